/// Takes money for invoices, many at once.
///
/// A call hands over a whole batch, so a gateway bounds and overlaps its own work; answers come back
/// in the order of the requests. Calls are made outside any transaction and may be repeated after a
/// crash: the same key must never take money twice.
package protocol PaymentGateway: Sendable {
    /// The first word of its payment methods, as `scripted` in `scripted:ok`.
    var name: String { get }

    /// Whether the gateway knows this payment method's token; asked before a subscription starts.
    func accepts(token: String) -> Bool

    /// Charges each request once.
    func charge(_ requests: [ChargeRequest]) -> [ChargeOutcome]

    /// Tells by key what became of charges that gave no answer, without charging anything.
    func query(_ requests: [ChargeRequest]) -> [QueryAnswer]
}

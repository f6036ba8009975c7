/// Takes money for invoices and gives it back, many at once.
///
/// A call hands over a whole batch, so a gateway bounds and overlaps its own work; answers come back
/// in the order of the requests. Calls are made outside any transaction and may be repeated after a
/// crash: the same key must never move money twice.
package protocol PaymentGateway: Sendable {
    /// The first word of its payment methods, as `scripted` in `scripted:ok`.
    var name: String { get }

    /// Whether money comes at the call, or some other way until a clerk records it.
    var collects: Collection { get }

    /// Whether the gateway knows this payment method's token; asked before a subscription starts.
    func accepts(token: String) -> Bool

    /// What tells one payer's instrument from another's, for offers given once.
    /// - Returns: `nil` when the gateway cannot tell; such payers are never taken for one another.
    func fingerprint(token: String) -> String?

    /// Charges each request once.
    func charge(_ requests: [ChargeRequest]) -> [ChargeOutcome]

    /// Tells by key what became of charges that gave no answer, without charging anything.
    func query(_ requests: [ChargeRequest]) -> [QueryAnswer]

    /// Gives money of earlier charges back, each request once.
    func refund(_ requests: [RefundRequest]) -> [RefundOutcome]

    /// Tells by key what became of refunds that gave no answer, without moving anything.
    func queryRefunds(_ requests: [RefundRequest]) -> [RefundAnswer]
}

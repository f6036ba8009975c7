package import Membership

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

/// One charge: the same key always comes with the same facts.
package struct ChargeRequest: Hashable, Sendable {
    package let key: ChargeKey
    package let token: String
    package let amount: Money

    package init(key: ChargeKey, token: String, amount: Money) {
        self.key = key
        self.token = token
        self.amount = amount
    }
}

/// What a gateway recognizes a repeated charge by: the invoice and the number of the attempt.
package struct ChargeKey: Hashable, Sendable, CustomStringConvertible {
    package let invoice: InvoiceID
    /// Counts from 1 within the invoice.
    package let attempt: Int

    package init(invoice: InvoiceID, attempt: Int) {
        self.invoice = invoice
        self.attempt = attempt
    }

    /// As it is sent: `inv_42:1`.
    package var description: String { "\(invoice):\(attempt)" }
}

/// What a charge came to.
package enum ChargeOutcome: Hashable, Sendable {
    case succeeded
    case declined(DeclineKind, code: String)
    /// No answer; the money may or may not have moved. Never an excuse to charge again.
    case unknown
}

/// What a gateway says about a key.
package enum QueryAnswer: Hashable, Sendable {
    case succeeded
    case declined(DeclineKind, code: String)
    /// The gateway never saw the key, so the same key may be charged now.
    case neverSeen
    case unknown
}

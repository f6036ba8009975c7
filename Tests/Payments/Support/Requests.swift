import Membership
import Payments
import Testing

/// Requests as the tables write them.
enum Requests {
    static func charge(
        _ token: String,
        invoice: Int64 = 7,
        attempt: Int = 1,
        amount: Int64 = 1_499
    ) throws -> ChargeRequest {
        ChargeRequest(
            key: ChargeKey(invoice: InvoiceID(invoice), attempt: attempt),
            token: token,
            amount: Money(minorUnits: amount, currency: try #require(Currency("USD")))
        )
    }

    /// As many charges of one token as asked for, of the invoices 1, 2, 3.
    static func charges(_ count: Int64, _ token: String = "ok") throws -> [ChargeRequest] {
        try (1...count).map { try charge(token, invoice: $0) }
    }

    static func refund(
        _ token: String,
        creditNote: Int64 = 7,
        of invoice: Int64 = 7,
        chargeAttempt: Int = 1,
        amount: Int64 = 1_499
    ) throws -> RefundRequest {
        RefundRequest(
            key: RefundKey(creditNote: creditNote, attempt: 1),
            charge: ChargeKey(invoice: InvoiceID(invoice), attempt: chargeAttempt),
            token: token,
            amount: Money(minorUnits: amount, currency: try #require(Currency("USD")))
        )
    }
}

package import Membership

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

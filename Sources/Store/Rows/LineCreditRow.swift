package import Membership

/// A credit of an invoice line as it is stored: with what gave it.
package struct LineCreditRow: Hashable, Sendable {
    package let credit: LineCredit
    package let source: Source
    package let createdAt: Instant

    package init(credit: LineCredit, source: Source, createdAt: Instant) {
        self.credit = credit
        self.source = source
        self.createdAt = createdAt
    }

    /// What gave a credit.
    package enum Source: Hashable, Sendable {
        /// A change of plan, by its paid invoice.
        case change(InvoiceID)
        /// A credit note, by its number.
        case creditNote(Int64)

        /// As it is stored.
        var stored: (name: String, number: Int64) {
            switch self {
            case .change(let invoice): ("change", invoice.number)
            case .creditNote(let number): ("credit_note", number)
            }
        }
    }
}

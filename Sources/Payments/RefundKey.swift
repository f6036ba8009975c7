/// What a gateway recognizes a repeated refund by: the credit note and the number of the attempt.
package struct RefundKey: Hashable, Sendable, CustomStringConvertible {
    /// The credit note's number.
    package let creditNote: Int64
    /// Counts from 1 within the credit note.
    package let attempt: Int

    package init(creditNote: Int64, attempt: Int) {
        self.creditNote = creditNote
        self.attempt = attempt
    }

    /// As it is sent: `cn_7:1`.
    package var description: String { "cn_\(creditNote):\(attempt)" }
}

/// What came of the tries with one number, in one currency.
package struct AttemptCountRow: Hashable, Sendable {
    package let attempt: Int
    package let currency: String
    package let tried: Int
    package let succeeded: Int
    package let declinedSoft: Int
    package let declinedHard: Int
    /// Whose outcome is not known.
    package let open: Int
    /// What succeeded, in minor units.
    package let amount: Int64
    /// Declined tries whose invoice is paid by now.
    package let paidLater: Int
}

/// What became of points that were to pay a part of the goods.
package struct QuoteRedemption: Hashable, Sendable {
    /// The programme that was asked; `nil` when the member is in none.
    package let programme: String?
    package let asked: Int64
    /// What they pay: all that was asked for, or nothing.
    package let worth: Money
    /// Why they pay nothing.
    package var refusal: UnusedReason?
    /// What would change it.
    package var remedy: String?
}

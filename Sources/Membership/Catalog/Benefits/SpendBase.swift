/// What of a purchase counts as spent.
package enum SpendBase: String, Hashable, Sendable, CaseIterable {
    /// What was paid for the goods: after discounts, points and certificates; without delivery, fees and tax.
    case net
    /// What the goods cost before anything was taken off.
    case gross
}

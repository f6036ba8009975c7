/// Who may show a membership at the till.
package enum Transferability: String, Hashable, Sendable, CaseIterable {
    /// The member alone: the identity that first showed it.
    case personal
    /// The member's household.
    case household
    /// Whoever has it.
    case bearer
}

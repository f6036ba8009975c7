package import Membership

/// An account as a book for other programs has it.
package enum BookAccount: Hashable, Sendable {
    /// What stood in the books before their first day.
    case opening
    /// One of ours, in every currency. A plan for the kinds kept per plan; a member where each
    /// member's part is to stand apart, for the kinds kept per member.
    case kept(AccountKind, plan: String?, member: String?)
}

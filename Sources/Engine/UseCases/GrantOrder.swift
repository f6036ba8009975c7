/// A wish to give a membership away.
package struct GrantOrder: Hashable, Sendable {
    package let member: String
    package let plan: String
    package let price: String
    package let terms: Int
    /// Why, for the journal; not empty.
    package let reason: String
    /// The code of an invitation; `nil` for the member's own, where one is asked for.
    package let invitation: String?

    package init(
        member: String,
        plan: String,
        price: String,
        terms: Int = 1,
        reason: String,
        invitation: String? = nil
    ) {
        self.member = member
        self.plan = plan
        self.price = price
        self.terms = terms
        self.reason = reason
        self.invitation = invitation
    }
}

package import Membership

/// A wish to pay a membership for somebody else.
package struct GiftOrder: Hashable, Sendable {
    /// Who gets it.
    package let member: String
    package let plan: String
    package let price: String
    /// Who pays it, a member too.
    package let from: String
    package let payWith: String
    /// The month through which the giver's method works; `nil` for what is known of it, if anything is.
    package let payWithExpires: Month?
    package let terms: Int
    /// The code of an invitation; `nil` for the member's own, where one is asked for.
    package let invitation: String?

    package init(
        member: String,
        plan: String,
        price: String,
        from: String,
        payWith: String,
        payWithExpires: Month? = nil,
        terms: Int = 1,
        invitation: String? = nil
    ) {
        self.member = member
        self.plan = plan
        self.price = price
        self.from = from
        self.payWith = payWith
        self.payWithExpires = payWithExpires
        self.terms = terms
        self.invitation = invitation
    }
}

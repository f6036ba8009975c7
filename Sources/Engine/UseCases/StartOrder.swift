package import Membership

/// A wish to start a subscription.
package struct StartOrder: Hashable, Sendable {
    package let member: String
    package let plan: String
    package let price: String
    /// `balance`, `none` for a trial that needs none, or a gateway's payment method as `scripted:ok`.
    package let payWith: String
    /// The month through which the method works; `nil` for what is known of it, if anything is.
    package let payWithExpires: Month?
    /// `nil` takes the plan's trial when there is one, the member has had none, and nothing of it
    /// would lie in the past.
    package let trial: Bool?
    /// The first day; `nil` means today.
    package let start: CivilDate?
    /// Whether the first day may lie in the past.
    package let backdate: Bool
    /// The day of the month terms begin on; `nil` for what the plan says.
    package let anchorDay: Int?
    /// Terms that the first payment buys together; more than one do not renew.
    package let terms: Int
    /// The code of an offer; `nil` for none.
    package let code: String?
    /// The code of an invitation; `nil` for the member's own, where one is asked for.
    package let invitation: String?
    /// The member who brought this one; `nil` when nobody did, or it is known.
    package let referredBy: String?

    package init(
        member: String,
        plan: String,
        price: String,
        payWith: String,
        payWithExpires: Month? = nil,
        trial: Bool? = nil,
        start: CivilDate? = nil,
        backdate: Bool = false,
        anchorDay: Int? = nil,
        terms: Int = 1,
        code: String? = nil,
        invitation: String? = nil,
        referredBy: String? = nil
    ) {
        self.member = member
        self.plan = plan
        self.price = price
        self.payWith = payWith
        self.payWithExpires = payWithExpires
        self.trial = trial
        self.start = start
        self.backdate = backdate
        self.anchorDay = anchorDay
        self.terms = terms
        self.code = code
        self.invitation = invitation
        self.referredBy = referredBy
    }
}

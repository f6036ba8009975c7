package import Membership

/// A wish to start a subscription.
package struct StartOrder: Hashable, Sendable {
    package let member: String
    package let plan: String
    package let price: String
    /// `balance`, or a gateway's payment method as `scripted:ok`.
    package let payWith: String
    /// `nil` takes the plan's trial when there is one and the member has had none.
    package let trial: Bool?
    /// The first day; `nil` means today.
    package let start: CivilDate?
    /// The day of the month terms begin on; `nil` takes the first billed day's.
    package let anchorDay: Int?

    package init(
        member: String,
        plan: String,
        price: String,
        payWith: String,
        trial: Bool? = nil,
        start: CivilDate? = nil,
        anchorDay: Int? = nil
    ) {
        self.member = member
        self.plan = plan
        self.price = price
        self.payWith = payWith
        self.trial = trial
        self.start = start
        self.anchorDay = anchorDay
    }
}

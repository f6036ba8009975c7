package import Membership

/// A wish to give a member more of a counted benefit than the plan does.
package struct UsesOrder: Hashable, Sendable {
    package let member: String
    package let benefit: String
    package let amount: Int64
    /// Why, for the journal; not empty.
    package let reason: String
    /// The first day on which they may be used; `nil` for at once.
    package let from: CivilDate?
    /// The first day on which they are gone; `nil` for as long as the membership lasts.
    package let expiresOn: CivilDate?
    /// Lots of a lower number burn first; what plans give has 100 where they say nothing.
    package let priority: Int

    package init(
        member: String,
        benefit: String,
        amount: Int64,
        reason: String,
        from: CivilDate? = nil,
        expiresOn: CivilDate? = nil,
        priority: Int = 100
    ) {
        self.member = member
        self.benefit = benefit
        self.amount = amount
        self.reason = reason
        self.from = from
        self.expiresOn = expiresOn
        self.priority = priority
    }
}

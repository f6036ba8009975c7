package import Membership

/// One use of a benefit, which refund rules look at.
package struct BenefitUseRow: Hashable, Sendable {
    package let member: MemberID
    package let subscription: SubscriptionID
    package let benefit: String
    package let usedAt: Instant
    /// The subscription's civil day of it.
    package let day: CivilDate
    /// What it was worth, zero or more; `nil` when nobody said.
    package let value: Money?
    /// The shop's own reference, as an order's number.
    package let reference: String?

    package init(
        member: MemberID,
        subscription: SubscriptionID,
        benefit: String,
        usedAt: Instant,
        day: CivilDate,
        value: Money?,
        reference: String?
    ) {
        self.member = member
        self.subscription = subscription
        self.benefit = benefit
        self.usedAt = usedAt
        self.day = day
        self.value = value
        self.reference = reference
    }
}

/// What is known of a membership when its windows are granted.
package struct GrantingFacts {
    package let member: MemberID
    package let subscription: SubscriptionID
    package let clock: BenefitClock
    /// Whether the plan or a tier of it promises the benefit.
    package let source: Lot.Source
    /// The days on which the benefit is promised: from a change of plan or a rise to a tier on, and to
    /// an end that is already known. Windows outside give nothing.
    package let promisedFrom: CivilDate
    package let promisedUntil: CivilDate?
    /// The full period that a term is a part of, for a first or last term that is shorter.
    package let wholeTerm: Period?
    /// The first instant of a day in the member's zone.
    package let start: (CivilDate) -> Instant

    package init(
        member: MemberID,
        subscription: SubscriptionID,
        clock: BenefitClock,
        source: Lot.Source = .plan,
        promisedFrom: CivilDate? = nil,
        promisedUntil: CivilDate? = nil,
        wholeTerm: Period? = nil,
        start: @escaping (CivilDate) -> Instant
    ) {
        self.member = member
        self.subscription = subscription
        self.clock = clock
        self.source = source
        self.promisedFrom = promisedFrom ?? clock.joined
        self.promisedUntil = promisedUntil
        self.wholeTerm = wholeTerm
        self.start = start
    }
}

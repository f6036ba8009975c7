package import Membership

/// What was given on an occasion, once.
package struct DripRow: Hashable, Sendable {
    package let subscription: SubscriptionID
    package let benefit: String
    /// The occasion's own day, also when it was given late.
    package let day: CivilDate
    package let member: MemberID
    package let given: GivenAward
    package let at: Instant

    package init(
        subscription: SubscriptionID,
        benefit: String,
        day: CivilDate,
        member: MemberID,
        given: GivenAward,
        at: Instant
    ) {
        self.subscription = subscription
        self.benefit = benefit
        self.day = day
        self.member = member
        self.given = given
        self.at = at
    }
}

/// What a window of a reward came to, once.
package struct RewardIssueRow: Hashable, Sendable {
    package let subscription: SubscriptionID
    package let benefit: String
    /// The first day of the window.
    package let window: CivilDate
    package let spend: Money
    package let amount: Money
    package let state: State
    package let at: Instant

    package init(
        subscription: SubscriptionID,
        benefit: String,
        window: CivilDate,
        spend: Money,
        amount: Money,
        state: State,
        at: Instant
    ) {
        self.subscription = subscription
        self.benefit = benefit
        self.window = window
        self.spend = spend
        self.amount = amount
        self.state = state
        self.at = at
    }

    /// What became of it.
    package enum State: Hashable, Sendable {
        /// `nil` exactly when the amount is zero.
        case issued(GivenAward?)
        case forfeited

        /// As it is stored.
        var stored: (name: String, given: GivenAward?) {
            switch self {
            case .issued(let given): ("issued", given)
            case .forfeited: ("forfeited", nil)
            }
        }
    }
}

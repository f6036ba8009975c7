extension ReferralRules {
    /// Decides what a friend's step gives to both.
    ///
    /// A referrer whose count is full brings friends all the same, and the friend gets what was promised.
    ///
    /// - Parameters:
    ///   - moment: the step the friend just took.
    ///   - isOneHousehold: whether both are one person or live together.
    ///   - wasMember: whether the friend had a membership before the one that counts.
    ///   - wasRewarded: whether the friend was rewarded for before.
    ///   - rewarded: friends that counted for the referrer within the window; or minor units given for
    ///     them, where the limit is money.
    ///   - worth: what the referrer's award is worth; a limit of money asks for it.
    package func decide(
        _ moment: Moment,
        isOneHousehold: Bool,
        wasMember: Bool,
        wasRewarded: Bool,
        rewarded: Int64,
        worth: Money? = nil
    ) -> ReferralDecision {
        guard moment == after else { return .nothing(.notNow) }
        if isOneHousehold { return .nothing(.sameHousehold) }
        if wasMember { return .nothing(.wasMember) }
        if wasRewarded { return .nothing(.alreadyRewarded) }
        let isFull =
            switch most?.amount {
            case .units(let limit): rewarded >= limit
            case .money(let limit):
                worth.map { worth in
                    worth.currency != limit.currency
                        || Int128(rewarded) + Int128(worth.minorUnits) > Int128(limit.minorUnits)
                } ?? true
            case nil: false
            }
        return .given(referrer: isFull ? nil : referrer, friend: friend, limitReached: isFull)
    }
}

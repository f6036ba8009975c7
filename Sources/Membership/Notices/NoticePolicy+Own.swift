/// The shop's own notices, which no rule asks for.
extension NoticePolicy {
    func ownNotices(_ facts: NoticeFacts) -> [PlannedNotice] {
        [
            reminder(facts), paymentFailed(facts), graceEnding(facts), methodExpiring(facts),
            balanceLow(facts), proofExpiring(facts),
        ].compactMap { $0 }
    }

    /// From 30 days before a proof runs out to the day before the charge of the term without it.
    private func proofExpiring(_ facts: NoticeFacts) -> PlannedNotice? {
        guard let ends = facts.proofEnds, let charge = facts.nextCharge else { return nil }
        let latest = charge.day.adding(days: -1)
        return PlannedNotice(
            kind: .proofExpiring,
            pack: nil,
            aboutDay: ends,
            earliest: min(ends.adding(days: -30), latest),
            latest: latest
        )
    }

    /// The plan's own reminder, so many days before a charge and no later than the day before it.
    private func reminder(_ facts: NoticeFacts) -> PlannedNotice? {
        guard let days = rules.beforeRenewal, let charge = facts.nextCharge else { return nil }
        return PlannedNotice(
            facts.trial == nil ? .renewalComing : .trialEnding,
            nil,
            about: charge.day,
            daysBefore: min(1, days)...max(0, days)
        )
    }

    /// At once, and as long as access goes on.
    private func paymentFailed(_ facts: NoticeFacts) -> PlannedNotice? {
        guard let failure = facts.failure else { return nil }
        return PlannedNotice(
            kind: .paymentFailed,
            pack: nil,
            aboutDay: failure.day,
            earliest: failure.day,
            latest: max(failure.day, failure.graceEnd.adding(days: -1))
        )
    }

    /// In the last two days of access; in a grace as short as that the first notice says it all.
    private func graceEnding(_ facts: NoticeFacts) -> PlannedNotice? {
        guard let failure = facts.failure, failure.day.days(until: failure.graceEnd) > 2 else {
            return nil
        }
        return PlannedNotice(.graceEnding, nil, about: failure.graceEnd, daysBefore: 1...2)
    }

    /// From 30 days before a method stops working to the day before the charge it will not make.
    private func methodExpiring(_ facts: NoticeFacts) -> PlannedNotice? {
        guard let expires = facts.methodExpires, let charge = facts.nextCharge,
            expires <= charge.day
        else { return nil }
        return PlannedNotice(
            kind: .methodExpiring,
            pack: nil,
            aboutDay: expires,
            earliest: expires.adding(days: -30),
            latest: charge.day.adding(days: -1)
        )
    }

    /// In the week before a charge that the balance does not cover.
    private func balanceLow(_ facts: NoticeFacts) -> PlannedNotice? {
        guard let balance = facts.balance, let charge = facts.nextCharge,
            balance.currency != charge.amount.currency
                || balance.minorUnits < charge.amount.minorUnits
        else { return nil }
        return PlannedNotice(.balanceLow, nil, about: charge.day, daysBefore: 1...7)
    }
}

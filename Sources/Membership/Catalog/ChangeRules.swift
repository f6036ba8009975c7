/// When a change of plan or price takes effect, and what the time not used is worth.
package struct ChangeRules: Hashable, Sendable {
    package let upgrade: ChangeTiming
    package let downgrade: ChangeTiming
    /// The same plan at another cadence.
    package let interval: ChangeTiming
    /// Whether an immediate change gives back the part of the term that is not used.
    package let credit: ChangeCredit

    package init(
        upgrade: ChangeTiming = .now,
        downgrade: ChangeTiming = .termEnd,
        interval: ChangeTiming = .termEnd,
        credit: ChangeCredit = .prorated
    ) {
        self.upgrade = upgrade
        self.downgrade = downgrade
        self.interval = interval
        self.credit = credit
    }
}

/// When a change takes effect.
package enum ChangeTiming: String, Hashable, Sendable, CaseIterable {
    case now
    case termEnd = "term_end"
}

/// What unused time is worth when a term is cut short by a change.
package enum ChangeCredit: String, Hashable, Sendable, CaseIterable {
    /// What was debited for the days left, never more than was debited.
    case prorated
    /// Nothing.
    case none
}

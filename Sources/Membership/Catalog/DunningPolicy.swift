/// What happens after a charge fails, counted in whole days from the day the term was due.
///
/// Everything follows from the due day and this policy, so a late run changes no date.
package struct DunningPolicy: Hashable, Sendable {
    /// Days after the due day on which the charge is tried again, ascending, each at least 1.
    package let retryOffsets: [Int]
    /// Days of access after the due day.
    package let graceDays: Int
    /// Days without access after grace, in which retries go on; then ``end`` decides.
    package let holdDays: Int
    package let hardDecline: HardDecline
    package let end: DunningEnd

    package init(
        retryOffsets: [Int],
        graceDays: Int,
        holdDays: Int,
        hardDecline: HardDecline = .stop,
        end: DunningEnd = .cancel
    ) {
        self.retryOffsets = retryOffsets
        self.graceDays = graceDays
        self.holdDays = holdDays
        self.hardDecline = hardDecline
        self.end = end
    }

    /// The first day without access when the term due on `due` stays unpaid.
    package func graceEnd(due: CivilDate) -> CivilDate { due.adding(days: graceDays) }

    /// The day on which an unpaid subscription ends.
    package func holdEnd(due: CivilDate) -> CivilDate { due.adding(days: graceDays + holdDays) }

    /// The first automatic try after `day`, or `nil` when none is left.
    package func nextRetry(due: CivilDate, after day: CivilDate) -> CivilDate? {
        retryOffsets.lazy.map { due.adding(days: $0) }.first { $0 > day }
    }

    /// The latest retry that has fallen due by `day`, or `nil` before the first one.
    ///
    /// A run that comes late takes this one and lets the earlier ones go, so tries never bunch.
    package func latestRetry(due: CivilDate, by day: CivilDate) -> CivilDate? {
        retryOffsets.lazy.map { due.adding(days: $0) }.last { $0 <= day }
    }
}

/// What a hard decline does to the automatic tries.
package enum HardDecline: String, Hashable, Sendable, CaseIterable {
    /// No automatic try until there is a new payment method.
    case stop
    /// As after a soft decline.
    case retry
}

/// What an unpaid subscription comes to when grace and hold are over.
package enum DunningEnd: Hashable, Sendable {
    /// It ends, and what is owed is written off.
    case cancel
    /// It stays on hold, without access, until it is paid or cancelled.
    case hold
    /// It ends, and the member goes on with a free price of another plan.
    case fallback(plan: String, price: String)
}

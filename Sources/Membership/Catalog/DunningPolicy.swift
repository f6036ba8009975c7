/// What happens after a charge fails, counted in whole days from the day the term was due.
///
/// Everything follows from the due day and this policy, so a late run changes no date.
package struct DunningPolicy: Hashable, Sendable {
    /// Days after the due day on which the charge is tried again, ascending, each at least 1.
    package let retryOffsets: [Int]
    /// Days of access after the due day.
    package let graceDays: Int
    /// Days without access after grace, in which retries go on; then the subscription ends.
    package let holdDays: Int

    package init(retryOffsets: [Int], graceDays: Int, holdDays: Int) {
        self.retryOffsets = retryOffsets
        self.graceDays = graceDays
        self.holdDays = holdDays
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

/// When a paid term's amount is earned: by the day, the extra minor units on the earliest days.
///
/// Posting every subscription's day would cost a row per member and night. Instead each paid term
/// changes its plan's daily total at no more than five days, and one transfer per plan and day posts it.
package struct RecognitionSchedule: Hashable, Sendable {
    package let amount: Int64
    package let period: Period

    package init(amount: Int64, period: Period) {
        self.amount = amount
        self.period = period
    }

    /// The schedule of a membership for good: its price is earned over a cadence from its start.
    package init(amount: Int64, from start: CivilDate, spreadOver cadence: Cadence) {
        self.amount = amount
        period = BillingCycle.starting(on: start, cadence: cadence).period(0)
    }

    /// What is earned by the start of `day`, in minor units.
    package func earned(before day: CivilDate) -> Int64 {
        let elapsed = min(max(period.start.days(until: day), 0), period.days)
        return Allocation.elapsed(elapsed, of: period.days, of: amount)
    }

    /// How the plan's daily total changes, and on which days, when posting has reached `nextDay`.
    ///
    /// Days that are already posted are caught up on `nextDay`, as for a term paid late.
    package func changes(nextDay: CivilDate) -> [(day: CivilDate, change: Int64)] {
        var result: [(day: CivilDate, change: Int64)] = []
        let missed = earned(before: nextDay)
        if missed != 0 {
            result.append((nextDay, missed))
            result.append((nextDay.adding(days: 1), -missed))
        }
        let first = max(period.start, nextDay)
        guard first < period.end else { return result }
        let (share, extra) = amount.quotientAndRemainder(dividingBy: Int64(period.days))
        let extraUntil = period.start.adding(days: Int(extra))
        result.append((first, first < extraUntil ? share + 1 : share))
        if first < extraUntil { result.append((extraUntil, -1)) }
        result.append((period.end, -share))
        return result.filter { $0.change != 0 }
    }
}

/// The boundaries of a subscription's periods, all of them, from one anchor.
///
/// Boundary n is the anchor plus n times the cadence, always counted from the anchor and never
/// from the boundary before. The anchor day is remembered unclamped, so a short month shortens
/// one boundary and the next long month gives the day back: Jan 31, Feb 28, Mar 31.
/// This is the one place that computes boundaries.
package struct BillingCycle: Hashable, Sendable {
    /// Boundary 0, already cut to its month.
    package let anchor: CivilDate
    /// The day of the month the cycle wants, 1...31, kept for life; for cadences of days and weeks
    /// the anchor's own day, and unused.
    package let anchorDay: Int
    package let cadence: Cadence

    /// The cycle as it was stored.
    ///
    /// For months and years only the anchor's month counts and the day is `anchorDay` cut to that
    /// month. Where the two come from outside, ``imported(anchor:anchorDay:cadence:)`` refuses a
    /// pair that does not fit together; here such a pair is settled in favour of the anchor day.
    package init(anchor: CivilDate, anchorDay: Int, cadence: Cadence) {
        self.cadence = cadence
        let (year, month, day) = anchor.parts
        switch cadence.step {
        case .days:
            self.anchor = anchor
            self.anchorDay = day
        case .months:
            let wanted = max(1, min(31, anchorDay))
            self.anchor = CivilDate(clampingYear: year, month: month, day: wanted)
            self.anchorDay = wanted
        }
    }

    /// Boundary `n`: the first day of period `n` and the first day after period `n - 1`.
    ///
    /// Far outside the calendar it stops at the first or last day there is.
    package func boundary(_ n: Int) -> CivilDate {
        // More periods than there are days; the bound keeps the products below from overflowing.
        let n = max(-5_000_000_000, min(5_000_000_000, n))
        switch cadence.step {
        case .days(let days):
            return anchor.adding(days: n * days)
        case .months(let months):
            let (year, month, _) = anchor.parts
            let total = year * 12 + (month - 1) + n * months
            let years = total.flooredQuotient(by: 12)
            return CivilDate(clampingYear: years, month: total - years * 12 + 1, day: anchorDay)
        }
    }

    /// Period `n`, half-open; period 0 starts at the anchor.
    package func period(_ n: Int) -> Period {
        Period(start: boundary(n), end: boundary(n == .max ? n : n + 1))
    }

    /// Which period a day lies in; negative before the anchor.
    package func index(containing day: CivilDate) -> Int {
        switch cadence.step {
        case .days(let days):
            return anchor.days(until: day).flooredQuotient(by: days)
        case .months(let months):
            let (anchorYear, anchorMonth, _) = anchor.parts
            let (year, month, _) = day.parts
            let gap = (year - anchorYear) * 12 + (month - anchorMonth)
            let candidate = gap.flooredQuotient(by: months)
            // The candidate begins in the day's month or before it. Only within that month can it
            // still begin too late.
            return day < boundary(candidate) ? candidate - 1 : candidate
        }
    }
}

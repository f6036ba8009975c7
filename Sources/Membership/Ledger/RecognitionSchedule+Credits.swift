extension RecognitionSchedule {
    /// What a credit takes from what is not earned yet, and what from revenue that was earned.
    ///
    /// - Parameter day: days before it count as earned.
    package func split(
        credit: Int64,
        at day: CivilDate
    ) -> (fromDeferred: Int64, fromEarned: Int64) {
        let fromDeferred = min(credit, amount - earned(before: day))
        return (fromDeferred, credit - fromDeferred)
    }

    /// The schedule with its time cut off: what was earned before `day` stays, `residual` is earned on
    /// `day` at once, and the rest is no longer to be earned.
    package func truncated(at day: CivilDate, keeping residual: Int64) -> TruncatedSchedule {
        TruncatedSchedule(whole: self, day: day, residual: residual)
    }

    /// What a credit that gives time back does to the books.
    ///
    /// Only what is still deferred there can be taken out of it. Days that are posted already count as
    /// earned, so the credit takes them back from revenue and no posted day is corrected. What is
    /// deferred and not credited is kept: it is earned at once, since no day is left to earn it.
    ///
    /// - Parameters:
    ///   - credit: without tax, in minor units; zero or more.
    ///   - from: the first day given back.
    ///   - nextDay: the first day whose revenue is not posted.
    package func givingBack(
        _ credit: Int64,
        from: CivilDate,
        nextDay: CivilDate
    ) -> (fromDeferred: Int64, fromEarned: Int64, changes: [(day: CivilDate, change: Int64)]) {
        let day = max(from, nextDay)
        let parts = split(credit: credit, at: day)
        let residual = amount - earned(before: day) - parts.fromDeferred
        let changes = truncated(at: day, keeping: residual).changes(nextDay: nextDay)
        return (parts.fromDeferred, parts.fromEarned, changes)
    }
}

/// A schedule whose time was cut off: what is earned of it before a day, and the rest on that day.
package struct TruncatedSchedule: Hashable, Sendable {
    package let whole: RecognitionSchedule
    /// The first day that no longer earns its share.
    package let day: CivilDate
    /// Earned on ``day`` at once, in minor units.
    package let residual: Int64

    package init(whole: RecognitionSchedule, day: CivilDate, residual: Int64) {
        self.whole = whole
        self.day = day
        self.residual = residual
    }

    /// Everything it earns.
    package var amount: Int64 { whole.earned(before: day) + residual }

    /// What is earned by the start of a day, in minor units.
    package func earned(before other: CivilDate) -> Int64 {
        other <= day ? whole.earned(before: other) : amount
    }

    /// How the plan's daily total changes when this takes the place of the whole schedule, whose
    /// changes were made before, and posting has reached `nextDay`.
    ///
    /// Where ``day`` is posted already the difference is corrected on `nextDay`, which may make that
    /// day's total negative.
    package func changes(nextDay: CivilDate) -> [(day: CivilDate, change: Int64)] {
        var result = whole.changes(nextDay: nextDay).map { ($0.day, -$0.change) }
        let kept = whole.earned(before: day)
        if kept != 0, whole.period.start < day {
            // The first days of a schedule are a schedule of their own: the extra units come first.
            let end = min(day, whole.period.end)
            let served = Period(start: whole.period.start, end: end)
            result += RecognitionSchedule(amount: kept, period: served).changes(nextDay: nextDay)
        }
        if residual != 0 {
            let once = Period(start: day, end: day.adding(days: 1))
            result += RecognitionSchedule(amount: residual, period: once).changes(nextDay: nextDay)
        }
        var totals: [CivilDate: Int64] = [:]
        for (day, change) in result { totals[day, default: 0] += change }
        return totals.filter { $0.value != 0 }.sorted { $0.key < $1.key }
            .map { (day: $0.key, change: $0.value) }
    }
}

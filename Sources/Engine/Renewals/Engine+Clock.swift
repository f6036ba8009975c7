package import Membership
import Store

extension Engine {
    /// Moves a test clock forward, running every day's work in between.
    ///
    /// - Returns: the new time, the days passed, and what their runs did together.
    /// - Throws: ``Refusal/clockNotMovable`` on real time, ``Refusal/clockBackwards`` for the past.
    package func advanceClock(
        to target: Instant,
        waits: Bool = false,
        onDay: ((CivilDate) -> Void)? = nil
    ) throws -> ClockAdvance {
        guard isTestClock else { throw Refused(.clockNotMovable, store.path) }
        try Self.refuseUnlessStorable(target)
        return try underRunLock(waits: waits, onWait: {}) {
            try session { try walk(to: target, onDay: onDay) }
        }
    }

    /// The most days one advance runs, about 100 years: a slip of the year would run for hours.
    static let longestAdvance = 36_600

    private func walk(
        to target: Instant,
        onDay: ((CivilDate) -> Void)?
    ) throws -> ClockAdvance {
        let from = try now()
        guard target >= from else {
            throw Refused(.clockBackwards, "\(target.rfc3339) is before \(from.rfc3339)")
        }
        let lastDay = calendar.day(of: target)
        guard calendar.day(of: from).days(until: lastDay) <= Self.longestAdvance else {
            throw Refused(.clockTooFar, "\(target.rfc3339) from \(from.rfc3339)")
        }
        var summary = RunSummary(until: target)
        var day = calendar.day(of: from)
        var days = 0
        while calendar.start(of: day.adding(days: 1)) <= target {
            day = day.adding(days: 1)
            days += 1
            try move(to: calendar.start(of: day))
            try summary.add(renew(until: nil, limit: nil))
            onDay?(day)
        }
        if try now() < target {
            try move(to: target)
            try summary.add(renew(until: nil, limit: nil))
        }
        try store.write { writer in
            var changes = ChangeSet(at: target, actor: actor)
            changes.journal.append(
                JournalEntry(
                    kind: JournalKind.clockAdvanced,
                    data: JournalData.object {
                        $0.text("from", from.rfc3339)
                        $0.text("to", target.rfc3339)
                    }
                )
            )
            try writer.apply(changes)
        }
        return ClockAdvance(from: from, now: target, days: days, summary: summary)
    }

    private func move(to instant: Instant) throws {
        try store.write { try $0.setTestClock(instant) }
    }
}

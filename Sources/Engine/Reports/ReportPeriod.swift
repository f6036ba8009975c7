package import Membership
import Store

/// The days a report is asked for.
package struct ReportPeriod: Hashable, Sendable {
    package let from: CivilDate?
    /// The day to end before.
    package let to: CivilDate?

    package init(from: CivilDate? = nil, to: CivilDate? = nil) {
        self.from = from
        self.to = to
    }

    /// The days meant: up to and with today, and the twelve months up to that of the last day,
    /// where nothing is said; they begin no earlier than the month in which the books begin.
    ///
    /// - Precondition: where both are given, the end comes after the beginning.
    /// - Throws: ``Refusal/dayInFuture`` for days that have not begun.
    func days(_ reader: Reader, today: CivilDate) throws -> Period {
        let to = to ?? today.adding(days: 1)
        guard to <= today.adding(days: 1) else { throw Refused(.dayInFuture, "\(to)") }
        let last = Month(of: to.adding(days: -1))
        let yearAgo = CivilDate(clampingYear: last.year, month: last.number - 11, day: 1)
        let booksBegin = try reader.bookedDays().map { Month(of: $0.start).days.start }
        let from = from ?? min(max(yearAgo, booksBegin ?? yearAgo), last.days.start)
        guard from < to else { throw Refused(.dayInFuture, "\(from)") }
        return Period(start: from, end: to)
    }
}

extension Period {
    /// The months of the period, the first and the last cut to it.
    var months: [Period] {
        var parts: [Period] = []
        var start = start
        while start < end {
            let next = min(Month(of: start).days.end, end)
            parts.append(Period(start: start, end: next))
            start = next
        }
        return parts
    }
}

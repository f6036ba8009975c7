/// The terms a subscription has used, as offers count them.
///
/// - A billed period counts once a day of it was used: all of it given back, it counts for nothing,
///   and cut off later it counts as one.
/// - A change that goes on with the period it cuts off is of the same term.
package struct UsedTerms: Sendable {
    package let count: Int
    /// The billed periods of terms, used or not, without those that changes billed.
    package let billed: Int
    /// The end of the newest used period, as it was billed, and of what of it was not given back.
    private let last: (end: CivilDate, cutAt: CivilDate)?

    /// - Parameters:
    ///   - lines: all lines of the subscription that were debited, in any order.
    ///   - day: only periods that began before it; `nil` for all.
    package init(_ lines: [DebitedLine], before day: CivilDate? = nil) {
        let periods = lines.filter(\.isPeriod).sorted { left, right in
            (left.line.period.start, left.id.invoice, left.id.line)
                < (right.line.period.start, right.id.invoice, right.id.line)
        }
        var last: (end: CivilDate, cutAt: CivilDate)?
        var count = 0
        for period in periods {
            let days = period.line.period
            let end = min(period.givenBackFrom ?? days.end, days.end)
            guard days.start < end, day.map({ days.start < $0 }) ?? true else { continue }
            if last?.end != days.end || last?.cutAt != days.start || !period.isRestOfPeriod {
                count += 1
            }
            last = (days.end, end)
        }
        self.count = count
        billed = periods.count { $0.line.kind == .term }
        self.last = last
    }

    /// Which term a change on a day bills first, counted from 0; the periods here began before it.
    ///
    /// - Parameter keepsCycle: whether it goes on with the period that the day lies in.
    package func ordinal(ofChangeOn day: CivilDate, keepsCycle: Bool) -> Int {
        guard keepsCycle, let last, last.cutAt > day else { return count }
        return count - 1
    }
}

extension DebitedLine {
    fileprivate var isPeriod: Bool {
        switch line.kind {
        case .term, .change: true
        case .credit, .discount, .carried, .toBalance: false
        }
    }

    /// Whether it is what a change billed for the rest of a period.
    fileprivate var isRestOfPeriod: Bool { line.kind == .change && line.days < line.ofDays }
}

package import Membership

/// The share of expired terms that were renewed, late renewals among them.
///
/// - Source: as the largest warehouse club states it: of the memberships that expired seven to
///   eighteen months ago, those renewed within six months of expiry.
package struct RenewalRate: Sendable, Equatable {
    /// The days whose expiries count.
    package let expiries: Period
    /// How many months after expiry a renewal still counts.
    package static let lateMonths = 6
    package let plan: String?
    package private(set) var expired = 0
    package private(set) var renewedInTime = 0
    package private(set) var renewedLate = 0

    /// - Parameter asOf: the day looked at; the window ends six months before it.
    package init(asOf: CivilDate, plan: String? = nil) {
        self.plan = plan
        expiries = Period(
            start: Self.months(-18, from: asOf),
            end: Self.months(-Self.lateMonths, from: asOf)
        )
    }

    /// The rate; nil when nothing expired.
    package var rate: Double? {
        expired == 0 ? nil : Double(renewedInTime + renewedLate) / Double(expired)
    }

    /// Counts the terms of a member in.
    package mutating func add(_ history: PayingHistory) {
        let terms = history.terms.filter { $0.isPaid && $0.isWholeTerm }
            .filter { term in plan.map { term.plan == $0 } ?? true }
        let starts = terms.map(\.period.start).sorted()
        for term in terms where expiries.contains(term.period.end) {
            expired += 1
            let end = term.period.end
            let latest = Self.months(Self.lateMonths, from: end)
            guard let next = starts.first(where: { $0 >= end && $0 < latest }) else { continue }
            if next == end {
                renewedInTime += 1
            } else {
                renewedLate += 1
            }
        }
    }

    private static func months(_ count: Int, from day: CivilDate) -> CivilDate {
        let (year, month, number) = day.parts
        return CivilDate(clampingYear: year, month: month + count, day: number)
    }
}

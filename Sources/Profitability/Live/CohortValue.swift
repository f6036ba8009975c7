package import Membership

/// What the members of each month of joining have paid since, month by month of membership.
///
/// - Units: minor units, net of tax; what was given back later is not taken off.
package struct CohortValue: Sendable {
    /// Who joined in a month, and what they paid.
    package struct Cohort: Sendable, Equatable {
        package let joined: Month
        package fileprivate(set) var members = 0
        /// What all of them paid in each month since joining; index 0 is the first.
        package fileprivate(set) var paid: [Int64] = []

        /// What a member has brought up to and with each month, on average.
        package var perMember: [Double] {
            var sum: Int64 = 0
            return paid.map { month in
                sum += month
                return members == 0 ? 0 : Double(sum) / Double(members)
            }
        }
    }

    package let asOf: CivilDate
    package let currency: Currency
    private var byMonth: [Month: Cohort] = [:]

    package init(asOf: CivilDate, currency: Currency) {
        self.asOf = asOf
        self.currency = currency
    }

    /// The cohorts, first to last.
    package var cohorts: [Cohort] { byMonth.sorted { $0.key < $1.key }.map(\.value) }

    /// Counts a member in.
    package mutating func add(_ history: PayingHistory) {
        guard history.currency == currency, let first = history.firstPaidDay, first <= asOf else {
            return
        }
        let joined = Month(of: first)
        let age = Self.months(from: joined, to: Month(of: asOf))
        var cohort = byMonth[joined] ?? Cohort(joined: joined)
        cohort.members += 1
        if cohort.paid.isEmpty { cohort.paid = Array(repeating: 0, count: age + 1) }
        for term in history.terms where term.isPaid && term.period.start <= asOf {
            let place = Self.months(from: joined, to: Month(of: term.period.start))
            if cohort.paid.indices.contains(place) { cohort.paid[place] += term.net }
        }
        byMonth[joined] = cohort
    }

    private static func months(from first: Month, to last: Month) -> Int {
        (last.year - first.year) * 12 + last.number - first.number
    }
}

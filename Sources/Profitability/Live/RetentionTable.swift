package import Membership

/// How many memberships of each month of joining went on, term by term.
///
/// - Shape: for each cohort and term number n the memberships that could begin term n by the day
///   looked at, and those that did. A term that is neither paid nor given up yet counts in neither.
/// - Source: the product-limit estimate: survival is the product of the rates, so that young
///   memberships count for the terms they have reached and no further.
package struct RetentionTable: Sendable {
    /// Who joined in a month.
    package struct Cohort: Sendable, Equatable {
        package let joined: Month
        /// The memberships that began.
        package fileprivate(set) var members = 0
        /// The steps from the first term on; index 0 leads to the second term.
        package fileprivate(set) var steps: [Step] = []

        /// The share that lasts into each term, the first among them; nil once nobody could.
        package var survival: [Double] {
            var shares = [1.0]
            for step in steps {
                guard step.reached > 0 else { break }
                shares.append((shares.last ?? 1) * Double(step.renewed) / Double(step.reached))
            }
            return shares
        }
    }

    /// From one term to the next.
    package struct Step: Sendable, Equatable {
        /// How many came to the end of the term.
        package fileprivate(set) var reached = 0
        /// How many of them began the next.
        package fileprivate(set) var renewed = 0

        /// The rate; nil when nobody came so far.
        package var rate: Double? { reached == 0 ? nil : Double(renewed) / Double(reached) }
    }

    /// The day looked at.
    package let asOf: CivilDate
    /// Only memberships of this plan; nil for all.
    package let plan: String?
    private var byMonth: [Month: Cohort] = [:]

    package init(asOf: CivilDate, plan: String? = nil) {
        self.asOf = asOf
        self.plan = plan
    }

    /// The cohorts, first to last.
    package var cohorts: [Cohort] { byMonth.sorted { $0.key < $1.key }.map(\.value) }

    /// All cohorts as one.
    package var all: [Step] {
        var sums: [Step] = []
        for cohort in byMonth.values {
            for (place, step) in cohort.steps.enumerated() {
                if place >= sums.count { sums.append(Step()) }
                sums[place].reached += step.reached
                sums[place].renewed += step.renewed
            }
        }
        return sums
    }

    /// Counts the memberships of a member in.
    package mutating func add(_ history: PayingHistory) {
        let terms = history.terms.filter { $0.isPaid && $0.isWholeTerm && $0.period.start <= asOf }
        for (subscription, paid) in Dictionary(grouping: terms, by: \.subscription) {
            let inOrder = paid.sorted { $0.period.start < $1.period.start }
            guard let first = inOrder.first else { continue }
            if let plan, first.plan != plan { continue }
            let month = Month(of: first.period.start)
            var cohort = byMonth[month] ?? Cohort(joined: month)
            cohort.members += 1
            for step in 1..<inOrder.count {
                cohort.count(step, renewed: true)
            }
            // Whoever went over to another subscription did not leave: that one counts on.
            let isOver = history.endings.contains {
                $0.subscription == subscription && $0.day <= asOf && $0.reason != .replaced
            }
            if isOver { cohort.count(inOrder.count, renewed: false) }
            byMonth[month] = cohort
        }
    }
}

extension RetentionTable.Cohort {
    fileprivate mutating func count(_ term: Int, renewed: Bool) {
        while steps.count < term { steps.append(RetentionTable.Step()) }
        steps[term - 1].reached += 1
        if renewed { steps[term - 1].renewed += 1 }
    }
}

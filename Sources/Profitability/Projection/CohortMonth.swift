/// One month in the life of those who join together, for each of them; money in major units.
package struct CohortMonth: Hashable, Sendable {
    /// The share of the month that is spent as a paying member, and on trial.
    package var paid = 0.0
    package var trial = 0.0
    /// Charges that are paid.
    package var charges = 0.0
    /// Trials that end without a paid term.
    package var unconverted = 0.0
    /// Members lost in the month: of their own will, and because a charge failed for good.
    package var left = 0.0
    package var failed = 0.0
    /// Fees less refunds: paid, and earned by the passing of time.
    package var feeCash = 0.0
    package var recognised = 0.0
    package var paymentCost = 0.0
}

extension Behaviour {
    /// The life of those who join together, month by month from the month they join in.
    package func cohort(months: Int) -> [CohortMonth] {
        var cohort = Array(repeating: CohortMonth(), count: max(0, months))
        if let trial { addTrial(trial, to: &cohort) }
        for (share, delay) in payers where delay < months {
            addTerms(of: share, after: delay, to: &cohort)
        }
        return cohort
    }

    private func addTrial(_ trial: Trial, to cohort: inout [CohortMonth]) {
        // A trial shorter than half a month is over in the month it begins in; who pays after it is
        // a paying member for the whole of that month.
        let spell = max(1, trial.delay)
        let time = trial.delay == 0 ? trial.months * (1 - trial.conversion) : trial.months
        for month in 0..<min(spell, cohort.count) {
            cohort[month].trial += trial.takeUp * time / Double(spell)
        }
        if trial.delay < cohort.count {
            cohort[trial.delay].unconverted += trial.takeUp * (1 - trial.conversion)
        }
    }

    private func addTerms(of share: Double, after delay: Int, to cohort: inout [CohortMonth]) {
        let last = Double(cohort.count - delay)
        var alive = share
        var term = 0
        while Double(term) * termMonths < last, alive > 0 {
            let start = Double(term) * termMonths
            let month = delay + Self.month(of: start)
            guard month < cohort.count else { return }
            if term > 0 {
                let end = end(ofTerm: term)
                cohort[month].left += alive * end.leaves
                cohort[month].failed += alive * end.failed
                alive *= end.stays
            }
            let isCharged = term == 0 || !isPaidOnce
            if isCharged {
                cohort[month].charges += fee > 0 ? alive : 0
                cohort[month].feeCash += alive * fee * kept
                cohort[month].paymentCost += alive * chargeCost
            }
            spread(alive, earns: isCharged, from: start, after: delay, over: &cohort)
            term += 1
        }
    }

    /// Spreads a term over the months it touches, by the part of the term in each.
    private func spread(
        _ alive: Double,
        earns: Bool,
        from start: Double,
        after delay: Int,
        over cohort: inout [CohortMonth]
    ) {
        let end = start + termMonths
        var month = Self.month(of: start)
        while Double(month) < end - 1e-9, delay + month < cohort.count {
            let time = min(end, Double(month + 1)) - max(start, Double(month))
            cohort[delay + month].paid += alive * time
            if earns {
                cohort[delay + month].recognised += alive * fee * kept * time / termMonths
            }
            month += 1
        }
    }
}

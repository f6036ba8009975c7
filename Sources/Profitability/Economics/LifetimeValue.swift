/// What a member who pays a first term brings until the end, and what it cost to win one; money in
/// major units.
///
/// - Shape: a term's contribution is its fee less refunds, and the margin, less what members cost; it
///   counts at the beginning of the term. Who never pays is in ``acquisition``, not here.
/// - Source: with equal terms, ``now`` is m (1 + i) / (1 + i - r) and ``later`` m r / (1 + i - r).
package struct LifetimeValue: Hashable, Sendable {
    /// What the first term leaves, and what a later one does; they differ when the fee is paid once.
    package let firstTerm: Double
    package let laterTerm: Double
    /// Discounted, the first term among them.
    package let now: Double
    /// Discounted, without the first term: what a member is worth who has just paid.
    package let later: Double
    /// As ``now``, without a discount.
    package let undiscounted: Double
    /// How many terms and months a member stays on average.
    package let terms: Double
    package let months: Double
    /// Whether the sum was ended after ``longestMonths``, when something was still left.
    package let isCut: Bool
    /// What it cost to win one who pays: acquisition and the trials of those who never do; `nil` when
    /// nobody pays.
    package let acquisition: Double?

    /// A hundred years; nobody is a member for longer.
    package static let longestMonths = 1_200.0

    /// LTV:CAC, with the first term; `nil` when winning members costs nothing.
    package var ratio: Double? {
        acquisition.flatMap { $0 > 0 ? now / $0 : nil }
    }

    /// After how many months of a member's mean contribution the cost of winning them is back; `nil`
    /// when it never is.
    package func paybackMonths(termMonths: Double) -> Double? {
        guard let acquisition else { return nil }
        if acquisition <= 0 { return 0 }
        return laterTerm > 0 ? acquisition / (laterTerm / termMonths) : nil
    }

    package init(of behaviour: Behaviour, _ joiners: Joiners) {
        let months = joiners.flow.contribution * behaviour.termMonths
        let paid = behaviour.fee * behaviour.kept - behaviour.chargeCost
        let first = paid + months
        let later = behaviour.isPaidOnce ? months : first
        let factor = behaviour.discountFactor(months: behaviour.termMonths)
        var alive = 1.0
        var discount = 1.0
        var sums = (now: 0.0, plain: 0.0, terms: 0.0)
        var term = 0
        while Double(term) * behaviour.termMonths < Self.longestMonths, alive > 1e-15 {
            let value = term == 0 ? first : later
            sums.now += alive * discount * value
            sums.plain += alive * value
            sums.terms += alive
            term += 1
            alive *= behaviour.end(ofTerm: term).stays
            discount *= factor
        }
        firstTerm = first
        laterTerm = later
        now = sums.now
        self.later = sums.now - first
        undiscounted = sums.plain
        terms = sums.terms
        self.months = sums.terms * behaviour.termMonths
        isCut = alive > 1e-6
        acquisition = behaviour.acquisitionOfPayer(joiners)
    }
}

extension Behaviour {
    /// What it costs to win one who pays.
    fileprivate func acquisitionOfPayer(_ joiners: Joiners) -> Double? {
        guard payingShare > 0 else { return nil }
        var cost = acquisition
        if let trial {
            let time = trial.delay == 0 ? trial.months * (1 - trial.conversion) : trial.months
            cost -= trial.takeUp * time * joiners.trialFlow.contribution
        }
        return cost / payingShare
    }
}

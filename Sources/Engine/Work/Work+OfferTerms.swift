import Membership
import Store

/// How many terms of a subscription count towards its offers.
extension Work {
    /// The terms so far.
    ///
    /// Rests and changes alone tell it from the terms that were paid: what a rest gives back whole was
    /// not used, and what a change bills is no term of its own.
    func offerTerms(of matter: Case) throws -> Int {
        if let terms = matter.offerTerms { return terms }
        let billed = matter.subscription.termsBilled
        guard matter.subscription.series > 0 else { return billed }
        let used = UsedTerms(try debited(matter))
        return billed + used.count - used.billed
    }

    /// The terms before those that a change bills; as many when it comes to the same periods.
    func offerTerms(
        of matter: Case,
        changedTo target: PricedVersion,
        on day: CivilDate
    ) throws -> Int {
        let agreement = matter.agreement
        let keepsCycle =
            target.price.cadence.bills(like: agreement.cycle.cadence)
            && !target.price.isLifetime && !agreement.isLifetime
        return UsedTerms(try debited(matter), before: day)
            .ordinal(ofChangeOn: day, keepsCycle: keepsCycle)
    }

    /// All that was debited, as far as it is stored.
    private func debited(_ matter: Case) throws -> [DebitedLine] {
        var row = matter.row
        if matter.invoiceIsNew, let invoice = matter.invoice { row.lastInvoice = invoice.previous }
        return try reader.currentLines(of: row, from: CivilDate(dayNumber: 0))
    }
}

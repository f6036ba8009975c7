/// What a refund gives back, of which lines, and to where.
package struct RefundQuote: Hashable, Sendable {
    package let rule: RefundRule
    /// What is given back of each line; time that is still to come goes back with the money.
    package let credits: [LineCredit]
    /// All credits with their tax; positive.
    package let total: Money
    /// The same by destination; the parts add up to the total.
    package let goesTo: MoneySources

    /// Decides a refund: the first rule that is for the member's region decides alone.
    ///
    /// - Returns: an amount that is at most what was debited and not credited before, and at most what
    ///   was paid; or why there is none.
    package static func decide(_ facts: RefundFacts) throws(MoneyError) -> RefundDecision {
        guard let rule = facts.rules.first(where: { $0.covers(region: facts.region) }) else {
            return .refused(.noRule)
        }
        let debits = try Debit.all(facts.debited)
        guard debits.contains(where: { facts.today < $0.line.period.end }) else {
            return .refused(debits.isEmpty ? .nothingLeft : .tooLate)
        }
        var credits = try debits.map { (debit) throws(MoneyError) in try debit.rest(facts.today) }
        switch rule.basis {
        case .none:
            return .refused(.noRule)
        case .ifUnused:
            guard facts.uses == 0 else { return .refused(.used) }
        case .within(let hours):
            let window = Int64(hours).multipliedReportingOverflow(by: Instant.millisecondsPerHour)
            let length = window.overflow ? .max : window.partialValue
            guard facts.now < facts.paidAt.adding(milliseconds: length) else {
                return .refused(.tooLate)
            }
        case .proRata:
            credits = try debits.map { (debit) throws(MoneyError) in
                try debit.credit(from: facts.today, secondsLeft: facts.secondsLeft)
            }
        case .fullAnyTime:
            break
        case .netOfBenefits:
            let whole = try LineCredit.total(credits, facts.brought.method.currency)
            let net = try whole.subtracting(facts.usesValue).orNothing
            guard net.isPositive || whole.isZero else { return .refused(.used) }
            credits = LineCredit.sharing(net, over: credits)
        }
        let settled = try LineCredit.settling(credits, facts.brought, rule.to)
        guard settled.total.isPositive else { return .refused(.nothingLeft) }
        return .given(
            RefundQuote(
                rule: rule,
                credits: settled.credits,
                total: settled.total,
                goesTo: settled.goesTo
            )
        )
    }
}

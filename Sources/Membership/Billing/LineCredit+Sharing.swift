extension Debit {
    /// Everything that was not given back before, with the time that is still to come.
    func rest(_ today: CivilDate) throws(MoneyError) -> LineCredit {
        LineCredit(line: id, amount: amountLeft, tax: taxLeft, from: firstDayBack(today))
    }

    /// What the time from `day` on is worth, with that time.
    func credit(
        from day: CivilDate,
        secondsLeft: InvoiceLine.Share?
    ) throws(MoneyError) -> LineCredit {
        let unused = try unused(from: day, secondsLeft: secondsLeft)
        return LineCredit(
            line: id,
            amount: unused.amount,
            tax: unused.tax,
            from: firstDayBack(day)
        )
    }

    private func firstDayBack(_ day: CivilDate) -> CivilDate? {
        hasTime(from: day) ? max(day, line.period.start) : nil
    }
}

extension LineCredit {
    /// All of them together, with their tax.
    static func total(
        _ credits: [LineCredit],
        _ currency: Currency
    ) throws(MoneyError) -> Money {
        var sum = Money.zero(currency)
        for credit in credits { sum = try sum.adding(credit.gross()) }
        return sum
    }

    /// The credits brought down to what was paid and sent to where it came from.
    static func settling(
        _ credits: [LineCredit],
        _ brought: MoneySources,
        _ destination: RefundDestination
    ) throws(MoneyError) -> (credits: [LineCredit], total: Money, goesTo: MoneySources) {
        let wanted = try total(credits, brought.method.currency)
        let given = try wanted.lesser(brought.total().orNothing)
        let settled = given == wanted ? credits : sharing(given, over: credits)
        // A line that gives back neither money nor time has no part in it.
        let telling = settled.filter { credit in
            credit.amount.isPositive || credit.tax.isPositive || credit.from != nil
        }
        return (telling, given, try brought.returning(given, to: destination))
    }

    /// An amount shared out over credits in proportion to what they come to, and in each over the
    /// amount and its tax; by largest remainder, so the parts add up and none exceeds its credit.
    static func sharing(_ total: Money, over credits: [LineCredit]) -> [LineCredit] {
        guard !credits.isEmpty else { return [] }
        let parts = Allocation.largestRemainder(
            total.minorUnits,
            weights: credits.flatMap { [$0.amount.minorUnits, $0.tax.minorUnits] }
        )
        return credits.enumerated().map { index, credit in
            LineCredit(
                line: credit.line,
                amount: Money(minorUnits: parts[index * 2], currency: total.currency),
                tax: Money(minorUnits: parts[index * 2 + 1], currency: total.currency),
                from: credit.from
            )
        }
    }
}

/// What was debited for some days and is not given back yet.
struct Debit {
    let id: InvoiceLineID
    let line: InvoiceLine
    /// The days the money pays for.
    let worth: Period
    /// Debited, net of discounts.
    let amount: Money
    let tax: Money
    /// Of that, what was not given back before.
    let amountLeft: Money
    let taxLeft: Money
    /// The first day that was given back before.
    let givenBackFrom: CivilDate?

    /// The terms and changes among the lines, with their discounts taken off.
    static func all(_ lines: [DebitedLine]) throws(MoneyError) -> [Debit] {
        var result: [Debit] = []
        var invoices: [InvoiceID: [NetLine]] = [:]
        for debited in lines {
            let invoice = debited.id.invoice
            if invoices[invoice] == nil {
                let own = lines.filter { $0.id.invoice == invoice }
                invoices[invoice] = try Bill.netLines(
                    own.map { (number: $0.id.line, line: $0.line) }
                )
            }
            guard let net = invoices[invoice]?.first(where: { $0.number == debited.id.line })
            else { continue }
            result.append(
                Debit(
                    id: debited.id,
                    line: debited.line,
                    worth: net.worth(spreadOver: debited.spreadOver),
                    amount: net.amount,
                    tax: net.tax,
                    amountLeft: try net.amount.subtracting(debited.credited).orNothing,
                    taxLeft: try net.tax.subtracting(debited.creditedTax).orNothing,
                    givenBackFrom: debited.givenBackFrom
                )
            )
        }
        return result
    }

    /// Whether any of its time is still the member's on this day.
    func hasTime(from day: CivilDate) -> Bool { max(day, line.period.start) < end }

    /// The first day that is no longer the member's.
    var end: CivilDate { min(givenBackFrom ?? line.period.end, line.period.end) }

    /// The days from `day` on that were paid for and not given back.
    func daysLeft(from day: CivilDate) -> Int {
        max(0, max(day, worth.start).days(until: min(end, worth.end)))
    }

    /// What the time from `day` on is worth: the amount times the days left over its days, rounded
    /// once, half away from zero; the tax in the same proportion. Never more than is left of either.
    ///
    /// - Parameter secondsLeft: instead of the days, where the plan counts seconds and `day` lies in
    ///   the line's own period: from now to the period's end, of the full period.
    func unused(
        from day: CivilDate,
        secondsLeft: InvoiceLine.Share?
    ) throws(MoneyError) -> (amount: Money, tax: Money) {
        let seconds = seconds(from: day, secondsLeft)
        let left = seconds?.used ?? daysLeft(from: day)
        let whole = seconds?.whole ?? worth.days
        // Time that was not begun is given back to the last unit, whatever was rounded before.
        guard left < whole else { return (amountLeft, taxLeft) }
        guard left > 0 else { return (.zero(amount.currency), .zero(amount.currency)) }
        return (
            try amount.scaled(times: Int64(left), over: Int64(whole)).lesser(amountLeft),
            try tax.scaled(times: Int64(left), over: Int64(whole)).lesser(taxLeft)
        )
    }

    /// The seconds left of the line's own; `nil` where its days count.
    func seconds(
        from day: CivilDate,
        _ secondsLeft: InvoiceLine.Share?
    ) -> InvoiceLine.Share? {
        guard let secondsLeft, givenBackFrom == nil, worth.contains(day), daysLeft(from: day) > 0
        else { return nil }
        let whole = line.seconds?.used ?? secondsLeft.whole
        return InvoiceLine.Share(used: min(secondsLeft.used, whole), whole: whole)
    }
}

extension Money {
    /// The amount, or zero where it is less.
    var orNothing: Money { isNegative ? .zero(currency) : self }
}

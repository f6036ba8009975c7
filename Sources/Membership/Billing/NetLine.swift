/// A term or a change on an invoice with its discounts taken off: what was debited for its days.
///
/// This is what is earned day by day and what can be given back; a discount is neither by itself.
package struct NetLine: Hashable, Sendable {
    /// The line's place on its invoice, counted from 1.
    package let number: Int
    package let price: PriceVersionID
    /// The days it is about, half-open; to the end of the calendar for a membership for good.
    package let period: Period
    /// The seconds it is about, where the plan counts them and it is short.
    package let seconds: InvoiceLine.Share?
    /// Without tax; zero or more.
    package let amount: Money
    package let tax: Money

    /// When the amount is earned, by the day.
    ///
    /// - Parameter spreadOver: for a membership for good, the time from its start in which its price
    ///   is earned; `nil` for a term, which is earned in its own days.
    package func schedule(spreadOver: Cadence? = nil) -> RecognitionSchedule {
        RecognitionSchedule(amount: amount.minorUnits, period: worth(spreadOver: spreadOver))
    }

    /// The days the amount pays for.
    func worth(spreadOver: Cadence?) -> Period {
        guard let spreadOver else { return period }
        return BillingCycle.starting(on: period.start, cadence: spreadOver).period(0)
    }
}

extension Bill {
    /// The bill's terms and changes without their discounts, in order.
    ///
    /// A discount belongs to the line of the same period; an invoice has one such line per period.
    package func netLines() throws(MoneyError) -> [NetLine] {
        try Self.netLines(lines.enumerated().map { (number: $0.offset + 1, line: $0.element) })
    }

    static func netLines(
        _ lines: [(number: Int, line: InvoiceLine)]
    ) throws(MoneyError) -> [NetLine] {
        var result: [NetLine] = []
        for (number, line) in lines {
            switch line.kind {
            case .term, .change: break
            case .credit, .discount, .carried, .toBalance: continue
            }
            var amount = line.amount
            var tax = line.tax
            for (_, other) in lines where other.kind == .discount && other.period == line.period {
                amount = try amount.adding(other.amount)
                tax = try tax.adding(other.tax)
            }
            result.append(
                NetLine(
                    number: number,
                    price: line.price,
                    period: line.period,
                    seconds: line.seconds,
                    amount: amount,
                    tax: tax
                )
            )
        }
        return result
    }

    /// What is earned with time: terms and changes less their discounts, without tax.
    package func earnable() throws(MoneyError) -> Money {
        try sum { line in
            switch line.kind {
            case .term, .change, .discount: line.amount
            case .credit, .carried, .toBalance: nil
            }
        }
    }

    /// The tax of what is billed anew; a credit's tax is not in it.
    package func tax() throws(MoneyError) -> Money {
        try sum { line in
            switch line.kind {
            case .term, .change, .discount: line.tax
            case .credit, .carried, .toBalance: nil
            }
        }
    }

    /// What earlier invoices carried forward.
    package func carried() throws(MoneyError) -> Money {
        try sum { $0.kind == .carried ? $0.amount : nil }
    }

    private func sum(_ part: (InvoiceLine) -> Money?) throws(MoneyError) -> Money {
        var sum = Money.zero(total.currency)
        for line in lines {
            guard let amount = part(line) else { continue }
            sum = try sum.adding(amount)
        }
        return sum
    }
}

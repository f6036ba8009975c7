/// What an immediate change of plan or price costs, and where billing goes on from.
///
/// - Time: the day of the change belongs to the new plan. At the same cadence the cycle and the paid
///   time stay, and the target costs its price times the days left over the days of the full period;
///   periods bought ahead are exchanged whole. At another cadence a new cycle begins today with a
///   whole term.
/// - Credit: each line that reaches past today gives back what was debited on it times its days left
///   over its days, never more than is left of it. A period that costs the same at both prices comes
///   to exactly nothing.
package struct ChangeQuote: Hashable, Sendable {
    /// `credit` lines, then `change` and `discount` lines, then `to_balance` when the credit is larger.
    package let lines: [InvoiceLine]
    /// What is to be paid; zero or more.
    package let total: Money
    /// The part of the credit that the change does not use up, for the balance; zero or more.
    package let leftOver: Money
    /// Whether the total is too little to charge and waits for the next invoice.
    package let carries: Bool
    /// What is given back of each line; also where its time is worth nothing.
    package let credits: [LineCredit]
    package let cycle: BillingCycle
    package let billingStart: CivilDate
    /// The cycle's index of the next term to bill.
    package let nextTerm: Int
    package let paidUntil: CivilDate

    package init(_ request: ChangeRequest) throws(MoneyError) {
        // In order of their days, and what was billed first for the same days first.
        let debits = try Debit.all(request.debited).filter { $0.hasTime(from: request.today) }
            .sorted { left, right in
                (left.line.period.start, left.id.invoice, left.id.line)
                    < (right.line.period.start, right.id.invoice, right.id.line)
            }
        let course = Course(request)
        var given: [(debit: Debit, credit: LineCredit)] = []
        var lines: [InvoiceLine] = []
        for debit in debits {
            let credit = try Self.credit(debit, request)
            given.append((debit, credit))
            if let line = try Self.line(of: credit, on: debit, request) { lines.append(line) }
        }
        for (offset, stretch) in course.stretches.enumerated() {
            let charged = try request.target.lines.lines(.change, stretch, offset: offset)
            lines += try Self.evened(charged, given, request, offset: offset)
        }
        let balance = try Bill.gross(lines, request.target.lines.listPrice.currency)
        leftOver = balance.isNegative ? try balance.negated() : .zero(balance.currency)
        total = balance.orNothing
        if leftOver.isPositive { lines.append(Self.toBalance(leftOver, course, request)) }
        self.lines = lines
        carries = total.isPositive && total.minorUnits < request.minimumCharge.minorUnits
        credits = given.map(\.credit)
        cycle = course.cycle
        billingStart = course.billingStart
        nextTerm = course.nextTerm
        paidUntil = course.paidUntil
    }

    /// The quote as an invoice.
    package func bill() throws(MoneyError) -> Bill { try Bill(lines: lines) }

    /// The left over credit by where it came from: what granted credit paid of the lines goes back as
    /// granted credit first, so that a gift never turns into money.
    ///
    /// - Parameter granted: what granted credit paid of the credited lines, less what went back.
    package func leftOver(granted: Money) throws(MoneyError) -> PrepaidDraw {
        let part = leftOver.lesser(granted.orNothing)
        return PrepaidDraw(granted: part, paid: try leftOver.subtracting(part))
    }
}

extension ChangeQuote {
    private static func credit(
        _ debit: Debit,
        _ request: ChangeRequest
    ) throws(MoneyError) -> LineCredit {
        let from = max(request.today, debit.line.period.start)
        switch request.rules.credit {
        case .none:
            let nothing = Money.zero(debit.amount.currency)
            return LineCredit(line: debit.id, amount: nothing, tax: nothing, from: from)
        case .prorated:
            let unused = try debit.unused(from: request.today, secondsLeft: request.secondsLeft)
            return LineCredit(line: debit.id, amount: unused.amount, tax: unused.tax, from: from)
        }
    }

    /// The invoice line of a credit; `nil` for one that is worth nothing.
    private static func line(
        of credit: LineCredit,
        on debit: Debit,
        _ request: ChangeRequest
    ) throws(MoneyError) -> InvoiceLine? {
        guard credit.amount.isPositive || credit.tax.isPositive, let from = credit.from else {
            return nil
        }
        let period = Period(start: from, end: debit.end)
        return InvoiceLine(
            kind: .credit,
            price: debit.line.price,
            period: period,
            days: period.days,
            ofDays: debit.line.ofDays,
            seconds: debit.seconds(from: request.today, request.secondsLeft),
            amount: try credit.amount.negated(),
            tax: try credit.tax.negated(),
            taxRate: debit.line.taxRate,
            credits: debit.id
        )
    }

    /// The lines of one charged period, brought to what its credit comes to when the target costs for
    /// the whole of the credited line what was debited on it.
    ///
    /// Amounts and taxes are rounded line by line, so without this a change between equal prices could
    /// cost a unit.
    private static func evened(
        _ charged: [InvoiceLine],
        _ given: [(debit: Debit, credit: LineCredit)],
        _ request: ChangeRequest,
        offset: Int
    ) throws(MoneyError) -> [InvoiceLine] {
        guard let change = charged.first else { return charged }
        let facing = given.filter { $0.debit.line.period.contains(change.period.start) }
        guard let (debit, credit) = facing.first, facing.count == 1,
            debit.end == change.period.end, debit.givenBackFrom == nil,
            debit.worth == debit.line.period, debit.amount == debit.amountLeft,
            debit.tax == debit.taxLeft, request.rules.credit == .prorated
        else { return charged }
        let same = LinePricing.Stretch(
            period: debit.line.period,
            days: debit.line.days,
            ofDays: debit.line.ofDays,
            seconds: debit.line.seconds
        )
        let whole = try request.target.lines.lines(.change, same, offset: offset)
        guard try total(whole) == (debit.amount, debit.tax),
            change.taxRate == debit.line.taxRate
        else { return charged }
        let sum = try total(charged)
        let evened = InvoiceLine(
            kind: .change,
            price: change.price,
            period: change.period,
            days: change.days,
            ofDays: change.ofDays,
            seconds: change.seconds,
            amount: try change.amount.adding(credit.amount.subtracting(sum.amount)),
            tax: try change.tax.adding(credit.tax.subtracting(sum.tax)),
            taxRate: change.taxRate,
            offer: change.offer
        )
        return [evened] + charged.dropFirst()
    }

    private static func total(
        _ lines: [InvoiceLine]
    ) throws(MoneyError) -> (amount: Money, tax: Money) {
        (try Money.sum(lines.map(\.amount)), try Money.sum(lines.map(\.tax)))
    }

    private static func toBalance(
        _ amount: Money,
        _ course: Course,
        _ request: ChangeRequest
    ) -> InvoiceLine {
        InvoiceLine(
            kind: .toBalance,
            price: request.target.lines.price,
            period: Period(start: request.today, end: course.paidUntil),
            days: 0,
            ofDays: course.stretches.first?.ofDays ?? 1,
            amount: amount,
            tax: .zero(amount.currency)
        )
    }
}

extension Bill {
    /// What lines come to with their tax; it may be negative.
    static func gross(
        _ lines: [InvoiceLine],
        _ currency: Currency
    ) throws(MoneyError) -> Money {
        var sum = Money.zero(currency)
        for line in lines { sum = try sum.adding(line.gross()) }
        return sum
    }
}

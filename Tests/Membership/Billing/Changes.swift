import Membership

/// A member who changes, renews and buys ahead at random, with the invoices that come of it.
struct Changes {
    private(set) var today = Sample.day("2026-01-31")
    private(set) var cycle: BillingCycle
    private(set) var paidUntil: CivilDate
    private var billingStart: CivilDate
    private var nextTerm: Int
    private(set) var invoices: [Bill] = []
    private(set) var credits: [LineCredit] = []
    /// What was paid less what went to the balance, in minor units.
    private(set) var spent: Int64 = 0
    private var random: SplitMix64
    private let taxes: TaxRules?

    init(seed: Int) throws {
        random = SplitMix64(seed: seed)
        cycle = try BillingCycle.starting(
            on: today,
            cadence: Sample.cadence(["P1M", "P3M", "P1Y", "P10D"][random.int(in: 0...2)]),
            anchorDay: random.int(in: 1...31)
        )
        billingStart = today
        paidUntil = today
        nextTerm = cycle.firstIndex(from: today)
        taxes = Sample.taxes(
            random.int(in: 0...2) == 0 ? nil : random.int(in: 0...3_000),
            included: random.int(in: 0...1) == 0
        )
        try renew()
    }

    /// - Returns: the quote when the step was a change.
    mutating func step() throws -> ChangeQuote? {
        if random.int(in: 0...3) == 0 {
            try renew()
            return nil
        }
        // Several changes on one day are as common here as days that pass.
        let left = today.days(until: paidUntil)
        today = today.adding(days: random.int(in: 0...1) * random.int(in: 0...max(0, left - 1)))
        if today >= paidUntil { try renew() }
        let cadence =
            random.int(in: 0...3) == 0
            ? Sample.cadence(["P1M", "P3M", "P1Y", "P10D"][random.int(in: 0...3)])
            : cycle.cadence
        let quote = try ChangeQuote(
            ChangeRequest(
                debited: debited(),
                today: today,
                rules: ChangeRules(credit: random.int(in: 0...7) == 0 ? .none : .prorated),
                cycle: cycle,
                billingStart: billingStart,
                paidUntil: paidUntil,
                target: ChangeRequest.Target(lines: pricing(), cadence: cadence),
                minimumCharge: Sample.money(50)
            )
        )
        invoices.append(try quote.bill())
        credits += quote.credits
        spent += quote.total.minorUnits - quote.leftOver.minorUnits
        cycle = quote.cycle
        billingStart = quote.billingStart
        nextTerm = quote.nextTerm
        paidUntil = quote.paidUntil
        return quote
    }

    /// All lines of all invoices with what was given back of them.
    func debited() throws -> [DebitedLine] {
        try invoices.enumerated().flatMap { index, bill in
            try Sample.debited(bill.lines, invoice: Int64(index + 1), credits: credits)
        }
    }

    /// What is wrong with the member's invoices; empty when nothing is.
    func faults() throws -> [String] {
        var faults: [String] = []
        var debits: Int64 = 0
        var covered: [Period] = []
        for (index, bill) in invoices.enumerated() {
            for net in try bill.netLines() {
                let id = InvoiceLineID(invoice: InvoiceID(Int64(index + 1)), line: net.number)
                let own = credits.filter { $0.line == id }
                let amount = own.reduce(0) { $0 + $1.amount.minorUnits }
                let tax = own.reduce(0) { $0 + $1.tax.minorUnits }
                if !(0...net.amount.minorUnits).contains(amount) { faults.append("\(id): amount") }
                if !(0...net.tax.minorUnits).contains(tax) { faults.append("\(id): tax") }
                debits += net.amount.minorUnits + net.tax.minorUnits
                let end = min(net.period.end, own.compactMap(\.from).min() ?? net.period.end)
                if net.period.start < end {
                    covered.append(Period(start: net.period.start, end: end))
                }
            }
        }
        let given = try credits.reduce(0) { try $0 + $1.gross().minorUnits }
        if given > debits { faults.append("gave back \(given) of \(debits)") }
        if spent != debits - given { faults.append("spent \(spent), not \(debits - given)") }
        covered.sort { $0.start < $1.start }
        for (one, next) in zip(covered, covered.dropFirst()) where one.end != next.start {
            faults.append("\(one) and \(next) do not tile")
        }
        if covered.last?.end != paidUntil { faults.append("paid until \(paidUntil)") }
        if cycle.boundary(nextTerm) != paidUntil { faults.append("term \(nextTerm) is not next") }
        return faults
    }

    private mutating func renew() throws {
        let count = random.int(in: 1...3)
        let term = cycle.term(
            nextTerm,
            count: count,
            from: billingStart,
            price: Sample.money(0),
            proration: .byDay
        )
        let bill = try Bill.term(
            term,
            pricing: TermPricing(
                lines: pricing(),
                cycle: cycle,
                billingStart: billingStart,
                carried: Sample.money(0)
            )
        )
        invoices.append(bill)
        spent += bill.total.minorUnits
        nextTerm += count
        paidUntil = term.period.end
    }

    private mutating func pricing() -> LinePricing {
        let effects: [OfferEffect] = [
            .percent(Sample.rate(random.int(in: 0...10_000))),
            .amount(Sample.money(Int64(random.int(in: 0...1_000)))),
            .price(Sample.money(Int64(random.int(in: 0...1_000)))),
        ]
        return Sample.pricing(
            Int64(random.int(in: 0...3) == 0 ? random.int(in: 0...9) : random.int(in: 0...9_999)),
            random.int(in: 0...9) == 0 ? .none : .byDay,
            offers: effects.prefix(random.int(in: 0...3)).map { Sample.offer("o", $0) },
            stacking: OfferStacking.allCases[random.int(in: 0...1)],
            taxes: taxes
        )
    }
}

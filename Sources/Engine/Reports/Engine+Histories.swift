import Membership
import Profitability
import Store

extension Engine {
    /// Hands over what each member was billed, member by member, in one walk over all invoices.
    ///
    /// A member who pays in two currencies is handed over once for each.
    func eachHistory(_ reader: Reader, _ body: (PayingHistory) throws -> Void) throws {
        try plans.refreshIfGrown(reader)
        var making = HistoryMaking(
            names: try reader.memberNames(),
            endings: try endings(reader),
            rests: try rests(reader)
        )
        try reader.eachBilledLine { line in
            if line.member != making.member {
                for history in making.finish() { try body(history) }
                making.begin(line.member)
            }
            try making.add(line, plans.priced(line.price, reader))
        }
        for history in making.finish() { try body(history) }
    }

    private func endings(_ reader: Reader) throws -> [MemberID: [PayingHistory.Ending]] {
        var endings: [MemberID: [PayingHistory.Ending]] = [:]
        try reader.eachEnding { member, subscription, at, reason, zone in
            let day = try calendars.calendar(zone).day(of: at)
            endings[member, default: []].append(
                PayingHistory.Ending(subscription: subscription.number, day: day, reason: reason)
            )
        }
        return endings
    }

    private func rests(_ reader: Reader) throws -> [Int64: [PayingHistory.Rest]] {
        let farthest = CivilDate(clampingYear: 9_999, month: 12, day: 31)
        return Dictionary(
            grouping: try reader.rests().map { rest in
                PayingHistory.Rest(
                    subscription: rest.subscription.number,
                    days: Period(start: rest.from, end: max(rest.from, rest.until ?? farthest))
                )
            },
            by: \.subscription
        )
    }
}

/// The terms of one member, gathered line by line.
private struct HistoryMaking {
    private let names: [MemberID: String]
    private let endings: [MemberID: [PayingHistory.Ending]]
    private let rests: [Int64: [PayingHistory.Rest]]
    private(set) var member: MemberID?
    private var terms: [Currency: [BilledTerm]] = [:]
    private var open: Open?

    /// A line whose discounts may follow on the same invoice.
    private struct Open {
        let line: BilledLineRow
        let plan: String
        let cadence: Cadence?
        var amount: Int64
    }

    init(
        names: [MemberID: String],
        endings: [MemberID: [PayingHistory.Ending]],
        rests: [Int64: [PayingHistory.Rest]]
    ) {
        self.names = names
        self.endings = endings
        self.rests = rests
    }

    mutating func begin(_ member: MemberID) {
        self.member = member
    }

    mutating func add(_ line: BilledLineRow, _ priced: PricedVersion) throws {
        if line.kind == .discount, let own = open, own.line.invoice == line.invoice,
            own.line.period == line.period
        {
            let (amount, isTooLarge) = own.amount.addingReportingOverflow(line.amount.minorUnits)
            guard !isTooLarge else { throw Refused(.amountTooLarge, "\(line.invoice)") }
            open?.amount = amount
            return
        }
        close()
        guard line.kind != .discount else { return }
        open = Open(
            line: line,
            plan: priced.plan.id,
            cadence: priced.price.isLifetime ? nil : priced.price.cadence,
            amount: line.amount.minorUnits
        )
    }

    /// What the member was billed, a history for each currency.
    mutating func finish() -> [PayingHistory] {
        close()
        defer { terms = [:] }
        guard let member, let name = names[member] else { return [] }
        return terms.sorted { $0.key.code < $1.key.code }.map { currency, terms in
            PayingHistory(
                member: name,
                currency: currency,
                terms: terms,
                endings: endings[member] ?? [],
                rests: Set(terms.map(\.subscription)).sorted().flatMap { rests[$0] ?? [] }
            )
        }
    }

    private mutating func close() {
        guard let own = open else { return }
        open = nil
        let line = own.line
        // The price of the whole term, where a part of one was billed.
        let whole = own.amount.multipliedReportingOverflow(by: Int64(line.ofDays))
        let price =
            line.days == line.ofDays || whole.overflow || line.days == 0
            ? own.amount : whole.partialValue / Int64(line.days)
        terms[line.amount.currency, default: []].append(
            BilledTerm(
                subscription: line.subscription.number,
                plan: own.plan,
                period: line.period,
                monthly: BilledTerm.monthly(of: price, each: own.cadence),
                net: own.amount,
                isPaid: line.isPaid,
                isWholeTerm: line.kind == .term
            )
        )
    }
}

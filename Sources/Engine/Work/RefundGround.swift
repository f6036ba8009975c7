import Membership
import Store

/// What a refund or a pause gives back from: the lines of the time that is still to come, and the money
/// that paid for them.
struct RefundGround {
    let lines: [DebitedLine]
    /// The invoices that money goes back of, newest first.
    let payments: [InvoicePayment]
    /// What all of them brought together, less what went back or was left over by changes.
    let brought: MoneySources
    /// When the current term was paid; `nil` when there is nothing to give back.
    let paidAt: Instant?
    /// The first day of the current term; uses of benefits are counted from it.
    let termStart: CivilDate
}

extension Work {
    /// What the subscription was debited for the days from today on.
    ///
    /// A term whose plan was changed in the middle is one term: what its first plan cost belongs to it
    /// when both plans give back by the same rule.
    func ground(of matter: Case) throws -> RefundGround {
        let today = matter.today
        let current = try reader.currentLines(of: matter.row, from: today).map(spread)
        var invoices: [InvoiceID: InvoiceRow] = [:]
        for id in Set(current.map(\.id.invoice)) { invoices[id] = try reader.invoice(id) }
        let kept = try Self.term(current, invoices, today).filter { line in
            try line.hasDaysLeft(from: today) || isRuledAlike(line, matter)
        }
        let lines = current.filter { line in
            kept.contains { $0.id == line.id }
                || line.line.kind == .discount
                    && kept.contains {
                        $0.id.invoice == line.id.invoice && $0.line.period == line.line.period
                    }
        }
        var payments: [InvoicePayment] = []
        for id in Set(kept.map(\.id.invoice)).sorted(by: { $0.number > $1.number }) {
            if let payment = try payment(id) { payments.append(payment) }
        }
        for payment in payments { try addFunds(of: payment.invoice, to: &payments) }
        let running = kept.filter { $0.line.period.contains(today) }
        let paidBy = Set((running.isEmpty ? kept : running).map(\.id.invoice))
        return RefundGround(
            lines: lines,
            payments: payments,
            brought: try Self.brought(by: payments, matter.agreement.price.currency),
            paidAt: paidBy.compactMap { invoices[$0]?.settledAt }.min(),
            termStart: running.map(\.line.period.start).min() ?? today
        )
    }

    /// Whether the plan of a line that a change cut off gives back by the same rule as the present one:
    /// what was used under a plan without refunds is not given back by way of another.
    private func isRuledAlike(_ line: DebitedLine, _ matter: Case) throws -> Bool {
        let billed = try engine.plans.priced(line.line.price, reader).plan
        let plan = try engine.plans.priced(matter.agreement.priceVersion, reader).plan
        guard billed.id != plan.id else { return true }
        let region = try reader.member(matter.row.member)?.region
        let rules = [billed, plan].map { plan in
            plan.refunds.first { $0.covers(region: region) }?.basis
        }
        return rules[0] == rules[1]
    }

    /// What an invoice was paid with and what went back of it.
    func payment(_ id: InvoiceID) throws -> InvoicePayment? {
        guard let invoice = try reader.invoice(id) else { return nil }
        return try InvoicePayment(
            invoice,
            reader.attempts(at: id),
            reader.creditNotes(of: id) + changes.newCreditNotes.filter { $0.invoice == id }
        )
    }

    /// A membership for good is worth its price over a time of its own.
    func spread(_ line: DebitedLine) throws -> DebitedLine {
        let priced = try engine.plans.priced(line.line.price, reader)
        guard priced.price.isLifetime else { return line }
        return DebitedLine(
            id: line.id,
            line: line.line,
            credited: line.credited,
            creditedTax: line.creditedTax,
            givenBackFrom: line.givenBackFrom,
            spreadOver: priced.price.cadence
        )
    }

    /// The lines with time that is still to come, and those that a change in the same term cut off.
    private static func term(
        _ lines: [DebitedLine],
        _ invoices: [InvoiceID: InvoiceRow],
        _ today: CivilDate
    ) -> [DebitedLine] {
        var kept = lines.filter { $0.hasDaysLeft(from: today) }
        let ends = Set(kept.map(\.line.period.end))
        var before = -1
        while kept.count != before {
            before = kept.count
            let changed = Set(
                kept.flatMap { invoices[$0.id.invoice]?.lines.compactMap(\.credits) ?? [] }
            )
            kept += lines.filter { line in
                changed.contains(line.id) && ends.contains(line.line.period.end)
                    && !kept.contains { $0.id == line.id }
            }
        }
        return kept
    }

    /// Adds what earlier invoices gave to one by a change, as far as they gave it.
    private func addFunds(of invoice: InvoiceRow, to payments: inout [InvoicePayment]) throws {
        for line in invoice.lines {
            guard let credited = line.credits?.invoice,
                !payments.contains(where: { $0.invoice.id == credited }),
                let payment = try payment(credited)
            else { continue }
            payments.append(try payment.capped(at: line.gross().negated()))
            try addFunds(of: payment.invoice, to: &payments)
        }
    }

    private static func brought(
        by payments: [InvoicePayment],
        _ currency: Currency
    ) throws(MoneyError) -> MoneySources {
        var (method, paid) = (Money.zero(currency), Money.zero(currency))
        var (granted, leftOver) = (Money.zero(currency), Money.zero(currency))
        for payment in payments {
            method = try method.adding(payment.left.method)
            paid = try paid.adding(payment.left.paid)
            granted = try granted.adding(payment.left.granted)
            for line in payment.invoice.lines where line.kind == .toBalance {
                leftOver = try leftOver.adding(line.gross())
            }
        }
        // A change puts granted credit back first, then money.
        let ofGranted = leftOver.lesser(granted)
        let ofMethod = try leftOver.subtracting(ofGranted).lesser(method)
        let ofPaid = try leftOver.subtracting(ofGranted).subtracting(ofMethod)
        return MoneySources(
            method: try method.subtracting(ofMethod),
            paid: try paid.subtracting(ofPaid),
            granted: try granted.subtracting(ofGranted)
        )
    }
}

extension DebitedLine {
    /// Whether it billed days from this one on that were not given back.
    func hasDaysLeft(from day: CivilDate) -> Bool {
        guard line.kind != .discount else { return false }
        let end = min(givenBackFrom ?? line.period.end, line.period.end)
        return max(day, line.period.start) < end
    }
}

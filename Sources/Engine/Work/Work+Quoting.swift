import Membership
import Store

/// What a change costs, by the arithmetic that then charges it.
extension Work {
    /// The lines of a change that takes effect at the time of this work.
    ///
    /// - Parameter paidUntil: the end of the time that is paid for.
    func quote(
        _ matter: Case,
        to target: PricedVersion,
        paidUntil: CivilDate
    ) throws -> ChangeQuote {
        let agreement = matter.agreement
        let current = try engine.plans.priced(agreement.priceVersion, reader).plan
        var changed = matter
        changed.subscription.agreement = agreement.changed(
            to: target,
            cycle: agreement.cycle,
            billingStart: agreement.billingStart
        )
        var lines = try linePricing(changed)
        // The periods from today's on are billed anew, so offers count from today's on.
        if !lines.offers.isEmpty {
            lines.ordinal = try offerTerms(of: matter, changedTo: target, on: matter.today)
        }
        // Seconds stand against seconds only; a plan that counts days gives and takes days.
        let countsSeconds =
            agreement.proration == .bySecond && target.plan.billing.proration == .bySecond
        return try ChangeQuote(
            ChangeRequest(
                debited: reader.currentLines(of: matter.row, from: matter.today),
                today: matter.today,
                secondsLeft: countsSeconds
                    ? matter.calendar.secondsLeft(
                        of: agreement.cycle.period(
                            agreement.cycle.index(containing: matter.today)
                        ),
                        at: now
                    ) : nil,
                rules: current.change,
                cycle: agreement.cycle,
                isLifetime: agreement.isLifetime,
                billingStart: agreement.billingStart,
                paidUntil: paidUntil,
                target: ChangeRequest.Target(
                    lines: lines,
                    cadence: target.price.cadence,
                    isLifetime: target.price.isLifetime
                ),
                minimumCharge: current.billing.minimumCharge(agreement.price.currency)
            )
        )
    }

    /// What a change's paid invoice gives back of earlier lines: its credits, and the time of lines
    /// whose time was worth nothing.
    func credits(on invoice: InvoiceRow, _ matter: Case) throws -> [LineCredit] {
        let day = invoice.period.start
        var credits: [LineCredit] = []
        for line in invoice.lines {
            guard let credited = line.credits else { continue }
            credits.append(
                LineCredit(
                    line: credited,
                    amount: try line.amount.negated(),
                    tax: try line.tax.negated(),
                    from: line.period.start
                )
            )
        }
        // The change's own invoice may not be stored yet; what it credits comes before it.
        var row = matter.row
        row.lastInvoice = invoice.previous
        for debited in try reader.currentLines(of: row, from: day)
        where debited.hasTime(from: day) && !credits.contains(where: { $0.line == debited.id }) {
            let nothing = Money.zero(debited.line.amount.currency)
            credits.append(
                LineCredit(
                    line: debited.id,
                    amount: nothing,
                    tax: nothing,
                    from: max(day, debited.line.period.start)
                )
            )
        }
        return credits
    }

    /// What a change puts on the balance, as it came: what granted credit paid of the lines goes back
    /// as granted credit first, so that a gift never turns into money.
    func leftOver(of invoice: InvoiceRow) throws -> PrepaidDraw {
        let currency = invoice.amount.currency
        let amount = toBalance(invoice)
        let granted = amount > 0 ? min(amount, try grantedCredited(by: invoice)) : 0
        return PrepaidDraw(
            granted: Money(minorUnits: granted, currency: currency),
            paid: Money(minorUnits: amount - granted, currency: currency)
        )
    }

    private func toBalance(_ invoice: InvoiceRow) -> Int64 {
        invoice.lines.reduce(0) { $1.kind == .toBalance ? $0 + $1.amount.minorUnits : $0 }
    }

    /// What granted credit paid of the lines that an invoice credits.
    ///
    /// Those may themselves be of a change that an earlier credit paid for, and so on back to an invoice
    /// that was paid.
    private func grantedCredited(by invoice: InvoiceRow) throws -> Int64 {
        var credited: [InvoiceID: Int64] = [:]
        for line in invoice.lines {
            guard let source = line.credits?.invoice else { continue }
            credited[source, default: 0] -= try line.gross().minorUnits
        }
        var sum: Int64 = 0
        for (source, amount) in credited {
            guard let row = try reader.invoice(source) else { continue }
            sum += min(amount, try grantedIn(row))
        }
        return sum
    }

    /// What granted credit an invoice still stands for.
    private func grantedIn(_ invoice: InvoiceRow) throws -> Int64 {
        var sum: Int64 = 0
        for attempt in try reader.attempts(at: invoice.id) where attempt.state == .succeeded {
            sum += attempt.fromBalance.granted.minorUnits
        }
        for note in try reader.creditNotes(of: invoice.id) { sum -= note.toGranted.minorUnits }
        switch invoice.kind {
        case .term: break
        case .change: sum += max(0, try grantedCredited(by: invoice) - toBalance(invoice))
        }
        return max(0, sum)
    }
}

extension DebitedLine {
    /// Whether any of its time is still the member's on a day, and would be given back from it on.
    fileprivate func hasTime(from day: CivilDate) -> Bool {
        switch line.kind {
        case .term, .change: break
        case .credit, .discount, .carried, .toBalance: return false
        }
        let end = min(givenBackFrom ?? line.period.end, line.period.end)
        return max(day, line.period.start) < end
    }
}

extension ZoneCalendar {
    /// The seconds from an instant to the end of a period, of the whole period.
    func secondsLeft(of period: Period, at now: Instant) -> InvoiceLine.Share {
        let start = self.start(of: period.start).milliseconds
        let end = self.start(of: period.end).milliseconds
        let left = max(0, min(end - now.milliseconds, end - start))
        return InvoiceLine.Share(used: Int(left / 1_000), whole: Int((end - start) / 1_000))
    }
}

import Membership
import Store

/// What is given back of lines that were billed: the one way for changes, pauses and refunds alike.
extension Work {
    /// Gives lines back: keeps each credit, stops earning the time that goes with it, and tells what
    /// that takes out of each plan's books, credit by credit.
    ///
    /// - Parameter source: what gave the credit of an invoice's line.
    func giveBack(
        _ credits: [LineCredit],
        source: (InvoiceID) -> LineCreditRow.Source
    ) throws -> [CreditedRevenue] {
        for credit in credits { keep(credit, source(credit.line.invoice)) }
        return try stopEarning(credits)
    }

    func keep(_ credit: LineCredit, _ source: LineCreditRow.Source) {
        changes.lineCredits.append(LineCreditRow(credit: credit, source: source, createdAt: now))
    }

    /// Time that is given back is no longer earned. Money that is given back while the time is kept
    /// stands against the plan's revenue, and the days go on being earned.
    func stopEarning(_ credits: [LineCredit]) throws -> [CreditedRevenue] {
        var lines: [InvoiceID: [NetLine]] = [:]
        return try credits.map { credit in
            let invoice = credit.line.invoice
            if lines[invoice] == nil {
                lines[invoice] = try reader.invoice(invoice).map { try Bill(lines: $0.lines) }?
                    .netLines()
            }
            guard let line = lines[invoice]?.first(where: { $0.number == credit.line.line }) else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "\(invoice) has no line \(credit.line.line) to give back"
                )
            }
            return try stopEarning(credit, of: line)
        }
    }

    private func stopEarning(_ credit: LineCredit, of line: NetLine) throws -> CreditedRevenue {
        let priced = try engine.plans.priced(line.price, reader)
        let currency = credit.amount.currency
        let nothing = Money.zero(currency)
        guard let from = credit.from, line.amount.isPositive else {
            return CreditedRevenue(
                plan: priced.plan.id,
                fromDeferred: nothing,
                fromEarned: credit.amount,
                tax: credit.tax
            )
        }
        let schedule = line.schedule(
            spreadOver: priced.price.isLifetime ? priced.price.cadence : nil
        )
        let parts = schedule.givingBack(
            credit.amount.minorUnits,
            from: from,
            nextDay: try nextDay(priced.plan.id, currency)
        )
        add(parts.changes, of: priced.plan.id, currency)
        return CreditedRevenue(
            plan: priced.plan.id,
            fromDeferred: Money(minorUnits: parts.fromDeferred, currency: currency),
            fromEarned: Money(minorUnits: parts.fromEarned, currency: currency),
            tax: credit.tax
        )
    }

    /// Gives back the paid time from a day on, as a pause does: as credit on the balance when the
    /// plan's pause rules say so, otherwise for nothing.
    func giveBackTime(from day: CivilDate, _ before: Subscription, _ matter: inout Case) throws {
        if matter.subscription.paidUntil == day {
            matter.subscription.paidUntil = try paidTime(before: day, of: matter.row)
        }
        let ground = try ground(of: matter)
        let currency = matter.agreement.price.currency
        guard before.agreement.pause?.creditsUnusedTime ?? false else {
            let nothing = Money.zero(currency)
            let credits = ground.lines.filter { $0.hasDaysLeft(from: day) }.map { line in
                LineCredit(
                    line: line.id,
                    amount: nothing,
                    tax: nothing,
                    from: max(day, line.line.period.start)
                )
            }
            let nowhere = MoneySources(method: nothing, paid: nothing, granted: nothing)
            try issue(credits, to: nowhere, over: ground.payments, .pause, matter)
            return
        }
        let unused = try UnusedCredit(
            ground.lines,
            from: day,
            brought: ground.brought,
            secondsLeft: unusedSeconds(matter)
        )
        let balance = MoneySources(
            method: .zero(currency),
            paid: unused.goesTo.paid,
            granted: unused.goesTo.granted
        )
        try issue(unused.credits, to: balance, over: ground.payments, .pause, matter)
    }
}

import Membership
import Store

/// Changes of plan and price.
extension Work {
    /// Begins a change that takes effect at once: its invoice, and the charge where one is needed.
    ///
    /// Nothing of it is in the books before it is paid. Where the credit or the balance covers it, it
    /// is paid, and in effect, inside this commit.
    func beginChange(
        _ quote: ChangeQuote,
        to target: PricedVersion,
        _ original: Case
    ) throws -> Case {
        try allOrNothing {
            var matter = original
            matter.subscription = try matter.subscription.applying(.changing).next
            try issue(quote.bill(), .change, quote.stretch(from: matter.today), &matter)
            matter.change = newChange(
                matter,
                to: target.row.id,
                timing: .now,
                state: .pending,
                on: matter.today,
                cycle: PlanChangeRow.Cycle(quote)
            )
            matter.change?.invoice = matter.invoice?.id
            try collect(&matter)
            try finish(&matter)
            return matter
        }
    }

    /// A change's invoice is settled: the change takes effect.
    func applyChange(paidBy invoice: InvoiceRow, _ matter: inout Case) throws {
        guard var change = try matter.change ?? reader.pendingChange(of: matter.row.id),
            change.invoice == invoice.id, let cycle = change.cycle
        else {
            throw StoreError.corrupt(path: "", detail: "\(invoice.id) is for no change")
        }
        let target = try engine.plans.priced(change.to, reader)
        let leftOver = try leftOver(of: invoice)
        let credits = try giveBack(credits(on: invoice, matter)) { _ in .change(invoice.id) }
        try post(
            Posting.changed(
                bill: Bill(lines: invoice.lines),
                member: invoice.payer,
                plan: target.plan.id,
                credits: credits,
                leftOver: leftOver,
                invoice: invoice.id,
                on: matter.today
            )
        )
        if try leftOver.total().isPositive { try giveBack(leftOver, to: invoice.payer) }
        try recognize(invoice, matter)
        let amendment = Amendment(
            agreement: matter.agreement.changed(
                to: target,
                cycle: BillingCycle(
                    anchor: cycle.anchor,
                    anchorDay: cycle.anchorDay,
                    cadence: target.price.cadence
                ),
                billingStart: cycle.billingStart
            ),
            nextTerm: cycle.nextTerm,
            paidUntil: invoice.period.end
        )
        if matter.row.hasOffers {
            // The change's own lines are not stored as paid, nor is what they credit.
            let before = try offerTerms(of: matter, changedTo: target, on: invoice.period.start)
            matter.offerTerms = before + invoice.lines.count { $0.kind == .change }
        }
        try settle(matter.subscription.applying(.changed(amendment)), &matter)
        change.series = matter.subscription.series
        decide(&change, .applied, &matter)
    }

    /// A change's charge was declined: the change is refused.
    func refuseChange(of matter: inout Case) throws {
        guard var change = try matter.change ?? reader.pendingChange(of: matter.row.id) else {
            throw StoreError.corrupt(path: "", detail: "\(matter.row.id) has no change under way")
        }
        decide(&change, .refused, &matter)
    }

    /// Writes down what became of a change, in the row that this commit adds or in the stored one.
    private func decide(
        _ change: inout PlanChangeRow,
        _ state: PlanChangeRow.State,
        _ matter: inout Case
    ) {
        change.state = state
        change.decidedAt = now
        if matter.change != nil {
            matter.change = change
        } else {
            changes.decidedChanges.append(change)
        }
    }

    /// A change as it is asked for.
    func newChange(
        _ matter: Case,
        to price: PriceVersionID,
        timing: PlanChangeRow.Timing,
        state: PlanChangeRow.State,
        on day: CivilDate,
        cycle: PlanChangeRow.Cycle?
    ) -> PlanChangeRow {
        numbers.change += 1
        let isOpen = state == .pending || state == .scheduled
        return PlanChangeRow(
            id: numbers.change,
            subscription: matter.row.id,
            series: matter.subscription.series,
            from: matter.agreement.priceVersion,
            to: price,
            invoice: nil,
            timing: timing,
            state: state,
            effectiveOn: day,
            cycle: cycle,
            requestedAt: now,
            decidedAt: isOpen ? nil : now
        )
    }

    /// Writes down a change that this commit began, and a plan for the end of a term that it made,
    /// took back or let something else take the place of.
    func recordChanges(_ matter: inout Case) throws {
        if let change = matter.change { changes.newChanges.append(change) }
        matter.change = nil
        let (before, after) = (matter.row.pendingChange, matter.subscription.pendingChange)
        guard before != after else { return }
        if before != nil, var row = try reader.scheduledChange(of: matter.row.id),
            !changes.decidedChanges.contains(where: { $0.id == row.id })
        {
            row.state = .cleared
            row.decidedAt = now
            changes.decidedChanges.append(row)
        }
        guard let after else { return }
        changes.newChanges.append(
            newChange(
                matter,
                to: after.price,
                timing: matter.plannedBy,
                state: .scheduled,
                on: after.on,
                cycle: nil
            )
        )
    }
}

extension PlanChangeRow.Cycle {
    init(_ quote: ChangeQuote) {
        self.init(
            anchor: quote.cycle.anchor,
            anchorDay: quote.cycle.anchorDay,
            billingStart: quote.billingStart,
            nextTerm: quote.nextTerm
        )
    }

    init(_ amendment: Amendment) {
        self.init(
            anchor: amendment.agreement.cycle.anchor,
            anchorDay: amendment.agreement.cycle.anchorDay,
            billingStart: amendment.agreement.billingStart,
            nextTerm: amendment.nextTerm
        )
    }
}

extension ChangeQuote {
    /// What the change's invoice is about: the time from its day to the end of what is paid for.
    fileprivate func stretch(from day: CivilDate) -> ScheduledTerm {
        let period = Period(start: day, end: paidUntil)
        return ScheduledTerm(
            index: cycle.index(containing: day),
            count: max(1, lines.count { $0.kind == .change }),
            period: period,
            days: period.days,
            ofDays: period.days,
            amount: total,
            isProrated: false
        )
    }
}

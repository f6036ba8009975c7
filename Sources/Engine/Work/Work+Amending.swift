import Membership
import Store

/// Changes that are in place before a term is billed.
extension Work {
    /// Puts what was planned for the term that falls due next in place of what was agreed, so that the
    /// decision that follows bills it. Written down only when that decision is carried out.
    func amendBeforeTerm(_ matter: inout Case) throws {
        guard let start = matter.subscription.startOfNextBilling(today: matter.today) else {
            return
        }
        if let pending = matter.subscription.pendingChange, pending.on <= start {
            guard let row = try reader.scheduledChange(of: matter.row.id) else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "\(matter.row.id) waits for a change that nobody asked for"
                )
            }
            let target = try engine.plans.priced(pending.price, reader)
            try amend(&matter, to: target, from: start, row)
        }
        if let unproven = try fallbackPrice(matter, on: start) {
            try amend(&matter, to: unproven, from: start, nil)
        }
    }

    /// Puts another price in place from the next term on.
    ///
    /// - Parameter row: the change as it was planned; `nil` for one that nobody planned.
    func amend(
        _ matter: inout Case,
        to target: PricedVersion,
        from start: CivilDate,
        _ row: PlanChangeRow?
    ) throws {
        let amendment = try amendment(of: matter, to: target, from: start)
        var change =
            row
            ?? newChange(
                matter,
                to: target.row.id,
                timing: .termEnd,
                state: .applied,
                on: start,
                cycle: nil
            )
        matter.subscription = try matter.subscription.applying(.changed(amendment)).next
        change.state = .applied
        change.series = matter.subscription.series
        change.effectiveOn = start
        change.cycle = PlanChangeRow.Cycle(amendment)
        change.decidedAt = now
        matter.amended.append((change, isNew: row == nil))
    }

    /// Writes down what ``amendBeforeTerm(_:)`` put in place.
    func recordAmendments(_ matter: inout Case) {
        for (change, isNew) in matter.amended {
            if isNew {
                changes.newChanges.append(change)
            } else {
                changes.decidedChanges.append(change)
            }
            note(.changed, matter)
        }
        matter.amended = []
    }

    /// What another price puts in an agreement's place where nothing has to be paid for it now.
    ///
    /// - Parameter start: the first day that is billed at it.
    func amendment(
        of matter: Case,
        to target: PricedVersion,
        from start: CivilDate
    ) throws -> Amendment {
        let subscription = matter.subscription
        let old = subscription.agreement.cycle
        let keepsCycle =
            target.price.cadence.bills(like: old.cadence) && !target.price.isLifetime
            && !subscription.agreement.isLifetime
        let cycle: BillingCycle
        switch subscription.state {
        case .paused where !target.price.isLifetime:
            // A rest goes on as it was agreed: how it ends says where the terms begin.
            cycle = old.at(target.price.cadence)
        case .scheduled, .incomplete, .trialing, .active, .pastDue, .onHold, .paused, .ended:
            if keepsCycle {
                cycle = old.at(target.price.cadence)
            } else if subscription.paidUntil == nil {
                // Nothing is billed yet, so terms begin as those of a new subscription do.
                cycle = try Engine.cycle(
                    target.price,
                    from: start,
                    anchorDay: nil,
                    alignment: target.plan.billing.alignment
                )
            } else {
                cycle = .starting(on: start, cadence: target.price.cadence)
            }
        }
        return Amendment(
            agreement: subscription.agreement.changed(
                to: target,
                cycle: cycle,
                billingStart: start
            ),
            nextTerm: target.price.isLifetime ? 0 : cycle.index(containing: start),
            paidUntil: subscription.paidUntil
        )
    }
}

extension BillingCycle {
    /// The same anchor at another cadence.
    fileprivate func at(_ cadence: Cadence) -> BillingCycle {
        BillingCycle(anchor: anchor, anchorDay: anchorDay, cadence: cadence)
    }
}

extension Subscription {
    /// The first day of the term that is billed when the next action falls due, or when a rest is
    /// ended today; `nil` when no new term is billed then.
    func startOfNextBilling(today: CivilDate) -> CivilDate? {
        guard inFlight == nil, autoRenew else { return nil }
        switch state {
        case .scheduled(let startsOn, let withTrial): return withTrial ? nil : startsOn
        case .trialing(let until): return until
        case .active:
            return pauseNext == nil ? paidUntil.map { max($0, agreement.billingStart) } : nil
        case .paused(let pause): return min(today, pause.until)
        case .incomplete, .pastDue, .onHold, .ended: return nil
        }
    }
}

extension Agreement {
    /// The same agreement at another price, with the cycle that goes with it.
    func changed(
        to target: PricedVersion,
        cycle: BillingCycle,
        billingStart: CivilDate
    ) -> Agreement {
        var next = self
        next.plan = target.plan.id
        next.planVersion = target.version
        next.priceVersion = target.row.id
        next.price = target.row.version.amount
        next.renews = target.price.renews && firstTerms == 1
        next.isLifetime = target.price.isLifetime
        next.cycle = cycle
        next.billingStart = billingStart
        next.proration = target.plan.billing.proration
        next.dunning = target.plan.dunning
        next.chargeLead = target.plan.billing.chargeLead
        next.pause = target.plan.pause
        return next
    }
}

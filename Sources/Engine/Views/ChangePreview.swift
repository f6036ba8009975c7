package import Membership
import Store

/// What a change of plan or price would come to, as the CLI and the RPC show it.
package struct ChangePreview: Hashable, Sendable {
    package let subscription: SubscriptionID
    package let planBefore: String
    package let priceBefore: String
    package let plan: String
    package let price: String
    /// What a whole term costs at it, before offers.
    package let amount: Money
    package let direction: ChangeDirection
    package let timing: ChangeTiming
    /// The first day at the new price.
    package let effectiveOn: CivilDate
    /// What is billed now, line by line; empty when nothing is.
    package let lines: [InvoiceLine]
    /// What is to be paid now; zero or more.
    package let total: Money
    /// What goes to the balance now, because the credit is larger than the charge.
    package let leftOver: Money
    /// Whether the total is too little to charge and waits for the next invoice.
    package let carries: Bool
    /// The end of the paid time after it; `nil` where nothing is paid yet.
    package let paidUntil: CivilDate?
    /// The next term that is billed at the new price; `nil` when none follows.
    package let nextTerm: Bill?
}

extension Work {
    func preview(_ planned: PlannedChange, _ matter: Case) throws -> ChangePreview {
        let before = try engine.plans.priced(matter.agreement.priceVersion, reader)
        let nothing = Money.zero(planned.total.currency)
        var lines: [InvoiceLine] = []
        var (leftOver, carries) = (nothing, false)
        var target = planned.target
        let (effectiveOn, amendment): (CivilDate, Amendment)
        switch planned.course {
        case .billed(let quote):
            lines = quote.lines
            leftOver = quote.leftOver
            carries = try quote.carries && isCharged(quote.total, matter)
            effectiveOn = matter.today
            amendment = Amendment(
                agreement: matter.agreement.changed(
                    to: target,
                    cycle: quote.cycle,
                    billingStart: quote.billingStart
                ),
                nextTerm: quote.nextTerm,
                paidUntil: quote.paidUntil
            )
        case .free(let free):
            effectiveOn = matter.today
            amendment = free
        case .atTermEnd(let day):
            let price = try priceAtTermEnd(planned, day, matter)
            target = try engine.plans.priced(price, reader)
            effectiveOn = matter.subscription.firstTerm(from: day)
            var waiting = matter
            if let rest = matter.subscription.endOfNextRest {
                waiting.subscription = matter.subscription.rested(until: rest)
            }
            amendment = try self.amendment(of: waiting, to: target, from: effectiveOn)
        }
        return ChangePreview(
            subscription: matter.row.id,
            planBefore: before.plan.id,
            priceBefore: before.price.id,
            plan: target.plan.id,
            price: target.price.id,
            amount: target.row.version.amount,
            direction: planned.direction,
            timing: planned.timing,
            effectiveOn: effectiveOn,
            lines: lines,
            total: planned.total,
            leftOver: leftOver,
            carries: carries,
            paidUntil: amendment.paidUntil,
            nextTerm: try nextTerm(after: amendment, planned, carries, matter)
        )
    }

    /// Whether an amount would be put to a gateway, and not be paid by the balance.
    private func isCharged(_ amount: Money, _ matter: Case) throws -> Bool {
        switch matter.payWith {
        case .gateway: try draw(amount, from: matter.payer) == nil
        case .balance, .none, .complimentary: false
        }
    }

    private func nextTerm(
        after amendment: Amendment,
        _ planned: PlannedChange,
        _ carries: Bool,
        _ matter: Case
    ) throws -> Bill? {
        switch planned.course {
        case .billed: guard amendment.agreement.renews else { return nil }
        case .free, .atTermEnd: break
        }
        var next = matter
        if case .billed(let quote) = planned.course, matter.row.hasOffers {
            next.offerTerms =
                try offerTerms(of: matter, changedTo: planned.target, on: matter.today)
                + quote.lines.count { $0.kind == .change }
        }
        next.subscription.agreement = amendment.agreement
        next.subscription.nextTerm = amendment.nextTerm
        next.subscription.paidUntil = amendment.paidUntil
        if carries { next.row.carried += planned.total.minorUnits }
        if let until = endOfRest(after: planned, next.subscription, matter) {
            next.subscription = next.subscription.goneOn(from: until)
        }
        return try lines(of: next.subscription.upcomingTerm, next)
    }
    /// The day on which a rest ends that goes on or begins before the next term; `nil` for none.
    private func endOfRest(
        after planned: PlannedChange,
        _ changed: Subscription,
        _ matter: Case
    ) -> CivilDate? {
        switch planned.course {
        case .billed: return changed.endOfNextRest
        case .atTermEnd: return matter.subscription.endOfNextRest
        case .free: break
        }
        switch matter.subscription.state {
        case .paused(let pause): return pause.until
        case .scheduled, .incomplete, .trialing, .active, .pastDue, .onHold, .ended: return nil
        }
    }
}

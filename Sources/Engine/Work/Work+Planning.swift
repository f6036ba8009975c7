import Membership
import Store

/// Whether a change may be made, and how it comes about; the preview and the change share this.
extension Work {
    func plan(_ order: ChangeOrder, _ matter: Case) throws -> PlannedChange {
        let agreement = matter.agreement
        guard !agreement.isLifetime else {
            throw Refused(.lifetimeStays, matter.row.id.description)
        }
        let version = try engine.sold(order.plan)
        let price = try engine.price(order.price, of: version.plan)
        let now = try engine.plans.priced(agreement.priceVersion, reader)
        // The direction is that of today's amounts, whenever the change then comes.
        let target = try priced(price, of: version, on: matter.today)
        guard target.row.id != agreement.priceVersion else {
            throw Refused(.noChange, "\(agreement.plan) \(price.id)")
        }
        guard target.row.version.amount.currency == agreement.price.currency else {
            throw Refused(
                .currencyDiffers,
                "\(price.id) is in \(target.row.version.amount.currency)"
            )
        }
        let direction = ChangeDirection.of(from: now.side, to: target.side)
        let timing = order.atTermEnd ? .termEnd : direction.timing(now.plan.change)
        let course = try course(timing, to: target, matter)
        try refuseUnlessAllowed(target, course, matter)
        return PlannedChange(
            target: target,
            direction: direction,
            course: course,
            admission: try admission(to: target, course, matter, by: order.invitation)
        )
    }

    private func course(
        _ timing: ChangeTiming,
        to target: PricedVersion,
        _ matter: Case
    ) throws -> PlannedChange.Course {
        let subscription = matter.subscription
        let id = matter.row.id
        guard subscription.inFlight == nil else { throw Refused(.paymentInFlight, id.description) }
        switch subscription.state {
        case .incomplete:
            throw Refused(.notInThisState, "\(id) has an unpaid first term")
        case .onHold:
            throw Refused(.debtOpen, id.description)
        case .ended(let reason, _):
            throw Refused(.subscriptionEnded, "\(id), \(reason.rawValue)")
        case .scheduled, .trialing, .active, .pastDue, .paused:
            guard subscription.autoRenew else {
                let refusal: Refusal = subscription.agreement.renews ? .autoRenewOff : .doesNotRenew
                throw Refused(refusal, id.description)
            }
        }
        switch subscription.state {
        case .scheduled, .trialing:
            return .free(try amendment(of: matter, to: target, from: matter.agreement.billingStart))
        case .paused(let pause):
            return .free(try amendment(of: matter, to: target, from: pause.until))
        case .pastDue:
            guard timing == .termEnd else { throw Refused(.debtOpen, id.description) }
            return .atTermEnd(subscription.upcomingTerm.period.end)
        case .active:
            return try coursePaid(timing, to: target, matter)
        case .incomplete, .onHold, .ended:
            throw Refused(.notInThisState, id.description)
        }
    }

    private func coursePaid(
        _ timing: ChangeTiming,
        to target: PricedVersion,
        _ matter: Case
    ) throws -> PlannedChange.Course {
        let id = matter.row.id
        guard let paidUntil = matter.subscription.paidUntil else {
            throw Refused(.notInThisState, id.description)
        }
        // Where the renewal is overdue, the end of the term is now: the run bills the new price.
        guard timing == .now, matter.today < paidUntil else { return .atTermEnd(paidUntil) }
        if let until = matter.row.importedUntil, matter.today < until {
            throw Refused(
                .notInThisState,
                "\(id) was paid elsewhere until \(until), so nothing can be credited before; "
                    + "let the change wait for the end of the term"
            )
        }
        guard matter.agreement.billingStart <= matter.today else {
            throw Refused(
                .notInThisState,
                "the paid terms of \(id) begin on \(matter.agreement.billingStart); let the change "
                    + "wait for their end"
            )
        }
        return .billed(try quote(matter, to: target, paidUntil: paidUntil))
    }

    /// A change to another plan asks for what a start asks for.
    private func admission(
        to target: PricedVersion,
        _ course: PlannedChange.Course,
        _ matter: Case,
        by code: String?
    ) throws -> Admission {
        guard target.plan.id != matter.agreement.plan else {
            guard let code else { return Admission() }
            throw Refused(.unknownInvitation, "\(code) for \(target.plan.id)")
        }
        guard let member = try reader.member(matter.row.member) else {
            throw StoreError.corrupt(path: "", detail: "\(matter.row.id) has no member")
        }
        try refuseHeldOut(member, target.plan)
        return try admit(
            member,
            to: target.plan,
            by: code,
            on: course.firstDay(today: matter.today),
            changing: matter.row.id
        )
    }

    private func refuseUnlessAllowed(
        _ target: PricedVersion,
        _ course: PlannedChange.Course,
        _ matter: Case
    ) throws {
        let plan = target.plan.id
        if let needed = target.price.eligibility {
            let day = course.firstDay(today: matter.today)
            guard try engine.proves(matter.row.member, needed, on: day, reader) else {
                throw Refused(.notEligible, "\(plan) \(target.price.id) asks for \(needed.kind)")
            }
        }
        let method = matter.agreement.payWith
        if target.plan.billing.mode == .prepaid, method != .balance {
            throw Refused(
                .paymentMethodNotAllowed,
                "\(method) for \(plan), so `subscriptions pay-with \(matter.row.id) balance` comes first"
            )
        }
        if plan != matter.agreement.plan {
            let other = try reader.subscriptions(of: matter.row.member).first {
                $0.plan == plan && !$0.state.isEnded && $0.id != matter.row.id
            }
            if let other {
                throw Refused(.alreadySubscribed, "\(other.id) is \(other.state.name.rawValue)")
            }
            if let row = try engine.planned(plan, of: matter.row.member, reader),
                row.id != matter.row.id
            {
                throw Refused(
                    .alreadySubscribed,
                    "\(row.id) is to change to \(plan)"
                )
            }
        }
        if case .billed(let quote) = course { try refuseGiftedTime(quote, matter) }
        // Money that is on its way for days cannot pay for what begins today.
        if case .billed(let quote) = course, matter.isPaidLater, quote.total.isPositive,
            try draw(quote.total, from: matter.payer) == nil
        {
            throw Refused(
                .paymentMethodNotAllowed,
                "\(method) does not pay \(quote.total) at once; let the change wait for the end of "
                    + "the term, or add a prepayment"
            )
        }
    }

    /// Time that somebody else paid for, or that the shop gave, is not turned into another plan's: its
    /// money is not the member's.
    private func refuseGiftedTime(_ quote: ChangeQuote, _ matter: Case) throws {
        let payer = matter.agreement.payer
        for line in quote.lines {
            guard let credited = line.credits, let invoice = try reader.invoice(credited.invoice)
            else { continue }
            let isGiven =
                try Bill(lines: invoice.lines).earnable().isZero
                && invoice.lines.contains { $0.amount.isPositive }
            guard invoice.payer != payer || isGiven else { continue }
            throw Refused(
                .notInThisState,
                "\(matter.row.id) has time ahead that was given; let the change wait for the end of "
                    + "the term"
            )
        }
    }

    /// The amount of a price that is in force on a day.
    func priced(
        _ price: Price,
        of version: PlanVersion,
        on day: CivilDate
    ) throws -> PricedVersion {
        guard let row = engine.plans.price(price.id, of: version.id, on: day) else {
            throw Refused(.priceNotInForce, "\(version.plan.id) \(price.id) on \(day)")
        }
        return PricedVersion(version: version.id, plan: version.plan, price: price, row: row)
    }

    /// Makes a change, or writes it down for the end of the term.
    func carryOut(_ planned: PlannedChange, on original: Case) throws {
        var matter = original
        join(planned.admission, planned.target.plan.id, matter.row.id)
        switch planned.course {
        case .billed(let quote):
            _ = try beginChange(quote, to: planned.target, matter)
        case .free(let amendment):
            let decision = try matter.subscription.applying(.changed(amendment))
            try allOrNothing {
                var change = newChange(
                    matter,
                    to: planned.target.row.id,
                    timing: .now,
                    state: .applied,
                    on: matter.today,
                    cycle: PlanChangeRow.Cycle(amendment)
                )
                change.series = decision.next.series
                matter.change = change
                try carryOut(decision, on: matter)
            }
        case .atTermEnd(let day):
            let change = PendingChange(price: try priceAtTermEnd(planned, day, matter), on: day)
            let decision = try matter.subscription.applying(.changesNext(change))
            try carryOut(decision, on: matter)
        }
    }

    /// The amount that will be in force when the change takes effect.
    func priceAtTermEnd(
        _ planned: PlannedChange,
        _ day: CivilDate,
        _ matter: Case
    ) throws -> PriceVersionID {
        let target = planned.target
        return engine.plans.price(target.price.id, of: target.version, on: day)?.id ?? target.row.id
    }
}

extension PricedVersion {
    /// One side of a change.
    fileprivate var side: ChangeDirection.Side {
        ChangeDirection.Side(
            plan: plan.id,
            rank: plan.rank,
            price: row.version.amount,
            cadence: price.cadence,
            isLifetime: price.isLifetime
        )
    }
}

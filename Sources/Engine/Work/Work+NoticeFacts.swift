import Membership
import Store

/// What is known of a subscription when its notices are planned.
struct KnownForNotices {
    var facts: NoticeFacts
    /// The whole price of a term, for a notice about a bill behind the next one.
    let listPrice: Money

    /// What the charge costs that a notice is about; `nil` where it is about none.
    func amount(of notice: PlannedNotice) -> Money? {
        if let change = facts.priceChange, notice.kind == .priceChange,
            notice.aboutDay == change.day
        {
            return change.to
        }
        guard let charge = facts.nextCharge else { return nil }
        switch notice.kind {
        case .trialEnding, .renewalComing, .methodExpiring, .balanceLow, .proofExpiring:
            return charge.amount
        case .priceChange: return notice.aboutDay == charge.day ? charge.amount : listPrice
        case .paymentFailed, .graceEnding: return nil
        }
    }
}

extension Work {
    func noticeFacts(of matter: Case, _ rules: NoticeRules) throws -> KnownForNotices {
        let (subscription, agreement) = (matter.subscription, matter.agreement)
        var facts = NoticeFacts(
            today: matter.today,
            // The shop's own notices go everywhere.
            region: rules.packs.isEmpty ? nil : try reader.member(matter.row.member)?.region,
            contractDay: min(
                matter.calendar.day(of: matter.row.createdAt),
                matter.row.startsOn
            ),
            cadence: agreement.cycle.cadence
        )
        facts.failure = subscription.failure
        guard let coming = try comingBill(of: matter) else {
            return KnownForNotices(facts: facts, listPrice: agreement.price)
        }
        facts.nextCharge = NoticeFacts.Charge(day: coming.day, amount: coming.amount)
        facts.followingCharge = coming.followingDay
        switch subscription.state {
        case .trialing where matter.row.startsOn < coming.day:
            facts.trial = Period(start: matter.row.startsOn, end: coming.day)
        case .active:
            facts.concession = try concession(of: matter)
            if subscription.termsBilled <= agreement.firstTerms {
                facts.firstTermEnd = subscription.paidUntil
            }
        case .scheduled, .incomplete, .trialing, .pastDue, .onHold, .paused, .ended: break
        }
        facts.priceChange = try priceChange(of: matter, coming)
        if rules.packs.contains(.unitedKingdom), !matter.isNew {
            facts.lastSixMonthCharge = try reader.notices(of: matter.row.id)
                .filter { $0.pack == .unitedKingdom && $0.kind == .renewalComing }
                .map(\.about).filter { $0 < coming.day }.max()
        }
        facts.methodExpires = try endOfMethod(agreement.payWith)
        facts.proofEnds = try endOfProof(of: matter)
        if agreement.payWith == .balance {
            facts.balance = try balance(of: agreement.payer, coming.amount.currency).total()
        }
        return KnownForNotices(facts: facts, listPrice: agreement.price)
    }

    /// The next bill that time itself brings.
    private struct ComingBill {
        let day: CivilDate
        let amount: Money
        /// The day of the charge after it.
        let followingDay: CivilDate
        /// The price it is billed at, where that is not what was agreed.
        let otherPrice: PricedVersion?
    }

    private func comingBill(of matter: Case) throws -> ComingBill? {
        do {
            return try foreseeBill(of: matter)
        } catch let error as StoreError {
            throw error
        } catch {
            // What cannot be billed is set aside by the run on its day, and needs no notice.
            return nil
        }
    }

    /// Lets the next action happen to a copy, and looks at what it bills.
    private func foreseeBill(of matter: Case) throws -> ComingBill? {
        guard matter.payWith != .complimentary, let action = matter.subscription.nextAction,
            case .day(let day) = action.due,
            let start = matter.subscription.startOfNextBilling(today: day)
        else { return nil }
        var ahead = matter
        let otherPrice = try otherPrice(of: matter, from: start)
        if let otherPrice {
            let amendment = try amendment(of: matter, to: otherPrice, from: start)
            ahead.subscription = try ahead.subscription.applying(.changed(amendment)).next
        }
        ahead.subscription.heldUntil = nil
        let decision = try ahead.subscription.applying(
            .fellDue(today: day, now: matter.calendar.start(of: day))
        )
        ahead.subscription = decision.next
        guard let term = decision.billed else { return nil }
        let amount = try lines(of: term, ahead).total
        guard amount.isPositive || matter.agreement.price.isPositive else { return nil }
        return ComingBill(
            day: day,
            amount: amount,
            followingDay: ahead.agreement.chargeDay(of: term.period.end),
            otherPrice: otherPrice
        )
    }

    /// The price a term that begins on a day is billed at, where that is not what was agreed.
    private func otherPrice(of matter: Case, from start: CivilDate) throws -> PricedVersion? {
        if let pending = matter.subscription.pendingChange, pending.on <= start {
            return try engine.plans.priced(pending.price, reader)
        }
        return try fallbackPrice(matter, on: start)
    }

    /// A change of the price that the member has not asked for.
    private func priceChange(
        of matter: Case,
        _ coming: ComingBill
    ) throws -> NoticeFacts.PriceChange? {
        let pending = matter.subscription.pendingChange
        if pending != nil, try isOwnWish(of: matter) { return nil }
        let before = matter.agreement.price
        let change: NoticeFacts.PriceChange
        if let target = coming.otherPrice {
            change = .init(day: coming.day, from: before, to: target.row.version.amount)
        } else if let pending {
            let target = try engine.plans.priced(pending.price, reader)
            let cycle = matter.agreement.cycle
            let start = cycle.boundary(cycle.index(containing: pending.on.adding(days: -1)) + 1)
            change = .init(day: start, from: before, to: target.row.version.amount)
        } else {
            return nil
        }
        return change.from == change.to ? nil : change
    }

    /// Whether the change that waits was asked for by the member.
    private func isOwnWish(of matter: Case) throws -> Bool {
        let planned = changes.newChanges.last {
            $0.subscription == matter.row.id && $0.state == .scheduled
        }
        return try (planned ?? reader.scheduledChange(of: matter.row.id))?.timing != .migration
    }

    /// The terms at an offer's price that go on now, to the first charge that costs the full price.
    private func concession(of matter: Case) throws -> Period? {
        let (subscription, agreement) = (matter.subscription, matter.agreement)
        guard matter.row.hasOffers else { return nil }
        let pricing = try linePricing(matter)
        let isLowered = { (term: Int) in pricing.offers.contains { $0.covers(term: term) } }
        let current = pricing.ordinal - 1
        guard current >= 0, isLowered(current) else { return nil }
        // One that lasts for years is told about when its end comes near.
        let further = (1...Self.longestForeseen).first { !isLowered(current + $0) }
        guard let further else { return nil }
        var first = current
        while first > 0, isLowered(first - 1) { first -= 1 }
        let start = agreement.term(subscription.nextTerm - 1 - (current - first)).period.start
        let end = agreement.term(subscription.nextTerm - 1 + further).period.start
        let charge = agreement.chargeDay(of: end)
        return start < charge ? Period(start: start, end: charge) : nil
    }

    /// The most terms ahead at which the end of an offer is looked for.
    private static let longestForeseen = 60
}

extension Subscription {
    /// The debt that is chased while access goes on.
    fileprivate var failure: NoticeFacts.Failure? {
        switch state {
        case .pastDue(let dunning):
            NoticeFacts.Failure(
                day: agreement.chargeDay(of: dunning.due),
                graceEnd: agreement.dunning.graceEnd(due: dunning.due)
            )
        case .scheduled, .incomplete, .trialing, .active, .onHold, .paused, .ended: nil
        }
    }
}

extension Decision {
    /// The term it bills; `nil` when it bills none.
    var billed: ScheduledTerm? {
        for effect in effects {
            switch effect {
            case .bill(let term): return term
            case .tryAgain, .giveUp, .giveBackTime, .fallBack, .note: continue
            }
        }
        return nil
    }
}

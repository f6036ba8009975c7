import Membership
import Payments
import Store

/// Memberships that somebody else pays for, or nobody.
extension Engine {
    /// Starts a membership that another member pays for, or adds the terms to the one there is.
    ///
    /// A gift does not renew. Whoever has the plan already gets the terms at the end of the paid time,
    /// at what the terms cost them; their own next charge comes after that. A payment that is declined
    /// leaves what the member has as it is.
    package func giftSubscription(_ order: GiftOrder) throws -> SubscriptionView {
        try charging { try give(order, $0) }
    }

    /// As ``giftSubscription(_:)``, once.
    package func giftSubscription(
        _ order: GiftOrder,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try onceCharging(request, render: render) { try give(order, $0) }
    }

    /// Gives a membership away: terms that cost nothing and do not renew.
    package func grantSubscription(_ order: GrantOrder) throws -> SubscriptionView {
        try charging { try give(order, $0) }
    }

    /// As ``grantSubscription(_:)``, once.
    package func grantSubscription(
        _ order: GrantOrder,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try onceCharging(request, render: render) { try give(order, $0) }
    }

    private func give(
        _ order: GiftOrder,
        _ writer: Writer
    ) throws -> (id: SubscriptionID, charges: [PendingCharge]) {
        let method = try knownMethod(order.payWith)
        let giver = try find(order.from, writer.reader)
        let gift = Gift(
            member: try find(order.member, writer.reader),
            plan: order.plan,
            price: order.price,
            terms: order.terms,
            origin: .gift,
            payer: giver,
            payWith: method,
            payWithExpires: order.payWithExpires,
            invitation: order.invitation
        )
        return try give(gift, writer) { work, id, isAppended in
            work.noteGift(JournalKind.gifted, gift, id, isAppended) { data in
                data.text("from", giver.key)
            }
        }
    }

    private func give(
        _ order: GrantOrder,
        _ writer: Writer
    ) throws -> (id: SubscriptionID, charges: [PendingCharge]) {
        let member = try find(order.member, writer.reader)
        let gift = Gift(
            member: member,
            plan: order.plan,
            price: order.price,
            terms: order.terms,
            origin: .complimentary,
            payer: member,
            payWith: .complimentary,
            payWithExpires: nil,
            invitation: order.invitation
        )
        return try give(gift, writer) { work, id, isAppended in
            work.noteGift(JournalKind.granted, gift, id, isAppended) { data in
                data.text("reason", order.reason)
            }
        }
    }

    private func give(
        _ gift: Gift,
        _ writer: Writer,
        _ note: (_ work: Work, _ id: SubscriptionID, _ isAppended: Bool) -> Void
    ) throws -> (id: SubscriptionID, charges: [PendingCharge]) {
        let reader = writer.reader
        try plans.refreshIfGrown(reader)
        let work = try Work(self, reader, now: now(reader))
        let member = gift.member
        let version = try sold(gift.plan)
        let price = try price(gift.price, of: version.plan)
        let payerCalendar = try calendars.calendar(gift.payer.zone ?? calendar.name)
        try work.noteExpiry(
            of: gift.payWith,
            gift.payWithExpires,
            today: payerCalendar.day(of: work.now)
        )
        try work.refuseHeldOut(member, version.plan)
        let id: SubscriptionID
        if let live = try live(version.plan.id, of: member.id, reader),
            live.state.name != .incomplete
        {
            id = live.id
            note(work, id, true)
            try append(gift, price, to: live, work)
        } else {
            id = try begin(gift, version, price, member, work)
            note(work, id, false)
        }
        try work.followExpiries(of: id, member.id)
        try work.write(writer)
        return (id, work.charges)
    }

    /// A membership of its own, from today.
    private func begin(
        _ gift: Gift,
        _ version: PlanVersion,
        _ price: Price,
        _ member: MemberRow,
        _ work: Work
    ) throws -> SubscriptionID {
        let calendar = try calendars.calendar(member.zone ?? calendar.name)
        let today = calendar.day(of: work.now)
        // What the shop gives away it has looked at already.
        if gift.origin != .complimentary {
            try refuseUnproven(price, member, on: today, work.reader)
        }
        let agreement = try agreement(
            Terms(
                version: version,
                price: price,
                payer: gift.payer.id,
                payWith: gift.payWith,
                startsOn: today,
                firstTerms: gift.terms,
                origin: gift.origin
            )
        )
        _ = try makeRoom(for: version.plan.id, of: member.id, work)
        let admission = try work.admit(
            member,
            to: version.plan,
            by: gift.invitation,
            on: today
        )
        let past = try work.reader.subscriptions(of: member.id)
        // Offers are the member's own to take; a gift costs what the plan costs.
        return try open(
            Beginning(
                member: member,
                calendar: calendar,
                today: today,
                agreement: agreement,
                startsOn: today,
                origin: gift.origin,
                previous: last(of: version.plan.id, in: past),
                admission: admission
            ),
            work
        )
    }

    /// More terms at the end of the time that is paid for.
    private func append(
        _ gift: Gift,
        _ price: Price,
        to live: SubscriptionRow,
        _ work: Work
    ) throws {
        guard live.parkedReason == nil else { throw Refused(.parked, live.id.description) }
        var matter = try work.load(live)
        let priced = try plans.priced(live.priceVersion, work.reader)
        guard !matter.agreement.isLifetime else {
            throw Refused(.lifetimeStays, live.id.description)
        }
        guard priced.price.id == price.id else {
            throw Refused(.alreadySubscribed, "\(live.id) is at \(priced.price.id)")
        }
        switch live.state {
        case .pastDue, .onHold: throw Refused(.debtOpen, live.id.description)
        case .scheduled, .incomplete, .trialing, .active, .paused, .ended: break
        }
        try Self.refuseTerms(gift.terms, of: priced.price, priced.plan)
        let isPaidLater = gateways.collectsLater(gift.payWith)
        let isAllowed =
            switch gift.payWith {
            case .balance, .complimentary: true
            case .none: false
            // Money that comes some day would leave the member in debt until then.
            case .gateway: priced.plan.billing.mode != .prepaid && !isPaidLater
            }
        guard isAllowed else {
            throw Refused(.paymentMethodNotAllowed, "\(gift.payWith) for terms added to \(live.id)")
        }
        matter.purchase = Purchase(
            payer: gift.payer.id,
            payWith: gift.payWith,
            isPaidLater: isPaidLater
        )
        do {
            let start = matter.agreement.term(matter.subscription.nextTerm).period.start
            let decision = try matter.subscription.applying(.extended(terms: gift.terms))
            // A gift that is declined must not stand in for the renewal that is due already.
            guard matter.today < matter.agreement.chargeDay(of: start) else {
                throw Refused(.notInThisState, "the renewal of \(live.id) is due")
            }
            try work.carryOut(decision, on: matter)
        } catch let error as TransitionError {
            throw Refused(error.refusal, live.id.description)
        }
    }
}

/// Terms that somebody gives to a member.
private struct Gift {
    let member: MemberRow
    let plan: String
    let price: String
    let terms: Int
    let origin: SubscriptionOrigin
    let payer: MemberRow
    let payWith: PaymentMethod
    let payWithExpires: Month?
    let invitation: String?
}

extension Work {
    /// The journal names both members by the shop's own ids, and nobody's payment method.
    fileprivate func noteGift(
        _ kind: String,
        _ gift: Gift,
        _ id: SubscriptionID,
        _ isAppended: Bool,
        _ fill: (inout JournalData) -> Void
    ) {
        note(
            JournalEntry(
                kind: kind,
                member: gift.member.id,
                subscription: id,
                data: JournalData.object { data in
                    data.text("plan", gift.plan)
                    data.number("terms", Int64(gift.terms))
                    data.bool("appended", isAppended)
                    fill(&data)
                }
            )
        )
    }
}

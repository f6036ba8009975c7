package import Membership
import Store

/// What is wrong with some of the subscriptions of an import; none of it was kept.
package struct ImportRefused: Error {
    /// In order: the place in the list, from 0, and why it cannot be taken over.
    package let refusals: [(index: Int, refused: Refused)]
}

extension Engine {
    /// Takes over subscriptions that ran elsewhere: all of them, or none.
    ///
    /// Nothing of their past is billed. Each is active, paid until the day it says, and charged next on
    /// that day; its terms go on from the anchor it brings along.
    /// - Throws: ``ImportRefused`` with everything that is wrong.
    package func importSubscriptions(_ orders: [ImportOrder], dryRun: Bool = false) throws -> Int {
        try store.write(dryRun: dryRun) { writer in
            try plans.refreshIfGrown(writer.reader)
            let work = try Work(self, writer.reader, now: now(writer.reader))
            var refusals: [(index: Int, refused: Refused)] = []
            for (index, order) in orders.enumerated() {
                do {
                    _ = try work.allOrNothing { try takeOver(order, work) }
                } catch let refused as Refused {
                    refusals.append((index, refused))
                }
            }
            guard refusals.isEmpty else { throw ImportRefused(refusals: refusals) }
            try work.write(writer)
            return orders.count
        }
    }

    /// Takes over one subscription, once.
    package func importSubscription(
        _ order: ImportOrder,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { writer in
            try plans.refreshIfGrown(writer.reader)
            let work = try Work(self, writer.reader, now: now(writer.reader))
            let id = try takeOver(order, work)
            try work.write(writer)
            guard let row = try writer.reader.subscription(id) else {
                throw StoreError.corrupt(path: "", detail: "the new \(id) cannot be found")
            }
            return render(try view(row, writer.reader))
        }
    }

    private func takeOver(_ order: ImportOrder, _ work: Work) throws -> SubscriptionID {
        let reader = work.reader
        let member = try find(order.member, reader)
        let calendar = try calendars.calendar(member.zone ?? calendar.name)
        let today = calendar.day(of: work.now)
        let version = try sold(order.plan)
        let price = try price(order.price, of: version.plan)
        let cycle = try cycle(order, price)
        let paidUntil = try paidUntil(order, price, today)
        // The amount it was agreed at is the one in force when its terms began.
        var agreement = try agreement(
            Terms(
                version: version,
                price: price,
                payer: member.id,
                payWith: knownMethod(order.payWith),
                startsOn: order.anchor
            )
        )
        agreement.cycle = cycle
        agreement.billingStart = price.isLifetime ? order.anchor : paidUntil
        let isTwice = work.changes.newSubscriptions.contains {
            $0.member == member.id && $0.plan == order.plan && !$0.state.isEnded
        }
        guard !isTwice else {
            throw Refused(.alreadySubscribed, "\(member.key) stands there twice")
        }
        _ = try makeRoom(for: version.plan.id, of: member.id, work)
        try work.refuseHeldOut(member, version.plan)
        let admission = try work.admit(member, to: version.plan, by: nil, on: today)
        return try takeOver(
            Beginning(
                member: member,
                calendar: calendar,
                today: today,
                agreement: agreement,
                startsOn: min(order.anchor, today),
                origin: .imported,
                previous: last(of: version.plan.id, in: reader.subscriptions(of: member.id)),
                admission: admission
            ),
            paidUntil: paidUntil,
            autoRenew: order.autoRenew,
            work
        )
    }

    private func takeOver(
        _ beginning: Beginning,
        paidUntil: CivilDate,
        autoRenew: Bool,
        _ work: Work
    ) throws -> SubscriptionID {
        let id = work.nextSubscription()
        var draft = draft(id, beginning)
        draft.autoRenew = autoRenew
        let decision = Subscription.takingOver(draft, paidUntil: paidUntil)
        let row = SubscriptionRow(
            id: id,
            member: beginning.member.id,
            memberKey: beginning.member.key,
            agreement: beginning.agreement,
            zone: beginning.calendar.name,
            createdAt: work.now,
            startsOn: beginning.startsOn,
            validFrom: work.now,
            withTrial: false,
            origin: .imported,
            previous: beginning.previous,
            importedUntil: paidUntil,
            opening: decision.next
        )
        try work.carryOut(
            decision,
            on: Case(
                row: row,
                subscription: decision.next,
                calendar: beginning.calendar,
                today: beginning.today,
                isNew: true
            )
        )
        work.join(beginning.admission, beginning.agreement.plan, id)
        try work.openReferral(of: beginning.member, beginning.agreement, on: work.now)
        work.note(
            JournalEntry(
                kind: JournalKind.imported,
                member: beginning.member.id,
                subscription: id,
                data: JournalData.object { data in
                    data.text("plan", beginning.agreement.plan)
                    data.day("paid_until", paidUntil)
                    data.day("anchor", beginning.agreement.cycle.anchor)
                    data.number("anchor_day", Int64(beginning.agreement.cycle.anchorDay))
                }
            )
        )
        return id
    }

    private func cycle(_ order: ImportOrder, _ price: Price) throws(Refused) -> BillingCycle {
        let anchorDay: Int
        switch price.cadence.unit {
        case .day, .week: anchorDay = order.anchorDay ?? order.anchor.day
        case .month, .year:
            let certain = price.isLifetime ? order.anchor.day : order.certainAnchorDay
            guard let day = order.anchorDay ?? certain else {
                throw Refused(
                    .anchorDayNeeded,
                    "the anchor \(order.anchor) is the end of its month and may stand for a later day"
                )
            }
            anchorDay = day
        }
        do {
            return try .imported(
                anchor: order.anchor,
                anchorDay: anchorDay,
                cadence: price.cadence
            )
        } catch {
            throw Refused(.anchorDayNotAllowed, "\(anchorDay) with the anchor \(order.anchor)")
        }
    }

    private func paidUntil(
        _ order: ImportOrder,
        _ price: Price,
        _ today: CivilDate
    ) throws(Refused) -> CivilDate {
        if price.isLifetime {
            guard order.paidUntil == nil else { throw Refused(.paidForGood, order.price) }
            return .lifetimeEnd
        }
        guard let day = order.paidUntil else { throw Refused(.paidUntilNeeded, order.member) }
        guard day >= order.anchor else {
            throw Refused(.paidUntilNeeded, "\(day) is before the anchor \(order.anchor)")
        }
        guard day >= today else { throw Refused(.expiryInPast, "\(day)") }
        guard day <= .lastTermEnd else {
            throw Refused(.timeOutOfRange, "paid until \(day), after the year 9998")
        }
        return day
    }
}

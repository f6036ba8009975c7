import Membership
import Store

/// Who brought whom.
///
/// It is known before the plan is that rewards it: that is the first with rules for it that the friend
/// joins. What is due is given by the night after the step that the plan rewards, and taken back by the
/// night after that step was undone.
extension Work {
    /// Takes note of who brought a member.
    ///
    /// - Parameter plan: the plan the friend starts with it; `nil` for one that is only added.
    /// - Throws: ``Refusal/noReferral``, ``Refusal/selfReferral``, ``Refusal/alreadyReferred``,
    ///   ``Refusal/wasMember``, ``Refusal/referralCircle``.
    func bring(_ friend: MemberRow, by key: String, to plan: Plan? = nil) throws {
        if let plan, plan.referral == nil { throw Refused(.noReferral, plan.id) }
        let referrer = try engine.find(key, reader)
        let isOneHousehold = friend.household != nil && friend.household == referrer.household
        guard referrer.id != friend.id, !isOneHousehold else {
            throw Refused(.selfReferral, "\(referrer.key) for \(friend.key)")
        }
        if let known = try reader.referral(of: friend.id) {
            guard known.referrer != referrer.id else { return }
            let before = try reader.member(known.referrer)?.key ?? "another"
            throw Refused(.alreadyReferred, "\(friend.key) by \(before)")
        }
        if let before = try reader.subscriptions(of: friend.id).first(where: \.wasHad) {
            throw Refused(.wasMember, "\(friend.key) with \(before.id)")
        }
        var (link, seen) = (referrer.id, Set<MemberID>())
        while seen.insert(link).inserted, let above = try reader.referral(of: link) {
            guard above.referrer != friend.id else {
                throw Refused(.referralCircle, "\(referrer.key) for \(friend.key)")
            }
            link = above.referrer
        }
        changes.newReferrals.append(
            ReferralRow(friend: friend.id, referrer: referrer.id, plan: nil, at: now)
        )
        note(
            JournalEntry(
                kind: JournalKind.referralRecorded,
                member: friend.id,
                data: JournalData.object { $0.text("referrer", referrer.key) }
            )
        )
    }

    /// A friend joins a plan: the first one that rewards it is the one that does.
    ///
    /// - Parameter start: when the membership begins.
    func openReferral(of friend: MemberRow, _ agreement: Agreement, on start: Instant) throws {
        let version = try engine.plans.version(agreement.planVersion, reader)
        guard let plan = version?.plan, plan.referral != nil else { return }
        if let index = changes.newReferrals.firstIndex(where: { $0.friend == friend.id }) {
            guard changes.newReferrals[index].plan == nil else { return }
            changes.newReferrals[index].plan = plan.id
        } else {
            guard var row = try reader.referral(of: friend.id), row.state == .open, row.plan == nil
            else { return }
            row.plan = plan.id
            changes.settledReferrals.append(row)
        }
        look(at: friend.id, plan.id, from: max(start, now))
    }

    /// A friend paid, bought, or got something back: the next night looks whether that counts.
    func lookAtReferral(of friend: MemberID) throws {
        guard engine.plans.hasReferrals, let row = try reader.referral(of: friend),
            let plan = row.plan
        else { return }
        switch row.state {
        case .open, .rewarded, .capped: look(at: friend, plan, from: now)
        case .nothing: return
        }
    }

    private func look(at friend: MemberID, _ plan: String, from instant: Instant) {
        changes.upkeep.append(
            UpkeepRow(UpkeepRow.Key(.referral, member: friend, name: plan), dueAt: instant)
        )
    }

    /// Gives what a referral has come to, or takes back what it has come to no longer.
    func settleReferral(_ due: UpkeepRow) throws {
        changes.upkeep.append(UpkeepRow(due.key, dueAt: nil))
        try engine.plans.refreshIfGrown(reader)
        guard let row = try reader.referral(of: due.key.member), let plan = row.plan,
            let friend = try reader.member(row.friend),
            let referrer = try reader.member(row.referrer),
            let rules = try referralRules(plan, of: friend)
        else { return }
        let hasHappened = try has(rules.referral.after, happenedTo: friend, plan, since: row.at)
        switch row.state {
        case .open:
            guard hasHappened else { return }
            try reward(row, rules, friend: friend, referrer: referrer)
        case .rewarded, .capped:
            guard !hasHappened else { return }
            try takeBack(row, rules.plan, referrer: referrer)
        case .nothing: return
        }
    }

    /// The rules of the friend's own membership, or else of the plan as it is sold.
    private func referralRules(
        _ plan: String,
        of friend: MemberRow
    ) throws -> (plan: Plan, referral: ReferralRules)? {
        let own = try reader.subscriptions(of: friend.id).last { $0.plan == plan }
        let version = try own.flatMap { try engine.plans.version($0.planVersion, reader) }
        guard let found = (version ?? engine.plans.catalog.current(plan))?.plan,
            let rules = found.referral
        else { return nil }
        return (found, rules)
    }

    // MARK: The step that is rewarded

    private func has(
        _ moment: ReferralRules.Moment,
        happenedTo friend: MemberRow,
        _ plan: String,
        since start: Instant
    ) throws -> Bool {
        switch moment {
        case .join:
            return try reader.subscriptions(of: friend.id).contains {
                $0.plan == plan && $0.wasHad && !$0.wasUndone
            }
        case .firstPayment:
            return try reader.subscriptions(of: friend.id).contains { row in
                try row.plan == plan && hasPaid(for: row)
            }
        case .firstPurchase:
            var cursor = PurchaseID(0)
            while let page = try page(of: friend.id, after: cursor) {
                for purchase in page where purchase.recordedAt >= start {
                    let returned = try reader.returned(of: purchase.id).values.reduce(0) {
                        $0 + $1.net
                    }
                    if returned < purchase.amounts.net.minorUnits { return true }
                }
                cursor = page.last?.id ?? cursor
            }
            return false
        }
    }

    private func page(
        of member: MemberID,
        after cursor: PurchaseID
    ) throws -> [PurchaseRow]? {
        let page = try reader.purchases(of: member, after: cursor, limit: 100)
        return page.isEmpty ? nil : page
    }

    /// Whether the member's own money paid for something of it and has not come back.
    private func hasPaid(for row: SubscriptionRow) throws -> Bool {
        try reader.invoices(of: row).contains { invoice in
            guard invoice.state == .paid, invoice.amount.isPositive, invoice.payer == row.member
            else { return false }
            let back = try reader.creditNotes(of: invoice.id).reduce(
                Money.zero(invoice.amount.currency)
            ) { try $0.adding($1.total()) }
            return back.minorUnits < invoice.amount.minorUnits
        }
    }

    // MARK: What is given

    private func reward(
        _ row: ReferralRow,
        _ rules: (plan: Plan, referral: ReferralRules),
        friend: MemberRow,
        referrer: MemberRow
    ) throws {
        let worth = rules.referral.referrer?.money
        let window = rules.referral.most?.window
        let membership = try membership(of: referrer, rules.plan.id)
        let period = membership.flatMap { window?.period($0.clock) }
        let key = TallyKey(.referrals, rules.plan.id)
        let decision = rules.referral.decide(
            rules.referral.after,
            isOneHousehold: friend.id == referrer.id
                || friend.household != nil && friend.household == referrer.household,
            wasMember: try reader.subscriptions(of: friend.id).contains {
                $0.wasHad && $0.createdAt < row.at
            },
            wasRewarded: try !reader.referralRewards(of: friend.id).isEmpty,
            rewarded: try tally(of: referrer.id, key, in: period),
            worth: worth
        )
        switch decision {
        case .nothing(let reason):
            close(row, .nothing, reason.rawValue)
        case .given(let forReferrer, let forFriend, let isFull):
            var given: [ReferralRewardRow] = []
            // Members bring friends: who has left the plan has none of it.
            if let award = forReferrer, let membership {
                let giving = Giving(
                    source: .referral,
                    points: rules.plan.points,
                    subscription: membership.subscription.id
                )
                if let got = try give(award, giving, to: referrer) {
                    given.append(reward(row, .referrer, referrer, got))
                }
            }
            if let award = forFriend {
                let own = try reader.subscriptions(of: friend.id).last {
                    $0.plan == rules.plan.id
                }
                let giving = Giving(
                    source: .referral,
                    points: rules.plan.points,
                    subscription: own?.id
                )
                if let got = try give(award, giving, to: friend) {
                    given.append(reward(row, .friend, friend, got))
                }
            }
            guard isFull || !given.isEmpty else {
                return close(row, .nothing, "referrer_left")
            }
            changes.referralRewards += given
            if given.contains(where: { $0.side == .referrer }) {
                let amount: Int64
                switch rules.referral.most?.amount {
                case .money: amount = worth?.minorUnits ?? 1
                case .units, nil: amount = 1
                }
                count(key, of: referrer.id, on: try day(of: referrer.id), amount)
            }
            close(row, isFull ? .capped : .rewarded, nil)
            for reward in given { tell(reward, JournalKind.referralRewarded, rules.plan.id) }
        }
    }

    private func reward(
        _ row: ReferralRow,
        _ side: ReferralRewardRow.Side,
        _ member: MemberRow,
        _ given: GivenAward
    ) -> ReferralRewardRow {
        ReferralRewardRow(
            friend: row.friend,
            side: side,
            member: member.id,
            given: given,
            givenAt: now
        )
    }

    /// The referrer's membership of the plan, with the days its windows go by; `nil` when it is over.
    private func membership(
        of referrer: MemberRow,
        _ plan: String
    ) throws -> CountedMembership? {
        let entitlement = try reader.entitlements(of: referrer.key).first { entitlement in
            let version = try engine.plans.version(entitlement.source.planVersion, reader)
            return entitlement.isOwn && entitlement.holds(at: now) && version?.plan.id == plan
        }
        return try entitlement.map { try engine.membership($0, at: now, reader) }
    }

    private func close(_ row: ReferralRow, _ state: ReferralRow.State, _ reason: String?) {
        var row = row
        row.state = state
        row.settledAt = now
        changes.settledReferrals.append(row)
        note(
            JournalEntry(
                kind: JournalKind.referralClosed,
                member: row.friend,
                data: JournalData.object { data in
                    data.text("plan", row.plan ?? "")
                    data.text("state", state.rawValue)
                    if let reason { data.text("reason", reason) }
                }
            )
        )
    }

    // MARK: What is taken back

    /// Takes back what is left of both rewards; what was spent of them is the shop's loss.
    private func takeBack(_ row: ReferralRow, _ plan: Plan, referrer: MemberRow) throws {
        for var reward in try reader.referralRewards(of: row.friend)
        where reward.takenBackAt == nil {
            guard let member = try reader.member(reward.member) else { continue }
            switch reward.given {
            case .prepayment(let number): try takeBackCredit(number, of: member)
            case .lot(let id): try takeBackLot(id, plan, of: member)
            }
            reward.takenBackAt = now
            changes.lostReferralRewards.append(reward)
            tell(reward, JournalKind.referralTakenBack, plan.id)
            guard reward.side == .referrer else { continue }
            // The place among those that count is free again, in the window it was taken in.
            let counted: Int64
            switch plan.referral?.most?.amount {
            case .money: counted = plan.referral?.referrer?.money?.minorUnits ?? 1
            case .units, nil: counted = 1
            }
            let day = try calendar(of: referrer).day(of: reward.givenAt)
            count(TallyKey(.referrals, plan.id), of: referrer.id, on: day, 0 - counted)
        }
    }

    private func takeBackCredit(_ prepayment: Int64, of member: MemberRow) throws {
        let currencies = try reader.balances(of: member.id).map(\.paid.currency)
        let found = try currencies.flatMap { try lots(of: member.id, $0) }
            .first { $0.prepayment == prepayment }
        guard let lot = found, lot.remaining.isPositive else { return }
        let currency = lot.amount.currency
        let balance = try balance(of: member.id, currency)
        setLot(lot, remaining: 0)
        setBalance(
            PrepaidBalance(
                paid: balance.paid,
                granted: try balance.granted.subtracting(lot.remaining)
            ),
            of: member.id
        )
        post(
            Posting.expired(
                lot.remaining,
                member: member.id,
                prepayment: prepayment,
                on: try day(of: member.id)
            )
        )
    }

    private func takeBackLot(_ id: LotID, _ plan: Plan, of member: MemberRow) throws {
        guard let row = try lot(id) else { return }
        let left = row.lot.remaining - (try holds(of: member.id)[id] ?? 0)
        guard left > 0 else { return }
        try move(row.lot, .clawedBack, by: 0 - left, LotCause())
        guard row.lot.holding.kind == .points else { return }
        let rules = try pointsRules(row.lot.holding.name, of: member)
        try postLoss(rules, member, id, on: day(of: member.id))
    }

    private func tell(_ reward: ReferralRewardRow, _ kind: String, _ plan: String) {
        note(
            JournalEntry(
                kind: kind,
                member: reward.member,
                data: JournalData.object { data in
                    data.text("plan", plan)
                    data.text("side", reward.side.rawValue)
                    switch reward.given {
                    case .lot(let lot): data.text("lot", lot.description)
                    case .prepayment(let number): data.number("prepayment", number)
                    }
                }
            )
        )
    }
}

extension SubscriptionRow {
    /// Whether its member ever had it: it was paid, free or on trial.
    var wasHad: Bool {
        switch state {
        case .scheduled, .incomplete: return false
        case .trialing, .active, .pastDue, .onHold, .paused: return true
        case .ended(let reason, _):
            switch reason {
            case .neverPaid, .replaced: return false
            case .canceled, .expired, .nonpayment, .refunded, .revoked: return true
            }
        }
    }

    /// Whether it was given back, or taken away.
    fileprivate var wasUndone: Bool {
        guard case .ended(let reason, _) = state else { return false }
        return reason == .refunded || reason == .revoked
    }
}

extension Award {
    /// What it is worth in money; `nil` where nobody says.
    fileprivate var money: Money? {
        switch self {
        case .credit(let money): money
        case .item(_, let count, let worth):
            worth.flatMap { worth in
                let (amount, isOver) = worth.minorUnits.multipliedReportingOverflow(by: count)
                return isOver ? nil : Money(minorUnits: amount, currency: worth.currency)
            }
        case .points, .uses: nil
        }
    }
}

import Membership
import Store

/// What entering a tier, keeping it and reaching a milestone give.
extension Work {
    /// Gives an award of a status, and remembers a milestone by what it gave.
    func give(_ award: TierAward, _ rules: TierRules, to member: MemberRow) throws {
        let source: Lot.Source
        switch award.occasion {
        case .entered, .requalified: source = .tier
        case .milestone: source = .milestone
        }
        guard let given = try give(award.award, from: source, rules, to: member) else { return }
        if case .milestone(let id) = award.occasion {
            changes.milestones.append(
                MilestoneRow(
                    member: member.id,
                    tierSet: rules.set.id,
                    milestone: id,
                    window: award.day,
                    given: given,
                    at: now
                )
            )
        }
        note(
            JournalEntry(
                kind: JournalKind.tierAwarded,
                member: member.id,
                data: JournalData.object { data in
                    data.text("tier_set", rules.set.id)
                    switch award.occasion {
                    case .entered(let tier): data.text("entered", tier)
                    case .requalified(let tier): data.text("kept", tier)
                    case .milestone(let id): data.text("milestone", id)
                    }
                    data.day("day", award.day)
                    switch given {
                    case .lot(let lot): data.text("lot", lot.description)
                    case .prepayment(let number): data.number("prepayment", number)
                    }
                }
            )
        )
    }

    /// - Returns: `nil` for points of a plan that has none.
    private func give(
        _ award: Award,
        from source: Lot.Source,
        _ rules: TierRules,
        to member: MemberRow
    ) throws -> GivenAward? {
        switch award {
        case .points(let points):
            guard let programme = rules.plan.points else { return nil }
            return .lot(try givePoints(points, programme, from: source, to: member))
        case .item(let name, let count, _):
            return .lot(giveLot(of: Holding(.item, name), count, from: source, to: member))
        case .uses(let benefit, let count):
            // They are the subscription's, and gone with it.
            return .lot(
                giveLot(
                    of: Holding(.uses, benefit),
                    count,
                    from: source,
                    to: member,
                    subscription: rules.subscription
                )
            )
        case .credit(let money):
            return .prepayment(try giveCredit(money, to: member))
        }
    }

    private func giveLot(
        of holding: Holding,
        _ amount: Int64,
        from source: Lot.Source,
        to member: MemberRow,
        subscription: SubscriptionID? = nil,
        effectiveFrom: Instant? = nil,
        expiresAt: Instant? = nil
    ) -> LotID {
        give(
            Lot(
                id: nil,
                member: member.id,
                holding: holding,
                source: source,
                subscription: subscription,
                amount: amount,
                remaining: amount,
                effectiveFrom: effectiveFrom ?? now,
                expiresAt: expiresAt
            )
        ).id
    }

    private func givePoints(
        _ points: Int64,
        _ programme: PointsRules,
        from source: Lot.Source,
        to member: MemberRow
    ) throws -> LotID {
        let calendar = try calendar(of: member)
        let today = calendar.day(of: now)
        let life = programme.life(givenAt: now, on: today, start: calendar.start(of:))
        let holding = Holding(.points, programme.id)
        let lot = giveLot(
            of: holding,
            points,
            from: source,
            to: member,
            effectiveFrom: life.effectiveFrom,
            expiresAt: life.expiresAt
        )
        try repayDebts(of: member.id, holding, LotCause())
        try postEarning(points, programme.id, nil, member, lot, nil, on: today)
        try keepPointsAlive(programme.id, member, on: today)
        return lot
    }

    private func giveCredit(_ amount: Money, to member: MemberRow) throws -> Int64 {
        try expireCredit(of: member.id, amount.currency)
        let id = nextPrepayment()
        let before = try balance(of: member.id, amount.currency)
        add(
            PrepaymentRow(
                id: id,
                member: member.id,
                kind: .granted,
                amount: amount,
                receivedAt: now
            )
        )
        changes.newGrants.append(
            GrantedCreditRow(
                prepayment: id,
                member: member.id,
                amount: amount,
                remaining: amount,
                expiresOn: nil
            )
        )
        setBalance(
            PrepaidBalance(paid: before.paid, granted: try before.granted.adding(amount)),
            of: member.id
        )
        post(
            Posting.granted(amount, member: member.id, prepayment: id, on: try day(of: member.id))
        )
        return id
    }
}

import Membership
import Store

/// What awards become once they are given: lots, points with what they cost, and granted credit.
extension Work {
    /// Gives an award, so many times at once.
    ///
    /// - Parameters:
    ///   - programme: the programme of which an award of points is.
    ///   - subscription: whose the uses are that an award gives; they are gone with it.
    ///   - validFor: how long it may be used; `nil` for ever. Points keep to their programme's rules.
    /// - Returns: `nil` for points of a plan that has none, and for none at all.
    func give(
        _ award: Award,
        times: Int64 = 1,
        from source: Lot.Source,
        points programme: PointsRules?,
        to member: MemberRow,
        subscription: SubscriptionID?,
        validFor: Cadence? = nil,
        _ cause: LotCause = LotCause()
    ) throws -> GivenAward? {
        let end = try validFor.map { $0.day(1, from: try day(of: member.id)) }
        let calendar = try calendar(of: member)
        var giving = Giving(source: source, points: programme, subscription: subscription)
        giving.expiresOn = end
        if case .points = award {} else { giving.expiresAt = end.map(calendar.start(of:)) }
        return try give(award, times: times, giving, to: member, cause)
    }

    /// Gives an award and posts what goes with it.
    ///
    /// - Returns: `nil` for points of a plan that has none, and for none at all.
    func give(
        _ award: Award,
        times: Int64 = 1,
        _ giving: Giving,
        to member: MemberRow,
        _ cause: LotCause = LotCause()
    ) throws -> GivenAward? {
        switch award.gift(times: times, programme: giving.points?.id) {
        case .lot(let holding, let amount) where holding.kind == .points:
            guard let programme = giving.points else { return nil }
            return .lot(try givePoints(amount, programme, giving, to: member, cause))
        case .lot(let holding, let amount):
            // Uses are the subscription's, and gone with it.
            let lot = giveLot(
                of: holding,
                amount,
                from: giving.source,
                to: member.id,
                subscription: holding.kind == .uses ? giving.subscription : nil,
                effectiveFrom: giving.effectiveFrom,
                expiresAt: giving.expiresAt,
                cause
            )
            if holding.kind == .uses { try repayDebts(of: member.id, holding, cause) }
            return .lot(lot)
        case .credit(let money):
            return .prepayment(try giveCredit(money, to: member, expiresOn: giving.expiresOn))
        case nil: return nil
        }
    }

    /// Gives a lot of its own, outside windows.
    func giveLot(
        of holding: Holding,
        _ amount: Int64,
        from source: Lot.Source,
        to member: MemberID,
        subscription: SubscriptionID? = nil,
        effectiveFrom: Instant? = nil,
        expiresAt: Instant? = nil,
        _ cause: LotCause = LotCause()
    ) -> LotID {
        give(
            Lot(
                id: nil,
                member: member,
                holding: holding,
                source: source,
                subscription: subscription,
                amount: amount,
                remaining: amount,
                effectiveFrom: effectiveFrom ?? now,
                expiresAt: expiresAt
            ),
            cause
        ).id
    }

    private func givePoints(
        _ points: Int64,
        _ programme: PointsRules,
        _ giving: Giving,
        to member: MemberRow,
        _ cause: LotCause
    ) throws -> LotID {
        let calendar = try calendar(of: member)
        let today = calendar.day(of: now)
        let life = programme.life(givenAt: now, on: today, start: calendar.start(of:))
        let holding = Holding(.points, programme.id)
        let lot = giveLot(
            of: holding,
            points,
            from: giving.source,
            to: member.id,
            effectiveFrom: giving.effectiveFrom.map { max($0, life.effectiveFrom) }
                ?? life.effectiveFrom,
            expiresAt: [giving.expiresAt, life.expiresAt].compactMap(\.self).min(),
            cause
        )
        try repayDebts(of: member.id, holding, cause)
        try postEarning(points, programme.id, nil, member, lot, nil, on: today)
        try keepPointsAlive(programme.id, member, on: today)
        return lot
    }

    /// Puts granted credit on a member's balance, with the transfer that pays for it.
    ///
    /// - Parameter end: the first day without it; `nil` for credit that stays.
    /// - Returns: the number of its prepayment.
    func giveCredit(
        _ amount: Money,
        to member: MemberRow,
        expiresOn end: CivilDate? = nil
    ) throws -> Int64 {
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
                expiresOn: end
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

extension JournalData {
    /// What an award became.
    mutating func given(_ given: GivenAward) {
        switch given {
        case .lot(let lot): text("lot", lot.description)
        case .prepayment(let number): self.number("prepayment", number)
        }
    }
}

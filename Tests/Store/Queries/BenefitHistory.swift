import Membership
import Testing

@testable import Store

/// What the members of a ``HealthyShop`` get: ada shares with guy, both buy, one thing comes back.
///
/// | number | what |
/// |---|---|
/// | lot_1 to lot_8 | rides, miles, money off, things and a debt of miles |
/// | res_1, res_2, res_3 | ada's: committed to pur_1, open with what it holds; guy's, released |
/// | pur_1, pur_2 | ada's checkout, of which ret_1 came back; guy's, which counts for ada |
/// | seats 1 to 4 | guy joined, bob is invited, cyd left, fay declined |
struct BenefitHistory {
    let facts: ShopFacts
    let day = HealthyShop.first
    let now: Instant
    let ada = MemberID(1)
    private let bob = MemberID(2)
    private let cyd = MemberID(3)
    let fay = MemberID(6)
    private let guy = MemberID(7)
    let shared = SubscriptionID(1)

    init(_ facts: ShopFacts) {
        self.facts = facts
        now = facts.instant(HealthyShop.first)
    }

    /// What a checkout promised, before the rest.
    func reserved() -> ChangeSet {
        var changes = ChangeSet(at: now, actor: "rpc:shop")
        changes.newReservations = [
            reservation(1, ada, "cart-1", effects: Self.quoted(facts, ada), holds: []),
            reservation(3, guy, nil, effects: [], holds: []),
        ]
        changes.tierStatuses = [status(ada, "blue", .earned)]
        changes.tierChanges = [change(ada, nil, "blue", .earned, .joined)]
        changes.newSeats = [
            seat(1, guy, .adult), seat(2, bob, .teen), seat(3, cyd, .adult), seat(4, fay, .child),
        ]
        changes.newCards = [card("card-1", ada), card("card-2", guy)]
        changes.newInvitations = [
            InvitationRow(id: 2, plan: "prime", invitee: .member(ada), invitedAt: now),
            InvitationRow(
                id: 1,
                plan: "gold",
                invitee: .code("ball"),
                mostUses: 2,
                invitedAt: now,
                expiresAt: later(9)
            ),
            InvitationRow(id: 3, plan: "gold", invitee: .member(guy), invitedAt: now),
        ]
        changes.invitationUses = [InvitationUseRow(invitation: 1, member: bob, usedAt: now)]
        changes.newPlaces = [place(1, guy), place(2, bob), place(3, cyd)]
        changes.newReferrals = [
            ReferralRow(friend: guy, referrer: ada, plan: "prime", at: now),
            ReferralRow(friend: bob, referrer: ada, plan: nil, at: now),
        ]
        changes.draws = [DrawRow(plan: "prime", benefit: "lucky", seed: .max, madeAt: now)]
        return changes
    }

    /// Everything else; what shares the owner's entitlement follows it.
    func told(_ owner: Entitlement) throws -> ChangeSet {
        var changes = ChangeSet(at: now, actor: "rpc:shop")
        bought(&changes)
        try given(&changes)
        shared(&changes, owner)
        settled(&changes)
        booked(&changes)
        changes.newReservations = [
            reservation(
                2,
                ada,
                "cart-2",
                effects: [EffectRow(member: ada, effect: .use(Holding(.uses, "ride"), 1))],
                holds: [
                    HoldRow(target: .lot(LotID(1), of: ada), amount: 1),
                    HoldRow(target: .tally(TallyKey(.saved, "ten-off"), of: ada), amount: 100),
                    HoldRow(target: .tally(TallyKey(.prizes, "lucky"), of: nil), amount: 1),
                ]
            )
        ]
        changes.upkeep = [
            UpkeepRow(.init(.tierReview, member: ada, name: "club"), dueAt: later(365)),
            UpkeepRow(
                .init(.drip, member: ada, subscription: shared, name: "welcome"),
                dueAt: later(31)
            ),
        ]
        return changes
    }

    /// What ada's first checkout does; with the lot of its points once there is one.
    static func quoted(_ facts: ShopFacts, _ ada: MemberID, lot: LotID? = nil) -> [EffectRow] {
        let effects: [PurchaseEffect] = [
            .tally(TallyKey(.metric, "club/spend"), 8_500),
            .use(Holding(.uses, "ride"), 2),
            .points(
                "miles",
                150,
                effectiveFrom: facts.instant(HealthyShop.first),
                expiresAt: facts.instant(HealthyShop.first.adding(days: 365)),
                partner: "air"
            ),
            .redeem("miles", 50, worth: facts.money(500), partner: nil),
            .tally(TallyKey(.saved, "ten-off"), 1_000),
        ]
        return effects.enumerated().map {
            EffectRow(member: ada, effect: $1, lot: $0 == 2 ? lot : nil)
        }
    }

    private func bought(_ changes: inout ChangeSet) {
        changes.newPurchases = [
            PurchaseRow(
                id: PurchaseID(1),
                member: ada,
                reference: "order-1",
                source: .checkout,
                purchasedAt: now,
                day: day,
                amounts: amounts(gross: 10_000, saved: 1_000, certificates: 0, points: 500),
                channel: "web",
                region: "DE",
                partner: "air",
                reservation: ReservationID(1),
                digest: Digest.sha256("order-1"),
                recordedAt: now,
                lines: [
                    line(1, "coat", "clothes", 2, 6_000, 5_100),
                    line(2, "tea", nil, 1, 4_000, 3_400),
                ],
                effects: Self.quoted(facts, ada, lot: LotID(2))
            ),
            PurchaseRow(
                id: PurchaseID(2),
                member: guy,
                reference: "order-2",
                source: .recorded,
                purchasedAt: now,
                day: day.adding(days: 1),
                amounts: amounts(gross: 2_000, saved: 0, certificates: 500, points: 0),
                digest: Digest.sha256("order-2"),
                recordedAt: now,
                lines: [line(1, "tea", nil, 5, 2_000, 1_500)],
                effects: [
                    EffectRow(member: ada, effect: .tally(TallyKey(.metric, "club/spend"), 1_500)),
                    EffectRow(member: guy, effect: .ticket("lucky")),
                    EffectRow(member: guy, effect: .certificate("cashback", facts.money(500))),
                    EffectRow(member: nil, effect: .tally(TallyKey(.prizes, "lucky"), 1)),
                ]
            ),
        ]
        changes.newReturns = [
            PurchaseReturnRow(
                id: 1,
                purchase: PurchaseID(1),
                reference: "back-1",
                returnedAt: now,
                day: day.adding(days: 3),
                net: facts.money(2_550),
                digest: Digest.sha256("back-1"),
                recordedAt: now,
                lines: [.init(line: 1, quantity: 1, net: 2_550)],
                undone: [.init(effect: 1, amount: 2_550), .init(effect: 3, amount: 45)]
            )
        ]
        count(&changes, ada, .metric, "club/spend", 0, 8_500)
        count(&changes, ada, .metric, "club/spend", 0, -2_550)
        count(&changes, ada, .metric, "club/spend", 1, 1_500)
        count(&changes, ada, .saved, "ten-off", 0, 1_000)
        count(&changes, nil, .prizes, "lucky", 1, 1)
        count(&changes, ada, .issued, "cashback", 0, 500)
        count(&changes, ada, .issued, "cashback", 31, 30)
    }

    private func given(_ changes: inout ChangeSet) throws {
        let (first, second) = (PurchaseID(1), PurchaseID(2))
        lot(&changes, 1, ada, .uses, "ride", .plan, 5, [(.used, -2)], window: day, by: first)
        lot(&changes, 2, ada, .points, "miles", .purchase, 150, [(.repaid, -15)], from: first)
        enter(&changes, 2, .clawedBack, -45, by: first, back: 1)
        lot(&changes, 3, ada, .certificate, "cashback", .reward, 500, [], window: day)
        lot(&changes, 4, guy, .item, "dessert", .draw, 1, [], from: second)
        lot(&changes, 5, ada, .points, "miles", .overage, -20, [(.repaid, 15)])
        lot(&changes, 6, guy, .uses, "drink", .drip, 1, [])
        lot(&changes, 7, ada, .item, "mug", .milestone, 1, [])
        lot(&changes, 8, ada, .points, "miles", .grant, 80, [(.used, -50)], by: first)
        changes.drips = [
            drip("welcome", 0, ada, .prepayment(2)), drip("birthday", 2, guy, .lot(LotID(6))),
        ]
        changes.rewardIssues = [
            reward(0, spend: 25_000, 500, .issued(.lot(LotID(3)))),
            reward(31, spend: 1_500, 30, .forfeited), reward(62, spend: 0, 0, .issued(nil)),
        ]
        changes.tickets = [
            DrawTicketRow(
                id: 1,
                plan: "prime",
                benefit: "lucky",
                member: guy,
                purchase: second,
                effect: 2,
                chance: try #require(Rate(basisPoints: 2_500)),
                roll: 100,
                outcome: .won(.lot(LotID(4))),
                at: now
            )
        ]
        changes.milestones = [
            MilestoneRow(
                member: ada,
                tierSet: "club",
                milestone: "mug",
                window: day,
                given: .lot(LotID(7)),
                at: now
            )
        ]
        changes.tierChanges = [
            change(ada, "blue", "silver", .earned, .earned),
            change(guy, nil, "silver", .matched, .matched),
        ]
        var silver = status(ada, "silver", .earned)
        silver.validUntil = day.adding(days: 365)
        silver.course = #"{"rolled":{"nights":2,"spend":950}}"#
        silver.lastActiveOn = day
        silver.nextReviewOn = day.adding(days: 365)
        var matched = status(guy, "silver", .matched)
        matched.provisionalUntil = day.adding(days: 91)
        changes.tierStatuses = [silver, matched]
        changes.statusMatches = [
            StatusMatchRow(
                member: guy,
                tierSet: "club",
                matchedOn: day,
                tier: "silver",
                proof: "another club's",
                provisionalUntil: day.adding(days: 91),
                recordedAt: now
            )
        ]
    }

    private func shared(_ changes: inout ChangeSet, _ owner: Entitlement) {
        changes.entitlements = [
            ("ada", owner.with(tier: "silver", role: nil)),
            ("guy", owner.with(tier: "silver", role: .adult)),
        ]
        var joined = seat(1, guy, .adult)
        joined.state = .joined
        joined.joinedAt = now
        var left = seat(3, cyd, .adult)
        left.state = .left
        left.joinedAt = now
        left.leftAt = now
        left.lockedUntil = day.adding(days: 180)
        var declined = seat(4, fay, .child)
        declined.state = .declined
        declined.leftAt = now
        changes.seats = [joined, left, declined]
        var bound = card("card-1", ada)
        bound.identity = Digest.sha256("ada's face")
        var revoked = card("card-2", guy)
        revoked.revokedAt = now
        changes.cards = [bound, revoked]
    }

    private func settled(_ changes: inout ChangeSet) {
        var committed = reservation(1, ada, "cart-1", effects: [], holds: [])
        committed.state = .committed(PurchaseID(1), at: now)
        var released = reservation(3, guy, nil, effects: [], holds: [])
        released.state = .released(at: now)
        changes.settledReservations = [committed, released]
        changes.invitationUses = [
            InvitationUseRow(invitation: 2, member: ada, usedAt: now, subscription: shared)
        ]
        changes.withdrawnInvitations = [
            InvitationRow(
                id: 3,
                plan: "gold",
                invitee: .member(guy),
                invitedAt: now,
                withdrawnAt: now
            )
        ]
        var offered = place(2, bob)
        offered.state = .offered
        offered.offeredUntil = later(7)
        var gone = place(3, cyd)
        gone.state = .gone
        changes.places = [offered, gone]
        changes.settledReferrals = [
            ReferralRow(
                friend: guy,
                referrer: ada,
                plan: "prime",
                state: .rewarded,
                at: now,
                settledAt: now
            )
        ]
        changes.referralRewards = [
            ReferralRewardRow(
                friend: guy,
                side: .referrer,
                member: ada,
                given: .lot(LotID(4)),
                givenAt: now
            ),
            ReferralRewardRow(
                friend: guy,
                side: .friend,
                member: guy,
                given: .lot(LotID(5)),
                givenAt: now
            ),
        ]
        changes.lostReferralRewards = [
            ReferralRewardRow(
                friend: guy,
                side: .friend,
                member: guy,
                given: .lot(LotID(5)),
                givenAt: now,
                takenBackAt: now
            )
        ]
        changes.controlGroups = [
            ControlGroupRow(member: ada, plan: "prime", isHeldOut: false, decidedAt: now)
        ]
    }

    private func booked(_ changes: inout ChangeSet) {
        let (first, money) = (PurchaseID(1), facts.money)
        changes.transfers = Posting.pointsEarned(money(150), member: ada, lot: LotID(2), on: day)
        changes.transfers += Posting.partnerEarned(
            money(180),
            partner: "air",
            member: ada,
            purchase: first,
            on: day
        )
        changes.transfers += Posting.pointsRedeemed(
            money(50),
            member: ada,
            purchase: first,
            on: day
        )
        changes.transfers += Posting.pointsReturned(
            earned: money(45),
            redeemed: money(0),
            member: ada,
            purchaseReturn: 1,
            on: day
        )
        changes.transfers += Posting.pointsExpired(money(5), member: ada, lot: LotID(2), on: day)
        changes.transfers += Posting.donated(money(85), member: ada, purchase: first, on: day)
        changes.transfers += Posting.donationReturned(
            money(25),
            member: ada,
            purchaseReturn: 1,
            on: day
        )
    }
}

extension BenefitHistory {
    private func later(_ days: Int) -> Instant { facts.instant(day.adding(days: days)) }

    private func amounts(
        gross: Int64,
        saved: Int64,
        certificates: Int64,
        points: Int64
    ) -> PurchaseRow.Amounts {
        PurchaseRow.Amounts(
            gross: facts.money(gross),
            saved: facts.money(saved),
            certificates: facts.money(certificates),
            points: facts.money(points),
            net: facts.money(gross - saved - certificates - points),
            delivery: facts.money(400),
            fees: facts.money(0)
        )
    }

    private func line(
        _ number: Int,
        _ product: String,
        _ category: String?,
        _ quantity: Int64,
        _ gross: Int64,
        _ net: Int64
    ) -> PurchaseLineRow {
        PurchaseLineRow(
            line: number,
            product: product,
            category: category,
            quantity: quantity,
            gross: gross,
            net: net
        )
    }

    private func reservation(
        _ id: Int64,
        _ member: MemberID,
        _ key: String?,
        effects: [EffectRow],
        holds: [HoldRow]
    ) -> ReservationRow {
        ReservationRow(
            id: ReservationID(id),
            member: member,
            key: key,
            quote: [1, 2, 3],
            madeAt: now,
            expiresAt: now.adding(milliseconds: 900_000),
            effects: effects,
            holds: holds
        )
    }

    private func count(
        _ changes: inout ChangeSet,
        _ member: MemberID?,
        _ kind: TallyKey.Kind,
        _ name: String,
        _ days: Int,
        _ change: Int64
    ) {
        changes.tallies.append(
            TallyChange(
                member: member,
                key: TallyKey(kind, name),
                day: day.adding(days: days),
                change: change
            )
        )
    }

    /// A lot with its entries: from a purchase that gave it, or used by one.
    private func lot(
        _ changes: inout ChangeSet,
        _ id: Int64,
        _ member: MemberID,
        _ kind: Holding.Kind,
        _ name: String,
        _ source: Lot.Source,
        _ amount: Int64,
        _ entries: [(LotEntry.Kind, Int64)],
        window: CivilDate? = nil,
        from: PurchaseID? = nil,
        by: PurchaseID? = nil
    ) {
        let clawedBack: Int64 = id == 2 ? -45 : 0
        let lot = Lot(
            id: LotID(id),
            member: member,
            holding: Holding(kind, name, currency: kind == .certificate ? facts.usd : nil),
            source: source,
            subscription: window == nil ? nil : shared,
            window: window,
            amount: amount,
            remaining: amount + entries.reduce(clawedBack) { $0 + $1.1 },
            effectiveFrom: now,
            expiresAt: amount < 0 ? nil : later(kind == .uses ? 31 : 365)
        )
        changes.newLots.append(
            LotRow(id: LotID(id), lot: lot, purchase: from, grantedAt: now)
        )
        enter(&changes, id, .granted, amount, by: from)
        for (kind, change) in entries { enter(&changes, id, kind, change, by: by ?? from) }
    }

    private func enter(
        _ changes: inout ChangeSet,
        _ lot: Int64,
        _ kind: LotEntry.Kind,
        _ change: Int64,
        by purchase: PurchaseID?,
        back: Int64? = nil
    ) {
        changes.lotEntries.append(
            LotEntryRow(
                entry: LotEntry(lot: LotID(lot), kind: kind, change: change),
                at: now,
                purchase: purchase,
                purchaseReturn: back
            )
        )
    }

    private func drip(
        _ benefit: String,
        _ days: Int,
        _ member: MemberID,
        _ given: GivenAward
    ) -> DripRow {
        DripRow(
            subscription: shared,
            benefit: benefit,
            day: day.adding(days: days),
            member: member,
            given: given,
            at: now
        )
    }

    private func reward(
        _ days: Int,
        spend: Int64,
        _ amount: Int64,
        _ state: RewardIssueRow.State
    ) -> RewardIssueRow {
        RewardIssueRow(
            subscription: shared,
            benefit: "cashback",
            window: day.adding(days: days),
            spend: facts.money(spend),
            amount: facts.money(amount),
            state: state,
            at: now
        )
    }

    private func status(
        _ member: MemberID,
        _ tier: String,
        _ source: TierStatusRow.Source
    ) -> TierStatusRow {
        TierStatusRow(
            member: member,
            tierSet: "club",
            tier: tier,
            source: source,
            since: day,
            enteredOn: day,
            course: "{}"
        )
    }

    private func change(
        _ member: MemberID,
        _ from: String?,
        _ to: String,
        _ source: TierStatusRow.Source,
        _ reason: TierChangeRow.Reason
    ) -> TierChangeRow {
        TierChangeRow(
            member: member,
            tierSet: "club",
            from: from,
            to: to,
            source: source,
            reason: reason,
            day: day,
            at: now
        )
    }

    private func seat(_ id: Int64, _ member: MemberID, _ role: HouseholdRole) -> SeatRow {
        SeatRow(
            id: id,
            subscription: shared,
            owner: ada,
            member: member,
            role: role,
            invitedAt: now
        )
    }

    private func card(_ card: String, _ member: MemberID) -> CardRow {
        CardRow(card: card, subscription: shared, member: member, issuedAt: now)
    }

    private func place(_ id: Int64, _ member: MemberID) -> WaitlistRow {
        WaitlistRow(id: id, plan: "gold", member: member, askedAt: now)
    }
}

extension Entitlement {
    /// The same for another tier and role.
    func with(tier: String?, role: HouseholdRole?) -> Entitlement {
        Entitlement(
            source: source,
            standing: standing,
            validFrom: validFrom,
            paidUntil: paidUntil,
            validUntil: validUntil,
            tier: tier,
            role: role
        )
    }
}

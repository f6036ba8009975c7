import Membership
import Testing

@testable import Store

/// What is written about benefits is what is read.
struct BenefitRoundTripTests {
    let shop: HealthyShop
    let ada = MemberID(1)
    let guy = MemberID(7)
    let first = SubscriptionID(1)

    init() throws {
        shop = try HealthyShop()
    }

    private func changes(_ fill: (inout ChangeSet) -> Void) -> ChangeSet {
        var changes = ChangeSet(at: Instant(milliseconds: 1), actor: "cli")
        fill(&changes)
        return changes
    }

    @Test func `a lot and its entries are read as they were written`() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = RandomRows(shop.facts, seed: seed)
            try shop.tryOut { writer in
                var row = random.lot(90, of: guy)
                let entry = random.entry(of: row.id)
                try writer.apply(
                    changes {
                        $0.newLots = [row]
                        $0.lotEntries = [entry]
                    }
                )
                #expect(try writer.reader.lot(row.id) == row, "seed \(seed)")
                #expect(try writer.reader.entries(of: row.id) == [entry], "seed \(seed)")

                row.lot.remaining = random.flag() ? 0 : row.lot.amount
                try writer.apply(changes { $0.lots = [row] })
                #expect(try writer.reader.lot(row.id) == row, "seed \(seed), changed")
            }
        }
    }

    @Test func `a purchase is read as it was written, and so is what comes back`() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = RandomRows(shop.facts, seed: seed)
            try shop.tryOut { writer in
                let row = random.purchase(90, of: guy, lot: LotID(2))
                try writer.apply(changes { $0.newPurchases = [row] })
                let reader = writer.reader
                #expect(try reader.purchase(row.id) == row, "seed \(seed)")
                #expect(try reader.purchase(reference: row.reference) == row, "seed \(seed)")
                #expect(
                    try reader.purchases(of: guy, after: PurchaseID(2), limit: 9) == [row],
                    "seed \(seed)"
                )
                #expect(try reader.purchases(after: PurchaseID(2), limit: 9) == [row])

                let back = random.comesBack(90, row)
                try writer.apply(changes { $0.newReturns = [back] })
                #expect(try reader.returns(of: row.id) == [back], "seed \(seed), back")
                #expect(try reader.purchaseReturn(reference: back.reference) == back)
            }
        }
    }

    @Test func `a reservation is read as it was written`() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = RandomRows(shop.facts, seed: seed)
            try shop.tryOut { writer in
                let made = random.instant()
                let row = ReservationRow(
                    id: ReservationID(90),
                    member: guy,
                    key: random.flag() ? "cart-90" : nil,
                    quote: random.flag() ? [] : [0, 255],
                    madeAt: made,
                    expiresAt: made.adding(milliseconds: random.number(1...9)),
                    effects: random.effects(lot: nil),
                    holds: [
                        HoldRow(
                            target: .tally(
                                TallyKey(random.one(of: TallyKey.Kind.allCases), "x"),
                                of: random.flag() ? ada : nil
                            ),
                            amount: random.number(1...9)
                        ), HoldRow(target: .lot(LotID(8), of: ada), amount: 1),
                    ]
                )
                try writer.apply(changes { $0.newReservations = [row] })
                #expect(try writer.reader.reservation(row.id) == row, "seed \(seed)")
                let found = try writer.reader.reservation(key: "cart-90")
                #expect(found == (row.key == nil ? nil : row), "seed \(seed)")
                let all = try writer.reader.reservations(
                    of: guy,
                    after: ReservationID(3),
                    limit: 9
                )
                #expect(all == [row])
            }
        }
    }

    @Test func `a status is replaced, and its changes are kept`() throws {
        for seed in 0..<100 as Range<UInt64> {
            var random = RandomRows(shop.facts, seed: seed)
            try shop.tryOut { writer in
                let rows = [random.status(of: guy), random.status(of: guy)]
                let change = TierChangeRow(
                    member: guy,
                    tierSet: "yet-another",
                    from: random.flag() ? "blue" : nil,
                    to: "silver",
                    source: random.one(of: TierStatusRow.Source.allCases),
                    reason: random.one(of: TierChangeRow.Reason.allCases),
                    day: random.day(),
                    at: random.instant()
                )
                try writer.apply(
                    changes {
                        $0.tierStatuses = rows
                        $0.tierChanges = [change]
                    }
                )
                let reader = writer.reader
                #expect(try reader.tierStatus(of: guy, "another") == rows[1], "seed \(seed)")
                #expect(try reader.tierStatuses(of: guy).map(\.tierSet) == ["another", "club"])
                #expect(try reader.tierChanges(of: guy, "yet-another") == [change])
                #expect(try reader.tierCounts(of: "another").map(\.count) == [1])
            }
        }
    }

    /// Each list as ``BenefitHistory`` told it.
    @Test func `what was given is read as it was told`() throws {
        try shop.store.read { reader in
            let owner = try #require(try reader.entitlements(of: "ada").first)
            let told = try BenefitHistory(shop.facts).told(owner)
            let reserved = BenefitHistory(shop.facts).reserved()
            #expect(try reader.drips(of: first) == told.drips.reversed())
            let welcome = try reader.drip(of: first, "welcome", on: HealthyShop.first)
            #expect(welcome == told.drips.first)
            #expect(try reader.rewardIssues(of: first) == told.rewardIssues)
            let window = HealthyShop.first.adding(days: 31)
            let forfeited = try reader.rewardIssue(of: first, "cashback", window: window)
            #expect(forfeited == told.rewardIssues[1])
            #expect(try reader.draw("prime", "lucky") == reserved.draws.first)
            #expect(try reader.tickets(of: PurchaseID(2)) == told.tickets)
            #expect(try reader.tickets(of: "prime", "lucky", after: 0, limit: 9) == told.tickets)
            let milestones = try reader.milestones(of: ada, "club", from: HealthyShop.first)
            #expect(milestones == told.milestones)
            #expect(try reader.statusMatches(of: guy, "club") == told.statusMatches)
            #expect(try reader.seat(3) == told.seats[1])
            #expect(try reader.card("card-1") == told.cards[0])
            #expect(try reader.liveCard(of: first, ada) == told.cards[0])
            #expect(try reader.liveCard(of: first, guy) == nil, "revoked")
            let invited = reserved.newInvitations
            #expect(try reader.invitation(to: "prime", of: ada) == invited[0])
            #expect(try reader.invitation(to: "gold", code: "ball") == invited[1])
            #expect(try reader.invitation(to: "gold", of: guy) == nil, "withdrawn")
            let listed = try reader.invitations(to: "gold", after: 0, limit: 9)
            #expect(listed.map(\.row) == [invited[1], told.withdrawnInvitations[0]])
            #expect(listed.map(\.uses) == [1, 0])
            #expect(try reader.use(ofInvitation: 2, by: ada) == told.invitationUses[0])
            let bob = MemberID(2)
            #expect(try reader.useInLine(of: bob, for: "gold") == reserved.invitationUses[0])
            #expect(try reader.lastInvitation() == 3)
            #expect(try reader.plansInLine() == ["gold"])
            #expect(
                try reader.referralRewards(of: guy) == [
                    told.lostReferralRewards[0], told.referralRewards[0],
                ]
            )
            #expect(try reader.referral(of: bob)?.plan == nil)
            #expect(try reader.place(of: MemberID(2), for: "gold") == told.places[0])
            #expect(try reader.referral(of: guy) == told.settledReferrals[0])
            #expect(try reader.referrals(by: ada).map(\.friend.number) == [2, 7])
            #expect(try reader.controlGroup(of: ada, "prime") == told.controlGroups[0])
            #expect(try reader.upkeep(of: ada) == told.upkeep.reversed())
        }
    }

    @Test func `a change of what is not there is damage, not silence`() throws {
        var random = RandomRows(shop.facts, seed: 3)
        let now = Instant(milliseconds: 1)
        let place = WaitlistRow(id: 90, plan: "gold", member: guy, askedAt: now, state: .gone)
        let rows: [(String, ChangeSet)] = [
            ("lot_90", changes { $0.lots = [random.lot(90, of: guy)] }),
            (
                "res_90",
                changes {
                    $0.settledReservations = [
                        ReservationRow(
                            id: ReservationID(90),
                            member: guy,
                            key: nil,
                            quote: [],
                            madeAt: now,
                            expiresAt: now,
                            state: .released(at: now),
                            effects: [],
                            holds: []
                        )
                    ]
                }
            ), ("place 90 in line for gold", changes { $0.places = [place] }),
            (
                "invitation 90",
                changes {
                    $0.withdrawnInvitations = [
                        InvitationRow(
                            id: 90,
                            plan: "gold",
                            invitee: .member(ada),
                            invitedAt: now,
                            withdrawnAt: now
                        )
                    ]
                }
            ),
            (
                "the reward for member 1",
                changes {
                    $0.lostReferralRewards = [
                        ReferralRewardRow(
                            friend: ada,
                            side: .friend,
                            member: ada,
                            given: .lot(LotID(1)),
                            givenAt: now,
                            takenBackAt: now
                        )
                    ]
                }
            ),
            (
                "card x",
                changes {
                    $0.cards = [
                        CardRow(card: "x", subscription: first, member: ada, issuedAt: now)
                    ]
                }
            ),
            (
                "the referral of member 1",
                changes {
                    $0.settledReferrals = [
                        ReferralRow(friend: ada, referrer: guy, plan: "prime", at: now)
                    ]
                }
            ),
            (
                "seat 90",
                changes {
                    $0.seats = [
                        SeatRow(
                            id: 90,
                            subscription: first,
                            owner: ada,
                            member: guy,
                            role: .adult,
                            invitedAt: now
                        )
                    ]
                }
            ),
        ]
        for (name, changes) in rows {
            let expected = StoreError.corrupt(
                path: shop.store.path,
                detail: "\(name) is to be changed and is not there"
            )
            #expect(throws: expected) { try shop.tryOut { try $0.apply(changes) } }
        }
    }
}

extension RandomRows {
    mutating func lot(_ id: Int64, of member: MemberID) -> LotRow {
        let kind = one(of: Holding.Kind.allCases)
        let amount = flag() ? number(1...1_000) : -number(1...1_000)
        let from = instant()
        let subscription = flag() ? SubscriptionID(1) : nil
        let lot = Lot(
            id: nil,
            member: member,
            holding: Holding(kind, "thing", currency: kind == .certificate ? facts.usd : nil),
            source: one(of: Lot.Source.allCases),
            subscription: subscription,
            window: subscription != nil && flag() ? day() : nil,
            amount: amount,
            remaining: amount / number(1...3),
            priority: Int(number(-5...200)),
            effectiveFrom: from,
            expiresAt: flag() ? from.adding(milliseconds: number(1...9)) : nil
        )
        let purchase = flag() ? PurchaseID(1) : nil
        return LotRow(id: LotID(id), lot: lot, purchase: purchase, grantedAt: instant())
    }

    mutating func entry(of lot: LotID) -> LotEntryRow {
        let change = flag() ? number(1...99) : -number(1...99)
        return LotEntryRow(
            entry: LotEntry(lot: lot, kind: one(of: LotEntry.Kind.allCases), change: change),
            at: instant(),
            purchase: flag() ? PurchaseID(2) : nil,
            purchaseReturn: flag() ? 1 : nil,
            reference: flag() ? "desk" : nil
        )
    }

    /// Effects of every kind, some of nobody's.
    mutating func effects(lot: LotID?) -> [EffectRow] {
        let from = instant()
        let kind = one(of: Holding.Kind.allCases)
        let partner = flag() ? "air" : nil
        let effects: [PurchaseEffect] = [
            .tally(
                TallyKey(one(of: TallyKey.Kind.allCases), "t"),
                flag() ? -number(1...9) : number(1...9)
            ),
            .use(
                Holding(kind, "u", currency: kind == .certificate ? facts.usd : nil),
                number(1...9)
            ),
            .points(
                "p",
                number(1...9),
                effectiveFrom: from,
                expiresAt: flag() ? from.adding(milliseconds: 1) : nil,
                partner: partner
            ), .redeem("p", number(1...9), worth: facts.money(number(0...9)), partner: partner),
            .certificate("c", facts.money(number(1...9))), .ticket("d"),
        ]
        return effects.enumerated().map {
            EffectRow(
                member: $0 == 0 && flag() ? nil : MemberID(number(1...7)),
                effect: $1,
                lot: $0 == 2 ? lot : nil
            )
        }
    }

    mutating func purchase(_ id: Int64, of member: MemberID, lot: LotID) -> PurchaseRow {
        let parts = (0..<6).map { _ in number(0...1_000_000) }
        let source = one(of: PurchaseRow.Source.allCases)
        let lines = (1...3).map { line in
            let gross = number(0...1_000)
            return PurchaseLineRow(
                line: line,
                product: "tea",
                category: flag() ? "drinks" : nil,
                quantity: number(1...9),
                gross: gross,
                net: gross / number(1...3)
            )
        }
        return PurchaseRow(
            id: PurchaseID(id),
            member: member,
            reference: "order-\(id)-žluťoučký",
            source: source,
            purchasedAt: instant(),
            day: day(),
            amounts: PurchaseRow.Amounts(
                gross: facts.money(parts[0] + parts[1] + parts[2] + parts[3]),
                saved: facts.money(parts[1]),
                certificates: facts.money(parts[2]),
                points: facts.money(parts[3]),
                net: facts.money(parts[0]),
                delivery: facts.money(parts[4]),
                fees: facts.money(parts[5])
            ),
            channel: flag() ? "web" : nil,
            region: flag() ? "DE" : nil,
            partner: flag() ? "air" : nil,
            reservation: source == .checkout ? ReservationID(2) : nil,
            digest: Digest.sha256("\(id)"),
            recordedAt: instant(),
            lines: lines,
            effects: effects(lot: lot)
        )
    }

    /// A part of every line that cost something, and of every effect.
    mutating func comesBack(_ id: Int64, _ purchase: PurchaseRow) -> PurchaseReturnRow {
        PurchaseReturnRow(
            id: id,
            purchase: purchase.id,
            reference: "back-\(id)",
            returnedAt: instant(),
            day: day(),
            net: facts.money(number(0...9)),
            digest: Digest.sha256("back \(id)"),
            recordedAt: instant(),
            lines: purchase.lines.map {
                PurchaseReturnRow.Line(
                    line: $0.line,
                    quantity: number(1...$0.quantity),
                    net: number(0...$0.net)
                )
            },
            undone: purchase.effects.enumerated().map {
                PurchaseReturnRow.Undone(
                    effect: $0 + 1,
                    amount: $1.effect.stored.amount < 0 ? -1 : number(1...$1.effect.stored.amount)
                )
            }
        )
    }

    mutating func status(of member: MemberID) -> TierStatusRow {
        let since = day()
        return TierStatusRow(
            member: member,
            tierSet: "another",
            tier: one(of: ["blue", "silver"]),
            source: one(of: TierStatusRow.Source.allCases),
            since: since,
            enteredOn: day(),
            validUntil: flag() ? since.adding(days: 1) : nil,
            provisionalUntil: flag() ? since.adding(days: 2) : nil,
            pausedFrom: flag() ? day() : nil,
            lastActiveOn: flag() ? day() : nil,
            nextReviewOn: flag() ? day() : nil,
            course: flag() ? "{}" : #"{"spend":\#(number(0 ... .max))}"#
        )
    }
}

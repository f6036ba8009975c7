import Membership
import Testing

@testable import Store

/// What the engine asks about changes, pauses, refunds, offers, proofs and notices.
struct BillingReaderTests {
    let shop: HealthyShop
    let hal = SubscriptionID(7)
    let ivy = SubscriptionID(8)
    let jon = SubscriptionID(9)

    init() throws {
        shop = try HealthyShop()
    }

    private var told: ChangeSet {
        get throws {
            var changes = ChangeSet(at: shop.facts.instant(HealthyShop.first), actor: "cli")
            try BillingHistory(shop.facts).tell(&changes)
            return changes
        }
    }

    private func read<T>(_ body: (Reader) throws -> T) throws -> T { try shop.store.read(body) }

    private func day(_ number: Int) -> CivilDate { HealthyShop.first.adding(days: number) }

    @Test func `everything is read as it was written`() throws {
        let told = try told
        try read { reader in
            for row in told.newInvoices { #expect(try reader.invoice(row.id) == row) }
            #expect(try reader.attempts(at: InvoiceID(9)) == [told.newAttempts[0]])
            let subscriptions = try told.newSubscriptions.map { row in
                try #require(try reader.subscription(row.id)).facts
            }
            #expect(subscriptions == told.newSubscriptions.map(\.facts))
            #expect(
                try reader.lineCredits(of: InvoiceID(9)) + reader.lineCredits(of: InvoiceID(10))
                    + reader.lineCredits(of: InvoiceID(11)) == told.lineCredits
            )
            #expect(try reader.creditNotes(after: 0, limit: 9) == told.newCreditNotes)
            #expect(try reader.creditNotes(of: hal) == [told.newCreditNotes[0]])
            #expect(try reader.creditNotes(of: InvoiceID(11)) == [told.newCreditNotes[1]])
            #expect(try reader.creditNote(2) == told.newCreditNotes.last)
            #expect(try reader.creditNote(3) == nil)
            #expect(try reader.refunds(of: 2) == told.newRefunds)
            #expect(try reader.changes(of: hal) == [told.newChanges[0]])
            #expect(try reader.scheduledChange(of: jon) == told.newChanges.last)
            #expect(try reader.scheduledChange(of: hal) == nil)
            #expect(try reader.pendingChange(of: jon) == nil)
            #expect(try reader.gaps(of: hal) == [told.openedGaps[0]])
            #expect(try reader.openGap(of: hal) == told.openedGaps.first)
            #expect(try reader.openGap(of: ivy) == nil)
            #expect(try reader.offers(of: hal) == told.offers)
            #expect(try reader.verification(of: MemberID(9), "student") == told.verifications.first)
            #expect(try reader.notices(of: hal) == told.notices)
            #expect(
                try reader.methodExpiry("scripted:ok") == told.methodExpiries.first?.expiresOn
            )
            #expect(try reader.methodExpiry("scripted:timeout") == nil)
            #expect(
                try reader.grantedCredits(of: MemberID(10), shop.facts.usd)
                    == [told.newGrants[0]]
            )
        }
    }

    @Test func `any line, offer and pause is read as it was written`() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = RandomRows(shop.facts, seed: seed)
            let effects: [OfferEffect] = [
                .price(shop.facts.money(random.number(0...9))),
                .amount(shop.facts.money(random.number(0 ... .max))),
                .percent(try #require(Rate(basisPoints: Int(random.number(0...10_000))))),
            ]
            let kind = random.one(of: OfferKind.allCases)
            let offer = AppliedOfferRow(
                subscription: jon,
                number: Int(random.number(1...9)),
                offer: AppliedOffer(
                    id: random.text(),
                    kind: kind,
                    effect: random.one(of: effects),
                    firstTerm: Int(random.number(0...9)),
                    terms: random.flag() ? Int(random.number(1...9)) : nil
                ),
                code: kind == .promo ? random.text() : nil,
                plan: random.text(),
                member: MemberID(random.number(1...10)),
                appliedAt: random.instant()
            )
            try shop.tryOut { writer in
                var changes = ChangeSet(at: random.instant(), actor: "cli")
                changes.offers = [offer]
                try writer.apply(changes)
                #expect(try writer.reader.offers(of: jon) == [offer], "seed \(seed)")
            }
        }
    }

    @Test func `a change, a gap and a refund are decided once`() throws {
        let told = try told
        try shop.tryOut { writer in
            var changes = ChangeSet(at: Instant(milliseconds: 9), actor: "cli")
            var change = try #require(told.newChanges.last)
            change.state = .applied
            change.decidedAt = changes.at
            change.cycle = told.newChanges[0].cycle
            var gap = told.openedGaps[0]
            gap.until = day(44)
            var refund = told.newRefunds[0]
            refund.state = .declined(code: "closed")
            refund.resolvedAt = changes.at
            var note = told.newCreditNotes[1]
            note.settledAt = changes.at
            changes.decidedChanges = [change]
            changes.closedGaps = [gap]
            changes.refundOutcomes = [refund]
            changes.settledCreditNotes = [note]
            try writer.apply(changes)
            let reader = writer.reader
            #expect(try reader.changes(of: jon) == [change])
            #expect(try reader.gaps(of: hal) == [gap])
            #expect(try reader.refunds(of: 2) == [refund])
            #expect(try reader.openRefunds(after: 0, limit: 9) == [])
            #expect(try reader.creditNote(2) == note)

            // What was decided makes way for the next one, in one commit.
            let again = GapRow(
                subscription: hal,
                series: 3,
                from: day(44),
                until: nil,
                reason: .paused
            )
            changes = ChangeSet(at: changes.at, actor: "cli")
            changes.openedGaps = [again]
            try writer.apply(changes)
            #expect(try reader.openGap(of: hal) == again)
        }
    }

    @Test func `a pause may begin on the day another one ended`() throws {
        try shop.tryOut { writer in
            var gap = try #require(try writer.reader.openGap(of: hal))
            gap.until = gap.from
            var changes = ChangeSet(at: Instant(milliseconds: 9), actor: "cli")
            changes.closedGaps = [gap]
            changes.openedGaps = [
                GapRow(subscription: hal, series: 3, from: gap.from, until: nil, reason: .paused)
            ]
            try writer.apply(changes)
            #expect(try writer.reader.gaps(of: hal).map(\.series) == [2, 3])
        }
    }

    /// Each row: from this day on, these lines of hal's are still to be served, and what was given back.
    @Test func `the lines of the current time come with what was given back`() throws {
        let row = try #require(try read { try $0.subscription(hal) })
        let rows: [(Int, [String])] = [
            (0, ["inv_10/2 150+15 from 20", "inv_9/1 677+68 from 10", "inv_9/2 0+0"]),
            (30, ["inv_10/2 150+15 from 20", "inv_9/1 677+68 from 10", "inv_9/2 0+0"]),
            (31, []),
        ]
        for (from, expected) in rows {
            let lines = try read { try $0.currentLines(of: row, from: day(from)) }
            #expect(lines.map(describe) == expected, "from day \(from)")
        }
        let all = try read { try $0.debitedLines(of: InvoiceID(10)) }
        #expect(all.map(describe) == ["inv_10/1 0+0", "inv_10/2 150+15 from 20"])
        let open = try #require(try read { try $0.subscription(jon) })
        let paid = try read { try $0.currentLines(of: open, from: day(0)) }
        #expect(paid.map(describe) == ["inv_12/1 0+0"], "what is open was not debited yet")
    }

    private func describe(_ line: DebitedLine) -> String {
        let from = line.givenBackFrom.map { " from \(HealthyShop.first.days(until: $0))" } ?? ""
        return "\(line.id.invoice)/\(line.id.line) \(line.credited.minorUnits)+"
            + "\(line.creditedTax.minorUnits)\(from)"
    }

    @Test func `offers are counted, for everybody and for one member`() throws {
        let uses = { (reader: Reader, offer: String, member: Int64) throws -> [Int] in
            let uses = try reader.offerUses(plan: "silver", offer: offer, by: MemberID(member))
            return [uses.total, uses.byMember]
        }
        try read { reader throws in
            #expect(try uses(reader, "spring", 8) == [1, 1])
            #expect(try uses(reader, "spring", 9) == [1, 0])
            #expect(try uses(reader, "autumn", 8) == [0, 0])
        }
        try shop.tryOut { writer in
            var changes = ChangeSet(at: Instant(milliseconds: 9), actor: "cli")
            let taken = try told.offers[0]
            changes.offers = [
                AppliedOfferRow(
                    subscription: ivy,
                    number: 1,
                    offer: taken.offer,
                    code: taken.code,
                    plan: "silver",
                    member: MemberID(9),
                    appliedAt: changes.at
                )
            ]
            try writer.apply(changes)
            #expect(try uses(writer.reader, "spring", 8) == [2, 1])
        }
    }

    @Test func `a trial is claimed once by a member, a household and a fingerprint`() throws {
        let claims: [TrialClaim] = [
            .member(MemberID(2)), .household("2"), .fingerprint("2"), .member(MemberID(3)),
        ]
        #expect(try read { try $0.trialClaims(for: claims) }.map(\.claim) == [claims[0]])
        try shop.tryOut { writer in
            var changes = ChangeSet(at: Instant(milliseconds: 9), actor: "cli")
            changes.trialClaims = claims[1...2].map {
                TrialClaimRow(claim: $0, subscription: jon, takenAt: changes.at)
            }
            try writer.apply(changes)
            let taken = try writer.reader.trialClaims(for: claims)
            #expect(taken.map(\.claim) == Array(claims.prefix(3)))
            #expect(taken.map(\.subscription.number) == [2, 9, 9])
            #expect(taken[1].takenAt == changes.at)
        }
    }

    @Test func `the latest proof counts, and its last day is in it`() throws {
        try shop.tryOut { writer in
            let member = MemberID(9)
            let old = try #require(try writer.reader.verification(of: member, "student"))
            #expect(old.holds(on: day(0)) && old.holds(on: day(364)))
            #expect(!old.holds(on: day(365)) && !old.holds(on: day(-1)))
            let new = VerificationRow(
                member: member,
                kind: "student",
                proof: "card 18",
                verifiedOn: day(3),
                validUntil: nil,
                recordedAt: Instant(milliseconds: 9)
            )
            var changes = ChangeSet(at: Instant(milliseconds: 9), actor: "cli")
            changes.verifications = [new]
            try writer.apply(changes)
            #expect(try writer.reader.verification(of: member, "student") == new)
            #expect(new.holds(on: day(99_999)))
            #expect(try writer.reader.verification(of: member, "senior") == nil)
        }
    }

    @Test func `uses of benefits are counted from a day on, and valued by currency`() throws {
        let euro = try #require(Currency("EUR"))
        let uses = { (reader: Reader, from: Int) in
            try reader.benefitUses(of: ivy, from: day(from))
        }
        #expect(try read { try uses($0, 0) }.count == 1)
        #expect(try read { try uses($0, 1) }.count == 0)
        try shop.tryOut { writer in
            var changes = ChangeSet(at: Instant(milliseconds: 9), actor: "cli")
            let values: [Money?] = [Money(minorUnits: 7, currency: euro), nil, shop.facts.money(1)]
            changes.benefitUses = values.enumerated().map { index, value in
                BenefitUseRow(
                    id: BenefitUseID(Int64(index) + 10),
                    member: MemberID(9),
                    subscription: ivy,
                    benefit: "priority",
                    usedAt: changes.at,
                    day: day(2),
                    value: value,
                    reference: nil
                )
            }
            try writer.apply(changes)
            let all = try uses(writer.reader, 0)
            #expect(all.count == 4)
            #expect(all.values == [Money(minorUnits: 7, currency: euro), shop.facts.money(600)])
            #expect(try uses(writer.reader, 2).values.last == shop.facts.money(1))
        }
    }

    @Test func `a notice is found by what it is about`() throws {
        let notice = { (pack: JurisdictionPack?, about: Int) in
            try read { try $0.notice(of: hal, .renewalComing, pack, about: day(about)) }
        }
        #expect(try notice(nil, 31) != nil)
        #expect(try notice(.usCalifornia, 31) == nil)
        #expect(try notice(nil, 32) == nil)
        let now = shop.facts.instant(HealthyShop.first)
        let due = { (at: Int64, after: DueEntry?) in
            try read { reader in
                try reader.noticesDue(by: now.adding(milliseconds: at), after: after, limit: 9)
            }
        }
        #expect(try due(0, nil) == [DueEntry(at: now, subscription: hal)], "due at the instant")
        #expect(try due(-1, nil) == [], "and not before it")
        #expect(try due(0, DueEntry(at: now, subscription: hal)) == [])
    }

    @Test func `credit is spent in order and given back the other way round`() throws {
        try shop.tryOut { writer in
            let member = MemberID(10)
            var changes = ChangeSet(at: Instant(milliseconds: 9), actor: "cli")
            let lots: [(Int64, Int?)] = [(20, nil), (21, 50), (22, 40), (23, nil), (24, 50)]
            for (id, expires) in lots {
                changes.prepayments.append(
                    PrepaymentRow(
                        id: id,
                        member: member,
                        kind: .granted,
                        amount: shop.facts.money(9),
                        receivedAt: changes.at
                    )
                )
                changes.newGrants.append(
                    GrantedCreditRow(
                        prepayment: id,
                        member: member,
                        amount: shop.facts.money(9),
                        remaining: shop.facts.money(8),
                        expiresOn: expires.map(day)
                    )
                )
            }
            try writer.apply(changes)
            let reader = writer.reader
            let spend = try reader.grantedCredits(of: member, shop.facts.usd)
            #expect(spend.map(\.prepayment) == [22, 21, 24, 4, 20, 23])
            let back = try reader.spentCredits(of: member, shop.facts.usd)
            #expect(back.map(\.prepayment) == [23, 20, 4, 24, 21, 22, 5])
            let gone = { (by: Int, limit: Int) in
                try reader.expiringCredits(by: day(by), limit: limit).map(\.prepayment)
            }
            #expect(try gone(39, 9) == [], "what is spent does not run out")
            #expect(try gone(40, 9) == [22])
            #expect(try gone(50, 2) == [22, 21])

            var lot = try #require(spend.first)
            lot.remaining = shop.facts.money(0)
            changes = ChangeSet(at: changes.at, actor: "cli")
            changes.grants = [lot]
            try writer.apply(changes)
            #expect(try gone(40, 9) == [])
        }
    }

    @Test func `refunds without an outcome are found`() throws {
        #expect(try read { try $0.openRefunds(after: 0, limit: 9) } == told.newRefunds)
        #expect(try read { try $0.openRefunds(after: 2, limit: 9) } == [])
    }

    @Test func `a member's region and household may change`() throws {
        try shop.tryOut { writer in
            let reader = writer.reader
            var ada = try #require(try reader.member("ada"))
            #expect(ada.region == nil && ada.household == nil)
            try writer.setRegion("US-CA", of: ada.id)
            try writer.setHousehold("oak-8", of: MemberID(2))
            ada.region = "DE"
            ada.household = "oak-7"
            ada.zone = "Europe/Berlin"
            var changes = ChangeSet(at: Instant(milliseconds: 9), actor: "cli")
            changes.members = [ada]
            try writer.apply(changes)
            #expect(try reader.member("ada") == ada)
            #expect(try reader.member(ada.id) == ada)
            #expect(try reader.members(ofHousehold: "oak-7") == [ada])
            let id = try writer.insertMember(
                key: "kim",
                zone: nil,
                region: "FR",
                household: "oak-7",
                joinedAt: changes.at,
                person: nil
            )
            #expect(try reader.members(ofHousehold: "oak-7").map(\.id) == [ada.id, id])
            #expect(try reader.member("kim")?.region == "FR")
        }
    }
}

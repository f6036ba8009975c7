import GRDB
import Membership
import Testing

@testable import Store

/// What benefits ask the store, beside what is read as it was written.
struct BenefitReaderTests {
    let shop: HealthyShop
    let ada = MemberID(1)
    let guy = MemberID(7)
    let now: Instant

    init() throws {
        shop = try HealthyShop()
        now = shop.facts.instant(HealthyShop.first)
    }

    private func read<T>(_ body: (Reader) throws -> T) throws -> T { try shop.store.read(body) }

    private func day(_ days: Int) -> CivilDate { HealthyShop.first.adding(days: days) }

    @Test func `lots come in the order in which they burn`() throws {
        try shop.tryOut { writer in
            let lots: [(Int64, Int, Int?)] = [
                (91, 100, nil), (92, 100, 9), (93, 50, nil), (94, 100, 3), (95, 100, 3),
                (96, 50, 1),
            ]
            var changes = ChangeSet(at: now, actor: "cli")
            changes.newLots = lots.map { lot($0.0, priority: $0.1, until: $0.2) }
            changes.newLots.append(lot(97, priority: 1, until: nil, left: 0))
            try writer.apply(changes)
            let burning = try writer.reader.lots(of: guy, .uses, "sauna")
            #expect(burning.map(\.id.number) == [96, 93, 94, 95, 92, 91])
            let all = try writer.reader.lots(of: guy, after: LotID(94), limit: 2)
            #expect(all.map(\.id.number) == [95, 96], "in order of their numbers")
            let gone = try writer.reader.expiringLots(
                by: shop.facts.instant(day(3)),
                limit: 2
            )
            #expect(gone.map(\.id.number) == [96, 94], "what runs out first, half-open")
        }
    }

    @Test func `lots are listed by what they are`() throws {
        let kinds = try read { try $0.lots(of: ada) }.map { "\($0.id) \($0.lot.holding.name)" }
        #expect(
            kinds == [
                "lot_3 cashback", "lot_7 mug", "lot_2 miles", "lot_8 miles", "lot_5 miles",
                "lot_1 ride",
            ]
        )
    }

    @Test func `windows are known also when they are used up`() throws {
        try shop.tryOut { writer in
            try writer.db.execute(sql: "DROP TRIGGER lot_is_append_only_delete")
            var used = try #require(try writer.reader.lot(LotID(1)))
            used.lot.remaining = 0
            var changes = ChangeSet(at: now, actor: "cli")
            changes.lots = [used]
            try writer.apply(changes)
            let from = { (first: Int) in
                try writer.reader.windowLots(
                    of: ada,
                    .uses,
                    "ride",
                    subscription: SubscriptionID(1),
                    from: day(first)
                ).map(\.id.number)
            }
            #expect(try from(0) == [1])
            #expect(try from(1) == [], "an earlier window")
        }
    }

    /// Each row: the first day and the end of a period, and what is counted within.
    @Test(
        arguments: [
            ("the first day is in", 0, 1, 5_950), ("the last is not", 0, 0, 0),
            ("days add up", 0, 2, 7_450), ("later days", 1, 50, 1_500), ("before", -9, 0, 0),
        ] as [(String, Int, Int, Int64)]
    )
    func `a count is a sum of days`(why: String, from: Int, until: Int, sum: Int64) throws {
        let key = TallyKey(.metric, "club/spend")
        let period = Period(start: day(from), end: day(until))
        #expect(try read { try $0.tally(of: ada, key, in: period) } == sum, "\(why)")
        let days = try read { try $0.tallyDays(of: ada, key, in: period) }
        #expect(days.reduce(0) { $0 + $1.amount } == sum, "\(why)")
    }

    @Test func `counts are told apart by member, kind and name`() throws {
        let spend = TallyKey(.metric, "club/spend")
        #expect(try read { try $0.tally(of: ada, spend) } == 7_450, "in all")
        #expect(try read { try $0.tally(of: guy, spend) } == 0)
        #expect(try read { try $0.tally(of: nil, spend) } == 0)
        #expect(try read { try $0.tally(of: nil, TallyKey(.prizes, "lucky")) } == 1)
        #expect(try read { try $0.tally(of: ada, TallyKey(.spend, "club/spend")) } == 0)
    }

    @Test func `a count that leaves 64 bits is refused`() throws {
        let change = TallyChange(
            member: guy,
            key: TallyKey(.items, "x"),
            day: day(0),
            change: .max
        )
        var changes = ChangeSet(at: now, actor: "cli")
        changes.tallies = [change, change]
        #expect(throws: StoreError.self) { try shop.tryOut { try $0.apply(changes) } }
    }

    @Test func `what is held counts until its end`() throws {
        let end = now.adding(milliseconds: 900_000)
        let held = { (member: MemberID?, at: Instant) in
            try read { try $0.held(of: member, at: at) }.map(\.amount).sorted()
        }
        #expect(try held(ada, now) == [1, 100])
        #expect(try held(nil, now) == [1])
        #expect(try held(guy, now) == [])
        #expect(try held(ada, end.adding(milliseconds: -1)) == [1, 100])
        #expect(try held(ada, end) == [], "half-open")
    }

    @Test func `what is settled holds nothing`() throws {
        for state in [
            ReservationRow.State.released(at: now), .committed(PurchaseID(2), at: now),
        ] {
            try shop.tryOut { writer in
                var open = try #require(try writer.reader.reservation(ReservationID(2)))
                #expect(open.holds.count == 3)
                open.state = state
                var changes = ChangeSet(at: now, actor: "cli")
                changes.settledReservations = [open]
                try writer.apply(changes)
                open.holds = []
                #expect(try writer.reader.reservation(ReservationID(2)) == open)
                #expect(try writer.reader.held(of: nil, at: now) == [])
            }
        }
    }

    /// Expired holds make room; those that still are do not.
    @Test func `two reservations share what is left of a lot`() throws {
        let later = now.adding(milliseconds: 900_000)
        let rows: [(String, Instant, Int64, Bool)] = [
            ("what the first leaves", now, 2, true), ("more than the first leaves", now, 3, false),
            ("all, once the first is over", later, 3, true), ("more than all", later, 4, false),
        ]
        for (why, at, amount, fits) in rows {
            var changes = ChangeSet(at: at, actor: "cli")
            changes.newReservations = [
                ReservationRow(
                    id: ReservationID(90),
                    member: ada,
                    key: nil,
                    quote: [],
                    madeAt: at,
                    expiresAt: at.adding(milliseconds: 1),
                    effects: [],
                    holds: [HoldRow(target: .lot(LotID(1), of: ada), amount: amount)]
                )
            ]
            let error: StoreError?
            do {
                try shop.tryOut { try $0.apply(changes) }
                error = nil
            } catch let refused as StoreError {
                error = refused
            }
            let refusal = "no more is held of a lot than is left of it"
            #expect(error == (fits ? nil : .constraint(detail: refusal)), "\(why)")
        }
    }

    @Test func `what came back of a purchase adds up`() throws {
        let id = PurchaseID(1)
        #expect(try read { try $0.undone(of: id) } == [1: 2_550, 3: 45])
        let returned = try read { try $0.returned(of: id) }
        #expect(returned.keys.sorted() == [1])
        #expect(returned[1]?.quantity == 1 && returned[1]?.net == 2_550)
        #expect(try read { try $0.returns(of: id) }.map(\.reference) == ["back-1"])
        #expect(
            try read { try $0.entries(of: id) }.map(\.entry.lot.number).sorted() == [
                1, 2, 2, 2, 8,
            ]
        )
        #expect(try read { try $0.hasPurchased(ada) } == true)
        #expect(try read { try $0.hasPurchased(MemberID(2)) } == false)
    }

    @Test func `points outstanding are what is left less what is owed`() throws {
        let points = try read { try $0.outstandingPoints() }
        #expect(
            points.map { "\($0.programme) \($0.member.number) \($0.points)" } == [
                "miles 1 115"
            ]
        )
        #expect(try read { try $0.lastMovement(of: ada, .points, "miles") } == now)
        #expect(try read { try $0.lastMovement(of: guy, .points, "miles") } == nil)
    }

    @Test func `who shares is known from the subscription`() throws {
        let sharers = try read { try $0.sharers(of: SubscriptionID(1)) }
        #expect(sharers.map { "\($0.member) \($0.role)" } == ["guy adult"])
        #expect(try read { try $0.seats(of: SubscriptionID(1)) }.map(\.id) == [1, 2, 3, 4])
        #expect(try read { try $0.seats(of: guy) }.map(\.state) == [.joined])
    }

    @Test func `who leaves shares no longer, and another role is another share`() throws {
        try shop.tryOut { writer in
            let shared = try #require(try writer.reader.entitlements(of: "guy").first)
            #expect(shared.role == .adult && shared.tier == "silver")
            let teen = shared.with(tier: nil, role: .teen)
            var changes = ChangeSet(at: now, actor: "cli")
            changes.entitlements = [("guy", teen)]
            #expect(throws: StoreError.self, "a role stays") { try writer.apply(changes) }
            // Taking it back wins over what the same decision says of the share.
            changes.goneEntitlements = [("guy", SubscriptionID(1))]
            try writer.apply(changes)
            #expect(try writer.reader.entitlements(of: "guy") == [])
            changes.goneEntitlements = []
            try writer.apply(changes)
            #expect(try writer.reader.entitlements(of: "guy") == [teen])
            (changes.goneEntitlements, changes.entitlements) = ([("guy", SubscriptionID(1))], [])
            try writer.apply(changes)
            #expect(try writer.reader.entitlements(of: "guy") == [])
            #expect(throws: StoreError.self, "nobody to leave") { try writer.apply(changes) }
        }
    }

    @Test func `a line for a plan moves up`() throws {
        #expect(try read { try $0.line(for: "gold") }.map(\.member.number) == [7, 2])
        #expect(try read { try $0.place(of: MemberID(3), for: "gold") } == nil, "given up")
        #expect(try read { try $0.liveSubscriptions(to: "prime") } == 4)
        #expect(try read { try $0.liveSubscriptions(to: "none") } == 0)
    }

    @Test func `the queue is read in order and without a gap`() throws {
        try shop.tryOut { writer in
            var changes = ChangeSet(at: now, actor: "cli")
            for number in 0..<30 {
                let key = UpkeepRow.Key(
                    UpkeepRow.Kind.allCases[number % 10],
                    member: MemberID(Int64(number % 3 + 1)),
                    subscription: number % 2 == 0 ? nil : SubscriptionID(1),
                    name: "n\(number)"
                )
                let due = now.adding(milliseconds: Int64(number % 4))
                changes.upkeep.append(UpkeepRow(key, dueAt: due))
            }
            let last = now.adding(milliseconds: 2)
            try writer.apply(changes)
            let reader = writer.reader
            var seen: [UpkeepRow] = []
            while true {
                let page = try reader.upkeepDue(by: last, after: seen.last, limit: 4)
                if page.isEmpty { break }
                seen += page
            }
            #expect(seen.count == 23 && Set(seen).count == 23)
            #expect(try reader.upkeepDueCount(by: last) == 23)
            let times = seen.compactMap { $0.dueAt?.milliseconds }
            #expect(times == times.sorted())

            // Put on, moved and taken off, in this order.
            let key = try #require(seen.first?.key)
            changes.upkeep = [
                UpkeepRow(key, dueAt: now.adding(milliseconds: 9)), UpkeepRow(key, dueAt: nil),
                UpkeepRow(key, dueAt: now.adding(milliseconds: 7)),
            ]
            try writer.apply(changes)
            #expect(try reader.upkeep(key)?.dueAt == now.adding(milliseconds: 7))
            changes.upkeep = [UpkeepRow(key, dueAt: nil)]
            try writer.apply(changes)
            #expect(try reader.upkeep(key) == nil)
            #expect(try reader.upkeep(of: guy) == [])
        }
    }

    @Test func `a person is known as far as is said, and forgotten`() throws {
        try shop.tryOut { writer in
            let born = PersonRow(
                name: nil,
                email: nil,
                birthday: CivilDate(dayNumber: -4_000),
                addressKey: "1 high street"
            )
            try writer.setPerson(born, of: guy)
            #expect(try writer.reader.member("guy")?.person == born)
            try writer.setPerson(PersonRow(name: "Guy", email: nil), of: guy)
            #expect(try writer.reader.member(guy)?.person == PersonRow(name: "Guy", email: nil))
            try writer.setPerson(PersonRow(name: nil, email: nil), of: guy)
            #expect(try writer.reader.member("guy")?.person == nil)
        }
    }

    private func lot(
        _ id: Int64,
        priority: Int,
        until: Int?,
        left: Int64 = 1
    ) -> LotRow {
        let lot = Lot(
            id: nil,
            member: guy,
            holding: Holding(.uses, "sauna"),
            source: .grant,
            subscription: nil,
            amount: 1,
            remaining: left,
            priority: priority,
            effectiveFrom: now,
            expiresAt: until.map { shop.facts.instant(day($0)) }
        )
        return LotRow(id: LotID(id), lot: lot, purchase: nil, grantedAt: now)
    }
}

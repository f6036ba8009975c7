import Membership
import Testing

struct GrantingTests {
    private static func facts(
        _ today: String,
        joined: String = "2026-01-01",
        source: Lot.Source = .plan,
        promisedFrom: String? = nil,
        promisedUntil: String? = nil
    ) -> GrantingFacts {
        let joined = Sample.day(joined)
        return GrantingFacts(
            member: MemberID(1),
            subscription: SubscriptionID(1),
            clock: BenefitClock(
                today: Sample.day(today),
                joined: joined,
                term: Period(start: joined, end: joined.adding(days: 3_650))
            ),
            source: source,
            promisedFrom: promisedFrom.map(Sample.day),
            promisedUntil: promisedUntil.map(Sample.day),
            start: Sample.start(of:)
        )
    }

    private static func grant(
        _ amount: Int64 = 5,
        _ window: BenefitWindow = .calendar(.month),
        least: Int64 = 0,
        most: Int64? = nil,
        isProrated: Bool = false,
        carriesOverage: Bool = false
    ) -> WindowGrant {
        WindowGrant(
            benefit: "visits",
            amount: amount,
            window: window,
            rollover: most.map { Quota.Rollover(least: least, most: $0) },
            isProrated: isProrated,
            carriesOverage: carriesOverage
        )
    }

    @Test
    func `a window is granted once, from its first instant to the next one's`() throws {
        let granted = Self.grant().granted(Self.facts("2026-02-15"), written: [])
        let lot = try #require(granted.lots.first)
        #expect(granted.lots.count == 1)
        #expect(lot.amount == 5 && lot.remaining == 5 && lot.id == nil)
        #expect(lot.window == Sample.day("2026-02-01"))
        #expect(lot.effectiveFrom == Sample.instant("2026-02-01T00:00:00Z"))
        #expect(lot.expiresAt == Sample.instant("2026-03-01T00:00:00Z"))
        let again = Self.grant().granted(Self.facts("2026-02-28"), written: [lot])
        #expect(again.lots.isEmpty)
        #expect(Self.grant().granted(Self.facts("2026-03-01"), written: [lot]).lots.count == 1)
    }

    @Test
    func `what is given once is given once, however often the membership renews`() throws {
        let once = Self.grant(5, .once)
        let lot = try #require(once.granted(Self.facts("2026-02-15"), written: []).lots.first)
        #expect(lot.expiresAt == nil)
        #expect(once.granted(Self.facts("2029-02-15"), written: [lot]).lots.isEmpty)
    }

    @Test(
        arguments: [
            ("2026-01-01", nil, nil, 30, "a whole month"),
            ("2026-01-31", nil, nil, 1, "who joins on the last day gets a day's part"),
            ("2026-01-16", nil, nil, 15, "16 of 31 days are 15.48"),
            ("2026-01-01", "2026-01-17", nil, 15, "promised from a change of plan on"),
            ("2026-01-01", nil, "2026-01-11", 10, "to an end that is known: 9.68"),
            ("2026-01-01", "2026-02-01", nil, 0, "nothing before it is promised"),
        ] as [(String, String?, String?, Int64, String)]
    )
    func `a window that begins or ends within gives its part by days`(
        joined: String,
        from: String?,
        until: String?,
        amount: Int64,
        why: String
    ) {
        let facts = Self.facts(
            "2026-01-31",
            joined: joined,
            promisedFrom: from,
            promisedUntil: until
        )
        let lots = Self.grant(30, isProrated: true).granted(facts, written: []).lots
        #expect(lots.reduce(0) { $0 + $1.amount } == amount, "\(why)")
        let whole = Self.grant(30).granted(facts, written: []).lots
        #expect(whole.reduce(0) { $0 + $1.amount } == (amount == 0 ? 0 : 30), "\(why)")
    }

    @Test
    func `a change within a window tops up and does not give twice`() {
        let plan = Sample.lot(1, 4, window: "2026-06-01", from: "2026-06-01", until: "2026-07-01")
        let facts = Self.facts("2026-06-16", source: .tier, promisedFrom: "2026-06-16")
        let whole = Self.grant(8).granted(facts, written: [plan]).lots
        #expect(whole.map(\.amount) == [4])
        #expect(whole.map(\.window) == [Sample.day("2026-06-16")])
        // Half a month of eight, less half a month of four.
        let part = Self.grant(8, isProrated: true).granted(facts, written: [plan]).lots
        #expect(part.map(\.amount) == [2])
        // Down again takes nothing back.
        #expect(Self.grant(2).granted(facts, written: [plan]).lots.isEmpty)
    }

    @Test(
        arguments: [
            (5, 0, 3, 3, "no more than the most"), (2, 0, 3, 2, "what is left"),
            (0, 0, 3, 0, "nothing of nothing"), (0, 1, 3, 1, "but the least in any case"),
            (2, 4, 3, 3, "and never above the most"),
        ] as [(Int64, Int64, Int64, Int64, String)]
    )
    func `what is left goes over between the least and the most`(
        left: Int64,
        least: Int64,
        most: Int64,
        carried: Int64,
        why: String
    ) {
        let lot = Sample.lot(
            1,
            5,
            left: left,
            window: "2026-01-01",
            from: "2026-01-01",
            until: "2026-02-01"
        )
        let lots = Self.grant(least: least, most: most)
            .granted(Self.facts("2026-02-15"), written: [lot]).lots
        let over = lots.filter { $0.source == .rollover }
        #expect(over.reduce(0) { $0 + $1.amount } == carried, "\(why)")
        #expect(lots.contains { $0.source == .plan && $0.amount == 5 }, "\(why)")
    }

    @Test
    func `what an open reservation holds is not left over`() {
        let lot = Sample.lot(1, 5, window: "2026-01-01", until: "2026-02-01")
        let lots = Self.grant(most: 9)
            .granted(Self.facts("2026-02-15"), written: [lot], holds: [LotID(1): 2]).lots
        #expect(lots.first { $0.source == .rollover }?.amount == 3)
    }

    @Test
    func `what goes over is settled at the first look, though a hold is released later`() {
        let last = Sample.lot(1, 5, window: "2026-01-01", until: "2026-02-01")
        let facts = Self.facts("2026-02-15")
        let first = Self.grant(most: 9).granted(facts, written: [last], holds: [LotID(1): 5])
        #expect(first.lots.map(\.source) == [.plan])
        let later = Self.grant(most: 9).granted(facts, written: [last] + first.lots)
        #expect(later.lots.isEmpty)
    }

    @Test
    func `overage is taken from the next windows, also from ones that nobody touched`() throws {
        let lot = Sample.lot(1, 5, left: 0, window: "2026-01-01", until: "2026-02-01")
        let debt = Sample.lot(2, -7, source: .overage, from: "2026-01-20")
        let grant = Self.grant(carriesOverage: true)
        let next = grant.granted(Self.facts("2026-02-15"), written: [lot, debt])
        #expect(next.settled.isEmpty)
        let february = LotStack(
            next.applied(to: [lot, debt]),
            at: Sample.instant("2026-02-15T00:00:00Z")
        )
        #expect(february.available == 0)
        #expect(february.owed == 7)
        let later = grant.granted(Self.facts("2026-03-15"), written: [lot, debt])
        #expect(later.settled == [GrantedLots.Settled(debt: debt, amount: 5)])
        let march = LotStack(
            later.applied(to: [lot, debt]),
            at: Sample.instant("2026-03-15T00:00:00Z")
        )
        #expect(march.available == 3)
        #expect(march.owed == 2)
    }

    @Test
    func `a debt is gone with its window unless it is carried`() {
        let burn = Burn(parts: [], overage: 3)
        let facts = Self.facts("2026-02-15")
        let at = Sample.instant("2026-02-15T10:00:00Z")
        let lost = Self.grant().debt(of: burn, facts, at: at)
        #expect(lost?.amount == -3)
        #expect(lost?.expiresAt == Sample.instant("2026-03-01T00:00:00Z"))
        #expect(Self.grant(carriesOverage: true).debt(of: burn, facts, at: at)?.expiresAt == nil)
        #expect(Self.grant().debt(of: Burn(parts: [], overage: 0), facts, at: at) == nil)
    }

    // MARK: A model that looks every day

    /// Plays a life day by day: at each reset it carries over, at each use it takes the oldest first.
    private struct Model {
        let grant: WindowGrant
        let joined: CivilDate
        var base: Int64 = 0
        var owed: Int64 = 0
        var left: Int64 { base }

        mutating func begin(_ day: CivilDate, _ clock: BenefitClock) {
            guard let period = grant.window.period(clock), day == max(period.start, joined) else {
                return
            }
            let carried =
                day == joined
                ? 0 : grant.rollover.map { min($0.most, max($0.least, base)) } ?? 0
            let days = day.days(until: period.end)
            let share =
                grant.isProrated
                ? (grant.amount * Int64(days) * 2 + Int64(period.days)) / Int64(period.days * 2)
                : grant.amount
            base = share + carried
            if !grant.carriesOverage { owed = 0 }
            let paid = min(base, owed)
            base -= paid
            owed -= paid
        }
    }

    @Test
    func `rolling over untouched windows gives what looking every day would`() throws {
        let windows: [BenefitWindow] = [
            .calendar(.day), .calendar(.month), .every(Sample.cadence("P10D")),
            .every(Sample.cadence("P1M")), .calendar(.quarter),
        ]
        for seed in 0..<200 {
            var random = SplitMix64(seed: seed)
            let most = random.int(in: 0...2) == 0 ? nil : Int64(random.int(in: 0...12))
            let grant = Self.grant(
                Int64(random.int(in: 0...6)),
                windows[random.int(in: 0...4)],
                least: Int64(random.int(in: 0...2)),
                most: most,
                isProrated: random.int(in: 0...1) == 0,
                carriesOverage: random.int(in: 0...1) == 0
            )
            let joined = Sample.day("2026-01-31").adding(days: random.int(in: -20...20))
            var model = Model(grant: grant, joined: joined)
            var written: [Lot] = []
            var number: Int64 = 0
            for offset in 0..<200 {
                let day = joined.adding(days: offset)
                let facts = Self.facts(day.description, joined: joined.description)
                model.begin(day, facts.clock)
                // Most days nobody looks.
                guard random.int(in: 0...19) == 0 else { continue }
                let now = Sample.start(of: day)
                let granted = grant.granted(facts, written: written)
                written = granted.applied(to: written).map { lot in
                    guard lot.id == nil else { return lot }
                    number += 1
                    return lot.numbered(number)
                }
                var stack = LotStack(written, at: now)
                for paid in stack.repayments {
                    written.take(paid.amount, from: paid.lot, for: paid.debt)
                }
                stack = LotStack(written, at: now)
                #expect(stack.available == model.left, "seed \(seed), \(day)")
                #expect(stack.owed == model.owed, "seed \(seed), \(day)")
                let use = Int64(random.int(in: 0...7))
                let burn = try #require(stack.burn(use, limit: .soft))
                for part in burn.parts { written.take(part.amount, from: part.lot, for: nil) }
                if let debt = grant.debt(of: burn, facts, at: now) {
                    number += 1
                    written.append(debt.numbered(number))
                }
                model.owed += max(0, use - model.base)
                model.base = max(0, model.base - use)
            }
        }
    }
}

extension Lot {
    fileprivate func numbered(_ number: Int64) -> Lot {
        Lot(
            id: LotID(number),
            member: member,
            holding: holding,
            source: source,
            subscription: subscription,
            window: window,
            amount: amount,
            remaining: remaining,
            priority: priority,
            effectiveFrom: effectiveFrom,
            expiresAt: expiresAt
        )
    }
}

extension [Lot] {
    fileprivate mutating func take(_ amount: Int64, from lot: Lot, for debt: Lot?) {
        for index in indices where self[index].id == lot.id { self[index].remaining -= amount }
        guard let debt else { return }
        for index in indices where self[index].id == debt.id { self[index].remaining += amount }
    }
}

import Membership
import Testing

struct ProrationTests {
    private func usd(_ minorUnits: Int64) throws -> Money {
        Money(minorUnits: minorUnits, currency: try #require(Currency("USD")))
    }

    private func cycle(_ start: String, _ day: Int, _ cadence: String) throws -> BillingCycle {
        try BillingCycle.starting(
            on: try #require(CivilDate(start)),
            cadence: try #require(Cadence(cadence)),
            anchorDay: day
        )
    }

    @Test(
        arguments: [
            (1_499, 14, 31, .byDay, 677, "a stub of 14 of 31 days"),
            (1_499, 31, 31, .byDay, 1_499, "a full period costs the price"),
            (1_499, 40, 31, .byDay, 1_499, "and a longer one no more"),
            (1_499, 0, 31, .byDay, 0, "no days cost nothing"),
            (1_499, 0, 31, .none, 0, "under either rule"),
            (1_499, 1, 31, .none, 1_499, "without proration one day costs the price"),
            (1_499, 1_209_600, 2_678_400, .bySecond, 677, "seconds count like days of 24 hours"),
            (1_499, 82_800, 2_674_800, .bySecond, 46, "and a day of 23 hours for what it is"),
            (1_499, 2_678_400, 2_678_400, .bySecond, 1_499, "a full period costs the price"),
            (1_499, 0, 2_678_400, .bySecond, 0, "and no second nothing"),
            (1, 1, 2, .byDay, 1, "half a cent goes up"),
            (-1, 1, 2, .byDay, -1, "away from zero on the other side"),
            (.max, 30, 31, .byDay, 8_925_843_906_633_654_007, "the product is kept whole"),
            (1_499, 5, 0, .byDay, 1_499, "a period of no days has no parts"),
        ] as [(Int64, Int, Int, Proration, Int64, String)]
    )
    func `a short term costs its part of the price`(
        price: Int64,
        days: Int,
        ofDays: Int,
        proration: Proration,
        amount: Int64,
        why: String
    ) throws {
        let result = proration.amount(of: try usd(price), days: days, ofDays: ofDays)
        #expect(result == (try usd(amount)), "\(why)")
    }

    @Test
    func `a price is rounded once, not by the day and then again`() throws {
        // 9.99 over 30 days is 0.333 a day; a rounded daily rate would bill 4.95.
        #expect(Proration.byDay.amount(of: try usd(999), days: 15, ofDays: 30) == (try usd(500)))
    }

    @Test(
        arguments: [
            (
                "2026-01-01", 15, "P1M", 1_499, "2026-01-01/2026-01-15", 14, 31, 677,
                "the full period before the anchor is the measure, not the stub itself"
            ),
            (
                "2026-02-10", 31, "P1M", 2_800, "2026-02-10/2026-02-28", 18, 28, 1_800,
                "a February between two month ends has 28 days"
            ),
            (
                "2026-01-20", 15, "P3M", 9_200, "2026-01-20/2026-02-15", 26, 92, 2_600,
                "a quarter is measured by the quarter"
            ),
            (
                "2026-01-14", 15, "P1M", 3_100, "2026-01-14/2026-01-15", 1, 31, 100,
                "a sliver of one day costs one day"
            ),
        ]
    )
    func `a first stub is not overcharged`(
        start: String,
        day: Int,
        cadence: String,
        price: Int64,
        period: String,
        days: Int,
        ofDays: Int,
        amount: Int64,
        why: String
    ) throws {
        let cycle = try cycle(start, day, cadence)
        let first = try #require(CivilDate(start))
        #expect(cycle.firstIndex(from: first) == -1, "\(why)")
        let term = cycle.term(-1, from: first, price: try usd(price), proration: .byDay)
        #expect(term.index == -1)
        #expect(term.period.description == period, "\(why)")
        #expect(term.days == days, "\(why)")
        #expect(term.ofDays == ofDays, "\(why)")
        #expect(term.amount == (try usd(amount)), "\(why)")
        #expect(term.isProrated)
    }

    @Test
    func `a start on the anchor day has no stub`() throws {
        let cycle = try cycle("2026-02-28", 31, "P1M")
        let start = try #require(CivilDate("2026-02-28"))
        let terms = Schedule.terms(
            cycle: cycle,
            start: start,
            price: try usd(1_499),
            proration: .byDay,
            count: 2
        )
        #expect(terms.map(\.index) == [0, 1])
        #expect(
            terms.map(\.period.description) == ["2026-02-28/2026-03-31", "2026-03-31/2026-04-30"]
        )
        #expect(terms.allSatisfy { !$0.isProrated && $0.days == $0.ofDays })
        #expect(try Schedule.total(terms) == usd(2_998))
    }

    @Test
    func `without proration a stub costs the whole price and says it is short`() throws {
        let cycle = try cycle("2026-01-01", 15, "P1M")
        let start = try #require(CivilDate("2026-01-01"))
        let term = cycle.term(-1, from: start, price: try usd(1_499), proration: .none)
        #expect(term.amount == (try usd(1_499)))
        #expect(!term.isProrated)
        #expect(term.days == 14 && term.ofDays == 31)
    }

    @Test
    func `a period that ended before the first billed day costs nothing`() throws {
        let cycle = try cycle("2026-01-01", 15, "P1M")
        let late = try #require(CivilDate("2026-03-01"))
        for proration in Proration.allCases {
            let term = cycle.term(0, from: late, price: try usd(1_499), proration: proration)
            #expect(term.period.isEmpty && term.amount.isZero)
        }
        // A member who resumes late begins in the middle of a later period.
        #expect(cycle.firstIndex(from: late) == 1)
    }

    @Test
    func `the terms of a schedule tile the time and are each billed by one rule`() throws {
        let cadences = try ["P1M", "P2M", "P3M", "P6M", "P1Y", "P2Y"].map {
            try #require(Cadence($0))
        }
        for seed in 0..<10_000 {
            var random = SplitMix64(seed: seed)
            let start = CivilDate(dayNumber: Int32(random.int(in: 15_000...40_000)))
            let price = try usd(Int64(random.int(in: 0...100_000)))
            let cycle = try BillingCycle.starting(
                on: start,
                cadence: cadences[random.int(in: 0...(cadences.count - 1))],
                anchorDay: random.int(in: 1...31)
            )
            let proration = Proration.allCases[random.int(in: 0...(Proration.allCases.count - 1))]
            let terms = Schedule.terms(
                cycle: cycle,
                start: start,
                price: price,
                proration: proration,
                count: 6
            )
            var next = start
            for term in terms {
                let full = cycle.period(term.index)
                let isFull = term.period == full
                let isSound =
                    term.period.start == next && term.days == term.period.days && term.days > 0
                    && term.ofDays == full.days && term.period.end == full.end
                    && (isFull ? term.amount == price : term.index == -1)
                    && term.isProrated == (!isFull && proration != .none)
                    && term.amount.minorUnits <= price.minorUnits
                guard isSound else {
                    Issue.record("seed \(seed): \(term) from \(start) in \(cycle)")
                    return
                }
                next = term.period.end
            }
            guard terms.count == 6, terms[0].index == (start == cycle.anchor ? 0 : -1) else {
                Issue.record("seed \(seed): \(terms.count) terms from \(terms[0].index)")
                return
            }
        }
    }

    @Test
    func `an empty schedule has no total`() throws {
        let cycle = try cycle("2026-01-01", 15, "P1M")
        let terms = Schedule.terms(
            cycle: cycle,
            start: cycle.anchor,
            price: try usd(1),
            proration: .byDay,
            count: -1
        )
        #expect(terms.isEmpty)
        #expect(throws: MoneyError.nothingToAdd) { try Schedule.total(terms) }
    }

    @Test
    func `the names in plan files do not change`() {
        #expect(Proration.allCases.map(\.rawValue) == ["by_day", "by_second", "none"])
    }

    @Test(
        arguments: [
            ("2026-01-15", 0, 3, "2026-01-15/2026-04-15", 90, 90, 4_497, "three whole terms"),
            ("2026-01-01", -1, 3, "2026-01-01/2026-03-15", 73, 90, 3_675, "a stub and two terms"),
            ("2026-01-01", -1, 1, "2026-01-01/2026-01-15", 14, 31, 677, "a stub alone"),
            ("2026-01-15", 5, 2, "2026-06-15/2026-08-15", 61, 61, 2_998, "later terms"),
        ]
    )
    func `terms bought together are each priced by themselves`(
        start: String,
        index: Int,
        count: Int,
        period: String,
        days: Int,
        ofDays: Int,
        amount: Int64,
        why: String
    ) throws {
        let cycle = try cycle("2026-01-01", 15, "P1M")
        let term = cycle.term(
            index,
            count: count,
            from: try #require(CivilDate(start)),
            price: try usd(1_499),
            proration: .byDay
        )
        #expect(term.period.description == period, "\(why)")
        #expect(term.count == count && term.index == index, "\(why)")
        #expect(term.days == days && term.ofDays == ofDays, "\(why)")
        #expect(term.amount == (try usd(amount)), "\(why)")
        #expect(term.isProrated == (index == -1), "\(why)")
        let each = try Schedule.total(
            (0..<count).map {
                cycle.term(
                    index + $0,
                    from: try #require(CivilDate(start)),
                    price: try usd(1_499),
                    proration: .byDay
                )
            }
        )
        #expect(term.amount == each, "\(why)")
    }

    @Test
    func `more than an account can hold stays the largest amount and never wraps`() throws {
        let cycle = try cycle("2026-01-15", 15, "P1M")
        let term = cycle.term(
            0,
            count: 3,
            from: cycle.anchor,
            price: try usd(.max / 2),
            proration: .byDay
        )
        #expect(term.amount == (try usd(.max)))
    }
}

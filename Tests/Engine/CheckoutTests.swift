import Engine
import Membership
import ShopSupport
import Store
import Testing

struct CheckoutTests {
    private static func shop(member: String = "ann") throws -> Shop {
        let shop = try Shop(at: "2026-01-10", plans: SamplePlans.checkout)
        try shop.start(member, "market")
        return shop
    }

    private static func usd(_ cents: Int64) -> Money {
        Money(minorUnits: cents, currency: currency)
    }

    private static let currency = Currency.all.first { $0.code == "USD" } ?? Currency.all[0]

    private static func basket(
        _ lines: [(String, Int64, Int64)],
        express: Int64? = nil,
        uses: [BenefitUse] = [],
        points: Int64 = 0
    ) -> Basket {
        Basket(
            currency: currency,
            lines: lines.map { product, quantity, price in
                BasketLine(product: product, quantity: quantity, price: usd(price))
            },
            deliveries: express.map { [DeliveryOption(speed: "express", price: usd($0))] } ?? [],
            pointsToRedeem: points,
            uses: uses
        )
    }

    private static let visit = basket([("tea", 1, 300)], uses: [BenefitUse(benefit: "visits")])

    // MARK: Guests

    @Test func `a guest and who is unknown pay alike, and nothing is set aside for them`() throws {
        let shop = try Self.shop()
        let before = try shop.dump()
        let guest = try shop.engine.quote(member: nil, Self.visit)
        let unknown = try shop.engine.quote(member: "eve", Self.visit)
        #expect(guest.quote.totals == unknown.quote.totals)
        #expect(guest.quote.effects.isEmpty && unknown.quote.effects.isEmpty)
        #expect(!guest.isKnown && !unknown.isKnown)
        #expect(throws: Refused(.unknownMember, "eve")) {
            try shop.engine.reserve(member: "eve", Self.visit)
        }
        #expect(try shop.dump() == before, "a quote writes nothing")
    }

    @Test func `a basket that contradicts itself is refused with its line`() throws {
        let shop = try Self.shop()
        let refusal = Refused(
            .badBasket,
            "Line 1 has a quantity of 0: give one from 1 to 1000000"
        )
        #expect(throws: refusal) {
            try shop.engine.quote(member: "ann", Self.basket([("tea", 0, 300)]))
        }
    }

    // MARK: The quote is the purchase

    @Test func `what is committed is what was quoted, whatever the basket`() throws {
        for seed in 1...12 as ClosedRange<UInt64> {
            var random = SplitMix64(seed: seed)
            let shop = try Self.shop()
            for order in 1...4 {
                let basket = Self.basket(
                    (0..<random.int(1...5)).map { _ in
                        (
                            random.pick(["milk", "tea", "chair", "repair"]),
                            Int64(random.int(1...4)), Int64(random.int(1...9_000))
                        )
                    },
                    express: random.int(0...1) == 0 ? nil : 599,
                    uses: [BenefitUse(benefit: random.pick(["visits", "sauna", "pool"]))],
                    points: Int64(random.int(0...3)) * 100
                )
                let quoted = try shop.engine.quote(member: "ann", basket).quote
                let reserved = try shop.engine.reserve(member: "ann", basket)
                #expect(reserved.quote == quoted, "seed \(seed), order \(order)")
                let id = try #require(reserved.reservation?.id)
                // Whatever the plan says by then, what was quoted counts.
                if order == 2 {
                    try shop.load([SamplePlans.market.replacing("10%", with: "50%")])
                }
                let purchase = try #require(
                    try shop.engine.commit(id, reference: "o-\(order)").purchase
                )
                Self.compare(purchase, quoted, "seed \(seed), order \(order)")
            }
            #expect(try shop.complaints() == [], "seed \(seed)")
            #expect(
                try shop.number("SELECT count(*) FROM hold") == 0,
                "seed \(seed): nothing is held once all is settled"
            )
        }
    }

    private static func compare(_ purchase: PurchaseRow, _ quote: Quote, _ why: String) {
        let amounts = purchase.amounts
        let due = amounts.net.minorUnits + amounts.delivery.minorUnits + amounts.fees.minorUnits
        #expect(due == quote.totals.due.minorUnits, "\(why)")
        #expect(amounts.points == quote.totals.points, "\(why)")
        #expect(purchase.lines.map(\.net) == quote.lines.map(\.net.minorUnits), "\(why)")
        #expect(Set(purchase.effects.map(\.effect)) == Set(quote.effects), "\(why)")
    }

    // MARK: Holding

    @Test func `what is reserved and let go leaves no trace`() throws {
        let shop = try Self.shop()
        let basket = Self.basket(
            [("chair", 1, 4_999), ("repair", 1, 3_000)],
            express: 599,
            uses: [BenefitUse(benefit: "visits"), BenefitUse(benefit: "sauna")]
        )
        let checks = ["visits", "sauna", "repairs", "delivery"]
        func answers() throws -> [CheckAnswer] {
            let context = CheckContext(amount: Self.usd(5_000))
            return try checks.map {
                try shop.engine.check(member: "ann", benefit: $0, context: context)
            }
        }
        let (quote, before) = (try shop.engine.quote(member: "ann", basket), try answers())
        // The first look writes the windows down, which changes no answer.
        try Self.reserveAndRelease(basket, shop)
        #expect(try shop.engine.quote(member: "ann", basket) == quote)
        #expect(try answers() == before)
        let traces: Set = ["reservation", "reservation_effect", "journal", "journal_commit"]
        let rows = try shop.dump(leavingOut: traces)
        for _ in 1...3 { try Self.reserveAndRelease(basket, shop) }
        #expect(try shop.dump(leavingOut: traces) == rows)
        #expect(try shop.complaints() == [])
    }

    private static func reserveAndRelease(_ basket: Basket, _ shop: Shop) throws {
        let reserved = try shop.engine.reserve(member: "ann", basket)
        let id = try #require(reserved.reservation?.id)
        #expect(try shop.engine.release(id).state == .released)
        #expect(try shop.engine.release(id).state == .released, "twice is once")
        #expect(throws: Refused.self) { try shop.engine.commit(id, reference: "late") }
    }

    @Test func `what one order holds no other gets, until its time is over`() throws {
        let shop = try Self.shop()
        for order in 1...3 {
            let reserved = try shop.engine.reserve(member: "ann", Self.visit, seconds: 60)
            #expect(reserved.quote.used.map(\.uses).contains(1), "visit \(order)")
        }
        let fourth = try shop.engine.quote(member: "ann", Self.visit).quote
        #expect(fourth.unused.map(\.reason.code).contains("quota_used_up"))
        #expect(try shop.check("ann", "visits") == "no quota_used_up")
        try shop.sleep(until: "2026-01-10T00:00:59.999Z")
        #expect(try shop.check("ann", "visits") == "no quota_used_up")
        let rows = try shop.dump(leavingOut: ["test_clock"])
        try shop.sleep(until: "2026-01-10T00:01:00Z")
        #expect(try shop.check("ann", "visits") == "yes subscribed", "at the very instant")
        let again = try shop.engine.quote(member: "ann", Self.visit).quote
        #expect(again.used.map(\.benefit.benefit).contains("visits"))
        #expect(try shop.dump(leavingOut: ["test_clock"]) == rows, "nobody wrote it down")
        let ended = Refused(.reservationEnded, "res_1 expired at 2026-01-10T00:01:00Z")
        #expect(throws: ended) {
            try shop.engine.commit(ReservationID(1), reference: "o-1")
        }
    }

    @Test func `caps and fair use are held too`() throws {
        let shop = try Self.shop()
        let dear = Self.basket(
            [("chair", 1, 15_000)],
            uses: [BenefitUse(benefit: "pool", quantity: 3)]
        )
        let first = try shop.engine.reserve(member: "ann", dear).quote
        let second = try shop.engine.reserve(member: "ann", dear).quote
        #expect(first.totals.saved == Self.usd(1_500))
        #expect(second.totals.saved == Self.usd(500), "the cap of 20.00 counts what is held")
        #expect(second.unused.map(\.reason.code).contains("fair_use_reached"))
    }

    @Test func `points are held, and paid once`() throws {
        let shop = try Self.shop()
        let first = try shop.engine.reserve(member: "ann", Self.basket([("chair", 1, 20_000)]))
        _ = try shop.engine.commit(#require(first.reservation?.id), reference: "o-1")
        let basket = Self.basket([("tea", 1, 1_000)], points: 300)
        let reserved = try shop.engine.reserve(member: "ann", basket)
        #expect(reserved.quote.totals.points == Self.usd(300))
        let other = try shop.engine.quote(member: "ann", basket).quote
        #expect(other.redemption?.refusal == .tooFewPoints, "360 less the 300 that are held")
        _ = try shop.engine.commit(#require(reserved.reservation?.id), reference: "o-2")
        #expect(try shop.complaints() == [])
    }

    // MARK: Settling

    @Test func `a commit answers again, and only for its own reference`() throws {
        let shop = try Self.shop()
        let id = try #require(try shop.engine.reserve(member: "ann", Self.visit).reservation?.id)
        let first = try shop.engine.commit(id, reference: "o-1")
        let rows = try shop.dump()
        #expect(try shop.engine.commit(id, reference: "o-1") == first)
        #expect(try shop.dump() == rows)
        #expect(throws: Refused(.reservationEnded, "res_1 was committed as pur_1")) {
            try shop.engine.commit(id, reference: "o-2")
        }
        #expect(throws: Refused(.reservationEnded, "res_1 was committed as pur_1")) {
            try shop.engine.release(id)
        }
        let other = try #require(try shop.engine.reserve(member: "ann", Self.visit).reservation?.id)
        #expect(throws: Refused(.referenceTaken, "o-1")) {
            try shop.engine.commit(other, reference: "o-1")
        }
        #expect(throws: Refused(.unknownReservation, "res_9")) {
            try shop.engine.commit(ReservationID(9), reference: "o-9")
        }
    }

    @Test func `an order reserved before midnight counts for the day it was placed on`() throws {
        let shop = try Self.shop()
        try shop.sleep(until: "2026-01-31T23:59:00Z")
        let id = try #require(try shop.engine.reserve(member: "ann", Self.visit).reservation?.id)
        try shop.sleep(until: "2026-02-01T00:05:00Z")
        let purchase = try #require(try shop.engine.commit(id, reference: "o-1").purchase)
        #expect(purchase.day.description == "2026-01-31")
        let february = try shop.engine.check(member: "ann", benefit: "visits")
        #expect(february.remaining == 3, "the new month is untouched")
        #expect(try shop.complaints() == [])
    }

    @Test func `what was left of a month goes over, and no more than may`() throws {
        let shop = try Shop(at: "2026-01-10", plans: SamplePlans.checkout)
        try shop.start("ann", "pass")
        let entry = Self.basket([("tea", 1, 300)], uses: [BenefitUse(benefit: "entries")])
        #expect(try shop.engine.check(member: "ann", benefit: "entries").remaining == 2)
        try shop.advance(to: "2026-02-11")
        let second = try shop.engine.check(member: "ann", benefit: "entries")
        #expect(second.remaining == 3, "two, and one of the two that were left")
        #expect(second.nextReset?.rfc3339 == "2026-03-01T00:00:00Z")
        for order in 1...3 {
            let id = try #require(try shop.engine.reserve(member: "ann", entry).reservation?.id)
            _ = try shop.engine.commit(id, reference: "o-\(order)")
        }
        #expect(try shop.check("ann", "entries") == "no quota_used_up")
        try shop.advance(to: "2026-03-01")
        #expect(try shop.engine.check(member: "ann", benefit: "entries").remaining == 2)
        #expect(try shop.complaints() == [])
    }
}

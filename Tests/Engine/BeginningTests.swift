import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

struct BeginningTests {
    private static func start(
        _ shop: Shop,
        _ member: String,
        _ plan: String,
        _ price: String,
        payWith: String = "scripted:ok",
        trial: Bool? = false,
        code: String? = nil
    ) throws -> SubscriptionView {
        try shop.engine.startSubscription(
            StartOrder(
                member: member,
                plan: plan,
                price: price,
                payWith: payWith,
                trial: trial,
                code: code
            )
        )
    }

    @Test func `a trial is written down by everything it is counted by`() throws {
        let shop = try Shop(plans: SamplePlans.starting)
        _ = try shop.engine.createMember(MemberDraft(member: "ann", household: "h-1"))
        _ = try Self.start(shop, "ann", "box", "monthly", payWith: "scripted:ok:c-1", trial: true)
        let claims = try shop.engine.store.read { reader in
            try reader.trialClaims(for: [.household("h-1"), .fingerprint("c-1")])
        }
        #expect(claims.map(\.claim) == [.household("h-1"), .fingerprint("c-1")])
        #expect(try shop.number("SELECT count(*) FROM trial") == 1)
        #expect(try shop.number("SELECT count(*) FROM trial_claim") == 3)
        #expect(try shop.complaints() == [])
    }

    @Test func `a card that comes to a trial later has taken it as well`() throws {
        let shop = try Shop(plans: SamplePlans.starting)
        for member in ["ann", "bob", "eve"] { try shop.add(member) }
        let view = try Self.start(
            shop,
            "ann",
            "box",
            "monthly",
            payWith: "scripted:ok:c-1",
            trial: true
        )
        _ = try shop.engine.changePaymentMethod(view.id, to: "scripted:ok:c-2")
        _ = try shop.engine.changePaymentMethod(view.id, to: "scripted:ok:c-1")
        for card in ["c-1", "c-2"] {
            #expect(
                try refusalCode {
                    _ = try Self.start(
                        shop,
                        "bob",
                        "box",
                        "monthly",
                        payWith: "scripted:ok:\(card)",
                        trial: true
                    )
                } == .trialAlreadyTaken
            )
        }
        // A card that has had its trial may pay for another; it is its first owner's claim.
        let other = try Self.start(
            shop,
            "bob",
            "box",
            "monthly",
            payWith: "scripted:ok:c-3",
            trial: true
        )
        _ = try shop.engine.changePaymentMethod(other.id, to: "scripted:ok:c-1")
        // Once the trial is over, a card takes none.
        try shop.advance(to: "2026-02-01")
        _ = try shop.engine.changePaymentMethod(view.id, to: "scripted:ok:c-4")
        _ = try Self.start(shop, "eve", "box", "monthly", payWith: "scripted:ok:c-4", trial: true)
        #expect(try shop.complaints() == [])
    }

    @Test func `a code that is taken as often as it may be is refused whoever comes first`() throws
    {
        let shop = try Shop(at: "2026-03-01", plans: SamplePlans.starting)
        for member in ["ann", "bob", "eve"] { try shop.add(member) }
        _ = try Self.start(shop, "ann", "box", "monthly", code: "SPRING")
        // A subscription that was never paid has used none up, and neither has a refused start.
        _ = try Self.start(
            shop,
            "bob",
            "box",
            "yearly",
            payWith: "scripted:stolen_card",
            code: "SPRING"
        )
        #expect(
            try refusalCode { _ = try Self.start(shop, "eve", "box", "yearly", code: "SPRING") }
                == .offerUsedUp,
            "bob may still pay"
        )
        try shop.advance(to: "2026-03-03")
        let view = try Self.start(shop, "eve", "box", "yearly", code: "SPRING")
        #expect(view.lastInvoice?.amount.minorUnits == 5_000)
        #expect(try shop.complaints() == [])
    }

    @Test func `offers are for the prices they name`() throws {
        let shop = try Shop(plans: SamplePlans.starting)
        try shop.add("ann")
        let view = try Self.start(shop, "ann", "box", "monthly_eur")
        #expect(view.offers == [])
        #expect(view.lastInvoice?.amount.description == "9.00 EUR")
    }

    @Test func `two debts that fall back to one plan on one day come to one subscription`() throws {
        let second = SamplePlans.reader.replacing("plan: reader", with: "plan: writer")
        let shop = try Shop(plans: [SamplePlans.reader, second, SamplePlans.lobby])
        try shop.add("ann")
        shop.bank.expect(.succeeded, .succeeded)
        _ = try Self.start(shop, "ann", "reader", "monthly", payWith: "shop:visa")
        _ = try Self.start(shop, "ann", "writer", "monthly", payWith: "shop:visa")
        shop.bank.usually(.declined(.soft, code: "insufficient_funds"))
        let run = try shop.advance(to: "2026-02-08")
        #expect(run.parked == 0)
        let member = try shop.engine.member("ann")
        #expect(member.subscriptions.map(\.plan) == ["reader", "writer", "lobby"])
        #expect(member.subscriptions.last?.previous == SubscriptionID(1))
        #expect(try shop.complaints() == [])
    }

    @Test func `whoever agreed to fall back keeps the free price that is sold no more`() throws {
        let shop = try Shop(plans: [SamplePlans.reader, SamplePlans.lobby])
        try shop.add("ann")
        shop.bank.expect(.succeeded)
        _ = try Self.start(shop, "ann", "reader", "monthly", payWith: "shop:visa")
        try shop.load([
            SamplePlans.reader.replacing(", end: { plan: lobby, price: free }", with: ""),
            SamplePlans.lobby.replacing("amount: 0.00", with: "amount: 2.00"),
        ])
        shop.bank.usually(.declined(.soft, code: "insufficient_funds"))
        try shop.advance(to: "2026-02-08")
        let fallback = try shop.engine.subscription(SubscriptionID(2))
        #expect(fallback.plan == "lobby")
        #expect(fallback.planVersion == 1)
        #expect(fallback.amount.isZero)
        #expect(try shop.complaints() == [])
    }

    @Test func `a move before a silent gateway answers is kept by the answer`() throws {
        let shop = try Shop(plans: SamplePlans.starting)
        try shop.add("ann")
        shop.bank.expect(.unknown)
        _ = try Self.start(shop, "ann", "pile", "monthly", payWith: "shop:visa")
        let moved = try shop.engine.moveMember("ann", zone: "Asia/Tokyo")
        #expect(moved.subscriptions.map(\.zone) == ["Asia/Tokyo"])
        try shop.advance(to: "2026-01-02")
        let view = try shop.engine.subscription(SubscriptionID(1))
        #expect(view.state == .active)
        #expect(view.zone == "Asia/Tokyo")
        #expect(view.nextActionAt?.rfc3339 == "2026-01-31T15:00:00Z")
        #expect(try shop.complaints() == [])
    }

    @Test func `a proof counts from its day to its end, and the latest one counts`() throws {
        let eligibility = Eligibility(
            kind: "student",
            verifyEvery: Cadence("P1M"),
            fallback: "full"
        )
        let shown = try Shop.day("2026-01-31")
        let rows: [(String, CivilDate?, String, Bool)] = [
            ("not before it was shown", nil, "2026-01-30", false),
            ("from its day on", nil, "2026-01-31", true),
            ("for the plan's while", nil, "2026-02-27", true),
            ("and not a day longer", nil, "2026-02-28", false),
            ("its own end goes before the plan's", CivilDate("2026-06-01"), "2026-05-31", true),
            ("to the day", CivilDate("2026-06-01"), "2026-06-01", false),
        ]
        for (why, until, day, holds) in rows {
            #expect(
                eligibility.accepts(
                    verifiedOn: shown,
                    validUntil: until,
                    on: try Shop.day(day)
                ) == holds,
                "\(why)"
            )
        }
    }

    @Test func `a refused start leaves no trace, whatever it is refused for`() throws {
        let shop = try Shop(plans: SamplePlans.starting)
        try shop.add("ann")
        let before = try shop.dump()
        let orders: [(String, StartOrder)] = [
            ("a wrong code", Self.order("box", "monthly", trial: true, code: "WRONG")),
            ("no proof", Self.order("campus", "student")),
            ("too many terms", Self.order("early", "monthly", terms: 7)),
            ("no terms at all", Self.order("early", "monthly", terms: 0)),
            ("a method that is none", Self.order("box", "monthly", payWith: "none")),
            ("too far back", Self.order("pile", "monthly", start: "2010-01-01", backdate: true)),
        ]
        for (why, order) in orders {
            #expect(throws: Refused.self, "\(why)") { try shop.engine.startSubscription(order) }
            #expect(try shop.dump() == before, "\(why)")
        }
    }

    private static func order(
        _ plan: String,
        _ price: String,
        payWith: String = "scripted:ok",
        trial: Bool? = false,
        start: String? = nil,
        backdate: Bool = false,
        terms: Int = 1,
        code: String? = nil
    ) -> StartOrder {
        StartOrder(
            member: "ann",
            plan: plan,
            price: price,
            payWith: payWith,
            trial: trial,
            start: start.flatMap { CivilDate($0) },
            backdate: backdate,
            terms: terms,
            code: code
        )
    }
}

import Engine
import Membership
import ShopSupport
import Store
import Testing

/// What was given back as if it had never been, and what that leaves free.
struct GivingBackWholeTests {
    /// An intro price for the first time, and a code that one subscription may take.
    private static let plan = """
        plan: gym
        name: Gym
        prices:
          - id: monthly
            cadence: P1M
            currency: USD
            history: [{ from: 2000-01-01, amount: 10.00 }]
        trial: { length: P14D, leaves_out: [] }
        billing: { mode: auto_renew, proration: by_day }
        dunning: { retry_after: [P1D], grace: P3D, hold: P3D }
        refunds: [{ rule: pro_rata }]
        offers:
          - { id: intro, kind: intro, price: 6.00, terms: 2 }
          - { id: spring, kind: promo, code: SPRING, percent: 10%, terms: 1, limit: 1 }
        benefits:
          - { id: sauna, name: Sauna, kind: access }

        """

    private static func start(
        _ shop: Shop,
        _ member: String = "ann",
        trial: Bool = false,
        code: String? = nil
    ) throws -> SubscriptionView {
        try shop.engine.startSubscription(
            StartOrder(
                member: member,
                plan: "gym",
                price: "monthly",
                payWith: "shop:visa",
                trial: trial,
                code: code
            )
        )
    }

    private static func paid(_ view: SubscriptionView) -> Int64? {
        view.lastInvoice?.amount.minorUnits
    }

    /// Each row reads: what happened before the subscription ended, and what the next one pays.
    @Test(
        arguments: [
            (
                "all of it goes back on the first day: the offer does as well", "2026-01-01", false,
                600
            ),
            ("a day was kept: the offer was taken", "2026-01-02", false, 1_000),
            ("it was used: the offer was taken", "2026-01-01", true, 1_000),
        ] as [(String, String, Bool, Int64)]
    )
    func `an offer comes back with everything`(
        why: String,
        day: String,
        isUsed: Bool,
        next: Int64
    ) throws {
        for leaves in [Leaving.refund, .cancelNow] {
            let shop = try Shop(plans: [Self.plan])
            try shop.add("ann")
            let view = try Self.start(shop)
            #expect(Self.paid(view) == 600)
            if isUsed { _ = try shop.engine.useBenefit(member: "ann", benefit: "sauna") }
            if day != "2026-01-01" { try shop.advance(to: day) }
            switch leaves {
            case .refund: _ = try shop.engine.refund(view.id)
            case .cancelNow: _ = try shop.engine.cancelNow(view.id)
            }
            #expect(Self.paid(try Self.start(shop)) == next, "\(why), by \(leaves)")
            #expect(try shop.complaints() == [])
        }
    }

    @Test func `a code that is taken once is free again for anybody`() throws {
        let shop = try Shop(plans: [Self.plan])
        for member in ["ann", "bob", "eve"] { try shop.add(member) }
        let view = try Self.start(shop, code: "SPRING")
        #expect(
            try refusalCode { _ = try Self.start(shop, "bob", code: "SPRING") } == .offerUsedUp
        )
        _ = try shop.engine.refund(view.id)
        _ = try Self.start(shop, "bob", code: "SPRING")
        #expect(
            try refusalCode { _ = try Self.start(shop, "eve", code: "SPRING") } == .offerUsedUp
        )
    }

    @Test func `a trial is taken once, whatever is given back of what came after it`() throws {
        let shop = try Shop(plans: [Self.plan])
        try shop.add("ann")
        let view = try Self.start(shop, trial: true)
        try shop.advance(to: "2026-01-15")
        _ = try shop.engine.refund(view.id)
        #expect(try refusalCode { _ = try Self.start(shop, trial: true) } == .trialAlreadyTaken)
        #expect(Self.paid(try Self.start(shop)) == 600, "the intro price was not taken")
    }

    private enum Leaving { case refund, cancelNow }
}

import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

/// Commands whose process dies before one of their commits, or with a gateway's answer in its hands.
struct CommandInterruptionTests {
    private struct PowerCut: Error {}

    /// One command, and the shop it is given in.
    struct Row: Sendable {
        let why: String
        let plans: [String]
        let before: @Sendable (Shop) throws -> Void
        let command: @Sendable (Engine) throws -> Void

        init(
            _ why: String,
            _ plans: [String],
            before: @escaping @Sendable (Shop) throws -> Void,
            command: @escaping @Sendable (Engine) throws -> Void
        ) {
            self.why = why
            self.plans = plans
            self.before = before
            self.command = command
        }
    }

    private static let first = SubscriptionID(1)

    private static func basic(_ shop: Shop) throws {
        try shop.start("ann", "basic", payWith: "shop:visa")
        try shop.advance(to: "2026-01-11")
    }

    private static func dollars(_ cents: Int64) throws -> Money {
        Money(minorUnits: cents, currency: try #require(Currency("USD")))
    }

    static let rows: [Row] = [
        Row("a change that a card pays", SamplePlans.changing, before: basic) {
            _ = try $0.changePlan(
                ChangeOrder(subscription: first, plan: "premium", price: "monthly")
            )
        },
        Row("a change that the balance pays", SamplePlans.changing) { shop in
            try basic(shop)
            try shop.topUp("ann", 900)
            try shop.topUp("ann", 500, .granted)
        } command: {
            _ = try $0.changePlan(
                ChangeOrder(subscription: first, plan: "premium", price: "monthly")
            )
        },
        Row("a change that waits", SamplePlans.changing, before: basic) {
            _ = try $0.changePlan(
                ChangeOrder(
                    subscription: first,
                    plan: "premium",
                    price: "monthly",
                    atTermEnd: true
                )
            )
        },
        Row("a change that is declined", SamplePlans.changing) { shop in
            try basic(shop)
            shop.bank.expect(.declined(.soft, code: "no_funds"))
        } command: {
            _ = try $0.changePlan(
                ChangeOrder(subscription: first, plan: "premium", price: "monthly")
            )
        },
        Row("a refund to the card", SamplePlans.refunding) { shop in
            try shop.start("ann", "anytime", "yearly", payWith: "shop:visa")
        } command: {
            _ = try $0.refund(first)
        },
        Row("a refund to card and balance", SamplePlans.refunding) { shop in
            try shop.add("ann")
            try shop.topUp("ann", 2_000)
            try shop.topUp("ann", 700, .granted)
            try shop.start("ann", "anytime", "yearly", payWith: "shop:visa")
        } command: {
            _ = try $0.refund(first)
        },
        Row("a refund that the card declines", SamplePlans.refunding) { shop in
            try shop.start("ann", "anytime", "yearly", payWith: "shop:visa")
            shop.bank.expectRefunds(.declined(code: "closed"))
        } command: {
            _ = try $0.refund(first)
        },
        Row("leaving with a refund", SamplePlans.refunding) { shop in
            try shop.start("ann", "anytime", "yearly", payWith: "shop:visa")
        } command: {
            _ = try $0.cancelNow(first)
        },
        Row("goodwill", SamplePlans.refunding) { shop in
            try shop.start("ann", "anytime", "yearly", payWith: "shop:visa")
        } command: {
            _ = try $0.giveGoodwill(InvoiceID(1), dollars(500))
        },
        Row("a rest from today", SamplePlans.changing, before: basic) {
            _ = try $0.pauseSubscription(first, terms: 2, .now)
        },
        Row("the return from a rest", SamplePlans.changing) { shop in
            try basic(shop)
            _ = try shop.engine.pauseSubscription(first, terms: 2, .now)
            try shop.advance(to: "2026-01-20")
        } command: {
            _ = try $0.resumeSubscription(first)
        },
        Row("a start that card and balance share", SamplePlans.refunding) { shop in
            try shop.add("ann")
            try shop.topUp("ann", 2_000)
            try shop.topUp("ann", 700, .granted)
        } command: {
            _ = try $0.startSubscription(
                StartOrder(
                    member: "ann",
                    plan: "anytime",
                    price: "yearly",
                    payWith: "shop:visa"
                )
            )
        },
        Row("such a start that is declined", SamplePlans.refunding) { shop in
            try shop.add("ann")
            try shop.topUp("ann", 2_000)
            shop.bank.expect(.declined(.soft, code: "no_funds"))
        } command: {
            _ = try $0.startSubscription(
                StartOrder(
                    member: "ann",
                    plan: "anytime",
                    price: "yearly",
                    payWith: "shop:visa"
                )
            )
        },
        Row("a gift of a plan", SamplePlans.changing) { shop in
            try shop.add("ann")
            try shop.add("bob")
        } command: {
            _ = try $0.giftSubscription(
                GiftOrder(
                    member: "bob",
                    plan: "basic",
                    price: "monthly",
                    from: "ann",
                    payWith: "shop:visa",
                    terms: 2
                )
            )
        },
        Row("a gift of more of it", SamplePlans.changing) { shop in
            try basic(shop)
            try shop.add("bob")
        } command: {
            _ = try $0.giftSubscription(
                GiftOrder(
                    member: "ann",
                    plan: "basic",
                    price: "monthly",
                    from: "bob",
                    payWith: "shop:visa",
                    terms: 2
                )
            )
        },
        Row("a new card for a debt", SamplePlans.changing) { shop in
            try basic(shop)
            shop.bank.expect(.declined(.hard, code: "stolen_card"))
            try shop.advance(to: "2026-02-02")
        } command: {
            _ = try $0.changePaymentMethod(first, to: "shop:other")
        },
        Row("money for a debt", SamplePlans.changing) { shop in
            try basic(shop)
            shop.bank.expect(.declined(.hard, code: "stolen_card"))
            try shop.advance(to: "2026-02-02")
        } command: {
            _ = try $0.recordPayment(InvoiceID(2), reference: "till-1", amount: dollars(1_500))
        },
    ]

    /// Everything that members would notice, and what went through the gateway.
    private static func snapshot(_ shop: Shop) throws -> [String] {
        let engine = shop.engine
        var told = try Population.invoices(engine)
        for key in ["ann", "bob"] {
            guard try engine.store.read({ try $0.memberExists(key) }) else { continue }
            for view in try engine.subscriptions(of: key, state: nil, after: nil, limit: 100) {
                told.append(
                    "\(view.id) \(view.plan) \(view.state) \(view.paidUntil ?? view.startsOn) "
                        + (view.lastChange?.state.rawValue ?? "")
                )
            }
            told += try engine.balances(of: key).map { "\(key) \($0.paid) \($0.granted)" }
        }
        told += try engine.creditNotes(of: nil, after: 0, limit: 100).map {
            "\($0.id) \($0.total) \($0.state)"
        }
        told.append("taken \(shop.bank.moved.values.sorted())")
        told.append("given back \(shop.bank.givenBack.values.sorted())")
        return told
    }

    /// The runs of the hours after it.
    private static func finish(_ shop: Shop) throws {
        let now = try shop.engine.now()
        for hour in 1...3 as ClosedRange<Int64> {
            while try !shop.engine.runRenewals().isIdle {}
            let later = now.adding(milliseconds: hour * Instant.millisecondsPerHour)
            try shop.sleep(until: later.rfc3339)
        }
        while try !shop.engine.runRenewals().isIdle {}
    }

    @Test(arguments: rows.indices)
    func `a command whose process dies is done in the end, or was never begun`(row: Int) throws {
        let row = Self.rows[row]
        let make = {
            let shop = try Shop(plans: row.plans)
            try row.before(shop)
            return shop
        }
        let (never, done) = (try make(), try make())
        try row.command(done.engine)
        for shop in [never, done] { try Self.finish(shop) }
        let (without, with) = (try Self.snapshot(never), try Self.snapshot(done))
        #expect(without != with, "\(row.why): the row does nothing")
        var commit = 0
        var wasCut = true
        while wasCut {
            commit += 1
            // The gateway heard of it, or the line was dead before.
            for isHeard in [true, false] {
                let why = Comment(
                    rawValue: "\(row.why), cut before commit \(commit), heard: \(isHeard)"
                )
                let shop = try make()
                if !isHeard { shop.bank.losesCalls(true) }
                wasCut = try Self.isCut(row, before: commit, shop)
                guard wasCut else { break }
                shop.bank.losesCalls(false)
                try Self.finish(shop)
                let told = try Self.snapshot(shop)
                #expect(told == (commit == 1 ? without : with), why)
                #expect(try shop.complaints() == [], why)
            }
        }
        #expect((2...3).contains(commit), "\(row.why): it has one commit or two")
    }

    private static func isCut(_ row: Row, before commit: Int, _ shop: Shop) throws -> Bool {
        let dying = try shop.another()
        var left = commit
        dying.store.onCommit = { _ in
            left -= 1
            if left == 0 { throw PowerCut() }
        }
        defer {
            dying.store.onCommit = nil
            dying.store.close()
        }
        do {
            try row.command(dying)
            return false
        } catch is PowerCut {
            return true
        }
    }
}

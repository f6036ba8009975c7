import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

struct ChangeTests {
    private static let prices = [
        ("basic", "monthly"), ("basic", "yearly"), ("premium", "monthly"), ("premium", "yearly"),
        ("studio", "monthly"), ("studio", "plus"), ("studio", "double"), ("studio", "weekly"),
        ("spa", "monthly"), ("spa", "gold"),
    ]

    /// What a preview and the invoice that follows have in common.
    private struct Told: Equatable {
        let lines: [InvoiceLine]
        let total: Money
    }

    @Test func `what is charged is what the preview of the same instant shows`() throws {
        for seed in UInt64(1)...24 {
            var random = SplitMix64(seed: seed)
            let shop = try Shop(plans: SamplePlans.changing)
            let first = random.pick(Self.prices)
            try shop.start("ann", first.0, first.1, payWith: "shop:visa")
            if random.oneIn(3) { try shop.topUp("ann", Int64(random.int(100...30_000))) }
            if random.oneIn(3) { try shop.topUp("ann", Int64(random.int(100...3_000)), .granted) }
            var day = try Shop.day("2026-01-01")
            for step in 1...10 {
                let why = Comment(rawValue: "seed \(seed), step \(step)")
                day = day.adding(days: random.pick([0, 0, 1, 7, 20, 31, 45]))
                if random.oneIn(6) { shop.bank.expect(.declined(.soft, code: "no_funds")) }
                try shop.advance(to: day.description)
                if random.oneIn(6) { shop.bank.expect(.declined(.soft, code: "no_funds")) }
                try changeAsPreviewed(shop, random.pick(Self.prices), why)
                let complaints = try shop.complaints()
                #expect(complaints == [], why)
            }
            try #expect(creditsStayBelowDebits(shop), "seed \(seed)")
        }
    }

    /// Makes a change after looking at it, and compares.
    private func changeAsPreviewed(
        _ shop: Shop,
        _ price: (plan: String, price: String),
        _ why: Comment
    ) throws {
        let id = SubscriptionID(1)
        let order = ChangeOrder(subscription: id, plan: price.plan, price: price.price)
        let before = try shop.dump()
        let preview: ChangePreview
        do {
            preview = try shop.engine.previewChange(order)
        } catch let refused as Refused {
            // Whatever the preview refuses the change refuses for the same reason.
            let code = try refusalCode { _ = try shop.engine.changePlan(order) }
            #expect(code == refused.refusal, why)
            #expect(try shop.dump() == before, why)
            return
        }
        #expect(try shop.dump() == before, "a preview writes nothing, \(why)")
        let invoices = try shop.engine.invoices(of: "ann", state: nil, after: nil, limit: 1_000)
        let expected = ChangeOrder(
            subscription: id,
            plan: price.plan,
            price: price.price,
            expected: preview.total
        )
        let view = try shop.engine.changePlan(expected)
        let known = Set(invoices.map(\.id))
        let new = try shop.engine.invoices(of: "ann", state: nil, after: nil, limit: 1_000)
            .filter { !known.contains($0.id) }
        switch preview.timing {
        case .termEnd:
            #expect(new.isEmpty, why)
            #expect(view.lastChange?.state == .scheduled, why)
            #expect(view.lastChange?.effectiveOn == preview.effectiveOn, why)
        case .now:
            guard let invoice = new.first else {
                #expect(preview.lines.isEmpty, why)
                return
            }
            let charged = Told(lines: invoice.lines, total: invoice.amount)
            #expect(charged == Told(lines: preview.lines, total: preview.total), why)
            #expect((invoice.state == .carried) == (preview.carries && invoice.state != .void), why)
            guard view.lastChange?.state == .applied else { return }
            #expect(view.paidUntil == preview.paidUntil, why)
            #expect(view.plan == price.plan && view.price == price.price, why)
        }
    }

    /// What is given back of everything together is never more than what was billed of it.
    private func creditsStayBelowDebits(_ shop: Shop) throws -> Bool {
        let debits = try shop.number(
            """
            SELECT coalesce(sum(l.amount + l.tax), 0) FROM invoice_line AS l
            JOIN invoice AS i ON i.id = l.invoice_id
            WHERE i.state IN ('paid', 'carried') AND l.kind IN ('term', 'change')
            """
        )
        return try shop.number("SELECT coalesce(sum(amount + tax), 0) FROM line_credit") <= debits
    }

    @Test func `the next term costs what the preview said`() throws {
        for seed in UInt64(1)...12 {
            var random = SplitMix64(seed: seed)
            let shop = try Shop(plans: SamplePlans.changing)
            let first = random.pick(Self.prices)
            try shop.start("ann", first.0, first.1, payWith: "shop:visa")
            try shop.advance(
                to: Shop.day("2026-01-01").adding(days: random.int(0...25)).description
            )
            let price = random.pick(Self.prices)
            let order = ChangeOrder(
                subscription: SubscriptionID(1),
                plan: price.0,
                price: price.1
            )
            guard let preview = try? shop.engine.previewChange(order),
                let next = preview.nextTerm
            else { continue }
            _ = try shop.engine.changePlan(order)
            let start = try #require(next.lines.first?.period.start)
            try shop.advance(to: start.description)
            let billed = try shop.engine.invoices(of: "ann", state: nil, after: nil, limit: 100)
                .filter { $0.kind == .term }.last
            #expect(billed?.period.start == start, "seed \(seed)")
            #expect(billed?.amount == next.total, "seed \(seed)")
        }
    }

    @Test func `a crash after the first commit finishes the change once, by key`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "basic", payWith: "shop:visa")
        try shop.advance(to: "2026-01-11")
        let order = ChangeOrder(
            subscription: SubscriptionID(1),
            plan: "premium",
            price: "monthly"
        )
        let request = OnceRequest(key: "k-1", method: "subscription.change", body: [1])
        shop.bank.losesCalls(true)
        _ = try shop.engine.changePlan(order, once: request) { _ in [0] }
        shop.bank.losesCalls(false)
        try shop.advance(to: "2026-01-12")
        #expect(try shop.engine.subscription(SubscriptionID(1)).plan == "premium")
        // The answer of the key stays what it was; the change is not begun again.
        #expect(try shop.engine.changePlan(order, once: request) { _ in [9] } == [0])
        #expect(try shop.number("SELECT count(*) FROM plan_change") == 1)
        #expect(shop.bank.moved.count == 2)
        #expect(try shop.complaints() == [])
    }

    @Test func `of two changes that wait only the later one is left`() throws {
        let shop = try Shop(plans: SamplePlans.changing)
        try shop.start("ann", "premium", payWith: "shop:visa")
        let id = SubscriptionID(1)
        for (plan, price) in [("basic", "monthly"), ("basic", "yearly")] {
            _ = try shop.engine.changePlan(
                ChangeOrder(subscription: id, plan: plan, price: price)
            )
        }
        let states = try shop.engine.store.read { try $0.changes(of: id) }.map(\.state)
        #expect(states == [.cleared, .scheduled])
        try shop.advance(to: "2026-02-01")
        #expect(try shop.engine.subscription(id).price == "yearly")
        #expect(try shop.complaints() == [])
    }

    @Test func `seconds count from the very second of the change`() throws {
        let shop = try Shop(plans: [SamplePlans.basic.bySecond, SamplePlans.premium.bySecond])
        try shop.start("ann", "basic", payWith: "shop:visa")
        // A quarter of January is over at 18:00 on the 8th.
        try shop.advance(to: "2026-01-08T18:00:00Z")
        let preview = try shop.engine.previewChange(
            ChangeOrder(subscription: SubscriptionID(1), plan: "premium", price: "monthly")
        )
        #expect(preview.lines.map(\.amount.minorUnits) == [-750, 1_500])
        #expect(preview.lines.allSatisfy { $0.seconds?.whole == 31 * 86_400 })
    }
}

extension String {
    fileprivate var bySecond: String {
        replacing("proration: by_day", with: "proration: by_second")
    }
}

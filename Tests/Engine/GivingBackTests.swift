import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

/// Random lives of members who pay, use, change, rest, leave and are given money back: whatever
/// happens, the books balance and nobody gets more than was paid.
struct GivingBackTests {
    @Test func `books balance and credits stay within debits, whatever is billed and given back`()
        throws
    {
        for seed in 1...UInt64(8) {
            let life = try Life(seed: seed)
            for step in 1...36 {
                try life.live()
                guard step.isMultiple(of: 6) else { continue }
                #expect(try life.shop.complaints() == [], "seed \(seed), step \(step): \(life.log)")
            }
            try life.shop.advance(to: life.later(by: 400))
            #expect(try life.shop.complaints() == [], "seed \(seed), at the end: \(life.log)")
            #expect(try life.cash() == life.clearing(), "seed \(seed): \(life.log)")
            let (given, paid) = (try life.givenBack(), try life.paidIn())
            #expect(given <= paid, "seed \(seed): \(life.log)")
            #expect(given > 0, "seed \(seed) gives nothing back: it proves nothing")
        }
    }
}

/// One random history.
private final class Life {
    let shop: Shop
    private(set) var log: [String] = []
    private var random: SplitMix64
    private static let members = ["ann", "bob", "eve"]
    private static let methods = [
        "shop:visa", "scripted:ok", "scripted:refund_refused", "scripted:refund_timeout",
        "scripted:timeout", "balance",
    ]
    private static let goods = [
        ("untouched", "monthly"), ("untouched", "yearly"), ("window", "yearly"),
        ("daily", "monthly"), ("anytime", "yearly"), ("more", "yearly"), ("more", "monthly"),
        ("netted", "yearly"), ("keeper", "monthly"),
    ]

    init(seed: UInt64) throws {
        random = SplitMix64(seed: seed)
        shop = try Shop(plans: SamplePlans.refunding)
        for member in Self.members { try shop.add(member) }
        _ = try shop.engine.setMember("ann", region: "DE", household: nil)
    }

    func later(by days: Int) throws -> String {
        try shop.engine.today().adding(days: days).description
    }

    /// One thing that may happen; what is refused changes nothing and is no fault.
    func live() throws {
        do {
            try act()
        } catch let refused as Refused {
            log.append("refused \(refused.refusal.rawValue)")
        }
    }

    private func act() throws {
        let member = random.pick(Self.members)
        let number = random.int(0...11)
        log.append("\(number) \(member)")
        switch number {
        case 0, 1:
            let (plan, price) = random.pick(Self.goods)
            try shop.start(member, plan, price, payWith: random.pick(Self.methods))
        case 2:
            try shop.topUp(member, Int64(random.int(1...20_000)))
        case 3:
            let end =
                random.oneIn(2) ? nil : try shop.engine.today().adding(days: random.int(1...60))
            _ = try shop.engine.addPrepayment(
                member: member,
                amount: money(random.int(1...9_000)),
                kind: .granted,
                expiresOn: end
            )
        case 4, 5:
            try shop.advance(to: later(by: random.int(1...45)))
        case 6:
            let benefit = random.pick(["shipping", "films", "warehouse", "reward"])
            _ = try shop.engine.useBenefit(
                member: member,
                benefit: benefit,
                value: benefit == "films" ? nil : money(random.int(0...4_000))
            )
        case 7:
            _ = try shop.engine.refund(subscription(of: member))
        case 8:
            let invoices = try shop.engine.invoices(of: member, state: .paid, after: nil, limit: 99)
            guard !invoices.isEmpty else { return }
            let invoice = random.pick(invoices)
            _ = try shop.engine.giveGoodwill(
                invoice.id,
                Money(
                    minorUnits: Int64(random.int(1...4_000)),
                    currency: invoice.amount.currency
                ),
                to: random.oneIn(2) ? .method : .balance
            )
        case 9:
            let id = try subscription(of: member)
            if random.oneIn(2) {
                _ = try shop.engine.pauseSubscription(id, terms: random.int(1...2), .now)
            } else {
                _ = try shop.engine.resumeSubscription(id)
            }
        case 10:
            let (plan, price) = random.pick([
                ("more", "yearly"), ("more", "monthly"), ("anytime", "yearly"),
            ])
            _ = try shop.engine.changePlan(
                ChangeOrder(subscription: subscription(of: member), plan: plan, price: price)
            )
        default:
            if random.oneIn(2) {
                _ = try shop.engine.payOut(member: member, amount: money(random.int(1...5_000)))
            } else {
                _ = try shop.engine.cancelNow(subscription(of: member))
            }
        }
    }

    private func money(_ cents: Int) throws -> Money {
        guard let currency = Currency("USD") else { throw ShopError("no dollars") }
        return Money(minorUnits: Int64(cents), currency: currency)
    }

    /// One of a member's subscriptions, a live one rather than one that is over.
    private func subscription(of member: String) throws -> SubscriptionID {
        let all = try shop.engine.subscriptions(of: member, state: nil, after: nil, limit: 99)
        let live = all.filter { !$0.state.isEnded }
        guard let view = live.isEmpty ? all.last : random.pick(live) else {
            throw Refused(.unknownSubscription)
        }
        return view.id
    }

    // MARK: What the documents say, without the books

    /// What the gateways and the till hold: taken and paid in, less given back and paid out.
    func cash() throws -> Int64 {
        try shop.number(
            """
            SELECT
              (SELECT coalesce(sum(amount), 0) FROM payment_attempt
                WHERE state = 'succeeded' AND pay_with <> 'balance')
              + (SELECT coalesce(sum(CASE kind WHEN 'paid' THEN amount WHEN 'payout' THEN -amount
                ELSE 0 END), 0) FROM prepayment)
              - (SELECT coalesce(sum(amount), 0) FROM refund_attempt WHERE state = 'succeeded')
            """
        )
    }

    func clearing() throws -> Int64 {
        try shop.engine.accounts().filter { $0.kind == .gatewayClearing }
            .reduce(0) { $0 + $1.balance }
    }

    func givenBack() throws -> Int64 {
        try shop.number("SELECT coalesce(sum(amount + tax), 0) FROM line_credit")
    }

    func paidIn() throws -> Int64 {
        try shop.number(
            """
            SELECT coalesce(sum(l.amount + l.tax), 0) FROM invoice_line AS l
            JOIN invoice AS i ON i.id = l.invoice_id
            WHERE i.state IN ('paid', 'carried') AND l.kind IN ('term', 'change', 'discount')
            """
        )
    }
}

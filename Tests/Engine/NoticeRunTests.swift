import Engine
import Membership
import ShopSupport
import Store
import Testing

struct NoticeRunTests {
    private static func shop(region: String? = nil) throws -> Shop {
        let shop = try Shop(plans: SamplePlans.all + SamplePlans.noticing)
        try shop.add("ann")
        if let region { _ = try shop.engine.setMember("ann", region: region) }
        return shop
    }

    private static func notices(_ shop: Shop) throws -> [JournalRow] {
        try shop.engine.events(after: 0, kind: "notice", member: nil, limit: 1_000)
    }

    @Test func `a plan without notices waits for none`() throws {
        let shop = try Self.shop(region: "IN")
        try shop.start("ann", "gold", trial: true)
        try shop.advance(to: "2026-06-01")
        #expect(try shop.number("SELECT count(*) FROM subscription WHERE next_notice_at > 0") == 0)
        #expect(try Self.notices(shop).isEmpty)
    }

    @Test func `a notice says what happens, what it costs and how to leave`() throws {
        let shop = try Self.shop()
        try shop.start("ann", "mail")
        try shop.advance(to: "2026-01-29")
        #expect(
            try Self.notices(shop).map(\.entry.data) == [
                #"{"plan":"mail","pack":"own","about_day":"2026-02-01","earliest":"2026-01-29","#
                    + #""latest":"2026-01-31","amount":{"amount":1000,"currency":"USD"},"#
                    + #""how_to_cancel":"subscription.cancel sub_1"}"#
            ]
        )
    }

    @Test func `a kind of the feed is a whole kind, or all kinds under it`() throws {
        let shop = try Self.shop()
        try shop.start("ann", "mail")
        try shop.advance(to: "2026-02-01")
        let count = { (kind: String) in
            try shop.engine.events(after: 0, kind: kind, member: nil, limit: 1_000).count
        }
        #expect(try count("notice") == 1)
        #expect(try count("notice.renewal_coming") == 1)
        for kind in ["notice.renewal", "notic"] {
            // A dot ends the part that is given, and half a word is none.
            let told = try #require(throws: Refused.self) { _ = try count(kind) }
            #expect(told.refusal == .unknownEventKind)
        }
        #expect(try count("subscription") > 1)
    }

    @Test func `a charge before a notice does not lose it`() throws {
        let shop = try Shop(at: "2026-04-01", plans: SamplePlans.noticing)
        try shop.start("ann", "film")
        let look = "SELECT next_notice_at FROM subscription"
        let before = try shop.number(look)
        try shop.advance(to: "2026-05-01")
        #expect(try shop.number(look) == before, "the end of the first price is told of on 2 May")
        try shop.advance(to: "2026-05-02")
        #expect(try Self.notices(shop).map(\.entry.kind) == ["notice.price_change"])
    }

    @Test func `what waits for a notice is counted and named`() throws {
        let shop = try Self.shop(region: "IN")
        try shop.start("ann", "film")
        try shop.sleep(until: "2026-02-01T09:00:00Z")
        let summary = try shop.engine.runRenewals()
        #expect(summary.heldForNotice == 1)
        #expect(summary.renewed == 0)
        #expect(summary.notices == 2, "the missing one, and that the first price ends in a month")
        let hold = try #require(summary.holds.first)
        #expect(hold.member == "ann")
        #expect(hold.until.rfc3339 == "2026-02-02T09:00:00Z")
        #expect(hold.missing == .renewalComing)
        #expect(hold.pack == .india)
        #expect(try shop.engine.runRenewals().isIdle, "nothing more is due before")
    }

    @Test func `a notice that the run has to issue stops at its limit and goes on`() throws {
        let shop = try Self.shop()
        for number in 0..<7 { try shop.start("m\(number)", "mail") }
        try shop.sleep(until: "2026-01-30")
        var runs = 0
        while try !shop.engine.runRenewals(limit: 3).isIdle { runs += 1 }
        #expect(runs == 3)
        #expect(try Self.notices(shop).count == 7)
    }

    @Test func `what is set aside is told nothing until somebody has looked at it`() throws {
        let shop = try Self.shop()
        try shop.start("ann", "mail")
        try shop.tamper(
            "UPDATE subscription SET parked_reason = 'odd', next_action_at = NULL, next_action = NULL"
        )
        try shop.sleep(until: "2026-01-30")
        let before = try shop.number("SELECT count(*) FROM notice")
        _ = try shop.engine.runRenewals()
        _ = try shop.engine.runRenewals()
        #expect(try shop.number("SELECT count(*) FROM notice") == before)
    }

    @Test func `a run counts what it did of every kind`() throws {
        let shop = try Shop(plans: SamplePlans.all + [SamplePlans.busy])
        for member in ["rests", "changes", "late"] { try shop.start(member, "busy") }
        let ids = try shop.engine.subscriptions(of: nil, state: nil, after: nil, limit: 10).map(
            \.id
        )
        _ = try shop.engine.pauseSubscription(ids[0], terms: 1, .atTermEnd)
        _ = try shop.engine.changePlan(
            ChangeOrder(subscription: ids[1], plan: "busy", price: "quarterly", atTermEnd: true)
        )
        try shop.topUp("late", 500, .granted)
        let summary = try shop.advance(to: "2026-03-02")
        #expect(summary.paused == 1)
        #expect(summary.resumed == 1)
        #expect(summary.changed == 1)
        #expect(summary.notices > 0)
        #expect(try shop.complaints() == [])
    }

    @Test func `the doctor finds a notice that nobody looks for`() throws {
        let shop = try Self.shop()
        try shop.start("ann", "mail")
        #expect(try shop.complaints() == [])
        for later in ["next_notice_at + 1", "NULL"] {
            try shop.tamper("UPDATE subscription SET next_notice_at = \(later)")
            let told = try shop.complaints()
            #expect(told.count == 1 && told.joined().contains("no_notice_is_forgotten"), "\(told)")
        }
    }
}

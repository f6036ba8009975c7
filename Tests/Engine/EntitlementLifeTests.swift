import Engine
import Membership
import Payments
import ShopSupport
import Testing

struct EntitlementLifeTests {
    @Test func `a late nightly run never locks out a paying member`() throws {
        let shop = try Shop()
        try shop.start("ann")
        try shop.sleep(until: "2026-02-03T12:00:00Z")
        let answer = try shop.engine.check(member: "ann", benefit: "free_shipping")
        #expect(answer.entitled)
        #expect(answer.reason == .renewalPending)
        #expect(answer.renewalPending)
        #expect(answer.validUntil?.rfc3339 == "2026-02-08T00:00:00Z", "for as long as grace lasts")
        try shop.sleep(until: "2026-02-08")
        #expect(try shop.check("ann") == "no on_hold")
        _ = try shop.engine.runRenewals()
        #expect(try shop.check("ann") == "yes subscribed")
    }

    @Test func `what a checkout is told through a member's life`() throws {
        let shop = try Shop(at: "2025-12-31")
        try shop.add("ann")
        var told: [String] = []
        func look(_ day: String) throws {
            try shop.advance(to: day)
            let answers = [
                try shop.check("ann"), try shop.check("ann", "early_access"),
            ]
            told.append("\(day): \(answers.joined(separator: ", "))")
        }
        try look("2025-12-31")
        shop.bank.expect(.succeeded)
        let view = try shop.start("ann", payWith: "shop:visa", trial: true, on: "2026-01-01")
        try look("2025-12-31")
        try look("2026-01-01")
        try look("2026-01-15")
        shop.bank.usually(.declined(.soft, code: "insufficient_funds"))
        try look("2026-02-15")
        try look("2026-02-21")
        try look("2026-02-22")
        shop.bank.usually(.succeeded)
        try look("2026-03-01")
        _ = try shop.engine.cancelSubscription(view.id)
        try look("2026-03-14")
        try look("2026-03-15")
        #expect(
            told == [
                "2025-12-31: no no_subscription, no no_subscription",
                "2025-12-31: no not_started, no not_started",
                "2026-01-01: yes trial, no left_out_of_trial",
                "2026-01-15: yes subscribed, yes subscribed",
                "2026-02-15: yes grace, yes grace",
                "2026-02-21: yes grace, yes grace",
                "2026-02-22: no on_hold, no on_hold",
                "2026-03-01: yes subscribed, yes subscribed",
                "2026-03-14: yes paid_until_end, yes paid_until_end",
                "2026-03-15: no ended, no ended",
            ]
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `a trial whose first charge failed keeps what trials leave out`() throws {
        let shop = try Shop()
        try shop.start("ann", payWith: "scripted:insufficient_funds", trial: true)
        try shop.advance(to: "2026-01-16")
        #expect(try shop.check("ann") == "yes grace")
        #expect(try shop.check("ann", "early_access") == "no left_out_of_trial")
    }

    @Test func `unknown members and benefits are answers, not errors`() throws {
        let shop = try Shop()
        #expect(try shop.check("eve") == "no unknown_member")
        #expect(try shop.check("eve", "teleport") == "no unknown_benefit")
        try shop.start("ann")
        #expect(try shop.check("ann", "lounge") == "no not_in_plan")
        let answer = try shop.engine.check(member: "ann", benefit: "lounge")
        #expect(answer.remedy == "start club")
    }

    @Test func `everything a member has is listed with its answer`() throws {
        let shop = try Shop()
        try shop.start("ann", trial: true)
        try shop.start("ann", "silver", trial: false)
        let list = try shop.engine.entitlements(of: "ann")
        #expect(
            list.map { "\($0.benefit) \($0.answer.reason.rawValue)" } == [
                "free_shipping trial", "early_access left_out_of_trial", "video subscribed",
            ]
        )
        #expect(try refusalCode { _ = try shop.engine.entitlements(of: "eve") } == .unknownMember)
    }

    @Test func `answers rest on the plan version the member has`() throws {
        let shop = try Shop()
        try shop.start("old")
        let without = SamplePlans.gold.replacing(
            "  - { id: free_shipping, name: Free delivery, kind: shipping_waiver, speed: express }",
            with: "  - { id: lounge, name: The lounge, kind: access }"
        )
        try shop.load([without])
        try shop.start("new")
        #expect(try shop.check("old") == "yes subscribed")
        #expect(try shop.check("old", "lounge") == "no not_in_plan")
        #expect(try shop.check("new", "lounge") == "yes subscribed")
        #expect(try shop.check("new") == "no unknown_benefit", "no plan on sale promises it now")
    }
}

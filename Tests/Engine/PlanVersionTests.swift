import Engine
import Foundation
import Membership
import PlanFiles
import ShopSupport
import Testing

struct PlanVersionTests {
    private static let dearer = SamplePlans.gold.replacing("amount: 10.00", with: "amount: 15.00")

    @Test func `an unchanged file changes nothing, a changed one is the next version`() throws {
        let shop = try Shop(plans: [SamplePlans.gold])
        let before = try shop.dump()
        #expect(
            try shop.load([SamplePlans.gold]).map { "\($0.plan) \($0.version) \($0.isNew)" }
                == ["gold 1 false"]
        )
        #expect(try shop.dump() == before)
        #expect(
            try shop.load([Self.dearer]).map { "\($0.plan) \($0.version) \($0.isNew)" }
                == ["gold 2 true"]
        )
        #expect(try shop.load([SamplePlans.gold]).map(\.version) == [3], "back again is forward")
    }

    @Test func `members keep their version and price, new ones get the new`() throws {
        let shop = try Shop()
        try shop.start("old")
        try shop.load([Self.dearer])
        try shop.start("new")
        try shop.advance(to: "2026-03-01")
        #expect(
            try shop.engine.member("old").subscriptions.map { "\($0.planVersion) \($0.amount)" }
                == ["1 10.00 USD"]
        )
        #expect(
            try shop.engine.member("new").subscriptions.map { "\($0.planVersion) \($0.amount)" }
                == ["2 15.00 USD"]
        )
        #expect(try shop.invoices("old").allSatisfy { $0.contains(" 10.00 USD ") })
        #expect(try shop.invoices("new").allSatisfy { $0.contains(" 15.00 USD ") })
        #expect(try shop.complaints() == [])
    }

    @Test func `a dry run of loading shows the version and keeps nothing`() throws {
        let shop = try Shop(plans: [SamplePlans.gold])
        let directory = try ScratchDirectory()
        let path = directory.file("gold.yaml")
        try Self.dearer.write(toFile: path, atomically: true, encoding: .utf8)
        let before = try shop.dump()
        #expect(
            try shop.engine.loadPlans(paths: [path], dryRun: true).map(\.version) == [2]
        )
        #expect(try shop.dump() == before)
        #expect(try shop.engine.plan("gold").number == 1)
    }

    @Test func `one bad file keeps all of them out`() throws {
        let shop = try Shop(plans: [])
        #expect(throws: PlanFileErrors.self) {
            try shop.load([SamplePlans.gold, "plan: broken\n"])
        }
        #expect(try shop.engine.currentPlans().isEmpty)
    }

    @Test func `a schedule that is shown is what is billed`() throws {
        let shop = try Shop(at: "2026-01-21")
        let shown = try shop.engine.schedule(
            "gold",
            ScheduleOrder(
                price: "monthly",
                start: shop.engine.today(),
                anchorDay: 31,
                count: 4,
                trial: false
            )
        ).bill
        try shop.start("ann", anchorDay: 31)
        try shop.advance(to: "2026-04-01")
        let billed = try shop.engine.invoices(of: "ann", state: nil, after: nil, limit: 9)
        let lines = billed.flatMap(\.lines)
        #expect(lines.map(\.period) == shown.lines.map(\.period))
        #expect(lines.map(\.amount) == shown.lines.map(\.amount))
        #expect(lines.map(\.days) == shown.lines.map(\.days))
        #expect(lines.map(\.ofDays) == shown.lines.map(\.ofDays))
    }

    @Test func `a term that does not renew is one line however many are asked for`() throws {
        let shop = try Shop()
        let shown = try shop.engine.schedule(
            "club",
            ScheduleOrder(price: "year", start: shop.engine.today(), count: 5)
        ).bill
        #expect(
            shown.lines.map { "\($0.period) \($0.amount)" } == ["2026-01-01/2027-01-01 240.00 USD"]
        )
    }

    @Test func `the plans that ship can be sold`() throws {
        let shop = try Shop(plans: [])
        _ = try shop.engine.loadPlans(paths: [Shop.shippedPlans])
        for version in try shop.engine.currentPlans() {
            for price in version.plan.prices {
                let member = "\(version.plan.id)-\(price.id)"
                try shop.add(member)
                try shop.topUp(member, 100_000, currency: price.currency?.code ?? "")
                if let eligibility = price.eligibility {
                    _ = try shop.engine.verifyMember(member, kind: eligibility.kind, proof: "card")
                }
                let admission = version.plan.admission
                if let kind = admission.verified {
                    _ = try shop.engine.verifyMember(member, kind: kind, proof: "card")
                }
                if admission.byInvitation {
                    _ = try shop.engine.invite(
                        InvitationOrder(plan: version.plan.id, invitee: .member(member))
                    )
                }
                let view = try shop.start(member, version.plan.id, price.id, payWith: "balance")
                #expect(view.state == .active, "\(member)")
            }
        }
        try shop.advance(to: "2026-05-01")
        #expect(try shop.complaints() == [])
    }
}

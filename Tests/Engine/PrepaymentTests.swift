import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

struct PrepaymentTests {
    @Test func `the balance pays before any gateway, granted credit first`() throws {
        let shop = try Shop()
        try shop.add("ann")
        try shop.topUp("ann", 700)
        try shop.topUp("ann", 500, .granted)
        try shop.start("ann", payWith: "scripted:stolen_card")
        let balance = try #require(try shop.engine.balances(of: "ann").first)
        #expect(balance.granted.minorUnits == 0, "what was given is used up first")
        #expect(balance.paid.minorUnits == 200)
        let attempts = try shop.engine.invoices(of: "ann", state: nil, after: nil, limit: 9)[0]
            .attempts
        #expect(attempts.map(\.payWith) == ["balance"], "the stolen method was never asked")
        #expect(try shop.complaints() == [])
    }

    @Test func `a balance that is too small is left alone and the gateway pays`() throws {
        let shop = try Shop()
        try shop.add("ann")
        try shop.topUp("ann", 999)
        try shop.start("ann")
        #expect(try shop.engine.balances(of: "ann")[0].paid.minorUnits == 999)
        #expect(try shop.invoices("ann") == ["2026-01-01/2026-02-01 10.00 USD paid: succeeded"])
        #expect(try shop.complaints() == [])
    }

    @Test func `a balance in another currency is no balance`() throws {
        let shop = try Shop()
        try shop.add("ann")
        try shop.topUp("ann", 10_000, currency: "EUR")
        try shop.start("ann")
        #expect(try shop.engine.balances(of: "ann").map(\.paid.minorUnits) == [10_000])
        #expect(try shop.complaints() == [])
    }

    @Test func `a prepaid plan draws term after term, then goes into dunning`() throws {
        let shop = try Shop()
        try shop.add("ann")
        try shop.topUp("ann", 12_000)
        let view = try shop.start("ann", "club", "quarterly", payWith: "balance")
        #expect(view.state == .active)
        try shop.advance(to: "2026-07-01")
        #expect(
            try shop.invoices("ann") == [
                "2026-01-01/2026-04-01 60.00 USD paid: succeeded",
                "2026-04-01/2026-07-01 60.00 USD paid: succeeded",
                "2026-07-01/2026-10-01 60.00 USD open: balance_too_small",
            ]
        )
        #expect(try shop.check("ann", "lounge") == "yes grace")
        try shop.advance(to: "2026-07-15")
        #expect(try shop.engine.subscription(view.id).state.name == .onHold)
        #expect(try shop.check("ann", "lounge") == "no on_hold")
        let added = try shop.topUp("ann", 6_000)
        #expect(added.paid.map(\.state) == [.active], "a top-up opens the door at once")
        #expect(added.paid[0].paidUntil == CivilDate("2026-10-01"), "and no day is given away")
        #expect(try shop.check("ann", "lounge") == "yes subscribed")
        #expect(try shop.complaints() == [])
    }

    @Test func `a term bought ahead that does not renew ends by itself`() throws {
        let shop = try Shop()
        try shop.add("ann")
        try shop.topUp("ann", 24_000)
        let view = try shop.start("ann", "club", "year", payWith: "balance")
        #expect(view.autoRenew == false)
        #expect(view.nextAction == .termEnd)
        #expect(view.accessUntil?.rfc3339 == "2027-01-01T00:00:00Z", "no grace: nothing is owed")
        try shop.topUp("ann", 24_000)
        try shop.advance(to: "2027-01-01")
        #expect(try shop.engine.subscription(view.id).endReason == .expired)
        #expect(try shop.invoices("ann").count == 1, "the balance is not drawn again")
        #expect(try shop.check("ann", "lounge") == "no ended")
        #expect(try shop.complaints() == [])
    }

    @Test func `a prepaid start without money is incomplete, and a top-up completes it`() throws {
        let shop = try Shop()
        let view = try shop.start("ann", "club", "quarterly", payWith: "balance")
        #expect(view.state.name == .incomplete)
        #expect(
            try shop.invoices("ann")
                == ["2026-01-01/2026-04-01 60.00 USD open: balance_too_small"]
        )
        #expect(try shop.topUp("ann", 6_000).paid.map(\.state) == [.active])
        #expect(try shop.complaints() == [])
    }

    @Test func `a top-up pays the oldest debt first, as far as it covers whole ones`() throws {
        let shop = try Shop()
        try shop.start("ann", "gold", payWith: "shop:visa", on: "2026-01-12")
        try shop.start("ann", "silver", payWith: "shop:visa", on: "2026-01-10")
        try shop.advance(to: "2026-01-12")
        // From here on both renewals fail, silver's two days before gold's.
        shop.bank.usually(.declined(.soft, code: "insufficient_funds"))
        try shop.advance(to: "2026-02-12")
        #expect(
            try shop.engine.subscriptions(of: "ann", state: .pastDue, after: nil, limit: 9).count
                == 2
        )
        #expect(try shop.topUp("ann", 1_200).paid.map(\.plan) == ["silver"])
        #expect(try shop.topUp("ann", 300).paid.map(\.plan) == ["gold"])
        #expect(try shop.complaints() == [])
    }

    @Test func `debt on one plan does not stop another that is paid`() throws {
        let shop = try Shop()
        try shop.start("ann", "gold", payWith: "scripted:insufficient_funds", trial: true)
        try shop.start("ann", "silver", trial: false)
        try shop.advance(to: "2026-01-24")
        #expect(try shop.check("ann") == "no on_hold")
        #expect(try shop.check("ann", "video") == "yes subscribed")
    }

    /// Each row reads: this much may not be added, for this reason.
    @Test(
        arguments: [
            ("nothing", "ann", 0, .amountNotPositive),
            ("less than nothing", "ann", -1, .amountNotPositive),
            ("nobody", "eve", 100, .unknownMember),
            ("more than the books hold", "ann", .max, .amountTooLarge),
        ] as [(String, String, Int64, Refusal)]
    )
    func `a prepayment that may not be`(
        why: String,
        member: String,
        cents: Int64,
        code: Refusal
    ) throws {
        let shop = try Shop()
        try shop.add("ann")
        try shop.topUp("ann", 1)
        let before = try shop.dump()
        #expect(try refusalCode { try shop.topUp(member, cents) } == code, "\(why)")
        #expect(try shop.dump() == before, "\(why): nothing is written")
    }
}

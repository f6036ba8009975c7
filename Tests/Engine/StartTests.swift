import Engine
import Membership
import ShopSupport
import Store
import Testing

struct StartTests {
    @Test func `a start with a payment that succeeds is active at once`() throws {
        let shop = try Shop(at: "2026-01-31")
        let view = try shop.start("ann")
        #expect(view.state == .active)
        #expect(view.paidUntil == CivilDate("2026-02-28"))
        #expect(view.accessUntil?.rfc3339 == "2026-03-07T00:00:00Z", "a week of grace is in it")
        #expect(view.nextAction == .renewal)
        #expect(view.nextActionAt?.rfc3339 == "2026-02-28T00:00:00Z")
        #expect(
            try shop.invoices("ann") == ["2026-01-31/2026-02-28 10.00 USD paid: succeeded"]
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `the plan's trial is taken when nothing is said about it`() throws {
        let shop = try Shop()
        let view = try shop.start("ann", trial: nil)
        #expect(view.state == .trialing(until: try Shop.day("2026-01-15")))
        #expect(try shop.invoices("ann") == [], "nothing is billed before the trial is over")
        try shop.advance(to: "2026-01-15")
        #expect(
            try shop.invoices("ann") == ["2026-01-15/2026-02-15 10.00 USD paid: succeeded"]
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `a trial is given once, across all plans`() throws {
        let shop = try Shop()
        try shop.start("ann", "gold", trial: nil)
        let second = try shop.start("ann", "silver", trial: nil)
        #expect(second.withTrial == false, "left open, the second plan starts without one")
        #expect(second.state == .active)
        try shop.add("bob")
        try shop.start("bob", "silver", trial: true)
        #expect(
            try refusal { try shop.start("bob", "gold", trial: true) }
                == "The member has had a trial; it is given once, across all plans: bob; "
                + "start without a trial"
        )
    }

    @Test func `an offer that was looked at and not taken is still there`() throws {
        let shop = try Shop()
        try shop.start("ann", "gold", trial: false)
        #expect(try shop.start("ann", "silver", trial: true).withTrial)
    }

    @Test func `a rejoin after the end is a new subscription without a trial`() throws {
        let shop = try Shop()
        let first = try shop.start("ann", trial: nil)
        _ = try shop.engine.cancelSubscription(first.id)
        try shop.advance(to: "2026-01-15")
        let second = try shop.start("ann", trial: nil)
        #expect(second.id != first.id)
        #expect(second.withTrial == false)
        #expect(second.state == .active)
        #expect(try shop.complaints() == [])
    }

    @Test func `a later start waits, and its day bills it`() throws {
        let shop = try Shop()
        let view = try shop.start("ann", on: "2026-01-20")
        #expect(view.state == .scheduled(startsOn: try Shop.day("2026-01-20"), withTrial: false))
        #expect(try shop.check("ann") == "no not_started")
        try shop.advance(to: "2026-01-19")
        #expect(try shop.invoices("ann") == [])
        try shop.advance(to: "2026-01-20")
        #expect(
            try shop.invoices("ann") == ["2026-01-20/2026-02-20 10.00 USD paid: succeeded"]
        )
        #expect(try shop.check("ann") == "yes subscribed")
    }

    @Test func `the amount in force on the first day is kept for life`() throws {
        let shop = try Shop(at: "2026-12-15")
        try shop.start("old")
        try shop.start("new", on: "2027-01-01")
        try shop.advance(to: "2027-02-15")
        #expect(
            try shop.invoices("old").map { $0.split(separator: " ")[1] } == [
                "10.00", "10.00", "10.00",
            ]
        )
        #expect(try shop.invoices("new").map { $0.split(separator: " ")[1] } == ["12.00", "12.00"])
    }

    @Test func `an anchor day bills a stub by the day and keeps to its day`() throws {
        let shop = try Shop(at: "2026-01-21")
        try shop.start("ann", anchorDay: 31)
        try shop.advance(to: "2026-04-01")
        #expect(
            try shop.invoices("ann") == [
                "2026-01-21/2026-01-31 3.23 USD paid: succeeded",
                "2026-01-31/2026-02-28 10.00 USD paid: succeeded",
                "2026-02-28/2026-03-31 10.00 USD paid: succeeded",
                "2026-03-31/2026-04-30 10.00 USD paid: succeeded",
            ],
            "10 of the 31 days from Dec 31 to Jan 31 cost 10/31 of the price"
        )
        #expect(try shop.complaints() == [])
    }

    @Test func `a price of nothing is paid by being billed`() throws {
        let shop = try Shop()
        try shop.start("ann", "plain")
        try shop.advance(to: "2026-02-01")
        #expect(
            try shop.invoices("ann") == [
                "2026-01-01/2026-02-01 0.00 USD paid", "2026-02-01/2026-03-01 0.00 USD paid",
            ]
        )
        #expect(try shop.complaints() == [])
    }

    /// Each row reads: this request is refused with this sentence, and nothing of it is kept.
    @Test(
        arguments: [
            (
                "nobody by that id", "eve", "gold", "monthly", "scripted:ok", nil, nil,
                "There is no such member: eve; add the member first, or check the id"
            ),
            (
                "no such plan", "ann", "platinum", "monthly", "scripted:ok", nil, nil,
                "There is no such plan: platinum (there is club, gold, patient, plain, silver); "
                    + "load its file with `plans load`, or see `plans list`"
            ),
            (
                "no such price", "ann", "gold", "weekly", "scripted:ok", nil, nil,
                "The plan has no such price: weekly (gold has monthly, yearly); "
                    + "see the plan's prices with `plans show`"
            ),
            (
                "a price that is not sold yet", "ann", "gold", "yearly", "scripted:ok", nil, nil,
                "The price has no amount yet on the day the subscription starts: "
                    + "gold yearly on 2026-01-01; "
                    + "start on or after the first day of its price history"
            ),
            (
                "a start that is over", "ann", "gold", "monthly", "scripted:ok", "2025-12-31", nil,
                "The start lies before today: 2025-12-31; start today or later"
            ),
            (
                "an unknown payment method", "ann", "gold", "monthly", "scripted:gold", nil, nil,
                "There is no such payment method: scripted:gold; pay with `balance`, "
                    + "offline:REFERENCE, NAME:TOKEN of a program that --gateway or TESSERA_GATEWAYS "
                    + "names (up to 64 of A-Z a-z 0-9 . _ : - behind the colon), or in a test-clock "
                    + "database with scripted:ok, scripted:insufficient_funds, "
                    + "scripted:stolen_card, scripted:timeout or scripted:fail_twice_then_ok"
            ),
            (
                "no payment method at all", "ann", "gold", "monthly", "", nil, nil,
                "There is no such payment method: ; pay with `balance`, "
                    + "offline:REFERENCE, NAME:TOKEN of a program that --gateway or TESSERA_GATEWAYS "
                    + "names (up to 64 of A-Z a-z 0-9 . _ : - behind the colon), or in a test-clock "
                    + "database with scripted:ok, scripted:insufficient_funds, "
                    + "scripted:stolen_card, scripted:timeout or scripted:fail_twice_then_ok"
            ),
            (
                "a gateway for a prepaid plan", "ann", "club", "quarterly", "scripted:ok", nil, nil,
                "This payment method may not be used here: scripted:ok for club; a prepaid plan "
                    + "takes `balance` alone; `subscriptions pay-with` changes the method"
            ),
            (
                "a trial the plan does not have", "ann", "club", "quarterly", "balance", nil, true,
                "The plan offers no trial: club; start without a trial"
            ),
        ] as [(String, String, String, String, String, String?, Bool?, String)]
    )
    func `a start that may not be`(
        why: String,
        member: String,
        plan: String,
        price: String,
        payWith: String,
        start: String?,
        trial: Bool?,
        sentence: String
    ) throws {
        let shop = try Shop()
        try shop.add("ann")
        let before = try shop.dump()
        let told = try refusal {
            _ = try shop.engine.startSubscription(
                StartOrder(
                    member: member,
                    plan: plan,
                    price: price,
                    payWith: payWith,
                    trial: trial,
                    start: try start.map(Shop.day)
                )
            )
        }
        #expect(told == sentence, "\(why)")
        #expect(try shop.dump() == before, "\(why): nothing is written")
    }

    @Test func `an anchor day needs months or years`() throws {
        let shop = try Shop()
        #expect(
            try refusal { try shop.start("ann", "patient", "weekly", anchorDay: 3) }
                == "This price cannot be aligned to that day of the month: 3 with P7D; "
                + "use a day from 1 to 31 with a monthly or yearly price"
        )
    }

    @Test func `a member has one live subscription to a plan`() throws {
        let shop = try Shop()
        try shop.start("ann")
        #expect(
            try refusal { try shop.start("ann") }
                == "The member has a subscription to this plan that has not ended: "
                + "sub_1 is active; change that one, or cancel it first"
        )
        #expect(try shop.start("ann", "silver").state == .active, "another plan is another matter")
    }

    @Test func `a database on real time has no scripted gateway`() throws {
        let directory = try ScratchDirectory()
        let engine = try Engine.create(
            at: directory.file("real.db"),
            zone: "UTC",
            testClock: nil,
            actor: "test"
        )
        #expect(engine.isTestClock == false)
        _ = try engine.loadPlans(paths: [Shop.shippedPlans])
        try engine.createMember(MemberDraft(member: "ann"))
        let order = StartOrder(
            member: "ann",
            plan: "prime",
            price: "monthly",
            payWith: "scripted:ok"
        )
        #expect(
            try refusalCode { _ = try engine.startSubscription(order) } == .unknownPaymentMethod
        )
        #expect(
            try refusalCode {
                _ = try engine.advanceClock(to: Instant(milliseconds: 4_102_444_800_000))
            } == .clockNotMovable
        )
    }

    /// Each row reads: this member may not be added, for this reason.
    @Test(
        arguments: [
            ("an empty id", "", nil, Refusal.badMemberID),
            ("a space in it", "a b", nil, .badMemberID),
            ("65 letters", String(repeating: "a", count: 65), nil, .badMemberID),
            ("not ASCII", "zoë", nil, .badMemberID),
            ("taken", "ann", nil, .memberExists),
            ("a zone without rules", "bob", "EST5", .unknownZone),
            ("a zone on another planet", "bob", "Mars/Base", .unknownZone),
        ] as [(String, String, String?, Refusal)]
    )
    func `a member that may not be`(
        why: String,
        member: String,
        zone: String?,
        code: Refusal
    ) throws {
        let shop = try Shop(plans: [])
        try shop.add("ann")
        let told = try refusalCode { try shop.add(member, zone: zone) }
        #expect(told == code, "\(why)")
    }

    @Test func `an import is all or nothing, and a dry run nothing`() throws {
        let shop = try Shop(plans: [])
        let before = try shop.dump()
        let drafts = ["ann", "bob", "cid"].map { MemberDraft(member: $0) }
        #expect(try shop.engine.importMembers(drafts, dryRun: true) == 3)
        #expect(try shop.dump() == before)
        let twice = drafts + [MemberDraft(member: "bob")]
        #expect(
            try refusalCode { _ = try shop.engine.importMembers(twice) } == .memberExists
        )
        #expect(try shop.dump() == before)
        #expect(try shop.engine.importMembers(drafts) == 3)
        #expect(try shop.engine.member("cid").zone == "UTC")
    }
}

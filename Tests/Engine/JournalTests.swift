import Engine
import Membership
import Payments
import ShopSupport
import Store
import Testing

struct JournalTests {
    @Test func `every happening is a row, in the order it happened`() throws {
        let shop = try Shop()
        shop.bank.expect(.succeeded, .declined(.soft, code: "insufficient_funds"))
        let view = try shop.start("ann", payWith: "shop:visa", trial: true)
        try shop.advance(to: "2026-02-16")
        _ = try shop.engine.cancelSubscription(view.id)
        try shop.advance(to: "2026-03-15")
        let rows = try shop.engine.events(after: 0, kind: nil, member: "ann", limit: 100)
        #expect(
            rows.map { "\($0.at.rfc3339.prefix(10)) \($0.actor) \($0.entry.kind)" } == [
                "2026-01-01 test member.created",
                "2026-01-01 test subscription.trial_started",
                "2026-01-15 run subscription.activated",
                "2026-02-15 run payment.declined",
                "2026-02-15 run subscription.past_due",
                "2026-02-16 run subscription.recovered",
                "2026-02-16 test subscription.auto_renew_off",
                "2026-03-15 run subscription.ended",
            ]
        )
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.id < $1.id })
        #expect(
            rows[2].entry.data
                == #"{"plan":"gold","state":"active","before":"trialing","#
                + #""amount":{"amount":1000,"currency":"USD"},"#
                + #""period_start":"2026-01-15","period_end":"2026-02-15"}"#
        )
        #expect(
            rows[3].entry.data
                == #"{"code":"insufficient_funds","kind":"soft","attempt":1,"#
                + #""amount":{"amount":1000,"currency":"USD"}}"#
        )
        #expect(
            rows[7].entry.data
                == #"{"plan":"gold","state":"ended","before":"active","reason":"canceled"}"#
        )
        #expect(rows[2].entry.invoice == InvoiceID(1))
        #expect(rows[2].entry.subscription == view.id)
    }

    @Test func `a start that is paid in one commit tells it in order`() throws {
        let shop = try Shop()
        try shop.add("ann")
        try shop.topUp("ann", 2_000)
        try shop.start("ann", payWith: "balance")
        #expect(
            try shop.journal("ann") == [
                "member.created", "prepayment.added", "subscription.started",
                "subscription.activated",
            ]
        )
    }

    @Test func `a feed goes on behind its cursor, and by kind`() throws {
        let shop = try Shop()
        for number in 1...3 { try shop.start("m\(number)") }
        let all = try shop.engine.events(after: 0, kind: nil, member: nil, limit: 100)
        var paged: [Int64] = []
        var cursor: Int64 = 0
        while let page = Optional(
            try shop.engine.events(after: cursor, kind: nil, member: nil, limit: 4)
        ),
            let last = page.last
        {
            paged += page.map(\.id)
            cursor = last.id
        }
        #expect(paged == all.map(\.id))
        let kind = "subscription.activated"
        #expect(try shop.engine.events(after: 0, kind: kind, member: nil, limit: 9).count == 3)
        #expect(all.first?.entry.kind == "database.created")
    }

    @Test func `the journal names the member and never the person`() throws {
        let shop = try Shop()
        try shop.engine.createMember(
            MemberDraft(member: "ann", name: "Ann Onymous", email: "ann@example.org")
        )
        try shop.start("ann")
        let rows = try shop.dump().filter { $0.hasPrefix("journal ") }
        #expect(rows.allSatisfy { !$0.contains("Onymous") && !$0.contains("example.org") })
        #expect(try shop.engine.member("ann").email == "ann@example.org")
    }

    /// Each row reads: after this meddling, the doctor's check of this name fails.
    @Test(
        arguments: [
            (
                "a journal row changed", "journal_chain",
                "UPDATE journal SET data = '{}' WHERE id = 3"
            ),
            ("a journal row gone", "journal_chain", "DELETE FROM journal WHERE id = 3"),
            (
                "an entitlement prolonged", "entitlements_are_derived",
                "UPDATE entitlement SET valid_until = valid_until + 1"
            ),
            (
                "a due day moved", "due_queue_is_derived",
                "UPDATE subscription SET next_action_at = next_action_at + 1"
            ),
            (
                "a balance raised", "prepaid_balances_are_sums",
                "UPDATE prepaid_balance SET paid = paid + 1"
            ),
            (
                "revenue earned too soon", "revenue_is_earned_by_the_day",
                "UPDATE recognition_progress SET daily = daily + 1"
            ),
            (
                "a prepayment larger than its transfer", "prepayments_are_in_the_books",
                "UPDATE prepayment SET amount = amount + 1"
            ),
            (
                "an invoice dearer than its line", "lines_add_up",
                "UPDATE invoice SET amount = amount + 1"
            ),
            (
                "a paid invoice opened again", "paid_means_a_success",
                "UPDATE invoice SET state = 'open', settled_at = NULL, settled_on = NULL"
            ),
        ]
    )
    func `the doctor finds meddling`(why: String, check: String, damage: String) throws {
        let shop = try Shop()
        try shop.add("ann")
        try shop.topUp("ann", 1_500)
        try shop.start("ann")
        try shop.advance(to: "2026-01-03")
        #expect(try shop.complaints() == [])
        try shop.tamper(damage)
        let failed = try shop.engine.examine().results.filter { !$0.offences.isEmpty }.map(\.name)
        #expect(failed.contains(check), "\(why): \(failed)")
    }

    @Test func `the doctor changes nothing`() throws {
        let shop = try Shop()
        try shop.start("ann")
        let before = try shop.dump()
        let examination = try shop.engine.examine()
        #expect(examination.isHealthy)
        #expect(examination.results.count > 20)
        #expect(try shop.dump() == before)
    }

    @Test func `a run that does not come for days is a complaint`() throws {
        let shop = try Shop()
        try shop.start("ann")
        try shop.sleep(until: "2026-02-04")
        #expect(try shop.complaints() == [], "three days are tolerated")
        try shop.sleep(until: "2026-02-04T00:00:00.001Z")
        #expect(
            try shop.complaints() == [
                "nobody_is_overdue: sub_1 waits for renewal since 2026-02-01T00:00:00Z; "
                    + "`renewals run` picks it up"
            ]
        )
    }
}

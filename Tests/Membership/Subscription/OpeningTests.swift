import Membership
import Testing

struct OpeningTests {
    @Test
    func `a start today bills the first term and waits 23 hours for it`() throws {
        var (walk, effects) = Walk.opening(Sample.agreement(), on: "2026-01-31")
        #expect(effects == [.note(.started), .bill(Sample.first)])
        #expect(walk.state == .incomplete(expires: Sample.instant("2026-02-01T11:00:00Z")))
        #expect(walk.subscription.inFlight == .pending)
        #expect(walk.next == "nothing")
        #expect(walk.paidUntil == nil && walk.accessUntil == nil)

        try walk.decline("2026-01-31")
        #expect(walk.next == "first_payment_end 2026-02-01T11:00:00Z")
        let expiry = Sample.instant("2026-02-01T11:00:00Z")
        let today = Sample.day("2026-02-01")
        #expect(throws: TransitionError.nothingDue) {
            try walk.apply(.fellDue(today: today, now: expiry.adding(milliseconds: -1)))
        }
        try walk.apply(.fellDue(today: today, now: expiry))
        #expect(walk.state == .ended(.neverPaid, at: expiry))
        #expect(walk.accessUntil == nil)
    }

    @Test
    func `an answer that comes after the window still counts`() throws {
        var (walk, _) = Walk.opening(Sample.agreement(), on: "2026-01-31")
        try walk.apply(.unanswered(askAgain: Sample.instant("2026-02-05T00:00:00Z")))
        #expect(walk.next == "payment_query 2026-02-05T00:00:00Z")
        try walk.pay("2026-02-05")
        #expect(walk.state == .active)
        #expect(walk.paidUntil == "2026-02-28")
    }

    @Test
    func `a trial gives access through its grace and then bills from its end`() throws {
        let agreement = Sample.agreement(from: Sample.day("2026-02-14"))
        var (walk, effects) = Walk.opening(agreement, on: "2026-01-31", withTrial: true)
        #expect(effects == [.note(.trialStarted)])
        #expect(walk.state == .trialing(until: Sample.day("2026-02-14")))
        #expect(walk.paidUntil == nil)
        #expect(walk.accessUntil == "2026-02-21")
        #expect(walk.next == "trial_end 2026-02-14")

        #expect(try walk.fallDue("2026-02-14") == [.bill(agreement.term(0))])
        #expect(try walk.pay("2026-02-14") == [.note(.activated)])
        #expect(walk.paidUntil == "2026-03-14")
        #expect(walk.accessUntil == "2026-03-21")
        #expect(walk.next == "renewal 2026-03-14")
    }

    @Test
    func `a canceled trial keeps its days and ends unbilled`() throws {
        let agreement = Sample.agreement(from: Sample.day("2026-02-14"))
        var (walk, _) = Walk.opening(agreement, on: "2026-01-31", withTrial: true)
        try walk.cancel("2026-01-31")
        #expect(walk.state == .trialing(until: Sample.day("2026-02-14")))
        #expect(walk.accessUntil == "2026-02-14")
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-02-13") }
        #expect(try walk.fallDue("2026-02-14") == [.note(.ended)])
        #expect(
            walk.state == .ended(.canceled, at: Sample.start(of: Sample.day("2026-02-14")))
        )
        #expect(walk.paidUntil == nil)
        #expect(walk.accessUntil == "2026-02-14")
    }

    @Test
    func `a first charge after a trial that fails has grace from the end of the trial`() throws {
        let agreement = Sample.agreement(from: Sample.day("2026-02-14"))
        var (walk, _) = Walk.opening(agreement, on: "2026-01-31", withTrial: true)
        // The run comes three days late; every date still follows from the day it was due.
        #expect(try walk.fail("2026-02-17") == [.bill(agreement.term(0)), .note(.wentPastDue)])
        #expect(walk.accessUntil == "2026-02-21")
        #expect(walk.next == "retry 2026-02-21")
        #expect(walk.subscription.securedUntil == nil)
        try walk.cancel("2026-02-18")
        #expect(walk.accessUntil == "2026-02-14")
        #expect(walk.paidUntil == nil)
    }

    @Test
    func `a later start waits for its day, and a late run bills from that day`() throws {
        let agreement = Sample.agreement(from: Sample.day("2026-03-01"))
        var (walk, effects) = Walk.opening(
            agreement,
            on: "2026-01-31",
            startsOn: "2026-03-01"
        )
        #expect(effects == [.note(.scheduled)])
        #expect(walk.next == "start 2026-03-01")
        #expect(walk.accessUntil == nil)
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-02-28") }
        #expect(
            try walk.fallDue("2026-03-05") == [.note(.started), .bill(agreement.term(0))]
        )
        try walk.pay("2026-03-05")
        #expect(walk.paidUntil == "2026-04-01")
    }

    @Test
    func `a later start may begin with a trial`() throws {
        let agreement = Sample.agreement(from: Sample.day("2026-03-15"))
        var (walk, _) = Walk.opening(
            agreement,
            on: "2026-01-31",
            startsOn: "2026-03-01",
            withTrial: true
        )
        #expect(walk.state == .scheduled(startsOn: Sample.day("2026-03-01"), withTrial: true))
        #expect(try walk.fallDue("2026-03-01") == [.note(.trialStarted)])
        #expect(walk.state == .trialing(until: Sample.day("2026-03-15")))
    }

    @Test
    func `a leading stub is billed by its days and the first full term follows`() throws {
        let start = Sample.day("2026-01-01")
        let cycle = try BillingCycle.starting(
            on: start,
            cadence: Sample.cadence("P1M"),
            anchorDay: 15
        )
        let agreement = Sample.agreement(from: start, cycle: cycle)
        var walk = try Walk.paid(agreement)
        #expect(agreement.term(-1).amount == Sample.money(677))
        #expect(walk.paidUntil == "2026-01-15")
        #expect(try walk.succeed("2026-01-15") == [.bill(agreement.term(0)), .note(.renewed)])
        #expect(agreement.term(0).amount == Sample.money(1_499))
        #expect(walk.paidUntil == "2026-02-15")
    }

    @Test(
        arguments: [
            (true, true, "2026-03-07", "renewal 2026-02-28", "it renews, with grace"),
            (false, true, "2026-02-28", "term_end 2026-02-28", "renewal was off there"),
            (true, false, "2026-02-28", "term_end 2026-02-28", "its price does not renew"),
        ]
    )
    func `a subscription that ran elsewhere is paid until its day and billed from there`(
        autoRenew: Bool,
        renews: Bool,
        access: String,
        next: String,
        why: String
    ) {
        var draft = Sample.draft(Sample.agreement(renews: renews))
        draft.autoRenew = autoRenew
        draft.nextTerm = 1
        let decision = Subscription.takingOver(draft, paidUntil: Sample.day("2026-02-28"))
        let walk = Walk(decision.next)
        #expect(decision.effects.isEmpty, "\(why)")
        #expect(walk.state == .active && walk.paidUntil == "2026-02-28", "\(why)")
        #expect(walk.accessUntil == access, "\(why)")
        #expect(walk.next == next, "\(why)")
        #expect(walk.subscription.termsBilled == 0, "\(why)")
    }

    @Test
    func `a price of zero is billed and renews like any other`() throws {
        let agreement = Sample.agreement(price: 0)
        var (walk, effects) = Walk.opening(agreement, on: "2026-01-31")
        #expect(effects == [.note(.started), .bill(agreement.term(0))])
        #expect(agreement.term(0).amount.isZero)
        try walk.pay("2026-01-31")
        // Zero lines need identity too: each term is billed once, and told twice it extends once.
        let term = agreement.term(0)
        #expect(throws: TransitionError.notAllowed(state: .active, event: .paid)) {
            try walk.apply(Sample.paid(term, "2026-01-31"))
        }
        try walk.succeed("2026-02-28")
        #expect(walk.paidUntil == "2026-03-31")
    }
}

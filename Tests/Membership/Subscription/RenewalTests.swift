import Membership
import Testing

struct RenewalTests {
    @Test
    func `24 renewals from Jan 31 keep the last day of every month`() throws {
        var walk = try Walk.paid()
        let boundaries = [
            "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31",
            "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31", "2027-01-31",
            "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30", "2027-07-31",
            "2027-08-31", "2027-09-30", "2027-10-31", "2027-11-30", "2027-12-31", "2028-01-31",
        ]
        for boundary in boundaries {
            #expect(walk.paidUntil == boundary)
            #expect(walk.next == "renewal \(boundary)")
            let effects = try walk.succeed(boundary)
            #expect(effects.count == 2 && effects.last == .note(.renewed))
        }
        #expect(walk.paidUntil == "2028-02-29")
    }

    @Test
    func `a yearly term from Feb 29 comes back to Feb 29`() throws {
        let agreement = Sample.agreement(from: Sample.day("2028-02-29"), every: "P1Y")
        var walk = try Walk.paid(agreement)
        for boundary in ["2029-02-28", "2030-02-28", "2031-02-28"] {
            #expect(walk.paidUntil == boundary)
            try walk.succeed(boundary)
        }
        #expect(walk.paidUntil == "2032-02-29")
    }

    @Test
    func `canceling on the first day keeps the whole term and charges nothing more`() throws {
        var walk = try Walk.paid()
        #expect(try walk.cancel("2026-01-31") == [.note(.autoRenewOff)])
        #expect(walk.state == .active)
        #expect(walk.paidUntil == "2026-02-28")
        #expect(walk.accessUntil == "2026-02-28")
        #expect(walk.next == "term_end 2026-02-28")
        #expect(throws: TransitionError.autoRenewAlreadyOff) { try walk.cancel("2026-02-01") }
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-02-27") }
        #expect(try walk.fallDue("2026-02-28") == [.note(.ended)])
        #expect(
            walk.state == .ended(.canceled, at: Sample.start(of: Sample.day("2026-02-28")))
        )
        #expect(walk.accessUntil == "2026-02-28")
        #expect(walk.next == "nothing")
    }

    @Test
    func `a yearly renewal that was missed and then canceled ends now, not in a year`() throws {
        var walk = try Walk.paid(Sample.agreement(every: "P1Y"))
        #expect(
            try walk.cancel("2027-02-03") == [.note(.autoRenewOff), .note(.ended)]
        )
        #expect(walk.paidUntil == "2027-01-31")
        #expect(walk.accessUntil == "2027-01-31")
        #expect(walk.state.isEnded)
    }

    @Test
    func `missed terms are billed one at a time, oldest first`() throws {
        var walk = try Walk.paid()
        let agreement = Sample.agreement()
        #expect(try walk.succeed("2026-05-02").first == .bill(agreement.term(1)))
        #expect(walk.next == "renewal 2026-03-31")
        #expect(try walk.succeed("2026-05-02").first == .bill(agreement.term(2)))
        #expect(try walk.succeed("2026-05-02").first == .bill(agreement.term(3)))
        #expect(walk.paidUntil == "2026-05-31")
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-05-02") }
    }

    @Test
    func `a term that does not renew expires, and was never going to renew`() throws {
        var walk = try Walk.paid(Sample.agreement(every: "P1Y", renews: false))
        #expect(!walk.subscription.autoRenew)
        #expect(walk.accessUntil == "2027-01-31")
        #expect(walk.next == "term_end 2027-01-31")
        #expect(throws: TransitionError.autoRenewAlreadyOff) { try walk.cancel("2026-06-01") }
        #expect(try walk.fallDue("2027-01-31") == [.note(.ended)])
        #expect(
            walk.state == .ended(.expired, at: Sample.start(of: Sample.day("2027-01-31")))
        )
        #expect(walk.accessUntil == "2027-01-31")
    }

    @Test
    func `renewal turned off while the gateway is silent, then paid: the term is kept`() throws {
        var walk = try Walk.paid()
        try walk.fallDue("2026-02-28")
        try walk.apply(Sample.silence)
        try walk.cancel("2026-02-28")
        #expect(walk.state == .active)
        #expect(walk.next == "payment_query \(Sample.askAgain)")
        #expect(try walk.pay("2026-03-02") == [.note(.renewed)])
        #expect(walk.paidUntil == "2026-03-31")
        #expect(walk.accessUntil == "2026-03-31")
        #expect(walk.next == "term_end 2026-03-31")
        try walk.fallDue("2026-03-31")
        #expect(
            walk.state == .ended(.canceled, at: Sample.start(of: Sample.day("2026-03-31")))
        )
    }

    @Test
    func `renewal turned off while the gateway is silent, then declined: no debt is chased`()
        throws
    {
        var walk = try Walk.paid()
        try walk.fallDue("2026-02-28")
        try walk.apply(Sample.silence)
        try walk.cancel("2026-02-28")
        #expect(
            try walk.decline("2026-03-02") == [.giveUp(.uncollectible), .note(.ended)]
        )
        #expect(
            walk.state == .ended(.canceled, at: Sample.start(of: Sample.day("2026-03-02")))
        )
        #expect(walk.accessUntil == "2026-02-28")
        #expect(walk.paidUntil == "2026-02-28")
    }

    @Test
    func `a success told after the end revives nothing`() throws {
        var walk = try Walk.paid()
        try walk.fail("2026-02-28", .hard)
        try walk.cancel("2026-03-01")
        let term = walk.subscription.upcomingTerm
        for event in [
            Sample.paid(term, "2026-03-02"), Sample.declined(term, "2026-03-02"), Sample.silence,
        ] {
            let refused = TransitionError.notAllowed(state: .ended, event: event.name)
            #expect(throws: refused) { try walk.apply(event) }
        }
    }
}

import Membership
import Testing

/// A plan that charges ten days before a term begins; the first term is paid to Feb 28.
struct ChargeLeadTests {
    private func paid() throws -> Walk { try Walk.paid(Sample.agreement(chargeLead: 10)) }

    /// The charge of Feb 18 was declined.
    private func declined(_ kind: DeclineKind = .soft) throws -> Walk {
        var walk = try paid()
        try walk.fail("2026-02-18", kind)
        return walk
    }

    @Test
    func `a term is charged before it begins and begins on its own day all the same`() throws {
        var walk = try paid()
        #expect(walk.next == "renewal 2026-02-18")
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-02-17") }
        #expect(try walk.succeed("2026-02-18") == [.bill(Sample.second), .note(.renewed)])
        #expect(walk.paidUntil == "2026-03-31")
        #expect(walk.accessUntil == "2026-04-07")
        #expect(walk.next == "renewal 2026-03-21")
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-02-28") }
    }

    @Test
    func `tries are counted from the day of the charge, access from the end of the paid term`()
        throws
    {
        var walk = try declined()
        for day in ["2026-02-19", "2026-02-21", "2026-02-25", "2026-03-04"] {
            #expect(walk.next == "retry \(day)")
            #expect(walk.state.name == .pastDue)
            #expect(walk.paidUntil == "2026-02-28")
            #expect(walk.accessUntil == "2026-03-07")
            try walk.fail(day)
        }
        #expect(walk.next == "grace_end 2026-03-07")
        try walk.fallDue("2026-03-07")
        #expect(walk.next == "hold_end 2026-03-21")
        try walk.fallDue("2026-03-21")
        #expect(walk.accessUntil == "2026-02-28")
    }

    @Test
    func `a run that is late takes the latest try and moves no date`() throws {
        var walk = try paid()
        try walk.fail("2026-02-26")
        #expect(walk.accessUntil == "2026-03-07")
        #expect(walk.next == "retry 2026-03-04")
    }

    @Test
    func `a try before the term begins loses no day of either term`() throws {
        var walk = try declined()
        #expect(try walk.succeed("2026-02-21") == [.tryAgain, .note(.recovered)])
        #expect(walk.paidUntil == "2026-03-31")
        #expect(walk.next == "renewal 2026-03-21")
    }

    @Test
    func `who cancels after the charge and before the term keeps both terms`() throws {
        var walk = try paid()
        try walk.succeed("2026-02-18")
        try walk.cancel("2026-02-20")
        #expect(walk.accessUntil == "2026-03-31")
        #expect(walk.next == "term_end 2026-03-31")
    }

    @Test(arguments: [DeclineKind.soft, .hard])
    func `who cancels after the decline and before the term keeps the paid one`(
        kind: DeclineKind
    ) throws {
        var walk = try declined(kind)
        #expect(try walk.cancel("2026-02-27") == [.giveUp(.void), .note(.autoRenewOff)])
        #expect(walk.state == .active)
        #expect(walk.accessUntil == "2026-02-28")
        #expect(walk.next == "term_end 2026-02-28")
        try walk.fallDue("2026-02-28")
        #expect(walk.state.name == .ended)
        #expect(walk.accessUntil == "2026-02-28")
    }

    @Test
    func `who cancels before the charge is not charged on its day`() throws {
        var walk = try paid()
        try walk.cancel("2026-02-17")
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-02-18") }
        #expect(walk.next == "term_end 2026-02-28")
    }

    @Test(
        arguments: [
            ("2026-02-20", StateName.active, "before the term began the paid one is kept"),
            ("2026-03-01", .ended, "after it there is nothing left to keep"),
        ]
    )
    func `who leaves a silent gateway whose answer is no owes nothing`(
        day: String,
        state: StateName,
        why: String
    ) throws {
        var walk = try paid()
        try walk.fallDue("2026-02-18")
        try walk.apply(Sample.silence)
        try walk.cancel("2026-02-19")
        try walk.decline(day)
        #expect(walk.state.name == state, "\(why)")
        #expect(walk.accessUntil == "2026-02-28", "\(why)")
        #expect(walk.paidUntil == "2026-02-28", "\(why)")
        #expect(!walk.subscription.autoRenew, "\(why)")
    }

    // MARK: A trial

    /// A trial to Feb 14 whose first term is charged five days before.
    private func trial() -> Walk {
        let agreement = Sample.agreement(from: Sample.day("2026-02-14"), chargeLead: 5)
        return Walk.opening(agreement, on: "2026-01-31", withTrial: true).walk
    }

    @Test
    func `a trial is charged before its end and loses no free day`() throws {
        var walk = trial()
        #expect(walk.next == "trial_end 2026-02-09")
        try walk.succeed("2026-02-09")
        #expect(walk.paidUntil == "2026-03-14")
        #expect(walk.accessUntil == "2026-03-21")
    }

    @Test
    func `a trial whose charge failed early is a trial again when it is canceled`() throws {
        var walk = trial()
        try walk.fail("2026-02-09")
        #expect(walk.accessUntil == "2026-02-21")
        #expect(try walk.cancel("2026-02-10") == [.giveUp(.void), .note(.autoRenewOff)])
        #expect(walk.state == .trialing(until: Sample.day("2026-02-14")))
        #expect(walk.accessUntil == "2026-02-14")
        #expect(walk.next == "trial_end 2026-02-14")
        try walk.fallDue("2026-02-14")
        #expect(walk.accessUntil == "2026-02-14")
        #expect(walk.paidUntil == nil)
    }

    @Test
    func `a trial canceled while the gateway is silent keeps its free days when the answer is no`()
        throws
    {
        var walk = trial()
        try walk.fallDue("2026-02-09")
        try walk.apply(Sample.silence)
        try walk.cancel("2026-02-10")
        #expect(try walk.decline("2026-02-11") == [.giveUp(.void)])
        #expect(walk.state == .trialing(until: Sample.day("2026-02-14")))
        #expect(walk.accessUntil == "2026-02-14")
    }
}

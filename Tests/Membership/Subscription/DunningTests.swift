import Membership
import Testing

struct DunningTests {
    /// The first term is paid and the renewal of Feb 28 failed on its day.
    private func inGrace(
        _ kind: DeclineKind = .soft,
        _ dunning: DunningPolicy = Sample.dunning
    ) throws -> Walk {
        var walk = try Walk.paid(Sample.agreement(dunning: dunning))
        try walk.fail("2026-02-28", kind)
        return walk
    }

    @Test
    func `declines never move the paid day, and only the first one sets a date`() throws {
        var walk = try inGrace()
        for day in ["2026-03-01", "2026-03-03", "2026-03-07", "2026-03-14"] {
            #expect(walk.next == "retry \(day)")
            #expect(walk.paidUntil == "2026-02-28")
            #expect(walk.accessUntil == "2026-03-07")
            try walk.fail(day)
        }
        #expect(walk.next == "hold_end 2026-03-21")
        try walk.fallDue("2026-03-21")
        #expect(walk.paidUntil == "2026-02-28")
        #expect(walk.accessUntil == "2026-02-28")
    }

    @Test
    func `a hard decline stops the tries and keeps the deadlines`() throws {
        var walk = try inGrace(.hard)
        #expect(walk.next == "grace_end 2026-03-07")
        #expect(walk.accessUntil == "2026-03-07")
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-03-06") }
        #expect(try walk.fallDue("2026-03-07") == [.note(.wentOnHold)])
        #expect(walk.next == "hold_end 2026-03-21")
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-03-20") }
        #expect(
            try walk.fallDue("2026-03-21") == [.giveUp(.uncollectible), .note(.ended)]
        )
        #expect(
            walk.state == .ended(.nonpayment, at: Sample.start(of: Sample.day("2026-03-21")))
        )
        #expect(!walk.subscription.autoRenew)
    }

    @Test
    func `a soft decline after a hard one does not start the tries again`() throws {
        var walk = try inGrace()
        try walk.fail("2026-03-01", .hard)
        #expect(walk.next == "grace_end 2026-03-07")
        try walk.apply(Sample.declined(Sample.second, "2026-03-02", .soft))
        #expect(walk.next == "grace_end 2026-03-07")
    }

    @Test(
        arguments: [
            ("2026-03-01", 1, "past_due", "retry 2026-03-03", "on time"),
            ("2026-03-02", 1, "past_due", "retry 2026-03-03", "a day late"),
            ("2026-03-05", 1, "past_due", "retry 2026-03-07", "two steps late"),
            ("2026-03-08", 1, "on_hold", "retry 2026-03-14", "three steps late, past grace"),
            ("2026-03-20", 1, "on_hold", "hold_end 2026-03-21", "all four steps late"),
            ("2026-03-21", 1, "ended", "nothing", "a last try before the end of the hold"),
            ("2026-06-01", 1, "ended", "nothing", "and when the run comes months late"),
        ]
    )
    func `a late run takes the latest step and never bunches`(
        day: String,
        tries: Int,
        state: String,
        next: String,
        why: String
    ) throws {
        var walk = try inGrace()
        var made = 0
        // Bounded, so that a bunch of tries is a red test and not an endless one.
        for _ in 0..<9 {
            guard let effects = try? walk.fallDue(day) else { break }
            guard effects.contains(.tryAgain) else { continue }
            made += 1
            try walk.decline(day)
        }
        #expect(made == tries, "\(why)")
        #expect(walk.state.name.rawValue == state, "\(why)")
        #expect(walk.next == next, "\(why)")
    }

    @Test
    func `on the last day of grace the try comes before the hold`() throws {
        var walk = try inGrace()
        try walk.fail("2026-03-03")
        #expect(walk.next == "retry 2026-03-07")
        #expect(try walk.fallDue("2026-03-07") == [.tryAgain])
        #expect(walk.state.name == .pastDue)
        #expect(try walk.decline("2026-03-07") == [.note(.wentOnHold)])
    }

    @Test
    func `and on the last day of the hold before the end`() throws {
        let policy = DunningPolicy(retryOffsets: [21], graceDays: 7, holdDays: 14)
        var walk = try inGrace(.soft, policy)
        try walk.fallDue("2026-03-07")
        #expect(walk.next == "retry 2026-03-21")
        #expect(try walk.fallDue("2026-03-21") == [.tryAgain])
        #expect(
            try walk.decline("2026-03-21") == [.giveUp(.uncollectible), .note(.ended)]
        )
    }

    @Test(
        arguments: [
            ("2026-03-01", "past_due", "in grace"), ("2026-03-14", "on_hold", "on hold"),
        ]
    )
    func `a debt that is paid keeps the anchor and gives no free days`(
        day: String,
        state: String,
        why: String
    ) throws {
        var walk = try inGrace()
        if state == "on_hold" { try walk.fail("2026-03-07") }
        #expect(walk.state.name.rawValue == state, "\(why)")
        #expect(try walk.fallDue(day) == [.tryAgain], "\(why)")
        #expect(try walk.pay(day) == [.note(.recovered)], "\(why)")
        #expect(walk.paidUntil == "2026-03-31", "\(why)")
        #expect(walk.accessUntil == "2026-04-07", "\(why)")
        #expect(walk.next == "renewal 2026-03-31", "\(why)")
    }

    @Test
    func `a renewal first tried late keeps the dates of its due day`() throws {
        var walk = try Walk.paid()
        try walk.fail("2026-03-02")
        #expect(walk.accessUntil == "2026-03-07")
        #expect(walk.next == "retry 2026-03-03")
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-03-02") }
    }

    @Test(
        arguments: [
            (7, 14, "2026-03-07", "on_hold", "2026-03-07", "late past grace: straight to hold"),
            (7, 14, "2026-03-21", "ended", "2026-02-28", "late past the hold: over at once"),
            (0, 14, "2026-02-28", "on_hold", "2026-02-28", "no grace: straight to hold"),
            (0, 0, "2026-02-28", "ended", "2026-02-28", "neither: over with the first decline"),
            (7, 0, "2026-03-07", "ended", "2026-02-28", "no hold: over with the end of grace"),
        ]
    )
    func `a first decline lands where the policy's dates put it`(
        grace: Int,
        hold: Int,
        day: String,
        state: String,
        accessUntil: String,
        why: String
    ) throws {
        let policy = DunningPolicy(retryOffsets: [], graceDays: grace, holdDays: hold)
        var walk = try Walk.paid(Sample.agreement(dunning: policy))
        let effects = try walk.fail(day)
        #expect(effects.dropFirst().first == .note(.wentPastDue), "\(why)")
        #expect(walk.state.name.rawValue == state, "\(why)")
        #expect(walk.accessUntil == accessUntil, "\(why)")
        #expect(walk.paidUntil == "2026-02-28", "\(why)")
    }

    @Test(arguments: ["2026-03-02", "2026-03-10"])
    func `who leaves a debt ends now with the time that was paid for`(day: String) throws {
        var walk = try inGrace(.hard)
        if day > "2026-03-07" { try walk.fallDue("2026-03-07") }
        #expect(try walk.cancel(day) == [.giveUp(.uncollectible), .note(.ended)])
        #expect(walk.state == .ended(.canceled, at: Sample.start(of: Sample.day(day))))
        #expect(walk.accessUntil == "2026-02-28")
        #expect(walk.next == "nothing")
    }
}

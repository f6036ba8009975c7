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

    // MARK: How it ends

    @Test
    func `a policy that holds ends nothing and waits for the member`() throws {
        var walk = try inGrace(.soft, Variant.policy(.hold))
        for day in ["2026-03-01", "2026-03-03", "2026-03-07", "2026-03-14"] { try walk.fail(day) }
        #expect(walk.state.name == .onHold)
        #expect(walk.next == "nothing")
        let refused = TransitionError.notAllowed(state: .onHold, event: .fellDue)
        #expect(throws: refused) { try walk.fallDue("2027-01-01") }
        #expect(try walk.cancel("2027-01-01") == [.giveUp(.uncollectible), .note(.ended)])
        #expect(walk.accessUntil == "2026-02-28")
    }

    @Test
    func `time without access on hold is billed to nobody`() throws {
        var walk = try inGrace(.hard, Variant.policy(.hold))
        try walk.fallDue("2026-03-07")
        #expect(walk.next == "nothing")
        try walk.apply(Sample.methodChanged)
        #expect(try walk.pay("2026-05-10") == [.note(.recovered)])
        // The debt was for March; what is billed next begins on the day access can come back.
        #expect(walk.paidUntil == "2026-03-31")
        #expect(walk.next == "renewal 2026-03-31")
        let effects = try walk.succeed("2026-05-10")
        guard case .bill(let term) = effects.first else {
            Issue.record("nothing was billed")
            return
        }
        #expect(term.period.description == "2026-05-10/2026-05-31")
        #expect(walk.accessUntil == "2026-06-07")
    }

    @Test
    func `a debt that is paid within its term keeps the anchor after a long hold too`() throws {
        let policy = DunningPolicy(retryOffsets: [], graceDays: 0, holdDays: 0, end: .hold)
        var walk = try Walk.paid(Sample.agreement(every: "P1Y", dunning: policy))
        try walk.fail("2027-01-31")
        #expect(walk.state.name == .onHold)
        try walk.pay("2027-12-24")
        #expect(walk.paidUntil == "2028-01-31")
        #expect(walk.next == "renewal 2028-01-31")
    }

    @Test
    func `a policy that falls back ends with the free plan, however late the run`() throws {
        for day in ["2026-03-21", "2026-08-01"] {
            var walk = try inGrace(.hard, Variant.policy(Variant.fallback))
            #expect(
                try walk.fallDue(day) == [
                    .giveUp(.uncollectible), .note(.ended),
                    .fallBack(plan: "free", price: "monthly"),
                ]
            )
            #expect(walk.accessUntil == "2026-02-28")
        }
    }

    // MARK: Other methods

    @Test
    func `a policy may try on after a hard decline`() throws {
        var walk = try inGrace(.hard, Variant.policy(hardDecline: .retry))
        for day in ["2026-03-01", "2026-03-03", "2026-03-07", "2026-03-14"] {
            #expect(walk.next == "retry \(day)")
            try walk.fail(day, .hard)
        }
        #expect(walk.next == "hold_end 2026-03-21")
    }

    @Test(
        arguments: [
            (DeclineKind.soft, "after a soft decline"), (.hard, "after a hard one too"),
        ]
    )
    func `a new method is tried at once and uses up none of the tries`(
        kind: DeclineKind,
        why: String
    ) throws {
        var walk = try inGrace(kind)
        #expect(
            try walk.apply(Sample.methodChanged) == [.note(.methodChanged), .tryAgain],
            "\(why)"
        )
        #expect(walk.next == "nothing", "\(why)")
        try walk.decline("2026-02-28")
        for day in ["2026-03-01", "2026-03-03", "2026-03-07", "2026-03-14"] {
            #expect(walk.next == "retry \(day)", "\(why)")
            try walk.fail(day)
        }
        #expect(walk.accessUntil == "2026-03-07", "\(why)")
    }

    @Test
    func `a new method that is refused for good stops the tries again`() throws {
        var walk = try inGrace(.hard)
        try walk.apply(Sample.methodChanged)
        try walk.decline("2026-03-02", .hard)
        #expect(walk.next == "grace_end 2026-03-07")
    }

    @Test
    func `a new method on hold is tried at once and gives access back`() throws {
        var walk = try inGrace(.hard)
        try walk.fallDue("2026-03-07")
        try walk.apply(Sample.methodChanged)
        #expect(try walk.pay("2026-03-10") == [.note(.recovered)])
        #expect(walk.accessUntil == "2026-04-07")
    }
}

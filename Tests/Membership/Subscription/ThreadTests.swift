import Membership
import Testing

/// What went wrong in other billing engines, as far as the life cycle alone decides it; numbered as in
/// our notes on them.
struct ThreadTests {
    /// Thread 5. What went wrong there: a checkout and the automatic charge both took the money.
    @Test
    func `a term that was paid by any route is not charged again`() throws {
        var walk = try Walk.paid()
        try walk.fail("2026-02-28")
        try walk.pay("2026-03-01")
        let open = walk.subscription
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-03-01") }
        let refused = TransitionError.notAllowed(state: .active, event: .paid)
        #expect(throws: refused) { try walk.apply(Sample.paid(Sample.second, "2026-03-01")) }
        #expect(walk.subscription == open)
    }

    /// Thread 5 again: while one charge has no outcome, nothing begins another.
    @Test(arguments: Variant.allCases.filter { $0.subscription.inFlight != nil })
    func `no event begins a second charge beside an open one`(variant: Variant) {
        let subscription = variant.subscription
        for row in Pair.all {
            guard let decision = try? subscription.applying(row.event) else { continue }
            for effect in decision.effects {
                switch effect {
                case .bill, .tryAgain: Issue.record("\(row.event.name) charges in \(variant)")
                case .giveUp, .giveBackTime, .fallBack, .note: break
                }
            }
        }
    }

    /// Thread 6. What went wrong there: a stale retry after a success charged the next term early.
    @Test
    func `a retry that comes after the payment charges no next term`() throws {
        var walk = try Walk.paid()
        try walk.fail("2026-02-28")
        #expect(walk.next == "retry 2026-03-01")
        try walk.pay("2026-03-01")
        for day in ["2026-03-01", "2026-03-03", "2026-03-07", "2026-03-30"] {
            #expect(throws: TransitionError.nothingDue) { try walk.fallDue(day) }
        }
        #expect(walk.next == "renewal 2026-03-31")
    }

    /// Thread 9. What went wrong there: a manual renewal was followed by the dunning charge.
    @Test(arguments: ["2026-03-02", "2026-03-10", "2026-03-20"])
    func `paying by another route clears every try`(day: String) throws {
        var walk = try Walk.paid()
        try walk.fail("2026-02-28")
        if day > "2026-03-07" { try walk.fail("2026-03-07") }
        try walk.pay(day)
        #expect(walk.state == .active)
        #expect(walk.next == "renewal 2026-03-31")
    }

    /// Thread 12. What went wrong there: pauses on one day made terms overlap, and the account was stuck for ever.
    @Test(arguments: [ResumeWith.stub, .fresh])
    func `several rests on one day leave no overlap and bill no day twice`(
        resume: ResumeWith
    ) throws {
        let rules = PauseRules(longest: 3, resume: resume, creditsUnusedTime: true)
        var walk = try Walk.paid(Sample.agreement(pause: rules))
        var bills: Set<String> = []
        for _ in 0..<4 {
            try walk.apply(Sample.paused(1, "2026-02-10"))
            #expect(walk.paidUntil == "2026-02-10")
            let effects = try walk.apply(Sample.resumed("2026-02-10"))
            guard case .bill(let term) = effects.first else {
                Issue.record("nothing was billed")
                return
            }
            #expect(term.period.start == Sample.day("2026-02-10"))
            #expect(bills.insert("\(walk.subscription.series) \(term.period)").inserted)
            try walk.apply(Sample.paid(term, "2026-02-10"))
            #expect(walk.paidUntil == term.period.end.description)
        }
        #expect(walk.next == (resume == .stub ? "renewal 2026-02-28" : "renewal 2026-03-10"))
    }

    /// Thread 12 again, with a rest planned, taken back, begun and ended within a day.
    @Test
    func `a rest that is planned, taken back and begun on one day is one rest`() throws {
        var walk = try Walk.paid()
        try walk.apply(.pausesNext(terms: 3))
        try walk.apply(.pausesNext(terms: nil))
        try walk.apply(.pausesNext(terms: 1))
        try walk.apply(Sample.paused(2, "2026-02-10"))
        #expect(walk.subscription.series == 1)
        #expect(walk.subscription.pauseNext == nil)
        #expect(walk.next == "resume 2026-04-10")
    }

    /// Thread 12. What went wrong there: the first outcome of a period was taken for that of its second half.
    @Test
    func `an outcome from before a rest does not pay the term after it`() throws {
        var walk = try Walk.paid()
        try walk.apply(Sample.paused(1, "2026-02-10"))
        try walk.apply(Sample.resumed("2026-02-20"))
        for event in [Pair.firstPaid, Pair.firstDeclined] {
            let refused = TransitionError.notAllowed(state: .paused, event: event.name)
            #expect(throws: refused) { try walk.apply(event) }
        }
    }

    /// Thread 13. What went wrong there: an upgrade made a second subscription, and both were renewed.
    @Test
    func `a change renews once, at the new price`() throws {
        var walk = try Walk.paid()
        try walk.apply(.changing)
        try walk.apply(Sample.changed())
        let effects = try walk.succeed("2026-02-28")
        #expect(effects == [.bill(Sample.dearer.term(1)), .note(.renewed)])
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-02-28") }
    }

    /// Thread 14. What went wrong there: "renewed" and "failed" were both told, and a member who had left got
    /// mail of a renewal.
    @Test
    func `an outcome is told when it is known, and told once`() throws {
        let told: Set<Effect> = [.note(.renewed), .note(.recovered), .note(.wentPastDue)]
        for row in Pair.all {
            guard case .becomes(let effects, _) = row.answer else { continue }
            let outcomes = effects.filter(told.contains)
            switch row.event.name {
            case .paid, .declined:
                #expect(outcomes.count <= 1, "\(row.testDescription)")
            case .fellDue, .awaiting, .unanswered, .held, .canceled, .uncanceled, .terminated,
                .replaced, .paused, .pausesNext, .resumed, .extended, .changesNext, .changing,
                .changed, .changeDeclined, .methodChanged:
                #expect(outcomes.isEmpty, "\(row.testDescription)")
            }
        }
        for variant in [Variant.activeCanceled, .trialingCanceled, .activeFixed] {
            var walk = Walk(variant.subscription)
            #expect(try walk.fallDue("2026-02-28") == [.note(.ended)])
        }
    }

    /// Thread 35. What went wrong there: checks counted from "now" shifted or were skipped when a run was late.
    @Test(arguments: ["2026-02-28", "2026-03-01", "2026-03-02", "2026-03-05", "2026-03-06"])
    func `a run on any day of grace leaves the same deadlines`(day: String) throws {
        var walk = try Walk.paid()
        try walk.fail(day, .hard)
        #expect(walk.accessUntil == "2026-03-07")
        #expect(walk.next == "grace_end 2026-03-07")
        try walk.fallDue("2026-03-07")
        #expect(walk.next == "hold_end 2026-03-21")
    }

    /// Thread 36. What went wrong there: a payment of unknown outcome was retried, and paid twice.
    @Test(arguments: [Variant.activeUnanswered, .pastDueUnanswered, .onHoldUnanswered])
    func `an unknown outcome is asked for and never retried`(variant: Variant) throws {
        var walk = Walk(variant.subscription)
        #expect(walk.next == "payment_query 2026-02-28T10:00:00Z")
        for day in ["2026-02-28", "2026-03-07", "2026-03-21", "2027-01-01"] {
            #expect(throws: TransitionError.paymentInFlight) { try walk.fallDue(day) }
        }
        try walk.apply(.unanswered(askAgain: Sample.instant("2026-03-05T00:00:00Z")))
        #expect(walk.next == "payment_query 2026-03-05T00:00:00Z")
        try walk.pay("2026-03-05")
        #expect(walk.paidUntil == "2026-03-31")
    }

    /// Thread 37. What went wrong there: a debt for something else blocked a year that was paid for.
    @Test
    func `a purchase or a change that fails takes nothing from a paid year`() throws {
        var walk = try Walk.paid(Sample.agreement(every: "P1Y"))
        let before = walk.subscription
        try walk.apply(.extended(terms: 1))
        try walk.decline("2026-06-01", .hard)
        #expect(walk.subscription == before)
        try walk.apply(.changing)
        try walk.apply(.changeDeclined)
        #expect(walk.subscription == before)
        #expect(walk.next == "renewal 2027-01-31")
    }

    /// Thread 39. What went wrong there: tries went on after a cancel and after a hard decline, and a new card had
    /// to wait for the next one.
    @Test
    func `tries stop with a cancel and a hard decline, and begin at once with a new card`() throws {
        var walk = try Walk.paid()
        try walk.fail("2026-02-28", .hard)
        for day in ["2026-03-01", "2026-03-03", "2026-03-06"] {
            #expect(throws: TransitionError.nothingDue) { try walk.fallDue(day) }
        }
        #expect(try walk.apply(Sample.methodChanged).contains(.tryAgain))
        try walk.decline("2026-03-06")
        #expect(walk.next == "retry 2026-03-07")
        try walk.cancel("2026-03-06")
        #expect(walk.next == "nothing")
    }

    /// Thread 40. What went wrong there: only what was due on the very day was billed, so a missed day was missed
    /// for ever, and missed terms were squashed into one.
    @Test
    func `a day that was missed is billed by the next run, and every term by itself`() throws {
        var walk = try Walk.paid()
        var billed: [String] = []
        while case .bill(let term) = try? walk.succeed("2026-07-04").first {
            billed.append(term.period.description)
        }
        #expect(
            billed == [
                "2026-02-28/2026-03-31", "2026-03-31/2026-04-30", "2026-04-30/2026-05-31",
                "2026-05-31/2026-06-30", "2026-06-30/2026-07-31",
            ]
        )
    }

    /// Thread 40 again: there a start whose payment came late lost its first period.
    @Test
    func `a first payment that comes late is for the first term`() throws {
        var (walk, _) = Walk.opening(Sample.agreement(), on: "2026-01-31")
        try walk.apply(.unanswered(askAgain: Sample.instant("2026-03-20T00:00:00Z")))
        try walk.pay("2026-03-20")
        #expect(walk.paidUntil == "2026-02-28")
        #expect(walk.next == "renewal 2026-02-28")
    }
}

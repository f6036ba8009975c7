import Membership
import Testing

/// Changes of price and method, and charges that wait for a notice.
struct ChangingTests {
    @Test
    func `a change at the end of a term bills the new price from the next one`() throws {
        var walk = try Walk.paid()
        #expect(try walk.apply(Sample.changesNext) == [.note(.changeScheduled)])
        #expect(walk.next == "renewal 2026-02-28")
        #expect(walk.accessUntil == "2026-03-07")
        // The term is over: the change takes effect, then the term is billed.
        #expect(try walk.apply(Sample.changed()) == [.note(.changed)])
        #expect(walk.subscription.pendingChange == nil)
        #expect(walk.paidUntil == "2026-02-28")
        #expect(try walk.succeed("2026-02-28").first == .bill(Sample.dearer.term(1)))
        #expect(walk.paidUntil == "2026-03-31")
    }

    @Test
    func `a change now that begins a cycle of its own is renewed on its own day`() throws {
        var walk = try Walk.paid()
        let yearly = Sample.agreement(
            from: Sample.day("2026-02-10"),
            every: "P1Y",
            price: 9_900
        )
        try walk.apply(.changing)
        #expect(walk.next == "nothing")
        try walk.apply(Sample.changed(to: yearly, nextTerm: 1, paidUntil: "2027-02-10"))
        #expect(walk.subscription.inFlight == nil)
        #expect(walk.paidUntil == "2027-02-10")
        #expect(walk.accessUntil == "2027-02-17")
        #expect(walk.subscription.series == 1)
        #expect(try walk.succeed("2027-02-10").first == .bill(yearly.term(1)))
    }

    @Test(arguments: [Variant.active, .activeChangesNext, .activePausesNext, .activePaidAhead])
    func `a change that is declined leaves all as it was`(variant: Variant) throws {
        var walk = Walk(variant.subscription)
        try walk.apply(.changing)
        #expect(try walk.apply(.changeDeclined) == [.giveUp(.void), .note(.changeDeclined)])
        #expect(walk.subscription == variant.subscription)
    }

    @Test
    func `who cancels while a change is unanswered keeps no grace when the answer is no`() throws {
        var walk = try Walk.paid()
        try walk.apply(.changing)
        try walk.apply(Sample.silence)
        try walk.cancel("2026-02-10")
        try walk.apply(.changeDeclined)
        #expect(walk.accessUntil == "2026-02-28")
        try walk.fallDue("2026-02-28")
        #expect(walk.accessUntil == "2026-02-28")
    }

    @Test
    func `and none when it is yes`() throws {
        var walk = try Walk.paid()
        try walk.apply(.changing)
        try walk.apply(Sample.silence)
        try walk.cancel("2026-02-10")
        try walk.apply(Sample.changed())
        #expect(!walk.subscription.autoRenew)
        #expect(walk.accessUntil == "2026-02-28")
    }

    @Test
    func `a price that does not renew is the last one`() throws {
        var walk = try Walk.paid()
        var fixed = Sample.dearer
        fixed.renews = false
        try walk.apply(Sample.changed(to: fixed))
        #expect(!walk.subscription.autoRenew)
        #expect(walk.accessUntil == "2026-02-28")
        #expect(walk.next == "term_end 2026-02-28")
    }

    @Test
    func `at the end of a term it is wanted for its one term`() throws {
        var walk = try Walk.paid()
        try walk.apply(Sample.changesNext)
        var fixed = Sample.dearer
        fixed.renews = false
        fixed.billingStart = Sample.day("2026-02-28")
        try walk.apply(Sample.changed(to: fixed))
        #expect(walk.subscription.autoRenew)
        #expect(try walk.succeed("2026-02-28").first == .bill(fixed.term(1)))
        #expect(!walk.subscription.autoRenew)
        #expect(walk.next == "term_end 2026-03-31")
    }

    // MARK: Trials without a method

    private func trialWithoutMethod(lead: Int = 0) -> Walk {
        let agreement = Sample.agreement(
            from: Sample.day("2026-02-14"),
            chargeLead: lead,
            payWith: .none
        )
        return Walk.opening(agreement, on: "2026-01-31", withTrial: true).walk
    }

    @Test(arguments: [0, 5])
    func `a trial without a method ends on its day and has no grace`(lead: Int) throws {
        var walk = trialWithoutMethod(lead: lead)
        #expect(walk.accessUntil == "2026-02-14")
        #expect(walk.next == "trial_end 2026-02-14")
        try walk.fallDue("2026-02-20")
        #expect(
            walk.state == .ended(.expired, at: Sample.start(of: Sample.day("2026-02-20")))
        )
        #expect(walk.accessUntil == "2026-02-14")
    }

    @Test
    func `a method given in time makes it a trial like any other`() throws {
        var walk = trialWithoutMethod(lead: 5)
        try walk.apply(Sample.methodChanged)
        #expect(walk.accessUntil == "2026-02-21")
        #expect(walk.next == "trial_end 2026-02-09")
        try walk.succeed("2026-02-13")
        #expect(walk.paidUntil == "2026-03-14")
    }

    @Test
    func `what costs nothing needs no method`() throws {
        let agreement = Sample.agreement(
            from: Sample.day("2026-02-14"),
            price: 0,
            payWith: .none
        )
        var (walk, _) = Walk.opening(agreement, on: "2026-01-31", withTrial: true)
        #expect(try walk.fallDue("2026-02-14") == [.bill(agreement.term(0))])
    }

    // MARK: Charges that are held back

    @Test
    func `a charge that is held back keeps its day and waits for its instant`() throws {
        var walk = try Walk.paid()
        #expect(try walk.apply(Sample.held) == [.note(.heldBack)])
        let action = try #require(walk.subscription.nextAction)
        #expect(
            action
                == NextAction(
                    .renewal,
                    .day(Sample.day("2026-02-28")),
                    notBefore: Sample.heldUntil
                )
        )
        #expect(walk.accessUntil == "2026-03-07", "access goes on through grace")
        let early = Sample.heldUntil.adding(milliseconds: -1)
        #expect(throws: TransitionError.nothingDue) {
            try walk.apply(.fellDue(today: Sample.day("2026-03-01"), now: early))
        }
        #expect(try walk.fallDue("2026-03-02") == [.bill(Sample.second)])
        #expect(walk.subscription.heldUntil == nil)
    }

    @Test(
        arguments: [
            (Variant.scheduled, "2026-03-02", NextAction.Kind.start),
            (.trialing, "2026-03-02", .trialEnd),
            (.active, "2026-03-02", .renewal),
            (.paused, "2026-03-10", .resume),
        ]
    )
    func `every first charge of a term may be held back`(
        variant: Variant,
        day: String,
        kind: NextAction.Kind
    ) throws {
        var walk = Walk(variant.subscription)
        try walk.apply(Sample.held)
        let action = try #require(walk.subscription.nextAction)
        #expect(action.kind == kind && action.notBefore == Sample.heldUntil)
        let early = Sample.heldUntil.adding(milliseconds: -1)
        #expect(throws: TransitionError.nothingDue) {
            try walk.apply(.fellDue(today: Sample.day("2026-03-01"), now: early))
        }
        try walk.fallDue(day)
        #expect(walk.subscription.heldUntil == nil)
    }

    @Test(
        arguments: [
            (Variant.trialing, "2026-01-30", "2026-01-31"), (.active, "2026-02-10", "2026-02-28"),
        ]
    )
    func `an end is not held back`(variant: Variant, canceled: String, end: String) throws {
        var walk = Walk(variant.subscription)
        try walk.apply(.held(until: Sample.instant("2026-06-01T00:00:00Z")))
        try walk.cancel(canceled)
        try walk.fallDue(end)
        #expect(walk.state.name == .ended)
        #expect(walk.accessUntil == end)
    }

    /// A change takes its benefits along, which are not to change before the term they come with.
    @Test
    func `a term that begins with a change is charged on its own day and not ahead`() {
        var waiting = Sample.subscription(.active)
        waiting.agreement.chargeLead = 5
        #expect(waiting.nextAction?.due == .day(Sample.day("2026-02-23")))
        waiting.pendingChange = PendingChange(
            price: PriceVersionID(2),
            on: Sample.second.period.start
        )
        #expect(waiting.nextAction?.due == .day(Sample.second.period.start))
        waiting.pendingChange = PendingChange(
            price: PriceVersionID(2),
            on: Sample.second.period.end
        )
        #expect(waiting.nextAction?.due == .day(Sample.day("2026-02-23")))
    }
}

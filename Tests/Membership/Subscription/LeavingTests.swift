import Membership
import Testing

/// Turning renewal off and on again, and ends at the shop's word.
struct LeavingTests {
    @Test
    func `undoing a cancel leaves no trace but the rest and the change that were planned`() throws {
        var walk = try Walk.paid()
        let before = walk.subscription
        try walk.apply(.pausesNext(terms: 2))
        try walk.apply(Sample.changesNext)
        try walk.cancel("2026-02-01")
        #expect(try walk.apply(Sample.uncanceled("2026-02-27")) == [.note(.autoRenewOn)])
        #expect(walk.subscription == before)
        #expect(walk.next == "renewal 2026-02-28")
    }

    @Test
    func `a cancel may be undone as often as it is made`() throws {
        var walk = try Walk.paid()
        for day in ["2026-02-01", "2026-02-02", "2026-02-27"] {
            try walk.cancel(day)
            #expect(walk.accessUntil == "2026-02-28")
            try walk.apply(Sample.uncanceled(day))
            #expect(walk.accessUntil == "2026-03-07")
        }
        try walk.succeed("2026-02-28")
        #expect(walk.paidUntil == "2026-03-31")
    }

    @Test(arguments: [true, false])
    func `a canceled trial may be taken up again, whether its price renews or not`(
        renews: Bool
    ) throws {
        let agreement = Sample.agreement(from: Sample.day("2026-02-14"), renews: renews)
        var (walk, _) = Walk.opening(agreement, on: "2026-01-31", withTrial: true)
        let before = walk.subscription
        try walk.cancel("2026-02-01")
        try walk.apply(Sample.uncanceled("2026-02-13"))
        #expect(walk.subscription == before)
        try walk.succeed("2026-02-14")
        #expect(walk.subscription.autoRenew == renews)
    }

    @Test(arguments: Variant.allCases)
    func `the shop may end anything but an open charge and what has ended`(
        variant: Variant
    ) throws {
        let before = variant.subscription
        let today = Sample.day("2026-03-03")
        let event = Sample.terminated(.refunded, "2026-03-03", paidUntil: "2026-02-20")
        if before.inFlight != nil {
            #expect(throws: TransitionError.paymentInFlight) { try before.applying(event) }
            return
        }
        if before.state.isEnded {
            let refused = TransitionError.notAllowed(state: .ended, event: .terminated)
            #expect(throws: refused) { try before.applying(event) }
            return
        }
        let decision = try before.applying(event)
        #expect(decision.next.state == .ended(.refunded, at: Sample.start(of: today)))
        #expect(decision.next.paidUntil == Sample.day("2026-02-20"))
        #expect(decision.effects.last == .note(.ended))
        #expect(decision.next.nextAction == nil)
        #expect(!decision.next.autoRenew)
        let gives = decision.effects.contains { if case .giveUp = $0 { true } else { false } }
        switch before.state {
        case .scheduled, .incomplete:
            #expect(decision.next.accessUntil == nil)
            #expect(gives == (before.state.name == .incomplete))
        case .trialing, .active, .paused, .pastDue, .onHold:
            let access = try #require(decision.next.accessUntil)
            #expect(access <= today, "it ends now")
            #expect(access <= before.securedUntil ?? Sample.firstDay, "and keeps no grace")
            #expect(gives == [.pastDue, .onHold].contains(before.state.name))
        case .ended: break
        }
    }

    @Test
    func `a fallback follows the end of the debt and no other end`() throws {
        let agreement = Sample.agreement(dunning: Variant.policy(Variant.fallback))
        for event in [
            Sample.canceled("2026-03-02"),
            Sample.terminated(.revoked, "2026-03-02", paidUntil: "2026-02-28"),
        ] {
            var walk = try Walk.paid(agreement)
            try walk.fail("2026-02-28")
            #expect(try walk.apply(event) == [.giveUp(.uncollectible), .note(.ended)])
        }
    }
}

import Membership
import Testing

struct PausingTests {
    private static let fresh = PauseRules(longest: 3, resume: .fresh, creditsUnusedTime: true)

    /// Resting from Feb 10 to Mar 10, with the first term paid to Feb 28 before.
    private func resting(_ rules: PauseRules = Sample.pause) throws -> Walk {
        var walk = try Walk.paid(Sample.agreement(pause: rules))
        try walk.apply(Sample.paused(1, "2026-02-10"))
        return walk
    }

    @Test
    func `a rest begins today, gives the rest of the term back and ends by itself`() throws {
        var walk = try resting()
        #expect(walk.paidUntil == "2026-02-10")
        #expect(walk.accessUntil == "2026-02-10")
        #expect(walk.next == "resume 2026-03-10")
        #expect(throws: TransitionError.nothingDue) { try walk.fallDue("2026-03-09") }
        let effects = try walk.fallDue("2026-03-10")
        #expect(effects == [.bill(Pair.stub("2026-03-10", 1))])
        #expect(Pair.stub("2026-03-10", 1).amount == Sample.money(1_015))
        #expect(walk.accessUntil == "2026-02-10", "access waits for the payment")
        #expect(try walk.pay("2026-03-10") == [.note(.resumed)])
        #expect(walk.paidUntil == "2026-03-31")
        #expect(walk.accessUntil == "2026-04-07")
        #expect(walk.next == "renewal 2026-03-31")
    }

    @Test
    func `a run that is late bills from the day the rest was over`() throws {
        var walk = try resting()
        #expect(try walk.succeed("2026-03-20").first == .bill(Pair.stub("2026-03-10", 1)))
        #expect(walk.paidUntil == "2026-03-31")
    }

    @Test
    func `who comes back early pays the rest of the period and keeps the anchor`() throws {
        var walk = try resting()
        let stub = Pair.stub("2026-02-20", 0)
        #expect(try walk.apply(Sample.resumed("2026-02-20")) == [.bill(stub)])
        #expect(stub.period.description == "2026-02-20/2026-02-28")
        #expect(stub.amount == Sample.money(428))
        try walk.apply(Sample.paid(stub, "2026-02-20"))
        #expect(walk.paidUntil == "2026-02-28")
        #expect(walk.next == "renewal 2026-02-28")
        try walk.succeed("2026-02-28")
        #expect(walk.paidUntil == "2026-03-31")
    }

    @Test
    func `or a whole term from that day, which is the new anchor`() throws {
        var walk = try resting(Self.fresh)
        try walk.apply(Sample.resumed("2026-02-20"))
        try walk.pay("2026-02-20")
        for boundary in ["2026-03-20", "2026-04-20", "2026-05-20"] {
            #expect(walk.paidUntil == boundary)
            try walk.succeed(boundary)
        }
    }

    @Test(
        arguments: [
            (Sample.pause, "2026-05-31", "the old anchor"),
            (fresh, "2026-05-30", "the day of the resumption"),
        ]
    )
    func `a rest at the end of a term is whole terms, and no day of them is billed`(
        rules: PauseRules,
        paidUntil: String,
        why: String
    ) throws {
        var walk = try Walk.paid(Sample.agreement(pause: rules))
        try walk.apply(.pausesNext(terms: 2))
        #expect(walk.next == "pause 2026-02-28")
        #expect(walk.accessUntil == "2026-02-28", "no renewal follows, so no grace")
        try walk.fallDue("2026-02-28")
        #expect(walk.next == "resume 2026-04-30")
        let effects = try walk.succeed("2026-04-30")
        guard case .bill(let term) = effects.first else {
            Issue.record("nothing was billed")
            return
        }
        #expect(term.amount == Sample.money(1_499) && !term.isProrated, "\(why)")
        #expect(walk.paidUntil == paidUntil, "\(why)")
    }

    @Test
    func `a rest that was over before any run came is a rest all the same`() throws {
        var walk = try Walk.paid()
        try walk.apply(.pausesNext(terms: 1))
        #expect(try walk.fallDue("2026-05-05") == [.note(.paused)])
        #expect(walk.next == "resume 2026-03-31")
        try walk.succeed("2026-05-05")
        #expect(walk.paidUntil == "2026-04-30")
        #expect(walk.next == "renewal 2026-04-30")
    }

    @Test
    func `a resumption that is declined gives no access, in grace or later`() throws {
        var walk = try resting()
        let effects = try walk.fallDue("2026-03-10")
        let term = try #require(effects.first)
        #expect(term == .bill(Pair.stub("2026-03-10", 1)))
        #expect(try walk.decline("2026-03-10") == [.note(.wentPastDue), .note(.wentOnHold)])
        #expect(walk.accessUntil == "2026-02-10")
        #expect(walk.subscription.standing == .onHold)
        #expect(walk.next == "retry 2026-03-11")
        try walk.fail("2026-03-24")
        try walk.fallDue("2026-03-31")
        #expect(walk.state.name == .ended)
        #expect(walk.accessUntil == "2026-02-10")
    }

    @Test
    func `and gives it with the payment that comes at last`() throws {
        var walk = try resting()
        try walk.fail("2026-03-10")
        #expect(try walk.succeed("2026-03-13") == [.tryAgain, .note(.recovered)])
        #expect(walk.paidUntil == "2026-03-31")
        #expect(walk.accessUntil == "2026-04-07")
    }

    @Test
    func `a resumption that the member gave up in silence keeps no unpaid day`() throws {
        var walk = try resting()
        try walk.fallDue("2026-03-10")
        try walk.apply(Sample.silence)
        try walk.cancel("2026-03-11")
        #expect(throws: TransitionError.paymentInFlight) {
            try walk.apply(Sample.uncanceled("2026-03-11"))
        }
        try walk.decline("2026-03-12")
        #expect(walk.state.name == .ended)
        #expect(walk.accessUntil == "2026-02-10")
    }

    @Test
    func `free days before terms that were bought ahead do not rest`() throws {
        let agreement = Sample.agreement(from: Sample.day("2026-02-14"))
        var (walk, _) = Walk.opening(agreement, on: "2026-01-31", withTrial: true)
        try walk.apply(.extended(terms: 1))
        try walk.pay("2026-01-31")
        let refused = TransitionError.notAllowed(state: .active, event: .paused)
        #expect(throws: refused) { try walk.apply(Sample.paused(1, "2026-02-13")) }
        try walk.apply(Sample.paused(1, "2026-02-14"))
        #expect(walk.paidUntil == "2026-02-14")
    }

    @Test(
        arguments: [
            (Sample.agreement(pause: nil), .pauseNotAllowed, "the plan has no rules for it"),
            (Sample.agreement(renews: false), .doesNotRenew, "a fixed time does not rest"),
            (
                Sample.agreement(renews: false, isLifetime: true), .pauseNotAllowed,
                "nor does a life"
            ),
        ] as [(Agreement, TransitionError, String)]
    )
    func `a pause is refused where none was agreed`(
        agreement: Agreement,
        refusal: TransitionError,
        why: String
    ) throws {
        var walk = try Walk.paid(agreement)
        for event in [Sample.paused(1, "2026-02-10"), .pausesNext(terms: 1)] {
            #expect(throws: refusal, "\(why)") { try walk.apply(event) }
        }
    }
}

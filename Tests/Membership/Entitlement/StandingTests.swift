import Membership
import Testing

struct StandingTests {
    private static let before = Sample.begins.adding(milliseconds: -1)
    private static let lastPaid = Sample.paidTo.adding(milliseconds: -1)
    private static let lastGrace = Sample.graceTo.adding(milliseconds: -1)

    /// The six instants that matter: just before the start, the start, the last paid instant, the
    /// first unpaid one, the last one of grace, and the first one after it.
    private static let instants = [
        before, Sample.begins, lastPaid, Sample.paidTo, lastGrace, Sample.graceTo,
    ]

    @Test(
        arguments: [
            (
                .scheduled, "nothing before the start, and the row says when it comes",
                [
                    .notStarted, .notStarted, .notStarted, .notStarted, .notStarted, .notStarted,
                ]
            ),
            (
                .incomplete, "nothing before the first payment",
                [
                    .firstPaymentPending, .firstPaymentPending, .firstPaymentPending,
                    .firstPaymentPending, .firstPaymentPending, .firstPaymentPending,
                ]
            ),
            (
                .trialing, "a trial waits for its first payment through grace",
                [.notStarted, .trial, .trial, .renewalPending, .renewalPending, .ended]
            ),
            (
                .renewing, "a late run locks nobody out before grace is over",
                [
                    .notStarted, .subscribed, .subscribed, .renewalPending, .renewalPending,
                    .onHold,
                ]
            ),
            (
                .ending, "turning renewal off keeps the paid time and no grace",
                [.notStarted, .paidUntilEnd, .paidUntilEnd, .ended, .ended, .ended]
            ),
            (
                .pastDue,
                "a failed charge keeps access through grace, which begins where paid time ends",
                [.notStarted, .subscribed, .subscribed, .grace, .grace, .onHold]
            ),
            (
                .onHold, "on hold there is no access, whatever was granted",
                [.onHold, .onHold, .onHold, .onHold, .onHold, .onHold]
            ),
            (
                .paused, "who rests has no access, and is told how to come back",
                [.paused, .paused, .paused, .paused, .paused, .paused]
            ),
            (
                .ended, "what has ended gave what was paid for",
                [.ended, .paidUntilEnd, .paidUntilEnd, .ended, .ended, .ended]
            ),
        ] as [(Standing, String, [CheckReason])]
    )
    func `a standing and an instant give a reason, start inclusive and end exclusive`(
        standing: Standing,
        why: String,
        reasons: [CheckReason]
    ) {
        let checker = Checker(catalog: Sample.catalog)
        let entitlement = Sample.entitlement(standing)
        for (instant, reason) in zip(Self.instants, reasons) {
            let question = CheckQuestion(
                member: "ada",
                benefit: "early_access",
                at: instant
            )
            let answer = checker.answer(
                question,
                entitlements: [entitlement],
                memberExists: { true },
                counted: { _, _ in nil }
            )
            #expect(answer.reason == reason, "\(why), at \(instant)")
            #expect(answer.entitled == reason.isEntitled, "\(why), at \(instant)")
            #expect((answer.remedy == nil) == answer.entitled, "\(why), at \(instant)")
            #expect((answer.validUntil != nil) == answer.entitled, "\(why), at \(instant)")
            #expect(answer.renewalPending == (reason == .renewalPending), "\(why)")
            #expect(answer.asOf == instant, "\(why)")
        }
        #expect(reasons.count == Self.instants.count)
    }

    @Test(
        arguments: [
            (.scheduled, nil, .scheduled), (.incomplete, nil, .incomplete),
            (.trialing, "2026-01-31", .trialing), (.active, "2026-02-28", .renewing),
            (.pastDue, "2026-02-28", .pastDue), (.onHold, "2026-02-28", .onHold),
            (.paused, "2026-02-10", .paused), (.ended, "2026-02-28", .ended),
        ] as [(StateName, String?, Standing)]
    )
    func `a state gives its standing and the end of what is secured`(
        state: StateName,
        secured: String?,
        standing: Standing
    ) {
        let subscription = Sample.subscription(state)
        #expect(subscription.standing == standing)
        #expect(subscription.securedUntil?.description == secured)
    }

    @Test(
        arguments: [
            (.active, .renewing, "a paid term that renews"),
            (.activeCanceled, .ending, "whose renewal is off"),
            (.activePausesNext, .ending, "that a rest follows"),
            (.activeFixed, .ending, "at a price that does not renew"),
            (.activeForLife, .ending, "for life"),
            (.activePaidAhead, .renewing, "that is paid for a term ahead"),
            (.activeHeld, .renewing, "whose next charge waits for a notice"),
            (.activeComplimentary, .renewing, "that is given away"),
        ] as [(Variant, Standing, String)]
    )
    func `a paid term is renewing or ending`(variant: Variant, standing: Standing, why: String) {
        #expect(variant.subscription.standing == standing, "\(why)")
    }

    @Test
    func `the stored names of standings do not change`() {
        #expect(
            Standing.allCases.map(\.rawValue) == [
                "scheduled", "incomplete", "trialing", "renewing", "ending", "past_due", "on_hold",
                "paused", "ended",
            ]
        )
    }
}

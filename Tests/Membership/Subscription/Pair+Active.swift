import Membership

/// A paid term that goes on to the next one.
extension Pair {
    static let activeBase: [Pair] = time + member + rest + change

    private static let time: [Pair] = [
        .becomes(
            "a term that is over bills the next one",
            .active,
            Sample.fellDue("2026-02-28"),
            [.bill(Sample.second)]
        ) { $0.inFlight = .pending },
        .refused("and not a day earlier", .active, Sample.fellDue("2026-02-27"), .nothingDue),
        .never("a payment nobody asked for extends nothing", .active, secondPaid),
        .never("a payment told twice extends once", .active, firstPaid),
        .never("a decline of nothing makes no debt", .active, secondDeclined),
        .never("and nothing is awaited that was not billed", .active, secondAwaited),
        .never("and no charge is unanswered", .active, Sample.silence),
        .becomes(
            "a notice has to come before the next charge",
            .active,
            Sample.held,
            [.note(.heldBack)]
        ) { $0.heldUntil = Sample.heldUntil },
    ]

    private static let member: [Pair] = [
        .becomes(
            "a canceled term is kept to its end",
            .active,
            Sample.canceled("2026-02-27"),
            [.note(.autoRenewOff)]
        ) {
            $0.autoRenew = false
            $0.accessUntil = Sample.second.period.start
        },
        .becomes(
            "one canceled after its end is over at once",
            .active,
            Sample.canceled("2026-02-28"),
            [.note(.autoRenewOff), .note(.ended)]
        ) {
            $0.end(.canceled, "2026-02-28")
            $0.accessUntil = Sample.second.period.start
        },
        .refused(
            "the next term is wanted already",
            .active,
            Sample.uncanceled("2026-02-10"),
            .autoRenewAlreadyOn
        ),
        .becomes(
            "a refund ends it with the days that were given back",
            .active,
            Sample.terminated(.refunded, "2026-02-10", paidUntil: "2026-02-10"),
            [.note(.ended)]
        ) {
            $0.end(.refunded, "2026-02-10")
            $0.paidUntil = Sample.day("2026-02-10")
            $0.accessUntil = Sample.day("2026-02-10")
        },
        .becomes(
            "taken away without a refund, the paid days stay paid and give nothing",
            .active,
            Sample.terminated(.revoked, "2026-02-10", paidUntil: "2026-02-28"),
            [.note(.ended)]
        ) {
            $0.end(.revoked, "2026-02-10")
            $0.paidUntil = Sample.day("2026-02-28")
            $0.accessUntil = Sample.day("2026-02-10")
        },
        .becomes(
            "ended while its renewal was late, it keeps none of the grace",
            .active,
            Sample.terminated(.revoked, "2026-03-03", paidUntil: "2026-02-28"),
            [.note(.ended)]
        ) {
            $0.end(.revoked, "2026-03-03")
            $0.accessUntil = Sample.day("2026-02-28")
        },
        .never("a paid subscription is not replaced in silence", .active, Sample.replaced),
        .becomes(
            "further terms are bought before they fall due",
            .active,
            .extended(terms: 3),
            [.bill(Sample.agreement().term(1, count: 3))]
        ) { $0.inFlight = .pending },
        .never("but not none of them", .active, .extended(terms: 0)),
        .becomes(
            "it is paid with something else from now on",
            .active,
            Sample.methodChanged,
            [.note(.methodChanged)]
        ) { $0.agreement.payWith = Sample.otherMethod },
    ]

    private static let rest: [Pair] = [
        .becomes(
            "a rest begins today and gives the rest of the term back",
            .active,
            Sample.paused(1, "2026-02-10"),
            [.giveBackTime(from: Sample.day("2026-02-10")), .note(.paused)],
            becomesPaused
        ),
        .refused(
            "an overdue renewal is not rested away",
            .active,
            Sample.paused(1, "2026-02-28"),
            .notAllowed(state: .active, event: .paused)
        ),
        .refused(
            "a rest has a longest length",
            .active,
            Sample.paused(4, "2026-02-10"),
            .pauseNotAllowed
        ),
        .refused("and a shortest", .active, Sample.paused(0, "2026-02-10"), .pauseNotAllowed),
        .becomes(
            "a rest waits for the end of the term, where no grace is needed",
            .active,
            .pausesNext(terms: 2),
            [.note(.pauseScheduled)]
        ) {
            $0.pauseNext = 2
            $0.accessUntil = Sample.day("2026-02-28")
        },
        .refused(
            "and has the same longest length",
            .active,
            .pausesNext(terms: 4),
            .pauseNotAllowed
        ),
        .refused(
            "there is no rest to take back",
            .active,
            .pausesNext(terms: nil),
            .nothingPending
        ),
        .never("what does not rest does not come back", .active, Sample.resumed("2026-02-10")),
    ]

    private static let change: [Pair] = [
        .becomes(
            "a change waits for the end of the term",
            .active,
            Sample.changesNext,
            [.note(.changeScheduled)]
        ) { $0.pendingChange = Sample.change },
        .refused("there is no change to take back", .active, .changesNext(nil), .nothingPending),
        .becomes("the charge for a change goes on its way", .active, .changing, []) {
            $0.inFlight = .pending
        },
        .becomes(
            "a change that costs nothing takes effect at once",
            .active,
            Sample.changed(),
            [.note(.changed)],
            becomesDearer
        ),
        .never("no change is on its way", .active, .changeDeclined),
    ]

    static let becomesPaused: @Sendable (inout Subscription) -> Void = {
        $0.state = .paused(
            Pause(since: Sample.day("2026-02-10"), until: Sample.day("2026-03-10"))
        )
        $0.paidUntil = Sample.day("2026-02-10")
        $0.accessUntil = Sample.day("2026-02-10")
        $0.series = 1
    }
}

import Membership

/// Free days before the first term.
extension Pair {
    static let trials: [Pair] =
        trialing + like(trialing, .trialingCanceled, but: canceledTrial)
        + like(trialing, .trialingWithoutMethod, but: trialWithoutMethod)

    private static let trialing: [Pair] = [
        .becomes(
            "a trial that is over bills its first term",
            .trialing,
            Sample.fellDue("2026-01-31"),
            [.bill(Sample.first)]
        ) { $0.inFlight = .pending },
        .refused(
            "and not a day earlier",
            .trialing,
            Sample.fellDue("2026-01-30"),
            .nothingDue
        ),
        .never("nobody pays for a trial", .trialing, firstPaid),
        .never("and no charge of a trial is declined", .trialing, firstDeclined),
        .never("or awaited", .trialing, firstAwaited),
        .never("or unanswered", .trialing, Sample.silence),
        .becomes(
            "a notice may have to come before the first charge",
            .trialing,
            Sample.held,
            [.note(.heldBack)]
        ) { $0.heldUntil = Sample.heldUntil },
        .becomes(
            "a canceled trial keeps its free days and loses its grace",
            .trialing,
            Sample.canceled("2026-01-30"),
            [.note(.autoRenewOff)]
        ) {
            $0.autoRenew = false
            $0.accessUntil = Sample.firstDay
        },
        .becomes(
            "a trial canceled after its end is over at once",
            .trialing,
            Sample.canceled("2026-01-31"),
            [.note(.autoRenewOff), .note(.ended)]
        ) {
            $0.end(.canceled, "2026-01-31")
            $0.accessUntil = Sample.firstDay
        },
        .refused(
            "its first term is wanted already",
            .trialing,
            Sample.uncanceled("2026-01-20"),
            .autoRenewAlreadyOn
        ),
        .becomes(
            "the shop may end a trial, and its free days with it",
            .trialing,
            Sample.terminated(.revoked, "2026-01-20", paidUntil: nil),
            [.note(.ended)]
        ) {
            $0.end(.revoked, "2026-01-20")
            $0.accessUntil = Sample.day("2026-01-20")
        },
        .never("a trial is not replaced in silence", .trialing, Sample.replaced),
        .never("free days do not rest", .trialing, Sample.paused(1, "2026-01-20")),
        .never("nor does what comes after them", .trialing, .pausesNext(terms: 1)),
        .never("what does not rest does not come back", .trialing, Sample.resumed("2026-01-20")),
        .becomes(
            "its terms may be bought before it is over",
            .trialing,
            .extended(terms: 3),
            [.bill(Sample.agreement().term(0, count: 3))]
        ) { $0.inFlight = .pending },
        .never("but not none of them", .trialing, .extended(terms: 0)),
        .becomes(
            "another price may wait for a later term",
            .trialing,
            Sample.changesNext,
            [.note(.changeScheduled)]
        ) { $0.pendingChange = Sample.change },
        .refused("there is no change to take back", .trialing, .changesNext(nil), .nothingPending),
        .never("nothing is charged for a change before there is a term", .trialing, .changing),
        .becomes(
            "the trial goes on as it began, and the terms after it are the new ones",
            .trialing,
            Sample.changed(nextTerm: 0, paidUntil: nil),
            [.note(.changed)],
            becomesDearer
        ),
        .never("no change is on its way", .trialing, .changeDeclined),
        .becomes(
            "its first term will be paid with something else",
            .trialing,
            Sample.methodChanged,
            [.note(.methodChanged)]
        ) { $0.agreement.payWith = Sample.otherMethod },
        .becomes(
            "without a method no charge follows, so no grace waits for one",
            .trialing,
            .methodChanged(.none, isPaidLater: false),
            [.note(.methodChanged)]
        ) {
            $0.agreement.payWith = .none
            $0.accessUntil = Sample.firstDay
        },
    ]

    private static let canceledTrial: [Pair] = [
        .becomes(
            "a canceled trial ends unbilled",
            .trialingCanceled,
            Sample.fellDue("2026-01-31"),
            [.note(.ended)]
        ) { $0.end(.canceled, "2026-01-31") },
        .refused(
            "and keeps its last free day",
            .trialingCanceled,
            Sample.fellDue("2026-01-30"),
            .nothingDue
        ),
        .refused(
            "it was canceled already",
            .trialingCanceled,
            Sample.canceled("2026-01-30"),
            .autoRenewAlreadyOff
        ),
        .becomes(
            "who changes their mind on the last free day has the first term after all",
            .trialingCanceled,
            Sample.uncanceled("2026-01-30"),
            [.note(.autoRenewOn)]
        ) {
            $0.autoRenew = true
            $0.accessUntil = Sample.day("2026-02-07")
        },
        .refused(
            "a day later there is nothing to bring back",
            .trialingCanceled,
            Sample.uncanceled("2026-01-31"),
            .nothingPending
        ),
        .refused(
            "there is no first term to change",
            .trialingCanceled,
            Sample.changesNext,
            .autoRenewOff
        ),
    ]

    private static let trialWithoutMethod: [Pair] = [
        .becomes(
            "a trial that nobody said how to pay for ends by itself",
            .trialingWithoutMethod,
            Sample.fellDue("2026-01-31"),
            [.note(.ended)]
        ) { $0.end(.expired, "2026-01-31") },
        .refused(
            "and not a day earlier",
            .trialingWithoutMethod,
            Sample.fellDue("2026-01-30"),
            .nothingDue
        ),
        .becomes(
            "a method is given, so a charge follows and grace waits for it",
            .trialingWithoutMethod,
            Sample.methodChanged,
            [.note(.methodChanged)]
        ) {
            $0.agreement.payWith = Sample.otherMethod
            $0.accessUntil = Sample.day("2026-02-07")
        },
        .becomes(
            "a change that brings a method brings its grace",
            .trialingWithoutMethod,
            Sample.changed(nextTerm: 0, paidUntil: nil),
            [.note(.changed)]
        ) {
            becomesDearer(&$0)
            $0.accessUntil = Sample.day("2026-02-07")
        },
    ]
}

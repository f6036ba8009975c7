import Membership

/// A rest from 2026-02-10, for one term.
extension Pair {
    static let rests: [Pair] = paused + like(paused, .pausedFresh, but: fresh)

    private static let paused: [Pair] = [
        .becomes(
            "the rest is over and the rest of the period is billed",
            .paused,
            Sample.fellDue("2026-03-10"),
            [.bill(stub("2026-03-10", 1))],
            resumes("2026-03-10", 1)
        ),
        .becomes(
            "from that day also when the run is late",
            .paused,
            Sample.fellDue("2026-03-20"),
            [.bill(stub("2026-03-10", 1))],
            resumes("2026-03-10", 1)
        ),
        .refused("and not a day earlier", .paused, Sample.fellDue("2026-03-09"), .nothingDue),
        .never("nothing is billed, so nothing is paid", .paused, secondPaid),
        .never("or declined", .paused, secondDeclined),
        .never("or awaited", .paused, secondAwaited),
        .never("or unanswered", .paused, Sample.silence),
        .becomes(
            "a notice may have to come before the first charge after it",
            .paused,
            Sample.held,
            [.note(.heldBack)]
        ) { $0.heldUntil = Sample.heldUntil },
        .becomes(
            "who leaves while resting ends now",
            .paused,
            Sample.canceled("2026-02-20"),
            [.note(.ended)]
        ) { $0.end(.canceled, "2026-02-20") },
        .refused(
            "renewal was not turned off",
            .paused,
            Sample.uncanceled("2026-02-20"),
            .autoRenewAlreadyOn
        ),
        .becomes(
            "the shop may end it",
            .paused,
            Sample.terminated(.revoked, "2026-02-20", paidUntil: "2026-02-10"),
            [.note(.ended)]
        ) { $0.end(.revoked, "2026-02-20") },
        .never("a rest is not replaced in silence", .paused, Sample.replaced),
        .never("who rests does not rest again", .paused, Sample.paused(1, "2026-02-20")),
        .never("nor plans to", .paused, .pausesNext(terms: 1)),
        .becomes(
            "who comes back early is billed from that day",
            .paused,
            Sample.resumed("2026-02-20"),
            [.bill(stub("2026-02-20", 0))],
            resumes("2026-02-20", 0)
        ),
        .becomes(
            "and who comes back late from the day the rest was over",
            .paused,
            Sample.resumed("2026-04-15"),
            [.bill(stub("2026-03-10", 1))],
            resumes("2026-03-10", 1)
        ),
        .never("no terms are bought while resting", .paused, .extended(terms: 3)),
        .becomes(
            "the terms after the rest may cost something else",
            .paused,
            Sample.changesNext,
            [.note(.changeScheduled)]
        ) { $0.pendingChange = Sample.change },
        .refused("there is no change to take back", .paused, .changesNext(nil), .nothingPending),
        .never("there is no term to change in its middle", .paused, .changing),
        .becomes(
            "a change stands in its place and moves no paid day",
            .paused,
            Sample.changed(paidUntil: nil),
            [.note(.changed)],
            becomesDearer
        ),
        .never("no change is on its way", .paused, .changeDeclined),
        .becomes(
            "it will be paid with something else",
            .paused,
            Sample.methodChanged,
            [.note(.methodChanged)]
        ) { $0.agreement.payWith = Sample.otherMethod },
    ]

    private static let fresh: [Pair] = [
        .becomes(
            "the rest is over and a whole term begins",
            .pausedFresh,
            Sample.fellDue("2026-03-10"),
            [.bill(Sample.agreement(from: Sample.day("2026-03-10")).term(0))],
            begins("2026-03-10")
        ),
        .refused("and not a day earlier", .pausedFresh, Sample.fellDue("2026-03-09"), .nothingDue),
        .becomes(
            "who comes back early has a whole term from that day",
            .pausedFresh,
            Sample.resumed("2026-02-20"),
            [.bill(Sample.agreement(from: Sample.day("2026-02-20")).term(0))],
            begins("2026-02-20")
        ),
    ]

    /// The rest of a period from a day on.
    static func stub(_ day: String, _ index: Int) -> ScheduledTerm {
        var agreement = Sample.agreement()
        agreement.billingStart = Sample.day(day)
        return agreement.term(index)
    }

    private static func resumes(
        _ day: String,
        _ index: Int
    ) -> @Sendable (inout Subscription) -> Void {
        {
            $0.agreement.billingStart = Sample.day(day)
            $0.nextTerm = index
            $0.inFlight = .pending
        }
    }

    private static func begins(_ day: String) -> @Sendable (inout Subscription) -> Void {
        {
            $0.agreement.billingStart = Sample.day(day)
            $0.agreement.cycle = .starting(on: Sample.day(day), cadence: Sample.cadence("P1M"))
            $0.nextTerm = 0
            $0.inFlight = .pending
        }
    }
}

import Membership

/// Before the first payment, and after the end.
extension Pair {
    static let beginning: [Pair] =
        scheduled + incomplete
        + like(
            incomplete,
            .incompletePaidLater,
            but: [
                .becomes(
                    "an invoice that nobody paid is given up when its days are over",
                    .incompletePaidLater,
                    Sample.fellDue("2026-02-21"),
                    [.giveUp(.void), .note(.ended)]
                ) { $0.end(.neverPaid, "2026-02-21") },
                .refused(
                    "and not a day earlier",
                    .incompletePaidLater,
                    Sample.fellDue("2026-02-20"),
                    .nothingDue
                ),
                .becomes(
                    "who gives a card instead has the hours of a card, counted from the start",
                    .incompletePaidLater,
                    Sample.methodChanged,
                    [.note(.methodChanged), .tryAgain]
                ) {
                    $0.agreement.payWith = Sample.otherMethod
                    $0.agreement.isPaidLater = false
                    $0.state = .incomplete(expires: Sample.expiry)
                    $0.inFlight = .pending
                },
            ]
        )

    private static let scheduled: [Pair] = [
        .becomes(
            "the first day comes and the first term is billed",
            .scheduled,
            Sample.fellDue("2026-01-31"),
            [.note(.started), .bill(Sample.first)]
        ) {
            $0.state = .incomplete(expires: Sample.expiry)
            $0.inFlight = .pending
        },
        .refused(
            "and not a day earlier",
            .scheduled,
            Sample.fellDue("2026-01-30"),
            .nothingDue
        ),
        .never("nothing is billed yet, so nothing is paid", .scheduled, firstPaid),
        .never("nor declined", .scheduled, firstDeclined),
        .never("nor awaited", .scheduled, firstAwaited),
        .never("nor unanswered", .scheduled, Sample.silence),
        .becomes(
            "a notice may have to come before the first charge",
            .scheduled,
            Sample.held,
            [.note(.heldBack)]
        ) { $0.heldUntil = Sample.heldUntil },
        .becomes(
            "what has not begun may be canceled",
            .scheduled,
            Sample.canceled("2026-01-10"),
            [.note(.ended)]
        ) { $0.end(.canceled, "2026-01-10") },
        .refused(
            "renewal was never turned off",
            .scheduled,
            Sample.uncanceled("2026-01-10"),
            .autoRenewAlreadyOn
        ),
        .becomes(
            "the shop may take back a start that has not come",
            .scheduled,
            Sample.terminated(.revoked, "2026-01-10", paidUntil: nil),
            [.note(.ended)]
        ) { $0.end(.revoked, "2026-01-10") },
        .never("a coming start is not replaced in silence", .scheduled, Sample.replaced),
        .never("what has not begun does not rest", .scheduled, Sample.paused(1, "2026-01-10")),
        .never("nor plans to", .scheduled, .pausesNext(terms: 1)),
        .never("nor comes back", .scheduled, Sample.resumed("2026-01-10")),
        .never("its first terms were agreed at the start", .scheduled, .extended(terms: 3)),
        .becomes(
            "the price may change before the first term",
            .scheduled,
            Sample.changesNext,
            [.note(.changeScheduled)]
        ) { $0.pendingChange = Sample.change },
        .refused(
            "there is no change to take back",
            .scheduled,
            .changesNext(nil),
            .nothingPending
        ),
        .never("there is no term to change in its middle", .scheduled, .changing),
        .becomes(
            "another price stands in its place at once",
            .scheduled,
            Sample.changed(nextTerm: 0, paidUntil: nil),
            [.note(.changed)],
            becomesDearer
        ),
        .never("no change is on its way", .scheduled, .changeDeclined),
        .becomes(
            "it will be paid with something else",
            .scheduled,
            Sample.methodChanged,
            [.note(.methodChanged)]
        ) { $0.agreement.payWith = Sample.otherMethod },
    ]

    private static let incomplete: [Pair] = [
        .becomes(
            "a first payment that never came is given up",
            .incomplete,
            .fellDue(today: Sample.firstDay, now: Sample.expiry),
            [.giveUp(.void), .note(.ended)]
        ) { $0.end(.neverPaid, at: Sample.expiry) },
        .refused(
            "and not an instant earlier",
            .incomplete,
            .fellDue(today: Sample.firstDay, now: Sample.expiry.adding(milliseconds: -1)),
            .nothingDue
        ),
        .becomes(
            "a top-up, or a clerk's record, pays the first term",
            .incomplete,
            firstPaid,
            [.note(.activated)],
            becomesPaidFirst
        ),
        .never("a payment for a later term is not this one's", .incomplete, secondPaid),
        .becomes("a first decline waits for the member", .incomplete, firstDeclined, []),
        .becomes(
            "the first invoice is out and waits for its money",
            .incomplete,
            firstAwaited,
            [.note(.awaitingPayment)]
        ),
        .never("nothing was asked, so nothing is unanswered", .incomplete, Sample.silence),
        .never("the member's own first charge needs no notice", .incomplete, Sample.held),
        .becomes(
            "a member who leaves before paying owes nothing",
            .incomplete,
            Sample.canceled("2026-01-31"),
            [.giveUp(.void), .note(.ended)]
        ) { $0.end(.canceled, "2026-01-31") },
        .refused(
            "renewal was never turned off",
            .incomplete,
            Sample.uncanceled("2026-01-31"),
            .autoRenewAlreadyOn
        ),
        .becomes(
            "the shop may end what was never paid",
            .incomplete,
            Sample.terminated(.revoked, "2026-01-31", paidUntil: nil),
            [.giveUp(.void), .note(.ended)]
        ) { $0.end(.revoked, "2026-01-31") },
        .becomes(
            "a new start takes the place of an unpaid one",
            .incomplete,
            Sample.replaced,
            [.giveUp(.void), .note(.ended)]
        ) { $0.end(.replaced, "2026-01-31") },
        .never("what has not begun does not rest", .incomplete, Sample.paused(1, "2026-01-31")),
        .never("nor plans to", .incomplete, .pausesNext(terms: 1)),
        .never("nor comes back", .incomplete, Sample.resumed("2026-01-31")),
        .never("the first terms are paid before more are bought", .incomplete, .extended(terms: 3)),
        .never("nor are they changed; a new start replaces them", .incomplete, Sample.changesNext),
        .never("now or later", .incomplete, .changing),
        .never("by whatever route", .incomplete, Sample.changed()),
        .never("no change is on its way", .incomplete, .changeDeclined),
        .becomes(
            "another payment method is tried at once",
            .incomplete,
            Sample.methodChanged,
            [.note(.methodChanged), .tryAgain]
        ) {
            $0.agreement.payWith = Sample.otherMethod
            $0.inFlight = .pending
        },
        .becomes(
            "who pays by invoice instead has the days of an invoice, counted from the start",
            .incomplete,
            Sample.paysLater,
            [.note(.methodChanged), .tryAgain]
        ) {
            $0.agreement.payWith = Sample.account
            $0.agreement.isPaidLater = true
            $0.state = .incomplete(expires: Sample.instant("2026-02-21T00:00:00Z"))
            $0.inFlight = .pending
        },
    ]

    static let over: [Pair] = [
        .never("nothing falls due any more", .ended, Sample.fellDue("2027-01-01")),
        .never("a late success revives nothing", .ended, secondPaid),
        .never("a late decline neither", .ended, secondDeclined),
        .never("nor does an invoice that is awaited", .ended, secondAwaited),
        .never("nor does a late silence", .ended, Sample.silence),
        .never("no charge is left to hold back", .ended, Sample.held),
        .never("what is over cannot be canceled", .ended, Sample.canceled("2026-03-01")),
        .never("nor taken up again", .ended, Sample.uncanceled("2026-02-28")),
        .never(
            "nor ended a second time",
            .ended,
            Sample.terminated(.refunded, "2026-03-01", paidUntil: nil)
        ),
        .never("nor replaced: a rejoin is a new one", .ended, Sample.replaced),
        .never("nor paused", .ended, Sample.paused(1, "2026-03-01")),
        .never("now or later", .ended, .pausesNext(terms: 1)),
        .never("nor resumed", .ended, Sample.resumed("2026-03-01")),
        .never("no terms are bought for it", .ended, .extended(terms: 1)),
        .never("no change waits for it", .ended, Sample.changesNext),
        .never("or is taken back", .ended, .changesNext(nil)),
        .never("or begins", .ended, .changing),
        .never("or takes effect", .ended, Sample.changed()),
        .never("or is declined", .ended, .changeDeclined),
        .never("and it needs no payment method", .ended, Sample.methodChanged),
    ]
}

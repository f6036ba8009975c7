import Membership

/// A charge that failed: in grace, and on hold.
extension Pair {
    static let debts: [Pair] =
        pastDue + like(pastDue, .pastDueHard, but: hard) + like(pastDue, .pastDueAhead, but: ahead)
        + onHold + like(onHold, .onHoldForGood, but: forGood)
        + like(onHold, .onHoldFallback, but: fallback)

    private static let pastDue: [Pair] = [
        .becomes(
            "a day after the due day it is tried again",
            .pastDue,
            Sample.fellDue("2026-03-01"),
            [.tryAgain]
        ) { $0.inFlight = .pending },
        .refused("and not on the due day", .pastDue, Sample.fellDue("2026-02-28"), .nothingDue),
        .becomes(
            "the debt is paid by another route",
            .pastDue,
            secondPaid,
            [.note(.recovered)],
            becomesPaidSecond
        ),
        .never("the term before it was paid already", .pastDue, firstPaid),
        .becomes("a second decline moves no date", .pastDue, secondDeclined, []) {
            $0.state = .pastDue(Sample.debt(lastTried: "2026-03-01"))
        },
        .becomes(
            "a hard decline stops the tries and moves no date",
            .pastDue,
            Sample.declined(Sample.second, "2026-03-01", .hard),
            []
        ) { $0.state = .pastDue(Sample.debt(lastTried: "2026-03-01", retries: false)) },
        .becomes(
            "who pays by invoice now is not tried again, and keeps the days",
            .pastDue,
            secondAwaited,
            []
        ) { $0.state = .pastDue(Sample.debt(lastTried: "2026-02-28", retries: false)) },
        .never("without a charge there is no silence", .pastDue, Sample.silence),
        .never("a debt is not held back", .pastDue, Sample.held),
        .becomes(
            "a member who leaves a debt ends now",
            .pastDue,
            Sample.canceled("2026-03-02"),
            [.giveUp(.uncollectible), .note(.ended)],
            leaves(.canceled, "2026-03-02")
        ),
        .refused(
            "renewal was not turned off",
            .pastDue,
            Sample.uncanceled("2026-03-02"),
            .autoRenewAlreadyOn
        ),
        .becomes(
            "the shop may end it, with the time that was paid for",
            .pastDue,
            Sample.terminated(.revoked, "2026-03-02", paidUntil: "2026-02-28"),
            [.giveUp(.uncollectible), .note(.ended)],
            leaves(.revoked, "2026-03-02")
        ),
        .never("a debt is not replaced away", .pastDue, Sample.replaced),
        .never("nor rested away", .pastDue, Sample.paused(1, "2026-03-02")),
        .never("now or later", .pastDue, .pausesNext(terms: 1)),
        .never("what does not rest does not come back", .pastDue, Sample.resumed("2026-03-02")),
        .never("the open term is paid before more are bought", .pastDue, .extended(terms: 3)),
        .becomes(
            "the terms after the debt may cost something else",
            .pastDue,
            Sample.changesNext,
            [.note(.changeScheduled)]
        ) { $0.pendingChange = Sample.change },
        .refused("there is no change to take back", .pastDue, .changesNext(nil), .nothingPending),
        .never("an unpaid term is not changed", .pastDue, .changing),
        .never("by whatever route", .pastDue, Sample.changed()),
        .never("no change is on its way", .pastDue, .changeDeclined),
        .becomes(
            "another payment method is tried at once and uses up no try",
            .pastDue,
            Sample.methodChanged,
            [.note(.methodChanged), .tryAgain]
        ) {
            $0.agreement.payWith = Sample.otherMethod
            $0.state = .pastDue(Sample.debt(lastTried: "2026-02-28"))
            $0.inFlight = .pending
        },
    ]

    private static let hard: [Pair] = [
        .becomes(
            "without tries grace ends on its day",
            .pastDueHard,
            Sample.fellDue("2026-03-07"),
            [.note(.wentOnHold)]
        ) { $0.state = .onHold(Sample.debt(lastTried: "2026-02-28", retries: false)) },
        .refused("and not a day earlier", .pastDueHard, Sample.fellDue("2026-03-06"), .nothingDue),
        .becomes(
            "a soft decline after it does not start the tries again",
            .pastDueHard,
            secondDeclined,
            []
        ) { $0.state = .pastDue(Sample.debt(lastTried: "2026-03-01", retries: false)) },
    ]

    private static let ahead: [Pair] = [
        .becomes(
            "the tries are counted from the day it was charged",
            .pastDueAhead,
            Sample.fellDue("2026-02-19"),
            [.tryAgain]
        ) { $0.inFlight = .pending },
        .refused(
            "and not from the term's first day",
            .pastDueAhead,
            Sample.fellDue("2026-02-18"),
            .nothingDue
        ),
        .becomes(
            "a second decline moves no date",
            .pastDueAhead,
            Sample.declined(Sample.second, "2026-02-19"),
            []
        ) { $0.state = .pastDue(Sample.debt(lastTried: "2026-02-19")) },
        .becomes(
            "who pays by invoice now is not tried again",
            .pastDueAhead,
            Sample.awaiting(Sample.second, "2026-02-19"),
            []
        ) { $0.state = .pastDue(Sample.debt(lastTried: "2026-02-18", retries: false)) },
        .becomes(
            "who cancels before the unpaid term begins owes nothing and keeps the paid one",
            .pastDueAhead,
            Sample.canceled("2026-02-20"),
            [.giveUp(.void), .note(.autoRenewOff)]
        ) {
            $0.state = .active
            $0.autoRenew = false
            $0.accessUntil = Sample.day("2026-02-28")
        },
        .becomes(
            "and who cancels after it began ends now",
            .pastDueAhead,
            Sample.canceled("2026-02-28"),
            [.giveUp(.uncollectible), .note(.ended)],
            leaves(.canceled, "2026-02-28")
        ),
        .becomes(
            "ended by the shop before it began, nothing was owed",
            .pastDueAhead,
            Sample.terminated(.revoked, "2026-02-20", paidUntil: "2026-02-28"),
            [.giveUp(.void), .note(.ended)]
        ) {
            $0.end(.revoked, "2026-02-20")
            $0.accessUntil = Sample.day("2026-02-20")
        },
        .becomes(
            "another payment method is tried at once and uses up no try",
            .pastDueAhead,
            Sample.methodChanged,
            [.note(.methodChanged), .tryAgain]
        ) {
            $0.agreement.payWith = Sample.otherMethod
            $0.inFlight = .pending
        },
    ]

    private static let onHold: [Pair] = [
        .becomes(
            "tries go on while on hold",
            .onHold,
            Sample.fellDue("2026-03-14"),
            [.tryAgain]
        ) { $0.inFlight = .pending },
        .refused("on their day", .onHold, Sample.fellDue("2026-03-13"), .nothingDue),
        .becomes(
            "a payment gives access back",
            .onHold,
            secondPaid,
            [.note(.recovered)],
            becomesPaidSecond
        ),
        .becomes(
            "another decline moves no date",
            .onHold,
            Sample.declined(Sample.second, "2026-03-14"),
            [],
            holds("2026-03-14")
        ),
        .becomes(
            "who pays by invoice now is not tried again",
            .onHold,
            Sample.awaiting(Sample.second, "2026-03-10"),
            [],
            holds("2026-03-07", retries: false)
        ),
        .never("without a charge there is no silence", .onHold, Sample.silence),
        .never("a debt is not held back", .onHold, Sample.held),
        .becomes(
            "a member who leaves on hold ends now",
            .onHold,
            Sample.canceled("2026-03-10"),
            [.giveUp(.uncollectible), .note(.ended)],
            leaves(.canceled, "2026-03-10")
        ),
        .refused(
            "renewal was not turned off",
            .onHold,
            Sample.uncanceled("2026-03-10"),
            .autoRenewAlreadyOn
        ),
        .becomes(
            "the shop may end it, with the time that was paid for",
            .onHold,
            Sample.terminated(.revoked, "2026-03-10", paidUntil: "2026-02-28"),
            [.giveUp(.uncollectible), .note(.ended)],
            leaves(.revoked, "2026-03-10")
        ),
        .never("a debt on hold is not replaced away", .onHold, Sample.replaced),
        .never("nor rested away", .onHold, Sample.paused(1, "2026-03-10")),
        .never("now or later", .onHold, .pausesNext(terms: 1)),
        .never("what does not rest does not come back", .onHold, Sample.resumed("2026-03-10")),
        .never("the open term is paid before more are bought", .onHold, .extended(terms: 3)),
        .never("a change waits until the debt is paid", .onHold, Sample.changesNext),
        .never("an unpaid term is not changed", .onHold, .changing),
        .never("by whatever route", .onHold, Sample.changed()),
        .never("no change is on its way", .onHold, .changeDeclined),
        .becomes(
            "another payment method is tried at once and uses up no try",
            .onHold,
            Sample.methodChanged,
            [.note(.methodChanged), .tryAgain]
        ) {
            $0.agreement.payWith = Sample.otherMethod
            $0.inFlight = .pending
        },
    ]

    private static let forGood: [Pair] = [
        .never(
            "nothing falls due and nothing ends it",
            .onHoldForGood,
            Sample.fellDue("2027-01-01")
        ),
        .becomes(
            "paid within its days it goes on as any other",
            .onHoldForGood,
            Sample.paid(Sample.second, "2026-03-20"),
            [.note(.recovered)],
            becomesPaidSecond
        ),
        .becomes(
            "paid long after, the months without access are billed to nobody",
            .onHoldForGood,
            Sample.paid(Sample.second, "2026-05-10"),
            [.note(.recovered)]
        ) {
            becomesPaidSecond(&$0)
            $0.agreement.billingStart = Sample.day("2026-05-10")
            $0.nextTerm = 3
            $0.series = 1
        },
        .becomes(
            "a decline years later ends nothing",
            .onHoldForGood,
            Sample.declined(Sample.second, "2028-03-14"),
            [],
            holds("2028-03-14")
        ),
        .becomes(
            "who pays by invoice now is not tried again",
            .onHoldForGood,
            Sample.awaiting(Sample.second, "2026-05-10"),
            [],
            holds("2026-03-14", retries: false)
        ),
    ]

    private static let fallback: [Pair] = [
        .becomes(
            "when all is over the member goes on with the free plan",
            .onHoldFallback,
            Sample.fellDue("2026-03-21"),
            [
                .giveUp(.uncollectible), .note(.ended),
                .fallBack(plan: "free", price: "monthly"),
            ],
            leaves(.nonpayment, "2026-03-21")
        ),
        .refused(
            "and not a day earlier",
            .onHoldFallback,
            Sample.fellDue("2026-03-20"),
            .nothingDue
        ),
        .becomes(
            "a last decline leads there too",
            .onHoldFallback,
            Sample.declined(Sample.second, "2026-03-21"),
            [
                .giveUp(.uncollectible), .note(.ended),
                .fallBack(plan: "free", price: "monthly"),
            ],
            leaves(.nonpayment, "2026-03-21")
        ),
        .becomes(
            "who pays by invoice now is not tried again",
            .onHoldFallback,
            Sample.awaiting(Sample.second, "2026-03-15"),
            [],
            holds("2026-03-14", retries: false)
        ),
    ]

    private static func holds(
        _ lastTried: String,
        retries: Bool = true
    ) -> @Sendable (inout Subscription) -> Void {
        { $0.state = .onHold(Sample.debt(lastTried: lastTried, retries: retries)) }
    }

    /// Over, with access to the end of what was paid for.
    private static func leaves(
        _ reason: EndReason,
        _ day: String
    ) -> @Sendable (inout Subscription) -> Void {
        {
            $0.end(reason, day)
            $0.accessUntil = Sample.second.period.start
        }
    }
}

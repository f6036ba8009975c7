import Membership

/// Paid terms with something beside them that decides otherwise.
extension Pair {
    static let activeVariants: [Pair] =
        like(activeBase, .activeComplimentary) + like(activeBase, .activeHeld, but: held)
        + like(activeBase, .activePausesNext, but: pausesNext)
        + like(activeBase, .activeChangesNext, but: changesNext)
        + like(activeBase, .activePaidAhead, but: paidAhead)
        + canceled + fixed + like(fixed, .activeForLife, but: forLife)

    private static let canceled = like(activeBase, .activeCanceled, but: canceledOnly)
    private static let fixed = like(canceled, .activeFixed, but: fixedOnly)

    private static let held: [Pair] = [
        .refused(
            "a charge that is held back waits",
            .activeHeld,
            Sample.fellDue("2026-02-28"),
            .nothingDue
        ),
        .becomes(
            "and happens when its instant has come",
            .activeHeld,
            Sample.fellDue("2026-03-02"),
            [.bill(Sample.second)]
        ) {
            $0.inFlight = .pending
            $0.heldUntil = nil
        },
        .becomes(
            "terms the member buys need no notice",
            .activeHeld,
            .extended(terms: 3),
            [.bill(Sample.agreement().term(1, count: 3))]
        ) {
            $0.inFlight = .pending
            $0.heldUntil = nil
        },
        .becomes(
            "a rest leaves no charge to hold back",
            .activeHeld,
            Sample.paused(1, "2026-02-10"),
            [.giveBackTime(from: Sample.day("2026-02-10")), .note(.paused)]
        ) {
            becomesPaused(&$0)
            $0.heldUntil = nil
        },
    ]

    private static let pausesNext: [Pair] = [
        .becomes(
            "the term is over and the rest begins on that day",
            .activePausesNext,
            Sample.fellDue("2026-02-28"),
            [.note(.paused)],
            becomesPausedNext
        ),
        .becomes(
            "and on that day also when the run is late",
            .activePausesNext,
            Sample.fellDue("2026-03-05"),
            [.note(.paused)],
            becomesPausedNext
        ),
        .refused(
            "and not a day earlier",
            .activePausesNext,
            Sample.fellDue("2026-02-27"),
            .nothingDue
        ),
        .becomes(
            "who cancels plans no rest",
            .activePausesNext,
            Sample.canceled("2026-02-27"),
            [.note(.autoRenewOff)]
        ) {
            $0.autoRenew = false
            $0.pauseNext = nil
        },
        .becomes(
            "a rest now takes the planned one's place",
            .activePausesNext,
            Sample.paused(1, "2026-02-10"),
            [.giveBackTime(from: Sample.day("2026-02-10")), .note(.paused)]
        ) {
            becomesPaused(&$0)
            $0.pauseNext = nil
        },
        .becomes(
            "a rest that is taken back gives the renewal its grace back",
            .activePausesNext,
            .pausesNext(terms: nil),
            [.note(.pauseCleared)]
        ) {
            $0.pauseNext = nil
            $0.accessUntil = Sample.day("2026-03-07")
        },
        .becomes(
            "another length takes the first one's place",
            .activePausesNext,
            .pausesNext(terms: 3),
            [.note(.pauseScheduled)]
        ) { $0.pauseNext = 3 },
    ]

    /// Two terms from the end of the first one.
    private static let becomesPausedNext: @Sendable (inout Subscription) -> Void = {
        $0.state = .paused(
            Pause(since: Sample.day("2026-02-28"), until: Sample.day("2026-04-30"))
        )
        $0.pauseNext = nil
        $0.series = 1
    }

    private static let changesNext: [Pair] = [
        .becomes(
            "who cancels plans no change",
            .activeChangesNext,
            Sample.canceled("2026-02-27"),
            [.note(.autoRenewOff)]
        ) {
            $0.autoRenew = false
            $0.pendingChange = nil
            $0.accessUntil = Sample.day("2026-02-28")
        },
        .becomes(
            "a change may be taken back before its day",
            .activeChangesNext,
            .changesNext(nil),
            [.note(.changeCleared)]
        ) { $0.pendingChange = nil },
        .becomes(
            "another one takes its place",
            .activeChangesNext,
            .changesNext(otherChange),
            [.note(.changeScheduled)]
        ) { $0.pendingChange = otherChange },
    ]

    private static let otherChange = PendingChange(
        price: PriceVersionID(3),
        on: Sample.day("2026-03-31")
    )

    private static let paidAhead: [Pair] = [
        .becomes(
            "the term after next is charged ten days before it begins",
            .activePaidAhead,
            Sample.fellDue("2026-03-21"),
            [.bill(Sample.agreement().term(2))]
        ) { $0.inFlight = .pending },
        .refused(
            "and not eleven",
            .activePaidAhead,
            Sample.fellDue("2026-03-20"),
            .nothingDue
        ),
        .becomes(
            "who cancels before the paid term begins keeps that term",
            .activePaidAhead,
            Sample.canceled("2026-02-20"),
            [.note(.autoRenewOff)]
        ) {
            $0.autoRenew = false
            $0.accessUntil = Sample.day("2026-03-31")
        },
        .becomes(
            "a refund gives back both terms",
            .activePaidAhead,
            Sample.terminated(.refunded, "2026-02-20", paidUntil: "2026-02-20"),
            [.note(.ended)]
        ) {
            $0.end(.refunded, "2026-02-20")
            $0.paidUntil = Sample.day("2026-02-20")
            $0.accessUntil = Sample.day("2026-02-20")
        },
        .becomes(
            "a rest gives back both terms",
            .activePaidAhead,
            Sample.paused(1, "2026-02-20"),
            [.giveBackTime(from: Sample.day("2026-02-20")), .note(.paused)]
        ) {
            $0.state = .paused(
                Pause(since: Sample.day("2026-02-20"), until: Sample.day("2026-03-20"))
            )
            $0.paidUntil = Sample.day("2026-02-20")
            $0.accessUntil = Sample.day("2026-02-20")
            $0.series = 1
        },
        .becomes(
            "a planned rest waits for the end of what is paid",
            .activePaidAhead,
            .pausesNext(terms: 2),
            [.note(.pauseScheduled)]
        ) {
            $0.pauseNext = 2
            $0.accessUntil = Sample.day("2026-03-31")
        },
        .refused(
            "there is no rest to take back",
            .activePaidAhead,
            .pausesNext(terms: nil),
            .nothingPending
        ),
        .becomes(
            "further terms follow the paid one",
            .activePaidAhead,
            .extended(terms: 3),
            [.bill(Sample.agreement().term(2, count: 3))]
        ) { $0.inFlight = .pending },
        .becomes(
            "a change says where the paid time ends after it",
            .activePaidAhead,
            Sample.changed(nextTerm: 2, paidUntil: "2026-03-31"),
            [.note(.changed)],
            becomesDearer
        ),
    ]

    private static let canceledOnly: [Pair] = [
        .becomes(
            "a canceled term that is over ends it",
            .activeCanceled,
            Sample.fellDue("2026-02-28"),
            [.note(.ended)]
        ) { $0.end(.canceled, "2026-02-28") },
        .refused(
            "and not a day earlier",
            .activeCanceled,
            Sample.fellDue("2026-02-27"),
            .nothingDue
        ),
        .refused(
            "it was canceled already",
            .activeCanceled,
            Sample.canceled("2026-02-10"),
            .autoRenewAlreadyOff
        ),
        .becomes(
            "who changes their mind on the last day renews after all, with grace",
            .activeCanceled,
            Sample.uncanceled("2026-02-27"),
            [.note(.autoRenewOn)]
        ) {
            $0.autoRenew = true
            $0.accessUntil = Sample.day("2026-03-07")
        },
        .refused(
            "a day later there is nothing to bring back",
            .activeCanceled,
            Sample.uncanceled("2026-02-28"),
            .nothingPending
        ),
        .refused(
            "what is to end does not rest",
            .activeCanceled,
            Sample.paused(1, "2026-02-10"),
            .autoRenewOff
        ),
        .refused("now or later", .activeCanceled, .pausesNext(terms: 1), .autoRenewOff),
        .refused(
            "there is no next term to change",
            .activeCanceled,
            Sample.changesNext,
            .autoRenewOff
        ),
        .refused(
            "and this one is not changed against money",
            .activeCanceled,
            .changing,
            .autoRenewOff
        ),
    ]

    private static let fixedOnly: [Pair] = [
        .becomes(
            "a term that does not renew expires",
            .activeFixed,
            Sample.fellDue("2026-02-28"),
            [.note(.ended)]
        ) { $0.end(.expired, "2026-02-28") },
        .refused(
            "and not a day earlier",
            .activeFixed,
            Sample.fellDue("2026-02-27"),
            .nothingDue
        ),
        .refused(
            "renewal cannot be turned on where none was agreed",
            .activeFixed,
            Sample.uncanceled("2026-02-10"),
            .doesNotRenew
        ),
        .refused(
            "a fixed time does not rest",
            .activeFixed,
            Sample.paused(1, "2026-02-10"),
            .doesNotRenew
        ),
        .refused("now or later", .activeFixed, .pausesNext(terms: 1), .doesNotRenew),
    ]

    private static let forLife: [Pair] = [
        .refused(
            "nothing falls due for a member for life",
            .activeForLife,
            Sample.fellDue("2126-02-28"),
            .nothingDue
        ),
        .becomes(
            "until the last day that can be written",
            .activeForLife,
            Sample.fellDue("9999-12-31"),
            [.note(.ended)]
        ) { $0.end(.expired, "9999-12-31") },
        .never("there are no further terms to buy", .activeForLife, .extended(terms: 1)),
        .refused(
            "a life does not rest",
            .activeForLife,
            Sample.paused(1, "2026-02-10"),
            .pauseNotAllowed
        ),
        .refused("now or later", .activeForLife, .pausesNext(terms: 1), .pauseNotAllowed),
        .becomes(
            "the shop may take it away",
            .activeForLife,
            Sample.terminated(.revoked, "2026-02-10", paidUntil: "9999-12-31"),
            [.note(.ended)]
        ) {
            $0.end(.revoked, "2026-02-10")
            $0.accessUntil = Sample.day("2026-02-10")
        },
        .becomes(
            "a change puts in its place what was agreed instead",
            .activeForLife,
            Sample.changed(),
            [.note(.changed)]
        ) {
            becomesDearer(&$0)
            $0.paidUntil = Sample.day("2026-02-28")
            $0.accessUntil = Sample.day("2026-02-28")
        },
    ]
}

import Membership

extension Pair {
    /// Every pair while no charge is on the way.
    static let settled: [Pair] =
        scheduled + incomplete + trialing + active + pastDue + onHold + ended

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
        .never("nor unanswered", .scheduled, Sample.silence),
        .becomes(
            "what has not begun may be canceled",
            .scheduled,
            Sample.canceled("2026-01-10"),
            [.note(.ended)]
        ) { $0.end(.canceled, "2026-01-10") },
        .never("a coming start is not replaced in silence", .scheduled, Sample.replaced),
    ]

    private static let incomplete: [Pair] = [
        .becomes(
            "a first payment that never came is given up",
            .incomplete,
            .fellDue(today: Sample.firstDay, now: Sample.expiry),
            [.giveUp(.void), .note(.ended)]
        ) {
            $0.state = .ended(.neverPaid, at: Sample.expiry)
            $0.autoRenew = false
        },
        .refused(
            "and not an instant earlier",
            .incomplete,
            .fellDue(today: Sample.firstDay, now: Sample.expiry.adding(milliseconds: -1)),
            .nothingDue
        ),
        .becomes(
            "a top-up pays the first term",
            .incomplete,
            firstPaid,
            [.note(.activated)],
            becomesPaidFirst
        ),
        .becomes("a first decline waits for the member", .incomplete, firstDeclined, []),
        .never("nothing was asked, so nothing is unanswered", .incomplete, Sample.silence),
        .becomes(
            "a member who leaves before paying owes nothing",
            .incomplete,
            Sample.canceled("2026-01-31"),
            [.giveUp(.void), .note(.ended)]
        ) { $0.end(.canceled, "2026-01-31") },
        .becomes(
            "a new start takes the place of an unpaid one",
            .incomplete,
            Sample.replaced,
            [.giveUp(.void), .note(.ended)]
        ) { $0.end(.replaced, "2026-01-31") },
    ]

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
        .never("or unanswered", .trialing, Sample.silence),
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
        .never("a trial is not replaced in silence", .trialing, Sample.replaced),
    ]

    private static let active: [Pair] = [
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
        .never("and no charge is unanswered", .active, Sample.silence),
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
        .never("a paid subscription is not replaced in silence", .active, Sample.replaced),
    ]

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
        .never("without a charge there is no silence", .pastDue, Sample.silence),
        .becomes(
            "a member who leaves a debt ends now",
            .pastDue,
            Sample.canceled("2026-03-02"),
            [.giveUp(.uncollectible), .note(.ended)]
        ) {
            $0.end(.canceled, "2026-03-02")
            $0.accessUntil = Sample.second.period.start
        },
        .never("a debt is not replaced away", .pastDue, Sample.replaced),
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
        .becomes("another decline moves no date", .onHold, secondDeclined, []) {
            $0.state = .onHold(Sample.debt(lastTried: "2026-03-01"))
        },
        .never("without a charge there is no silence", .onHold, Sample.silence),
        .becomes(
            "a member who leaves on hold ends now",
            .onHold,
            Sample.canceled("2026-03-10"),
            [.giveUp(.uncollectible), .note(.ended)]
        ) {
            $0.end(.canceled, "2026-03-10")
            $0.accessUntil = Sample.second.period.start
        },
        .never("a debt on hold is not replaced away", .onHold, Sample.replaced),
    ]

    private static let ended: [Pair] = [
        .never("nothing falls due any more", .ended, Sample.fellDue("2027-01-01")),
        .never("a late success revives nothing", .ended, secondPaid),
        .never("a late decline neither", .ended, secondDeclined),
        .never("nor does a late silence", .ended, Sample.silence),
        .never("what is over cannot be canceled", .ended, Sample.canceled("2026-03-01")),
        .never("nor replaced: a rejoin is a new one", .ended, Sample.replaced),
    ]

    static let firstPaid = Sample.paid(Sample.first, "2026-01-31")
    static let firstDeclined = Sample.declined(Sample.first, "2026-01-31")
    static let secondPaid = Sample.paid(Sample.second, "2026-03-01")
    static let secondDeclined = Sample.declined(Sample.second, "2026-03-01")

    static let becomesPaidFirst: @Sendable (inout Subscription) -> Void = {
        $0.state = .active
        $0.inFlight = nil
        $0.paidUntil = Sample.day("2026-02-28")
        $0.accessUntil = Sample.day("2026-03-07")
        $0.nextTerm = 1
    }

    static let becomesPaidSecond: @Sendable (inout Subscription) -> Void = {
        $0.state = .active
        $0.inFlight = nil
        $0.paidUntil = Sample.day("2026-03-31")
        $0.accessUntil = Sample.day("2026-04-07")
        $0.nextTerm = 2
    }
}

extension Subscription {
    /// Over since the first instant of a day.
    mutating func end(_ reason: EndReason, _ text: String) {
        state = .ended(reason, at: Sample.start(of: Sample.day(text)))
        autoRenew = false
        inFlight = nil
    }
}

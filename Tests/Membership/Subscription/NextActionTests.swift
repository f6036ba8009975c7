import Membership
import Testing

struct NextActionTests {
    private static func with(
        _ state: StateName,
        _ change: (inout Subscription) -> Void = { _ in }
    ) -> Subscription {
        var sample = Sample.subscription(state)
        change(&sample)
        return sample
    }

    private static func dunning(_ offsets: [Int], _ grace: Int, _ hold: Int) -> DunningPolicy {
        DunningPolicy(retryOffsets: offsets, graceDays: grace, holdDays: hold)
    }

    /// The sample debt under another policy.
    private static func debt(
        _ state: StateName,
        lastTried: String,
        retries: Bool = true,
        _ policy: DunningPolicy = Sample.dunning
    ) -> Subscription {
        let debt = Sample.debt(lastTried: lastTried, retries: retries)
        return Subscription(
            id: SubscriptionID(1),
            member: MemberID(1),
            agreement: Sample.agreement(dunning: policy),
            state: state == .onHold ? .onHold(debt) : .pastDue(debt),
            autoRenew: true,
            paidUntil: debt.due,
            accessUntil: policy.graceEnd(due: debt.due),
            nextTerm: 1
        )
    }

    @Test(
        arguments: [
            ("what is scheduled starts", with(.scheduled), "start 2026-01-31"),
            (
                "an unpaid start is given up", with(.incomplete),
                "first_payment_end 2026-01-31T23:00:00Z"
            ),
            ("a trial ends", with(.trialing), "trial_end 2026-01-31"),
            (
                "a canceled trial ends on the same day", with(.trialing) { $0.autoRenew = false },
                "trial_end 2026-01-31"
            ),
            ("a paid term renews", with(.active), "renewal 2026-02-28"),
            (
                "or ends when renewal is off", with(.active) { $0.autoRenew = false },
                "term_end 2026-02-28"
            ),
            ("a debt is tried again", with(.pastDue), "retry 2026-03-01"),
            (
                "the next try follows the latest one", debt(.pastDue, lastTried: "2026-03-02"),
                "retry 2026-03-03"
            ),
            (
                "a try on the day of the latest one is past",
                debt(.pastDue, lastTried: "2026-03-03"),
                "retry 2026-03-07"
            ),
            (
                "on the last day of grace the try comes first",
                debt(.pastDue, lastTried: "2026-03-03", dunning([7], 7, 14)), "retry 2026-03-07"
            ),
            (
                "a try after grace waits for the hold",
                debt(.pastDue, lastTried: "2026-03-03", dunning([8], 7, 14)),
                "grace_end 2026-03-07"
            ),
            (
                "without tries left grace ends",
                debt(.pastDue, lastTried: "2026-03-07", dunning([7], 9, 9)),
                "grace_end 2026-03-09"
            ),
            (
                "a hard decline waits for the end of grace",
                debt(.pastDue, lastTried: "2026-02-28", retries: false), "grace_end 2026-03-07"
            ),
            ("tries go on while on hold", with(.onHold), "retry 2026-03-14"),
            (
                "on the last day of the hold the try comes first",
                debt(.onHold, lastTried: "2026-03-14", dunning([21], 7, 14)), "retry 2026-03-21"
            ),
            (
                "after the last try the hold ends", debt(.onHold, lastTried: "2026-03-14"),
                "hold_end 2026-03-21"
            ),
            (
                "after a hard decline too", debt(.onHold, lastTried: "2026-03-07", retries: false),
                "hold_end 2026-03-21"
            ),
            ("what has ended waits for nothing", with(.ended), "nothing"),
            (
                "a pending charge decides what comes next",
                with(.active) { $0.inFlight = .pending },
                "nothing"
            ),
            (
                "a silent gateway is asked again",
                with(.pastDue) { $0.inFlight = Sample.unanswered },
                "payment_query 2026-02-28T10:00:00Z"
            ),
        ]
    )
    func `the next action follows from the state alone`(
        why: String,
        subscription: Subscription,
        next: String
    ) {
        #expect(Walk(subscription).next == next, "\(why)")
    }
}

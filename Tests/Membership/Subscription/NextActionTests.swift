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

    private static func dunning(
        _ offsets: [Int],
        _ grace: Int,
        _ hold: Int,
        _ end: DunningEnd = .cancel
    ) -> DunningPolicy {
        DunningPolicy(retryOffsets: offsets, graceDays: grace, holdDays: hold, end: end)
    }

    /// The sample debt under another policy.
    private static func debt(
        _ state: StateName,
        lastTried: String,
        retries: Bool = true,
        lead: Int = 0,
        _ policy: DunningPolicy = Sample.dunning
    ) -> Subscription {
        let debt = Sample.debt(lastTried: lastTried, retries: retries)
        return Subscription(
            id: SubscriptionID(1),
            member: MemberID(1),
            agreement: Sample.agreement(dunning: policy, chargeLead: lead),
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
            (
                "a policy that holds has tries left on hold",
                debt(.onHold, lastTried: "2026-03-07", dunning([7, 14], 7, 14, .hold)),
                "retry 2026-03-14"
            ),
            (
                "and then waits for nothing but the member",
                debt(.onHold, lastTried: "2026-03-14", dunning([7, 14], 7, 14, .hold)),
                "nothing"
            ),
            (
                "a try after the days of the hold is none",
                debt(.onHold, lastTried: "2026-03-14", dunning([7, 14, 30], 7, 14, .hold)),
                "nothing"
            ),
            (
                "after a hard decline it waits for nothing at once",
                debt(.onHold, lastTried: "2026-03-07", retries: false, dunning([14], 7, 14, .hold)),
                "nothing"
            ),
            (
                "but grace ends all the same",
                debt(.pastDue, lastTried: "2026-03-02", retries: false, dunning([], 7, 0, .hold)),
                "grace_end 2026-03-07"
            ),
            (
                "a policy that falls back does so when the hold ends",
                debt(.onHold, lastTried: "2026-03-14", dunning([14], 7, 14, Variant.fallback)),
                "hold_end 2026-03-21"
            ),
            (
                "charged ahead of time, the tries are counted from the charge",
                debt(.pastDue, lastTried: "2026-02-18", lead: 10), "retry 2026-02-19"
            ),
            (
                "and grace from the term",
                debt(.pastDue, lastTried: "2026-03-04", lead: 10), "grace_end 2026-03-07"
            ),
            (
                "a term is charged its lead before it begins",
                with(.active) { $0.agreement.chargeLead = 10 }, "renewal 2026-02-18"
            ),
            (
                "and ends on its last day",
                with(.active) {
                    $0.agreement.chargeLead = 10
                    $0.autoRenew = false
                }, "term_end 2026-02-28"
            ),
            (
                "a change at the term's end is charged with the term it begins",
                with(.active) {
                    $0.agreement.chargeLead = 10
                    $0.pendingChange = Sample.change
                }, "renewal 2026-02-28"
            ),
            (
                "and one that comes later leaves this charge where it was",
                with(.active) {
                    $0.agreement.chargeLead = 10
                    $0.pendingChange = PendingChange(
                        price: PriceVersionID(2),
                        on: Sample.day("2026-03-31")
                    )
                }, "renewal 2026-02-18"
            ),
            ("a planned rest begins", Variant.activePausesNext.subscription, "pause 2026-02-28"),
            ("a rest ends by itself", with(.paused), "resume 2026-03-10"),
            (
                "a trial without a method ends and charges nothing ahead",
                with(.trialing) {
                    $0.agreement.payWith = .none
                    $0.agreement.chargeLead = 10
                }, "trial_end 2026-01-31"
            ),
            (
                "a trial is charged its lead before it ends",
                with(.trialing) { $0.agreement.chargeLead = 10 }, "trial_end 2026-01-21"
            ),
            (
                "a life has a last day too", Variant.activeForLife.subscription,
                "term_end 9999-12-31"
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

    @Test(arguments: Variant.allCases)
    func `nothing is next only at the end, while a charge decides, and on hold for good`(
        variant: Variant
    ) {
        let subscription = variant.subscription
        let rests =
            subscription.state.isEnded || subscription.inFlight == .pending
            || variant == .onHoldForGood
        #expect((subscription.nextAction == nil) == rests)
    }

    @Test(arguments: Variant.allCases)
    func `what is next happens when it is due, and moves something`(variant: Variant) throws {
        let before = variant.subscription
        guard let action = before.nextAction, action.kind != .paymentQuery else { return }
        var today = Sample.firstDay
        var now = Sample.start(of: today)
        switch action.due {
        case .day(let day):
            today = day
            now = max(Sample.start(of: day), action.notBefore ?? Sample.start(of: day))
        case .instant(let instant): now = instant
        }
        #expect(try before.applying(.fellDue(today: today, now: now)).next != before)
        let early = SubscriptionEvent.fellDue(
            today: today.adding(days: -1),
            now: now.adding(milliseconds: -1)
        )
        #expect(throws: TransitionError.nothingDue) { try before.applying(early) }
    }
}

import Membership
import Testing

struct HistoryTests {
    @Test
    func `no history of 6,000 bills a day twice, leaves a gap or gives what was not promised`() {
        var reached: [StateName: Int] = [:]
        var taken: [SubscriptionEvent.Name: Int] = [:]
        for seed in 0..<6_000 {
            do {
                var history = try History(seed: seed)
                try history.live(steps: 60)
                for state in history.reached { reached[state, default: 0] += 1 }
                for event in history.taken { taken[event, default: 0] += 1 }
            } catch {
                Issue.record("seed \(seed): \(error)")
                return
            }
        }
        // A property that is never put to the test proves nothing.
        for state in StateName.allCases {
            #expect(reached[state, default: 0] > 200, "\(state) was reached too seldom")
        }
        for event in SubscriptionEvent.Name.allCases {
            #expect(taken[event, default: 0] > 60, "\(event.rawValue) was taken too seldom")
        }
    }

    @Test
    func `long lives of thousands of steps stay sound`() {
        var stepsLived = 0
        for seed in 0..<60 {
            do {
                var history = try History(seed: seed, stays: true)
                try history.live(steps: 3_000)
                stepsLived += history.stepsLived
            } catch {
                Issue.record("seed \(seed): \(error)")
                return
            }
        }
        #expect(stepsLived > 20_000, "only \(stepsLived) steps before the end")
    }

    /// The gateways that answer the same on any day, so that lateness is the only difference.
    private static let gateways: [(SubscriptionEvent.Name, DeclineKind)] = [
        (.paid, .soft), (.declined, .soft), (.declined, .hard),
    ]

    @Test
    func `a run every day and one late run come to the same end`() {
        for seed in 0..<3_000 {
            var random = SplitMix64(seed: seed)
            let (answer, kind) = Self.gateways[random.int(in: 0...2)]
            let agreement = Sample.random(&random, renews: random.int(in: 0...4) > 0)
            let opened = Subscription.opening(
                Sample.draft(agreement),
                startsOn: agreement.billingStart.adding(days: -9),
                withTrial: true,
                today: agreement.billingStart.adding(days: -9),
                now: Sample.start(of: agreement.billingStart.adding(days: -9))
            ).next
            let days = random.int(in: 1...400)
            do {
                var daily = opened
                for day in 0...days {
                    try daily.run(agreement.billingStart.adding(days: day), answer, kind)
                }
                var late = opened
                try late.run(agreement.billingStart.adding(days: days), answer, kind)
                guard daily.summary == late.summary else {
                    Issue.record("seed \(seed): \(daily.summary) by day, \(late.summary) at once")
                    return
                }
            } catch {
                Issue.record("seed \(seed): \(error)")
                return
            }
        }
    }
}

extension Subscription {
    /// Does all that is due on a day, with a gateway that always answers the same.
    fileprivate mutating func run(
        _ today: CivilDate,
        _ answer: SubscriptionEvent.Name,
        _ kind: DeclineKind
    ) throws(TransitionError) {
        let now = Sample.start(of: today)
        // No cadence has more terms in the days below; a life that does not move on has to stop here.
        for _ in 0..<100 {
            guard let action = nextAction, case .day(let due) = action.due, due <= today else {
                return
            }
            self = try applying(.fellDue(today: today, now: now)).next
            guard inFlight != nil else { continue }
            let event: SubscriptionEvent =
                answer == .paid
                ? .paid(term: upcomingTerm, today: today)
                : .declined(kind, term: upcomingTerm, today: today, now: now)
            self = try applying(event).next
        }
    }

    /// All but the day of the latest try and the moment an end was noticed: those are a late run's own.
    fileprivate var summary: String {
        var reason = ""
        if case .ended(let why, at: _) = state { reason = why.rawValue }
        let paid = paidUntil?.description ?? "-"
        let access = accessUntil?.description ?? "-"
        return "\(state.name) \(reason) paid \(paid) access \(access) next \(nextTerm)"
    }
}

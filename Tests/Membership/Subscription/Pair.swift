import Membership
import Testing

/// One row of the table of all pairs: to this variant of a state, this event does that, or is refused.
struct Pair: Sendable, CustomTestStringConvertible {
    let why: String
    let variant: Variant
    let event: SubscriptionEvent
    let answer: Answer

    enum Answer: Sendable {
        /// What changes in the subscription, and the effects; nothing else may change.
        case becomes(effects: [Effect], @Sendable (inout Subscription) -> Void)
        case refused(TransitionError)
    }

    var testDescription: String { "\(variant): \(why)" }

    /// Every pair.
    static let all: [Pair] =
        beginning + trials + activeBase + activeVariants + debts + rests + charging + over

    static func becomes(
        _ why: String,
        _ variant: Variant,
        _ event: SubscriptionEvent,
        _ effects: [Effect],
        _ change: @escaping @Sendable (inout Subscription) -> Void = { _ in }
    ) -> Pair {
        Pair(
            why: why,
            variant: variant,
            event: event,
            answer: .becomes(effects: effects, change)
        )
    }

    static func refused(
        _ why: String,
        _ variant: Variant,
        _ event: SubscriptionEvent,
        _ error: TransitionError
    ) -> Pair {
        Pair(why: why, variant: variant, event: event, answer: .refused(error))
    }

    /// Refused because this state knows no such event.
    static func never(_ why: String, _ variant: Variant, _ event: SubscriptionEvent) -> Pair {
        refused(why, variant, event, .notAllowed(state: variant.state, event: event.name))
    }

    /// A variant that answers as another one does, but for the rows given.
    static func like(
        _ base: [Pair],
        _ variant: Variant,
        but rows: [Pair] = []
    ) -> [Pair] {
        let own = Set(rows.map(\.event.name))
        let same = base.filter { !own.contains($0.event.name) }
        return rows
            + same.map { row in
                Pair(
                    why: "as \(row.variant): \(row.why)",
                    variant: variant,
                    event: row.event,
                    answer: row.answer
                )
            }
    }

    static let firstPaid = Sample.paid(Sample.first, "2026-01-31")
    static let firstDeclined = Sample.declined(Sample.first, "2026-01-31")
    static let firstAwaited = Sample.awaiting(Sample.first, "2026-01-31")
    static let secondPaid = Sample.paid(Sample.second, "2026-03-01")
    static let secondDeclined = Sample.declined(Sample.second, "2026-03-01")
    static let secondAwaited = Sample.awaiting(Sample.second, "2026-03-01")

    static let becomesPaidFirst: @Sendable (inout Subscription) -> Void = {
        $0.state = .active
        $0.inFlight = nil
        $0.paidUntil = Sample.day("2026-02-28")
        $0.accessUntil = Sample.day("2026-03-07")
        $0.nextTerm = 1
        $0.termsBilled = 1
    }

    static let becomesPaidSecond: @Sendable (inout Subscription) -> Void = {
        $0.state = .active
        $0.inFlight = nil
        $0.paidUntil = Sample.day("2026-03-31")
        $0.accessUntil = Sample.day("2026-04-07")
        $0.nextTerm = 2
        $0.termsBilled = 2
    }

    /// The dearer agreement is in force and the paid time is as it was.
    static let becomesDearer: @Sendable (inout Subscription) -> Void = {
        $0.agreement = Sample.dearer
        $0.pendingChange = nil
        $0.series += 1
    }
}

extension Subscription {
    /// Over since the first instant of a day.
    mutating func end(_ reason: EndReason, _ text: String) {
        end(reason, at: Sample.start(of: Sample.day(text)))
    }

    mutating func end(_ reason: EndReason, at instant: Instant) {
        state = .ended(reason, at: instant)
        autoRenew = false
        inFlight = nil
        pauseNext = nil
        pendingChange = nil
        heldUntil = nil
    }
}

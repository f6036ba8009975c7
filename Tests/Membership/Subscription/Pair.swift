import Membership
import Testing

/// One row of the table of all pairs: in this state, this event leads there, or is refused.
struct Pair: Sendable, CustomTestStringConvertible {
    let why: String
    let state: StateName
    let inFlight: InFlight?
    let event: SubscriptionEvent
    let answer: Answer

    enum Answer: Sendable {
        /// What changes in the subscription, and the effects; nothing else may change.
        case becomes(effects: [Effect], @Sendable (inout Subscription) -> Void)
        case refused(TransitionError)
    }

    var testDescription: String { why }

    static func becomes(
        _ why: String,
        _ state: StateName,
        while inFlight: InFlight? = nil,
        _ event: SubscriptionEvent,
        _ effects: [Effect],
        _ change: @escaping @Sendable (inout Subscription) -> Void = { _ in }
    ) -> Pair {
        Pair(
            why: why,
            state: state,
            inFlight: inFlight,
            event: event,
            answer: .becomes(effects: effects, change)
        )
    }

    static func refused(
        _ why: String,
        _ state: StateName,
        while inFlight: InFlight? = nil,
        _ event: SubscriptionEvent,
        _ error: TransitionError
    ) -> Pair {
        Pair(why: why, state: state, inFlight: inFlight, event: event, answer: .refused(error))
    }

    /// Refused because this state knows no such event.
    static func never(
        _ why: String,
        _ state: StateName,
        while inFlight: InFlight? = nil,
        _ event: SubscriptionEvent
    ) -> Pair {
        refused(why, state, while: inFlight, event, .notAllowed(state: state, event: event.name))
    }
}

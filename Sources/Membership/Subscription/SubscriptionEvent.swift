/// Something that happens to a subscription; it brings every date the decision needs.
package enum SubscriptionEvent: Hashable, Sendable {
    /// The next action's time has come.
    case fellDue(today: CivilDate, now: Instant)
    /// The open term was paid, by whatever route.
    case paid(term: ScheduledTerm, today: CivilDate)
    /// The charge for the open term was refused.
    case declined(DeclineKind, term: ScheduledTerm, today: CivilDate, now: Instant)
    /// The gateway gave no answer; it is asked again from `askAgain` on.
    case unanswered(askAgain: Instant)
    /// The member wants no further term.
    case canceled(today: CivilDate, now: Instant)
    /// Another subscription takes this one's place before it was ever paid.
    case replaced(now: Instant)

    /// The event's name, for messages and for the table of all pairs.
    package var name: Name {
        switch self {
        case .fellDue: .fellDue
        case .paid: .paid
        case .declined: .declined
        case .unanswered: .unanswered
        case .canceled: .canceled
        case .replaced: .replaced
        }
    }

    /// The events without their facts.
    package enum Name: String, Hashable, Sendable, CaseIterable {
        case fellDue = "fell due"
        case paid
        case declined
        case unanswered
        case canceled
        case replaced
    }
}

/// Something that happens to a subscription; it brings every date the decision needs.
package enum SubscriptionEvent: Hashable, Sendable {
    /// The next action's time has come.
    case fellDue(today: CivilDate, now: Instant)
    /// The open term was paid, by whatever route.
    case paid(term: ScheduledTerm, today: CivilDate)
    /// The charge for the open term was refused.
    case declined(DeclineKind, term: ScheduledTerm, today: CivilDate, now: Instant)
    /// The open term was invoiced, and its money comes some other way.
    case awaiting(term: ScheduledTerm, today: CivilDate, now: Instant)
    /// The gateway gave no answer; it is asked again from `askAgain` on.
    case unanswered(askAgain: Instant)
    /// A notice has to come before the next charge, which waits for it.
    case held(until: Instant)
    /// The member wants no further term.
    case canceled(today: CivilDate, now: Instant)
    /// The member wants further terms after all.
    case uncanceled(today: CivilDate)
    /// It ends now. `paidUntil` is the end of the paid time that is left after what was given back.
    case terminated(EndReason, paidUntil: CivilDate?, today: CivilDate, now: Instant)
    /// Another subscription takes this one's place before it was ever paid.
    case replaced(now: Instant)
    /// A rest begins today and lasts for some terms.
    case paused(terms: Int, today: CivilDate)
    /// A rest of some terms begins when the paid term ends; `nil` for none after all.
    case pausesNext(terms: Int?)
    /// The rest is over.
    case resumed(today: CivilDate)
    /// Further terms are bought before they fall due.
    case extended(terms: Int)
    /// A change waits for the end of a term; `nil` for none after all.
    case changesNext(PendingChange?)
    /// A change's charge goes on its way.
    case changing
    /// A change takes effect.
    case changed(Amendment)
    /// The charge for a change was refused; all stays as it was.
    case changeDeclined
    /// It is paid with something else from now on.
    case methodChanged(PaymentMethod, isPaidLater: Bool)

    /// The event's name, for messages and for the table of all pairs.
    package var name: Name {
        switch self {
        case .fellDue: .fellDue
        case .paid: .paid
        case .declined: .declined
        case .awaiting: .awaiting
        case .unanswered: .unanswered
        case .held: .held
        case .canceled: .canceled
        case .uncanceled: .uncanceled
        case .terminated: .terminated
        case .replaced: .replaced
        case .paused: .paused
        case .pausesNext: .pausesNext
        case .resumed: .resumed
        case .extended: .extended
        case .changesNext: .changesNext
        case .changing: .changing
        case .changed: .changed
        case .changeDeclined: .changeDeclined
        case .methodChanged: .methodChanged
        }
    }

    /// The events without their facts.
    package enum Name: String, Hashable, Sendable, CaseIterable {
        case fellDue = "fell due"
        case paid
        case declined
        case awaiting
        case unanswered
        case held
        case canceled
        case uncanceled
        case terminated
        case replaced
        case paused
        case pausesNext = "pauses next"
        case resumed
        case extended
        case changesNext = "changes next"
        case changing
        case changed
        case changeDeclined = "change declined"
        case methodChanged = "method changed"
    }
}

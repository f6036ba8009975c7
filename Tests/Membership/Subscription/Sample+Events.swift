import Membership

/// The events that the tests of decisions tell, at the first instant of their day.
extension Sample {
    static func fellDue(_ day: CivilDate) -> SubscriptionEvent {
        .fellDue(today: day, now: start(of: day))
    }

    static func fellDue(_ text: String) -> SubscriptionEvent { fellDue(day(text)) }

    static func paid(_ term: ScheduledTerm, _ text: String) -> SubscriptionEvent {
        .paid(term: term, today: day(text))
    }

    static func declined(
        _ term: ScheduledTerm,
        _ text: String,
        _ kind: DeclineKind = .soft
    ) -> SubscriptionEvent {
        .declined(kind, term: term, today: day(text), now: start(of: day(text)))
    }

    static func canceled(_ text: String) -> SubscriptionEvent {
        .canceled(today: day(text), now: start(of: day(text)))
    }

    static let replaced = SubscriptionEvent.replaced(now: start(of: firstDay))
    static let silence = SubscriptionEvent.unanswered(askAgain: askAgain)

    static func awaiting(_ term: ScheduledTerm, _ text: String) -> SubscriptionEvent {
        .awaiting(term: term, today: day(text), now: start(of: day(text)))
    }

    static let heldUntil = instant("2026-03-02T00:00:00Z")
    static let held = SubscriptionEvent.held(until: heldUntil)

    static func uncanceled(_ text: String) -> SubscriptionEvent { .uncanceled(today: day(text)) }

    /// Ends at the shop's word, with `left` as the end of the paid time that is not given back.
    static func terminated(
        _ reason: EndReason,
        _ text: String,
        paidUntil left: String?
    ) -> SubscriptionEvent {
        .terminated(
            reason,
            paidUntil: left.map(day),
            today: day(text),
            now: start(of: day(text))
        )
    }

    static func paused(_ terms: Int, _ text: String) -> SubscriptionEvent {
        .paused(terms: terms, today: day(text))
    }

    static func resumed(_ text: String) -> SubscriptionEvent { .resumed(today: day(text)) }

    /// A dearer price from the next term on.
    static let change = PendingChange(price: PriceVersionID(2), on: second.period.start)
    static let changesNext = SubscriptionEvent.changesNext(change)

    /// What a change to the dearer price puts in the sample agreement's place.
    static var dearer: Agreement {
        var agreement = agreement(price: 2_999)
        agreement.priceVersion = PriceVersionID(2)
        return agreement
    }

    static func changed(
        to agreement: Agreement = dearer,
        nextTerm: Int = 1,
        paidUntil: String? = "2026-02-28"
    ) -> SubscriptionEvent {
        .changed(
            Amendment(
                agreement: agreement,
                nextTerm: nextTerm,
                paidUntil: paidUntil.map(day)
            )
        )
    }

    static let otherMethod = PaymentMethod.gateway(name: "scripted", token: "visa")
    static let methodChanged = SubscriptionEvent.methodChanged(otherMethod, isPaidLater: false)
    static let account = PaymentMethod.gateway(name: "offline", token: "account-7")
    static let paysLater = SubscriptionEvent.methodChanged(account, isPaidLater: true)
}

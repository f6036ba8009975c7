/// The next thing time itself does to a subscription: one row of the due queue.
package struct NextAction: Hashable, Sendable {
    package let kind: Kind
    package let due: Due
    /// A charge that is held back does not happen before this instant.
    package let notBefore: Instant?

    package init(_ kind: Kind, _ due: Due, notBefore: Instant? = nil) {
        self.kind = kind
        self.due = due
        self.notBefore = notBefore
    }

    /// What falls due.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case start
        case firstPaymentEnd = "first_payment_end"
        case trialEnd = "trial_end"
        case renewal
        case termEnd = "term_end"
        case pause
        case resume
        case retry
        case graceEnd = "grace_end"
        case holdEnd = "hold_end"
        case paymentQuery = "payment_query"
    }

    /// When it falls due: the first instant of a civil day, or an instant.
    package enum Due: Hashable, Sendable {
        case day(CivilDate)
        case instant(Instant)
    }
}

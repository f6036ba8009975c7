/// How a subscription that ran elsewhere comes to run here.
extension Subscription {
    /// Takes a subscription over: active and paid until a day, on which its next term falls due.
    ///
    /// Nothing of its past is billed, and no happening is told: whoever takes it over says so.
    /// - Parameter draft: the subscription with any state; its state and its paid time are replaced.
    package static func takingOver(_ draft: Subscription, paidUntil: CivilDate) -> Decision {
        var next = draft
        next.state = .active
        next.paidUntil = paidUntil
        next.autoRenew = draft.autoRenew && draft.agreement.renews
        next.accessUntil = next.access(paidUntil: paidUntil)
        return Decision(next)
    }
}

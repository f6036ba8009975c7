extension Subscription {
    /// How this subscription's entitlement stands.
    package var standing: Standing {
        switch state {
        case .scheduled: .scheduled
        case .incomplete: .incomplete
        case .trialing: .trialing
        case .active: isRenewing ? .renewing : .ending
        case .pastDue: .pastDue
        case .onHold: .onHold
        case .paused: .paused
        case .ended: .ended
        }
    }

    /// The end of the time that is paid for or free, without grace; `nil` when a trial is over and its
    /// first charge failed, because nothing was paid yet.
    package var securedUntil: CivilDate? {
        switch state {
        case .trialing(let until): until
        case .scheduled, .incomplete, .active, .pastDue, .onHold, .paused, .ended: paidUntil
        }
    }
}

extension Subscription {
    /// How this subscription's entitlement stands.
    package var standing: Standing {
        switch state {
        case .scheduled: .scheduled
        case .incomplete: .incomplete
        case .trialing: .trialing
        case .active: autoRenew ? .renewing : .ending
        case .pastDue: .pastDue
        case .onHold: .onHold
        case .ended: .ended
        }
    }

    /// The end of the time that is paid for or free, without grace.
    package var securedUntil: CivilDate? {
        switch state {
        case .trialing(let until): until
        case .pastDue(let dunning), .onHold(let dunning): dunning.due
        case .scheduled, .incomplete, .active, .ended: paidUntil
        }
    }
}

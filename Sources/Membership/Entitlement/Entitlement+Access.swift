extension Entitlement {
    /// What time, payment and the household say of a benefit, before the basket is looked at.
    ///
    /// - Parameter benefit: `nil` for the membership itself: what it earns is nobody's list of benefits.
    /// - Returns: the reason of a yes or a no, and for a no what would change it.
    package func access(
        to benefit: String?,
        of plan: Plan,
        at instant: Instant
    ) -> (reason: CheckReason, remedy: String?) {
        let answer = ownersAccess(to: benefit, of: plan, at: instant)
        switch role {
        case nil, .owner: return answer
        case .adult, .teen, .child: break
        }
        // A guest is never sent to pay what the owner owes.
        switch answer.reason {
        case .firstPaymentPending, .onHold, .paused, .ended:
            return (answer.reason, "it comes back with the owner's payment, or start \(plan.id)")
        case .subscribed, .trial, .renewalPending, .grace, .paidUntilEnd, .unknownMember,
            .unknownBenefit, .noSubscription, .notInPlan, .leftOutOfTrial, .notStarted,
            .belowMinimumBasket, .currencyMismatch, .outOfScope, .contextMissing, .overQuota,
            .quotaUsedUp, .fairUseReached, .tooManyGuests, .tierTooLow, .notShared, .given,
            .controlGroup:
            return answer
        }
    }

    private func ownersAccess(
        to benefit: String?,
        of plan: Plan,
        at instant: Instant
    ) -> (reason: CheckReason, remedy: String?) {
        let secured = paidUntil.map { instant < $0 } ?? false
        switch standing {
        case .scheduled:
            return (.notStarted, "it starts at \(validFrom.rfc3339)")
        case .incomplete:
            return (
                .firstPaymentPending,
                "pay the first invoice, or start again with another payment method"
            )
        case .onHold:
            return (.onHold, "pay the open invoice; access returns with the payment")
        case .paused:
            return (.paused, "resume the subscription; access returns with its first term")
        case .trialing, .renewing, .ending, .pastDue, .ended:
            break
        }
        guard !isHeldOut else { return (.controlGroup, nil) }
        guard holds(at: instant) else {
            return notHeld(plan, at: instant)
        }
        // A trial's first charge that failed is in grace, and still nothing was paid.
        let neverPaid = standing == .trialing || paidUntil == nil
        if neverPaid, let benefit, plan.trial?.benefitsLeftOut.contains(benefit) == true {
            return (.leftOutOfTrial, "it comes with the first paid term of \(plan.id)")
        }
        if let refusal = household(benefit, plan, neverPaid: neverPaid) { return refusal }
        switch standing {
        case .trialing: return (secured ? .trial : .renewalPending, nil)
        case .renewing: return (secured ? .subscribed : .renewalPending, nil)
        // Charged ahead of time, a term that failed leaves the one before paid for.
        case .pastDue: return (secured ? .subscribed : .grace, nil)
        case .ending, .ended: return (.paidUntilEnd, nil)
        case .scheduled, .incomplete, .onHold, .paused: return (.notStarted, nil)
        }
    }

    /// What the household's rules keep from those who do not pay.
    private func household(
        _ benefit: String?,
        _ plan: Plan,
        neverPaid: Bool
    ) -> (reason: CheckReason, remedy: String?)? {
        switch role {
        case nil, .owner: return nil
        case .adult, .teen, .child: break
        }
        guard let rules = plan.household else {
            return (.notShared, "start \(plan.id): it is one person's")
        }
        if neverPaid, !rules.inTrial {
            return (.notShared, "it is shared from the first paid term of \(plan.id)")
        }
        guard let benefit, let shared = rules.shared, !shared.contains(benefit) else { return nil }
        return (.notShared, "start \(plan.id): only who pays for it has \(benefit)")
    }

    /// Before the first instant that was granted, or past the last one.
    private func notHeld(
        _ plan: Plan,
        at instant: Instant
    ) -> (reason: CheckReason, remedy: String?) {
        // What was canceled before it began will never start.
        if instant < validFrom, standing != .ended {
            return (.notStarted, "it starts at \(validFrom.rfc3339)")
        }
        switch standing {
        case .pastDue: return (.onHold, "pay the open invoice; access returns with the payment")
        // It still renews, and a run that is later than the plan's grace is what keeps it waiting.
        case .renewing: return (.onHold, "run the renewals; access returns with the payment")
        case .trialing, .ending, .ended, .scheduled, .incomplete, .onHold, .paused:
            return (.ended, "start \(plan.id) again")
        }
    }
}

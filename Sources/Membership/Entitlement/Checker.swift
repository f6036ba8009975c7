/// Decides a checkout's question from the member's entitlements and the immutable catalog.
///
/// Pure: no clock and no reading; the question brings its instant. With several sources the best
/// answer wins: a yes before a no; then the higher discount, then the one that holds longest; and of
/// refusals the one that is nearest to a yes.
package struct Checker: Sendable {
    private let catalog: Catalog

    package init(catalog: Catalog) { self.catalog = catalog }

    /// - Parameter entitlements: the member's rows; empty for an unknown member too.
    /// - Parameter memberExists: read only when there is no row to decide from.
    package func answer(
        _ question: CheckQuestion,
        entitlements: [Entitlement],
        memberExists: () throws -> Bool
    ) rethrows -> CheckAnswer {
        var best: CheckAnswer?
        for entitlement in entitlements {
            guard let plan = catalog.versions[entitlement.source.planVersion]?.plan,
                let benefit = plan.benefit(question.benefit)
            else { continue }
            let candidate = weigh(question, entitlement, plan, benefit)
            if let best, !candidate.isBetter(than: best) { continue }
            best = candidate
        }
        if let best { return best }
        return try refuse(question, isMember: !entitlements.isEmpty || memberExists(), entitlements)
    }

    private func weigh(
        _ question: CheckQuestion,
        _ entitlement: Entitlement,
        _ plan: Plan,
        _ benefit: Benefit
    ) -> CheckAnswer {
        var answer = CheckAnswer(
            entitled: false,
            reason: .ended,
            source: entitlement.source,
            benefit: benefit,
            validUntil: entitlement.validUntil,
            asOf: question.at,
            renewalPending: false
        )
        let (reason, remedy) = standing(question, entitlement, plan)
        answer.reason = reason
        answer.remedy = remedy
        guard reason.isEntitled else {
            answer.validUntil = nil
            return answer
        }
        if let obstacle = obstacle(question, benefit) {
            answer.reason = obstacle.reason
            answer.remedy = obstacle.remedy
            answer.validUntil = nil
            return answer
        }
        answer.entitled = true
        answer.renewalPending = reason == .renewalPending
        if case .discount(let rate) = benefit.terms, let amount = question.context.amount {
            answer.discount = try? rate.of(amount)
        }
        return answer
    }

    /// What time and payment say, before the basket is looked at.
    private func standing(
        _ question: CheckQuestion,
        _ entitlement: Entitlement,
        _ plan: Plan
    ) -> (CheckReason, remedy: String?) {
        let secured = entitlement.paidUntil.map { question.at < $0 } ?? false
        switch entitlement.standing {
        case .scheduled:
            return (.notStarted, "it starts at \(entitlement.validFrom.rfc3339)")
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
        guard entitlement.holds(at: question.at) else {
            return notHeld(question, entitlement, plan)
        }
        // A trial's first charge that failed is in grace, and still nothing was paid.
        let neverPaid = entitlement.standing == .trialing || entitlement.paidUntil == nil
        if neverPaid, plan.trial?.benefitsLeftOut.contains(question.benefit) == true {
            return (.leftOutOfTrial, "it comes with the first paid term of \(plan.id)")
        }
        switch entitlement.standing {
        case .trialing: return (secured ? .trial : .renewalPending, nil)
        case .renewing: return (secured ? .subscribed : .renewalPending, nil)
        // Charged ahead of time, a term that failed leaves the one before paid for.
        case .pastDue: return (secured ? .subscribed : .grace, nil)
        case .ending, .ended: return (.paidUntilEnd, nil)
        case .scheduled, .incomplete, .onHold, .paused: return (.notStarted, nil)
        }
    }

    /// Before the first instant that was granted, or past the last one.
    private func notHeld(
        _ question: CheckQuestion,
        _ entitlement: Entitlement,
        _ plan: Plan
    ) -> (CheckReason, remedy: String?) {
        // What was canceled before it began will never start.
        if question.at < entitlement.validFrom, entitlement.standing != .ended {
            return (.notStarted, "it starts at \(entitlement.validFrom.rfc3339)")
        }
        switch entitlement.standing {
        case .pastDue: return (.onHold, "pay the open invoice; access returns with the payment")
        // It still renews, and a run that is later than the plan's grace is what keeps it waiting.
        case .renewing: return (.onHold, "run the renewals; access returns with the payment")
        case .trialing, .ending, .ended, .scheduled, .incomplete, .onHold, .paused:
            return (.ended, "start \(plan.id) again")
        }
    }

    /// What the basket says.
    private func obstacle(
        _ question: CheckQuestion,
        _ benefit: Benefit
    ) -> (reason: CheckReason, remedy: String)? {
        switch benefit.scope.obstacle(for: question.context) {
        case .outside(let dimension, let allowed):
            return (.outOfScope, "it is for \(dimension) \(allowed.joined(separator: ", "))")
        case .notTold(let dimension, let allowed):
            return (
                .contextMissing,
                "say the \(dimension): it is for \(allowed.joined(separator: ", "))"
            )
        case nil: break
        }
        guard case .shippingWaiver(_, let minimum?) = benefit.terms, minimum.minorUnits > 0 else {
            return nil
        }
        guard let amount = question.context.amount else {
            return (.contextMissing, "say the basket's amount: it needs \(minimum)")
        }
        guard amount.currency == minimum.currency else {
            return (.currencyMismatch, "give the amount in \(minimum.currency)")
        }
        guard amount.minorUnits < minimum.minorUnits else { return nil }
        let missing = (try? minimum.subtracting(amount)) ?? minimum
        return (.belowMinimumBasket, "\(missing) more in the basket")
    }

    /// Nothing the member has promises the benefit: say which plan would.
    private func refuse(
        _ question: CheckQuestion,
        isMember: Bool,
        _ entitlements: [Entitlement]
    ) -> CheckAnswer {
        let offering = catalog.currentVersions.filter { $0.plan.benefit(question.benefit) != nil }
        var answer = CheckAnswer(
            entitled: false,
            reason: .noSubscription,
            asOf: question.at,
            renewalPending: false
        )
        let plans = offering.map(\.plan.id).joined(separator: " or ")
        if offering.isEmpty {
            answer.reason = .unknownBenefit
            answer.remedy =
                "no plan on sale promises \(question.benefit); `plans show` lists what each one does"
        } else if !isMember {
            answer.reason = .unknownMember
            answer.remedy = "add the member, then start \(plans)"
        } else {
            let alive = entitlements.contains { entitlement in
                entitlement.holds(at: question.at)
                    || (entitlement.standing != .ended && question.at < entitlement.validUntil)
            }
            answer.reason = alive ? .notInPlan : .noSubscription
            answer.remedy = "start \(plans)"
        }
        return answer
    }
}

extension CheckAnswer {
    /// Among equals the earlier source stays.
    fileprivate func isBetter(than other: CheckAnswer) -> Bool {
        if entitled != other.entitled { return entitled }
        if !entitled { return reason.stepsToYes < other.reason.stepsToYes }
        if case .discount(let rate) = benefit?.terms,
            case .discount(let otherRate) = other.benefit?.terms, rate != otherRate
        {
            return rate.basisPoints > otherRate.basisPoints
        }
        return (validUntil?.milliseconds ?? .min) > (other.validUntil?.milliseconds ?? .min)
    }
}

extension CheckReason {
    /// Orders the refusals, so that the remedy told first is the one the member can reach first: a
    /// basket to fill before a payment to make, and a payment before a new start.
    fileprivate var stepsToYes: Int {
        switch self {
        case .subscribed, .trial, .renewalPending, .grace, .paidUntilEnd: 0
        case .belowMinimumBasket, .currencyMismatch, .outOfScope, .contextMissing: 1
        case .leftOutOfTrial: 2
        case .firstPaymentPending, .onHold, .paused: 3
        case .notStarted: 4
        case .ended: 5
        case .notInPlan, .noSubscription, .unknownBenefit, .unknownMember: 6
        }
    }
}

/// Decides a checkout's question from the member's entitlements and the immutable catalog.
///
/// Pure: no clock and no reading; the question brings its instant. With several sources the best
/// answer wins: a yes before a no; then the higher discount, then the one that holds longest; and of
/// refusals the one that is nearest to a yes.
package struct Checker: Sendable {
    private let catalog: Catalog

    package init(catalog: Catalog) { self.catalog = catalog }

    /// What is known of a counted benefit of one source; `nil` when nothing was ever given or used.
    package typealias CountReading = (Entitlement, Benefit) throws -> Counted?

    /// - Parameters:
    ///   - entitlements: the member's rows; empty for an unknown member too.
    ///   - memberExists: read only when there is no row to decide from.
    ///   - counted: read only for benefits that are counted, once nothing else stands in the way.
    package func answer(
        _ question: CheckQuestion,
        entitlements: [Entitlement],
        memberExists: () throws -> Bool,
        counted: CountReading
    ) rethrows -> CheckAnswer {
        var best: CheckAnswer?
        for entitlement in entitlements {
            guard let plan = catalog.versions[entitlement.source.planVersion]?.plan else {
                continue
            }
            let candidate: CheckAnswer
            if let promised = plan.benefit(question.benefit, tier: entitlement.tier) {
                candidate = try weigh(question, entitlement, plan, promised, counted)
            } else if let tier = plan.tierPromising(question.benefit, above: entitlement.tier) {
                candidate = refuse(question, entitlement, plan, below: tier)
            } else {
                continue
            }
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
        _ promised: PromisedBenefit,
        _ counted: CountReading
    ) rethrows -> CheckAnswer {
        let benefit = promised.benefit
        var answer = refusing(question, entitlement, plan)
        answer.benefit = benefit
        answer.tier = promised.tier
        guard answer.reason.isEntitled else { return answer }
        if let obstacle = obstacle(question, benefit) {
            return answer.refused(obstacle.reason, obstacle.remedy)
        }
        let standing = answer.reason
        if benefit.isCounted {
            let count = try counted(entitlement, benefit) ?? Counted.nothing
            answer.remaining = count.remaining
            answer.limit = count.limit
            answer.usage = count.usage
            answer.overage = count.overage
            answer.nextReset = count.nextReset
            answer.isFromGrant = count.next?.isBesidePlan ?? false
            if let next = count.nextReset, let until = answer.validUntil {
                answer.validUntil = min(next, until)
            }
            let (reason, remedy) = benefit.judging(count, quantity: question.context.quantity)
            if let reason {
                guard reason.isEntitled else { return answer.refused(reason, remedy) }
                answer.reason = reason
            }
        } else if case .guestPass(let pass) = benefit.terms,
            question.context.quantity > pass.guests
        {
            return answer.refused(.tooManyGuests, "bring at most \(pass.guests)")
        }
        answer.entitled = true
        answer.renewalPending = standing == .renewalPending
        if case .discount(let discount) = benefit.terms, let amount = question.context.amount {
            answer.discount = discount.off(amount, quantity: question.context.quantity)
        }
        return answer
    }

    /// An answer that says how the source stands, and nothing of the basket yet.
    private func refusing(
        _ question: CheckQuestion,
        _ entitlement: Entitlement,
        _ plan: Plan
    ) -> CheckAnswer {
        let (reason, remedy) = entitlement.access(
            to: question.benefit,
            of: plan,
            at: question.at
        )
        var answer = CheckAnswer(
            entitled: false,
            reason: reason,
            source: entitlement.source,
            validUntil: reason.isEntitled ? entitlement.validUntil : nil,
            asOf: question.at,
            renewalPending: false,
            remedy: remedy
        )
        answer.role = entitlement.role
        return answer
    }

    /// Promised by a higher tier only.
    private func refuse(
        _ question: CheckQuestion,
        _ entitlement: Entitlement,
        _ plan: Plan,
        below tier: Tier
    ) -> CheckAnswer {
        let answer = refusing(question, entitlement, plan)
        return answer.reason.isEntitled
            ? answer.refused(.tierTooLow, "it comes with \(tier.id) of \(plan.id)") : answer
    }

    /// What the basket says.
    private func obstacle(
        _ question: CheckQuestion,
        _ benefit: Benefit
    ) -> (reason: CheckReason, remedy: String)? {
        if let obstacle = benefit.scope.obstacle(for: question.context) { return obstacle.answer }
        guard case .shippingWaiver(let waiver) = benefit.terms,
            let minimum = waiver.minimum(in: question.context.channel), minimum.minorUnits > 0
        else { return nil }
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
        let offering = catalog.currentVersions.filter { $0.plan.promises(question.benefit) }
        var answer = CheckAnswer(
            entitled: false,
            reason: .noSubscription,
            asOf: question.at,
            renewalPending: false
        )
        let plans = offering.map { version in
            guard version.plan.benefit(question.benefit) == nil,
                let tier = version.plan.tierPromising(question.benefit, above: nil),
                tier.id != version.plan.tiers?.tiers.first?.id
            else { return version.plan.id }
            return "\(version.plan.id) and reach \(tier.id)"
        }.joined(separator: " or ")
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
    fileprivate func refused(_ reason: CheckReason, _ remedy: String?) -> CheckAnswer {
        var answer = self
        answer.reason = reason
        answer.remedy = remedy
        answer.validUntil = nil
        return answer
    }

    /// Among equals the earlier source stays.
    fileprivate func isBetter(than other: CheckAnswer) -> Bool {
        if entitled != other.entitled { return entitled }
        if !entitled { return reason.stepsToYes < other.reason.stepsToYes }
        if (reason == .overQuota) != (other.reason == .overQuota) { return reason != .overQuota }
        if case .discount(let discount) = benefit?.terms, case .rate(let rate) = discount.off,
            case .discount(let otherDiscount) = other.benefit?.terms,
            case .rate(let otherRate) = otherDiscount.off, rate != otherRate
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
        case .subscribed, .trial, .renewalPending, .grace, .paidUntilEnd, .overQuota,
            .given:
            0
        case .belowMinimumBasket, .currencyMismatch, .outOfScope, .contextMissing, .tooManyGuests: 1
        case .leftOutOfTrial, .quotaUsedUp, .fairUseReached, .tierTooLow: 2
        case .firstPaymentPending, .onHold, .paused: 3
        case .notStarted: 4
        case .ended, .notShared: 5
        case .notInPlan, .noSubscription, .unknownBenefit, .unknownMember, .controlGroup: 6
        }
    }
}

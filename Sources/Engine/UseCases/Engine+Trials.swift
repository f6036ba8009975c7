import Membership
import Payments
import Store

/// A trial is given once, and counted by everything that tells one payer from another.
extension Engine {
    /// What a trial of this member would be counted by.
    func trialClaims(of member: MemberRow, payingWith method: PaymentMethod) -> [TrialClaim] {
        var claims = [TrialClaim.member(member.id)]
        if let household = member.household { claims.append(.household(household)) }
        switch method {
        case .balance, .none, .complimentary: break
        case .gateway(let name, let token):
            if let known = gateways.gateway(name)?.fingerprint(token: token) {
                claims.append(.fingerprint(known))
            }
        }
        return claims
    }

    /// A payment method that comes to a trial later has taken it as well, unless it has taken one
    /// before: a card that pays is welcome, and the trial has begun.
    func claimTrial(by method: PaymentMethod, _ matter: Case, _ work: Work) throws {
        guard matter.row.withTrial else { return }
        switch matter.subscription.state {
        case .scheduled, .trialing: break
        case .incomplete, .active, .pastDue, .onHold, .paused, .ended: return
        }
        guard let member = try work.reader.member(matter.row.member) else { return }
        for claim in trialClaims(of: member, payingWith: method) {
            guard case .fingerprint = claim, try work.reader.trialClaims(for: [claim]).isEmpty
            else { continue }
            work.claimTrial(claim, matter.row.id)
        }
    }

    /// Whether a start takes the plan's trial.
    ///
    /// - Parameter isPast: whether it begins before today; then a trial has to be asked for.
    func takesTrial(
        _ order: StartOrder,
        _ plan: Plan,
        _ claims: [TrialClaim],
        isPast: Bool,
        _ reader: Reader
    ) throws -> Bool {
        if order.trial == false || (order.trial == nil && isPast) { return false }
        let taken =
            try reader.trialClaims(for: claims).first ?? housemateTrial(of: order.member, reader)
        guard order.trial == true else { return plan.trial != nil && taken == nil }
        guard plan.trial != nil else { throw Refused(.noTrialOffered, plan.id) }
        switch taken?.claim {
        case nil: return true
        case .member(let taker):
            let mate = try reader.member(taker)?.key ?? order.member
            throw Refused(
                .trialAlreadyTaken,
                mate == order.member ? mate : "\(order.member), by \(mate) of the household"
            )
        case .household(let id):
            throw Refused(.trialAlreadyTaken, "\(order.member), by the household \(id)")
        // Whose card it is, is no business of this caller's.
        case .fingerprint:
            throw Refused(.trialAlreadyTaken, "\(order.member), by the payment method")
        }
    }

    /// The trial of somebody who shares a membership with the member now; `nil` for none.
    private func housemateTrial(of key: String, _ reader: Reader) throws -> TrialClaimRow? {
        var mates: [TrialClaim] = []
        for entitlement in try reader.entitlements(of: key) where entitlement.standing != .ended {
            let id = entitlement.source.subscription
            let keys = try reader.sharers(of: id).map(\.member) + [reader.owner(of: id)]
            // A membership that nobody shares is the member's own.
            guard keys.count > 1 else { continue }
            mates += try keys.compactMap(\.self).filter { $0 != key }
                .compactMap { try reader.member($0).map { .member($0.id) } }
        }
        return try mates.isEmpty ? nil : reader.trialClaims(for: mates).first
    }

    /// The price a trial turns into.
    func converted(_ asked: Price, _ plan: Plan) throws(Refused) -> Price {
        guard let other = plan.trial?.convertsTo else { return asked }
        return try price(other, of: plan)
    }
}

extension Work {
    /// Writes down that a trial is taken, by everything it is counted by.
    func takeTrial(_ claims: [TrialClaim], _ member: MemberID, _ subscription: SubscriptionID) {
        addTrial(member, subscription)
        for claim in claims { claimTrial(claim, subscription) }
    }

    fileprivate func claimTrial(_ claim: TrialClaim, _ subscription: SubscriptionID) {
        changes.trialClaims.append(
            TrialClaimRow(claim: claim, subscription: subscription, takenAt: now)
        )
    }
}

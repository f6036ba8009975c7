import Membership
import Store

/// What a term costs without the proof that its price needs.
///
/// It is a change of price like any other: a later proof brings the lower price back only when the
/// member asks for it.
extension Work {
    /// The price a term that begins on a day costs without a proof; `nil` when none is needed, or
    /// when it holds.
    func fallbackPrice(_ matter: Case, on day: CivilDate) throws -> PricedVersion? {
        let priced = try engine.plans.priced(matter.agreement.priceVersion, reader)
        // What the shop gives away it has looked at already.
        guard let eligibility = priced.price.eligibility, matter.payWith != .complimentary,
            try !engine.proves(matter.row.member, eligibility, on: day, reader)
        else { return nil }
        let version = matter.agreement.planVersion
        guard let row = engine.plans.price(eligibility.fallback, of: version, on: day) else {
            throw Refused(
                .priceNotInForce,
                "\(priced.plan.id) \(eligibility.fallback) on \(day)"
            )
        }
        return try engine.plans.priced(row.id, reader)
    }
}

/// Notices about proofs that run out.
extension Work {
    /// The kind of proof by which a price or a place is kept; `nil` where none is asked for.
    func proofKind(of matter: Case) throws -> String? {
        let priced = try engine.plans.priced(matter.agreement.priceVersion, reader)
        return priced.price.eligibility?.kind ?? priced.plan.admission.verified
    }

    /// The first day on which that proof no longer holds, where the next term begins then or later.
    func endOfProof(of matter: Case) throws -> CivilDate? {
        guard let action = matter.subscription.nextAction, case .day(let day) = action.due,
            let start = matter.subscription.startOfNextBilling(today: day),
            let kind = try proofKind(of: matter),
            let proof = try reader.verification(of: matter.row.member, kind)
        else { return nil }
        let price = try engine.plans.priced(matter.agreement.priceVersion, reader).price
        let end =
            price.eligibility.map {
                $0.proofEnds(verifiedOn: proof.verifiedOn, validUntil: proof.validUntil)
            } ?? proof.validUntil
        return end.flatMap { $0 <= start ? $0 : nil }
    }

    /// Derives anew what a member is to be told, whose proof of a kind was recorded.
    func followProof(_ kind: String, of member: MemberID) throws {
        for row in try reader.subscriptions(of: member)
        where !row.state.isEnded && row.inFlight == nil && row.parkedReason == nil {
            let matter = try load(row)
            guard try proofKind(of: matter) == kind else { continue }
            try carryOut(Decision(matter.subscription), on: matter)
        }
    }
}

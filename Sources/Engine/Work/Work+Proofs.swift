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

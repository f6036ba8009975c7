/// A benefit a member has now, and why. An object: a quote goes over benefits again and again.
final class HeldBenefit: Sendable {
    let benefit: Benefit
    let name: BenefitName
    let reason: CheckReason

    init(_ promised: PromisedBenefit, of plan: String, reason: CheckReason) {
        benefit = promised.benefit
        name = BenefitName(
            plan: plan,
            tier: promised.tier,
            benefit: promised.benefit.id,
            kind: promised.benefit.terms.kind
        )
        self.reason = reason
    }

    private init(_ other: HeldBenefit, reason: CheckReason) {
        benefit = other.benefit
        name = other.name
        self.reason = reason
    }

    /// The same benefit for another reason.
    func held(for reason: CheckReason) -> HeldBenefit {
        reason == self.reason ? self : HeldBenefit(self, reason: reason)
    }
}

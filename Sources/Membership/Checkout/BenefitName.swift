/// Which benefit of which plan: what the lines of a quote refer to.
package struct BenefitName: Hashable, Sendable {
    /// `nil` for a benefit asked for by name that no plan of the member promises.
    package let plan: String?
    /// The tier that promises it; `nil` when the plan itself does.
    package let tier: String?
    package let benefit: String
    package let kind: BenefitKind?

    package init(plan: String?, tier: String?, benefit: String, kind: BenefitKind?) {
        self.plan = plan
        self.tier = tier
        self.benefit = benefit
        self.kind = kind
    }
}

extension BenefitName: Comparable {
    /// By plan, tier and benefit: an order to show them in.
    package static func < (first: BenefitName, second: BenefitName) -> Bool {
        (first.plan ?? "", first.tier ?? "", first.benefit)
            < (second.plan ?? "", second.tier ?? "", second.benefit)
    }
}

/// What a plan promises the members of one tier, as baskets are priced by it: worked out once for each
/// version of a plan, because nothing of it depends on a basket.
struct PlanPromises: Sendable {
    /// In the order of ``Plan/benefits(tier:)``; each as a member has it who pays and is nobody's guest.
    let held: [HeldBenefit]
    let touches: Touches

    init(of plan: Plan, tier: String?) {
        held = plan.benefits(tier: tier).map { promised in
            HeldBenefit(promised, of: plan.id, reason: .subscribed)
        }
        var touches: Touches = plan.points == nil ? [] : .earnings
        for held in held { touches.formUnion(Touches(held.benefit.terms)) }
        self.touches = touches
    }

    /// What of a quote a plan can change.
    struct Touches: OptionSet {
        let rawValue: Int

        /// What lines cost.
        static let goods = Touches(rawValue: 1)
        static let deliveries = Touches(rawValue: 2)
        static let fees = Touches(rawValue: 4)
        static let earnings = Touches(rawValue: 8)

        init(rawValue: Int) { self.rawValue = rawValue }

        init(_ terms: BenefitTerms) {
            switch terms {
            case .discount, .memberPrice: self = .goods
            case .serviceCredit(let credit):
                if case .times = credit.extent { self = .goods } else { self = [] }
            case .shippingWaiver: self = .deliveries
            case .feeWaiver: self = .fees
            case .reward, .spendReward, .draw, .donation: self = .earnings
            // Points are what it multiplies, and the plan's points are counted already.
            case .multiplier: self = []
            case .access, .config, .quota, .grantDrip, .priority, .guestPass: self = []
            }
        }
    }
}

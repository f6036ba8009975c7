package import Membership

/// The keys of benefits and of what stands inside them.
extension PlanKeys {
    /// Where something applies: of benefits, of points that are earned and of metrics alike.
    package static let scope = [
        "categories", "products", "channels", "regions", "partners", "exclude_categories",
        "exclude_products",
    ]

    /// What every benefit may say, whatever its kind.
    package static let benefit = ["id", "name", "kind", "worth"] + scope

    /// What only benefits of this kind may say.
    package static func benefit(_ kind: BenefitKind) -> [String] {
        switch kind {
        case .access: []
        case .config: ["value"]
        case .quota:
            [
                "amount", "unlimited", "per", "limit", "fair_use", "rollover", "prorated",
                "carry_overage", "priority", "unit",
            ]
        case .discount: ["rate", "amount", "ladder", "order_cap", "cap"]
        case .memberPrice: ["prices"]
        case .shippingWaiver: ["speed", "minimum_basket", "minimum_by_channel", "times"]
        case .reward:
            [
                "rate", "base", "cap", "per", "issue_lead", "form", "valid_for", "forfeit",
                "requires_paid",
            ]
        case .multiplier: ["factor"]
        case .grantDrip: ["occasion", "award", "valid_for", "leap_day"]
        case .serviceCredit: ["service", "times", "longer", "within"]
        case .priority: ["lead_minutes"]
        case .guestPass: ["guests", "visits"]
        case .draw: ["chance", "prize", "minimum_basket", "per_member", "budget", "valid_for"]
        case .donation: ["rate", "amount", "to", "cap"]
        case .feeWaiver: ["fee", "after", "times"]
        case .spendReward: ["stamp_per", "stamps_needed", "carry_remainder", "award", "valid_for"]
        }
    }

    package static let worth = ["per_use", "per_term"]
    package static let award = ["item", "credit", "points", "uses", "count", "worth"]
    /// So many times in each window.
    package static let times = ["count", "per"]
    /// So much money in each window.
    package static let cap = ["amount", "currency", "per"]
    /// So many prizes, or prizes worth so much, in each window.
    package static let budget = ["count", "amount", "currency", "per"]
    package static let rollover = ["least", "most"]
    package static let ladder = ["by", "per", "including_this", "steps"]
    package static let ladderStep = ["from", "rate"]
    package static let memberPrice = ["product", "price"]
    package static let channelMinimum = ["channel", "minimum"]
    package static let waiverCondition = ["spend", "points"]
    package static let stampPer = ["spend", "items"]
}

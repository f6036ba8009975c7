/// Something in a plan that may be done and is seldom wise.
package struct PlanWarning: Hashable, Sendable, CustomStringConvertible {
    package let code: Code
    /// Where it is, as plan files nest: `benefits.sale`, `tiers.gold.benefits.sale`, `prices.annual`.
    package let path: String
    /// One sentence: what was found, and why it is worth a second look.
    package let reason: String

    package var description: String { "\(path): \(reason) [\(code.rawValue)]" }

    /// The closed list of warnings, as sent and as tests name them; new ones are added at the end.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        case highDiscount = "high_discount"
        case highLadder = "high_ladder"
        case lowChance = "low_chance"
        case severalConversions = "several_conversions"
        case monthBoundReward = "month_bound_reward"
        case uncappedReward = "uncapped_reward"
        case unlimitedQuota = "unlimited_quota"
        case noObjective = "no_objective"
        case noControlGroup = "no_control_group"
        case valueBelowFee = "value_below_fee"
    }
}

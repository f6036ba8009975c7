/// One stored version of a plan.
///
/// An object, because it never changes and a plan is large: whoever prices a basket hands it around.
package final class PlanVersion: Sendable {
    package let id: PlanVersionID
    /// Counts from 1 within the plan.
    package let number: Int
    package let plan: Plan
    /// What members without a tier have, worked out once.
    private let untiered: PlanPromises
    private let tiered: [String: PlanPromises]

    package init(id: PlanVersionID, number: Int, plan: Plan) {
        self.id = id
        self.number = number
        self.plan = plan
        untiered = PlanPromises(of: plan, tier: nil)
        tiered = Dictionary(
            (plan.tiers?.tiers ?? []).map { ($0.id, PlanPromises(of: plan, tier: $0.id)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// All benefits as a member of a tier has them; one the plan does not know is below all of them.
    func promises(tier: String?) -> PlanPromises {
        tier.flatMap { tiered[$0] } ?? untiered
    }
}

extension PlanVersion: Hashable {
    package static func == (first: PlanVersion, second: PlanVersion) -> Bool {
        first === second
            || first.id == second.id && first.number == second.number && first.plan == second.plan
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(number)
    }
}

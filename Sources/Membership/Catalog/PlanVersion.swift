/// One stored version of a plan.
package struct PlanVersion: Hashable, Sendable {
    package let id: PlanVersionID
    /// Counts from 1 within the plan.
    package let number: Int
    package let plan: Plan

    package init(id: PlanVersionID, number: Int, plan: Plan) {
        self.id = id
        self.number = number
        self.plan = plan
    }
}

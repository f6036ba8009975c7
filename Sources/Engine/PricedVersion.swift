import Membership
import Store

/// One stored amount together with the plan and the price it belongs to. An object, because a plan is
/// large and every subscription that is looked at asks for it.
final class PricedVersion {
    let version: PlanVersionID
    let plan: Plan
    let price: Price
    let row: PriceRow

    init(version: PlanVersionID, plan: Plan, price: Price, row: PriceRow) {
        self.version = version
        self.plan = plan
        self.price = price
        self.row = row
    }
}

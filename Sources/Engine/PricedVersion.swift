import Membership
import Store

/// One stored amount together with the plan and the price it belongs to.
struct PricedVersion {
    let version: PlanVersionID
    let plan: Plan
    let price: Price
    let row: PriceRow
}

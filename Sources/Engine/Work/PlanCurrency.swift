import Membership

/// A plan's revenue in one currency.
struct PlanCurrency: Hashable {
    let plan: String
    let currency: Currency
}

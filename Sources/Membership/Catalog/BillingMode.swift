/// Where the money of a term may come from.
package enum BillingMode: String, Hashable, Sendable, CaseIterable {
    /// The prepaid balance when it covers the whole term, otherwise the member's payment method.
    case autoRenew = "auto_renew"
    /// The prepaid balance only.
    case prepaid
}

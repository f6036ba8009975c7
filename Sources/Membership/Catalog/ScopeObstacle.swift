/// Why a benefit's scope does not cover a basket.
package enum ScopeObstacle: Hashable, Sendable {
    /// The checkout told something the benefit is not for.
    case outside(dimension: String, allowed: [String])
    /// The benefit is limited and the checkout did not say.
    case notTold(dimension: String, allowed: [String])
    /// The benefit leaves this out.
    case excluded(dimension: String, value: String)
}

/// What is given: on an occasion, for stamps, as a prize, at a milestone, for bringing a friend.
package enum Award: Hashable, Sendable {
    /// Things of the shop's, as `dessert`, handed out at the till; a worth when the file says one.
    case item(String, count: Int64, worth: Money?)
    /// Granted credit of the prepaid balance.
    case credit(Money)
    /// Points of the plan's own programme.
    case points(Int64)
    /// Uses of a quota, a service or a pass that the plan or its tiers promise.
    case uses(benefit: String, count: Int64)
}

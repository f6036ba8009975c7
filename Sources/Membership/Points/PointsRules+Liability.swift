extension PointsRules {
    /// What the points that are out are expected to cost; `nil` when the plan says no cost.
    ///
    /// The total is rounded, never the single movement. A balance below zero costs nothing: it is owed to
    /// the shop in points, not in money.
    package func liability(outstanding points: Int64) throws(MoneyError) -> Money? {
        guard let cost else { return nil }
        return try cost.worth(max(0, points))
    }

    /// What has to be posted so that the books say what the points that are out cost.
    ///
    /// Each posting is the difference to what stands there already, so roundings never add up, and a
    /// changed cost is caught up with at the next movement.
    /// - Parameter posted: what the books say now; positive is a liability.
    /// - Returns: positive when the liability grows, negative when it shrinks; `nil` without a cost.
    package func liabilityChange(
        posted: Money,
        outstanding points: Int64
    ) throws(MoneyError) -> Money? {
        guard let due = try liability(outstanding: points) else { return nil }
        return try due.subtracting(posted)
    }
}

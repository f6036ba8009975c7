/// What points are worth at the checkout.
package struct PointsRedemption: Hashable, Sendable {
    package let value: PointsValue
    /// The fewest that may be redeemed at once.
    package let least: Int64
    /// Only whole multiples of this; 1 for any number.
    package let step: Int64

    package init(value: PointsValue, least: Int64 = 1, step: Int64 = 1) {
        self.value = value
        self.least = least
        self.step = step
    }
}

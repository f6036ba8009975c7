/// So many points stand for so much money: an exact ratio.
package struct PointsValue: Hashable, Sendable {
    /// 1 or more.
    package let points: Int64
    /// More than nothing.
    package let money: Money

    package init(points: Int64, money: Money) {
        self.points = points
        self.money = money
    }
}

/// Points that a member loses by being away, as of a day.
package struct PointsLoss: Hashable, Sendable {
    package let day: CivilDate
    package let points: Int64

    package init(day: CivilDate, points: Int64) {
        self.day = day
        self.points = points
    }
}

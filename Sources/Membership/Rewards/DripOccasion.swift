/// One day on which a drip is given.
package struct DripOccasion: Hashable, Sendable {
    package let day: CivilDate
    /// Names the occasion, as `birthday/2026`: of one member and benefit each is given once.
    package let key: String

    package init(day: CivilDate, key: String) {
        self.day = day
        self.key = key
    }
}

/// A rest from billing and from access.
package struct Pause: Hashable, Sendable {
    /// The first day of it.
    package let since: CivilDate
    /// The day on which it ends by itself.
    package let until: CivilDate

    package init(since: CivilDate, until: CivilDate) {
        self.since = since
        self.until = until
    }
}

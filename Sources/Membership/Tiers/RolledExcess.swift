/// What of one window counts in the next, by metric.
package struct RolledExcess: Hashable, Sendable {
    /// The first day of the window it counts in.
    package let window: CivilDate
    package let into: [String: Int64]
    /// What counted in the window before, so that a late return there is seen.
    package let previous: [String: Int64]

    package init(
        window: CivilDate,
        into: [String: Int64],
        previous: [String: Int64]
    ) {
        self.window = window
        self.into = into
        self.previous = previous
    }
}

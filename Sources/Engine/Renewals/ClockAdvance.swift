package import Membership

/// What moving the clock came to.
package struct ClockAdvance: Hashable, Sendable {
    package let from: Instant
    package let now: Instant
    /// Midnights passed, in the database's zone.
    package let days: Int
    package let summary: RunSummary
}

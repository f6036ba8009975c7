import Membership

/// What windows give that nobody has looked at yet.
struct DueWindows {
    /// Worked out and not written.
    var lots: [Lot] = []
    var limit: Quota.Limit = .hard
    /// What a use beyond them is written as.
    var debt: (Burn, Instant) -> Lot? = { _, _ in nil }
}

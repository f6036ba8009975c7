/// Whether a fee is waived, or what is missing for that.
package enum FeeWaiverStanding: Hashable, Sendable {
    case waived
    /// So much more spend, or so many more points.
    case missing(FeeWaiver.Condition)
    /// It was waived as often as the window allows.
    case usedUp
    /// A renewal for which nothing can be reached is never waived.
    case neverEarned
}

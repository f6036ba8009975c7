/// How the member stands on the day a reward is to be issued.
package enum RewardStanding: Hashable, Sendable {
    /// Has a plan or tier that promises it; `paid` is false on trial.
    case promised(paid: Bool)
    /// Changed to a plan or tier that does not promise it.
    case downgraded
    case ended
}

/// What becomes of a reward on the day it is to be issued.
package struct RewardIssue: Hashable, Sendable {
    package let outcome: Outcome
    /// What to add to the issued amount of each window, also when it is forfeited: it is not due again.
    package let settles: [Settled]

    /// What happens.
    package enum Outcome: Hashable, Sendable {
        case issued(Money)
        /// Lost, by the plan's rule for who changes or leaves.
        case forfeited(Money)
        /// Kept until the member has paid.
        case waits(Money)
        /// More was issued than is due, because purchases came back: so much less next time.
        case owed(Money)
        case nothing
    }

    /// One window that is settled.
    package struct Settled: Hashable, Sendable {
        package let window: Period
        /// Negative where more was issued than is due.
        package let change: Money
    }
}

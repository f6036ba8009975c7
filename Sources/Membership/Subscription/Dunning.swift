/// A failed charge being worked on: everything else about it follows from the due day and the policy.
package struct Dunning: Hashable, Sendable {
    /// The first day of the term that is unpaid.
    package let due: CivilDate
    /// The day of the latest try.
    package let lastTried: CivilDate
    /// False after a hard decline: only a new payment method or a top-up leads to another try.
    package let retriesAutomatically: Bool

    package init(due: CivilDate, lastTried: CivilDate, retriesAutomatically: Bool) {
        self.due = due
        self.lastTried = lastTried
        self.retriesAutomatically = retriesAutomatically
    }
}

import Membership

/// What windows give that nobody has looked at yet.
struct DueWindows {
    /// Worked out and not written.
    var lots: [Lot] = []
    var limit: Quota.Limit = .hard
    /// The subscriptions that give it now: what others gave is of memberships that are over.
    var givers: Set<SubscriptionID> = []
    /// What a use beyond them is written as.
    var debt: (Burn, Instant) -> Lot? = { _, _ in nil }

    /// The lots that may be used: what is owed is always among them.
    func usable(_ lots: [Lot]) -> [Lot] {
        lots.filter { $0.isDebt || $0.subscription.map(givers.contains) != false }
    }
}

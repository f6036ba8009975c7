/// What reaches a tier and what keeps it, from a day on.
package struct TierThreshold: Hashable, Sendable {
    package let from: CivilDate
    /// By the id of a metric.
    package let earn: [String: Int64]
    /// What keeps it; as much as reaches it where nothing else is said.
    package let retain: [String: Int64]

    package init(from: CivilDate, earn: [String: Int64], retain: [String: Int64]? = nil) {
        self.from = from
        self.earn = earn
        self.retain = retain ?? earn
    }
}

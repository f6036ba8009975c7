/// Something given once a window when a metric reaches a figure between or beyond the tiers.
package struct Milestone: Hashable, Sendable {
    /// Unique within the set.
    package let id: String
    package let metric: String
    package let at: Int64
    package let award: Award

    package init(id: String, metric: String, at: Int64, award: Award) {
        self.id = id
        self.metric = metric
        self.at = at
        self.award = award
    }
}

import Membership

/// What thresholds need to know of a metric, also of one with something wrong in it.
struct MetricOutline {
    let id: String
    /// `nil` when the file does not tell; figures of it are not looked at then.
    let measure: QualifyingMetric.Measure?
}

extension [MetricOutline] {
    /// The ids there are, in the order of the file.
    var ids: [String] { map(\.id) }

    /// The metric with this id.
    func named(_ id: String) -> MetricOutline? { first { $0.id == id } }
}

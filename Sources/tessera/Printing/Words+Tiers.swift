import Membership

/// The rules of tiers in a few words each.
extension Words {
    static func tiers(_ set: TierSet) -> String {
        var parts = ["\(set.name) by \(set.metrics.map(\.id).joined(separator: joiner(set)))"]
        parts.append(window(set.window))
        switch set.upgrade {
        case .instant: parts.append("up at once")
        case .onReview: parts.append("up at a review")
        }
        parts.append(validity(set))
        switch set.downgrade {
        case .none: parts.append("never down at a review")
        case .oneDown: parts.append("down one tier")
        case .balanceBased: parts.append("down to what there is")
        case .toBase: parts.append("down to the base")
        }
        if set.softLanding { parts.append("by one tier at most") }
        if let grace = set.grace { parts.append("\(grace) of grace") }
        if let rule = set.inactivity {
            parts.append("\(count(rule.steps, "tier")) down every \(rule.every) of silence")
        }
        if set.rollsOver { parts.append("what is left goes over") }
        if let match = set.match {
            parts.append("matches other programmes for \(match.provisional)")
        }
        return parts.joined(separator: ", ")
    }

    private static func joiner(_ set: TierSet) -> String {
        switch set.combination {
        case .any: " or "
        case .all: " and "
        }
    }

    private static func window(_ window: TierWindow) -> String {
        switch window {
        case .year(let first): "in a year from \(first)"
        case .membershipYear: "in a year of membership"
        case .rolling(let months): "in the last \(count(months, "month"))"
        case .sinceTierEntry(let cadence): "in \(cadence) from the tier's start"
        case .lifetime: "in a lifetime"
        }
    }

    private static func validity(_ set: TierSet) -> String {
        switch set.review {
        case .statusEnd: break
        case .realTime: return "reviewed every night"
        case .anniversary: return "reviewed on the day of joining"
        case .day(let day): return "reviewed on \(day)"
        }
        switch set.validity {
        case .endOfNextWindow: return "to the end of the next such time"
        case .lasting(let cadence): return "for \(cadence)"
        case .fixedDay(let day): return "to \(day) of the next year"
        case .whileQualified: return "while there is enough"
        }
    }

    /// What reaches or keeps a tier: `300.00 USD spend and 3 visits`.
    static func figures(_ figures: [String: Int64], of set: TierSet) -> String {
        let parts = set.metrics.compactMap { metric in
            figures[metric.id].map { "\(figure($0, metric.measure)) \(metric.id)" }
        }
        return parts.joined(separator: joiner(set))
    }

    /// What leads to a tier without a threshold: a whole life's figures, or nothing that is counted.
    static func unthresholded(_ lifetime: [String: Int64], of set: TierSet) -> String {
        lifetime.isEmpty ? "being given" : "\(figures(lifetime, of: set)) in a lifetime"
    }

    /// A figure of one metric, as money or as a number.
    static func figure(_ figure: Int64, _ measure: QualifyingMetric.Measure) -> String {
        switch measure {
        case .netSpend(let currency), .grossSpend(let currency):
            Money(minorUnits: figure, currency: currency).description
        case .points, .orders, .items, .tenure: grouped(figure)
        }
    }

    /// What a milestone takes and gives: `700.00 USD spend gives 70 points`.
    static func milestone(_ milestone: Milestone, of set: TierSet) -> String {
        let measure = set.metrics.first { $0.id == milestone.metric }?.measure
        let at = measure.map { figure(milestone.at, $0) } ?? grouped(milestone.at)
        return "\(at) \(milestone.metric) gives \(award(milestone.award))"
    }
}

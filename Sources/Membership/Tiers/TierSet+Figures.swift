extension TierSet {
    /// The place of a tier from the base upwards; one the set no longer has is the base.
    package func index(of tier: String) -> Int { tiers.firstIndex { $0.id == tier } ?? 0 }

    /// The place that so many steps down lead to; a tier that no counting keeps is no step.
    func place(_ steps: Int, below index: Int) -> Int {
        let lower = tiers.indices.prefix(index).filter { $0 == 0 || !tiers[$0].thresholds.isEmpty }
        return lower.dropLast(steps - 1).last ?? 0
    }

    /// What of a metric a member has within a period.
    func figure(
        _ metric: String,
        within period: Period,
        _ counts: TierCounts,
        _ status: TierStatus
    ) -> Int64 {
        if let measure = metrics.first(where: { $0.id == metric })?.measure, measure == .tenure {
            return Self.tenure(joined: status.joined, on: period.end.adding(days: -1))
        }
        let counted = counts.of(metric, within: period)
        guard let rolled = status.rolled else { return counted }
        if period.start == rolled.window {
            return counted.addingClamped(rolled.into[metric] ?? 0)
        }
        let before = rolled.window.adding(days: -1)
        let isBefore =
            period.start == window(on: before, joined: status.joined, since: nil).start
        return isBefore ? counted.addingClamped(rolled.previous[metric] ?? 0) : counted
    }

    /// Whether figures are reached within a period; none at all never are.
    func meets(
        _ figures: [String: Int64],
        needsAll: Bool,
        within period: Period,
        _ counts: TierCounts,
        _ status: TierStatus
    ) -> Bool {
        guard !figures.isEmpty, !period.isEmpty else { return false }
        let isReached = { (metric: String, needed: Int64) in
            figure(metric, within: period, counts, status) >= needed
        }
        return needsAll ? figures.allSatisfy(isReached) : figures.contains(where: isReached)
    }

    /// The highest tier above the base that is reached within a period, by the thresholds of a day.
    func highest(
        within period: Period,
        on day: CivilDate,
        _ counts: TierCounts,
        _ status: TierStatus
    ) -> Int? {
        tiers.indices.dropFirst().last { index in
            meets(
                tiers[index].threshold(on: day)?.earn ?? [:],
                needsAll: combination == .all,
                within: period,
                counts,
                status
            )
        }
    }

    /// Whether a tier is kept by what lies within a period.
    ///
    /// - Parameter day: whose threshold counts; the period's last day when it is `nil`.
    func retains(
        _ index: Int,
        within period: Period,
        on day: CivilDate? = nil,
        _ counts: TierCounts,
        _ status: TierStatus
    ) -> Bool {
        let threshold = tiers[index].threshold(on: day ?? period.end.adding(days: -1))
        return meets(
            threshold?.retain ?? [:],
            needsAll: combination == .all,
            within: period,
            counts,
            status
        )
    }

    /// What of a window is beyond the highest tier it reached; nothing when it reached none.
    func excess(
        of window: Period,
        rolledIn: [String: Int64],
        _ counts: TierCounts,
        _ status: TierStatus
    ) -> [String: Int64] {
        var status = status
        status.rolled = RolledExcess(window: window.start, into: rolledIn, previous: [:])
        let last = window.end.adding(days: -1)
        guard let reached = highest(within: window, on: last, counts, status),
            let threshold = tiers[reached].threshold(on: last)
        else { return [:] }
        var excess: [String: Int64] = [:]
        for metric in metrics where metric.rollsOver && metric.measure != .tenure {
            guard let needed = threshold.earn[metric.id] else { continue }
            let more = figure(metric.id, within: window, counts, status).addingClamped(-needed)
            if more > 0 { excess[metric.id] = more }
        }
        return excess
    }
}

import Membership

extension PlanReader {
    /// A tier, and where each of its thresholds is written.
    private typealias Placed = (tier: Tier, places: [CivilDate: Position])

    /// The tiers from the base upwards.
    /// - Parameter isAny: whether one metric is enough, so that each must rise by itself.
    func tiers(_ node: YAMLNode?, _ metrics: [MetricOutline]?, isAny: Bool) -> [Tier] {
        let right = "write each tier as an item that begins with - id:, the base first"
        guard let node, let items = reader.list(node, "tiers", right: right) else { return [] }
        if items.isEmpty { reader.report(node.position, "the tier set has no tier", right) }
        var placed: [Placed] = []
        var ids: [String: Position] = [:]
        for (number, item) in items.enumerated() {
            guard let fields = Fields(item, of: "a tier", keys: PlanKeys.tier, reader: reader)
            else { continue }
            let idNode = fields.required("id", example: "id: and a short name, such as id: silver")
            let id = reader.identifier(idNode, "id")
            if let idNode, let id { claim(id, at: idNode.position, of: "the tier", in: &ids) }
            let name = reader.words(fields.optional("name"), "name", longest: 200)
            let isBase = number == 0
            let lifetimeNode = fields.optional("lifetime")
            if isBase { refuse(lifetimeNode, "lifetime", "the base is never lost") }
            let isGiven = isGiven(fields, isBase: isBase, hasLifetime: lifetimeNode != nil)
            let thresholds = thresholds(
                fields,
                metrics,
                isBase: isBase,
                isNeeded: !isGiven && lifetimeNode == nil
            )
            let tier = Tier(
                id: id ?? "",
                name: name ?? id ?? "",
                thresholds: thresholds.map(\.threshold),
                lifetime: figures(lifetimeNode, "lifetime", metrics) ?? [:],
                benefits: benefits(fields.optional("benefits")).benefits,
                onEnter: awards(fields.optional("on_enter"), "on_enter"),
                onRequalify: awards(fields.optional("on_requalify"), "on_requalify")
            )
            let places = thresholds.map { ($0.threshold.from, $0.place) }
            placed.append((tier, Dictionary(places) { first, _ in first }))
        }
        let counted = placed.dropFirst().filter { !$0.tier.thresholds.isEmpty }
        for (lower, upper) in zip(counted, counted.dropFirst()) {
            compare(upper, above: lower, isAny: isAny)
        }
        return placed.map(\.tier)
    }

    /// Whether a tier says that nothing but a gift, a purchase or a match leads to it.
    private func isGiven(_ fields: Fields, isBase: Bool, hasLifetime: Bool) -> Bool {
        let node = fields.optional("given")
        guard reader.flag(node, "given") == true else { return false }
        if isBase {
            refuse(node, "given", "the first tier is the base, which everybody has")
        } else if fields.has("thresholds") {
            refuse(
                node,
                "given",
                "thresholds say what reaches the tier, and any tier may be given as well",
                "take it away, or take thresholds away"
            )
        } else if hasLifetime {
            refuse(
                node,
                "given",
                "lifetime says what reaches the tier, and any tier may be given as well",
                "take it away, or take lifetime away"
            )
        }
        return true
    }

    private func thresholds(
        _ fields: Fields,
        _ metrics: [MetricOutline]?,
        isBase: Bool,
        isNeeded: Bool
    ) -> [(threshold: TierThreshold, place: Position)] {
        let right = "write items such as { from: 2026-01-01, earn: { spend: 500.00 } }"
        if isBase {
            refuse(
                fields.optional("thresholds"),
                "thresholds",
                "the first tier is the base and needs nothing",
                "take it away, or write a base before this tier"
            )
            return []
        }
        let example =
            "thresholds: with items such as { from: 2026-01-01, earn: { spend: 500.00 } }, "
            + "or given: true for a tier that is only given"
        let node =
            isNeeded
            ? fields.required("thresholds", example: example) : fields.optional("thresholds")
        guard let node, let items = reader.list(node, "thresholds", right: right) else { return [] }
        if items.isEmpty { reader.report(node.position, "nothing reaches the tier", right) }
        var found: [(threshold: TierThreshold, place: Position)] = []
        for item in items {
            let keys = PlanKeys.threshold
            guard let fields = Fields(item, of: "a threshold", keys: keys, reader: reader) else {
                continue
            }
            let fromNode = fields.required("from", example: "from: and the first day it counts")
            let from = reader.date(fromNode, "from")
            let earn = figures(
                fields.required("earn", example: "earn: { spend: 500.00 }"),
                "earn",
                metrics
            )
            let retain = retain(fields.optional("retain"), earn, metrics)
            guard let fromNode, let from, let earn else { continue }
            if let last = found.last?.threshold.from, from <= last {
                reader.report(
                    fromNode.position,
                    from == last
                        ? "two thresholds begin on \(from)"
                        : "\(from) comes after \(last) in the thresholds",
                    from == last ? "keep one of them" : "write the oldest threshold first"
                )
            }
            found.append((TierThreshold(from: from, earn: earn, retain: retain), item.position))
        }
        return found
    }

    /// What keeps the tier: as much as reaches it where nothing else is said, and never more.
    private func retain(
        _ node: YAMLNode?,
        _ earn: [String: Int64]?,
        _ metrics: [MetricOutline]?
    ) -> [String: Int64]? {
        guard let node, let earn, let kept = figures(node, "retain", metrics) else { return nil }
        for (metric, figure) in kept.sorted(by: { $0.key < $1.key }) {
            guard let reached = earn[metric], figure > reached else { continue }
            reader.report(
                node.position,
                "keeping the tier takes more \(metric) than reaching it",
                "write as much as under earn, or less"
            )
        }
        return earn.merging(kept) { _, kept in kept }
    }

    /// A tier takes more than the one below it, on every day.
    private func compare(_ upper: Placed, above lower: Placed, isAny: Bool) {
        let days = (upper.tier.thresholds + lower.tier.thresholds).map(\.from)
        for day in Set(days).sorted() {
            guard let high = upper.tier.threshold(on: day), let low = lower.tier.threshold(on: day),
                let place = upper.places[high.from]
            else { continue }
            for (what, high, low) in [
                ("earn", high.earn, low.earn), ("retain", high.retain, low.retain),
            ] {
                let both = high.keys.filter { low[$0] != nil }.sorted()
                let less = both.filter { (high[$0] ?? 0) < (low[$0] ?? 0) }
                let same = both.filter { high[$0] == low[$0] }
                // To keep both alike is a choice; to reach both alike leaves one of them empty.
                let flat =
                    what == "earn" && !same.isEmpty
                    && (isAny || (same.count == both.count && high.count == low.count))
                guard let metric = less.first ?? (flat ? same.first : nil) else { continue }
                reader.report(
                    place,
                    "\(Reader.quoted(upper.tier.id)) takes \(less.isEmpty ? "no more" : "less") "
                        + "\(metric) to \(what) than \(Reader.quoted(lower.tier.id)) below it",
                    "write the tiers from the base upwards, each above the one before"
                )
            }
        }
    }

    /// Figures by metric, as `{ spend: 500.00, orders: 5 }`; `nil` when the metrics are not known.
    func figures(
        _ node: YAMLNode?,
        _ key: String,
        _ metrics: [MetricOutline]?
    ) -> [String: Int64]? {
        let owner = Reader.quoted(key)
        guard
            let node, let metrics,
            let fields = Fields(node, of: owner, keys: metrics.ids, reader: reader)
        else { return nil }
        guard case .map(let entries) = node.content, !entries.isEmpty else {
            reader.report(
                node.position,
                "\(owner) names no metric",
                "its metrics are \(metrics.ids.joined(separator: ", "))"
            )
            return nil
        }
        var figures: [String: Int64] = [:]
        for metric in metrics {
            guard let value = fields.optional(metric.id) else { continue }
            figures[metric.id] = figure(value, metric.id, metric.measure)
        }
        // A part of them would be compared as if it were all.
        return figures.count == entries.count ? figures : nil
    }

    /// A figure of one metric: an amount of money, or a whole number; above nothing.
    func figure(
        _ node: YAMLNode?,
        _ key: String,
        _ measure: QualifyingMetric.Measure?
    ) -> Int64? {
        switch measure {
        case .netSpend(let currency), .grossSpend(let currency):
            guard let node, let money = reader.amount(node, key, currency: currency) else {
                return nil
            }
            if !money.isPositive {
                reader.report(
                    node.position,
                    "\(Reader.quoted(key)) is nothing",
                    "write more than 0"
                )
                return nil
            }
            return money.minorUnits
        case .points, .orders, .items, .tenure: return count(node, key)
        case nil: return nil
        }
    }
}

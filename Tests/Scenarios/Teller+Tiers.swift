import Engine
import Membership
import ShopSupport
import Store

/// Where members stand in tiers, and what people decide about it.
extension Teller {
    func standing(_ verb: String) throws -> [String] {
        switch verb {
        case "tiers":
            let views = try shop.engine.tiers(of: take("a member"))
            return views.isEmpty ? ["in no tiers"] : views.flatMap(Self.lines)
        case "history":
            return try shop.engine.tiers(of: take("a member")).flatMap { view in
                view.history.map { change in
                    "\(change.day) \(view.set.id): \(change.from.map { "\($0) to " } ?? "")"
                        + "\(change.to), \(change.source.rawValue), \(change.reason.rawValue)"
                }
            }
        case "preview-tiers":
            let (set, tiers) = try shop.engine.previewTiers(of: take("a plan"))
            return tiers.map { Self.line($0, of: set) }
        case "set-tier", "back-tier": return try giveTier(verb)
        case "match-tier":
            let (member, tier) = (try take("a member"), try take("a tier"))
            return Self.lines(
                try shop.engine.matchTier(tier, proof: "a card", of: member, set: optional())
            )
        case "rest-tier", "resume-tier":
            let member = try take("a member")
            return Self.lines(
                try shop.engine.restTier(verb == "rest-tier", of: member, set: optional())
            )
        default: throw ShopError("no command '\(verb)'")
        }
    }

    /// `plans shipped` for every file, or `plans shipped prime none` for these.
    func shippedPaths() -> [String] {
        var paths: [String] = []
        while let plan = optional() { paths.append("\(Shop.shippedPlans)/\(plan).yaml") }
        return paths.isEmpty ? [Shop.shippedPlans] : paths
    }

    /// `set-tier ann gold paid until 2027-01-01 in club`, and `back-tier ann paid in club`.
    private func giveTier(_ verb: String) throws -> [String] {
        let member = try take("a member")
        let tier = verb == "set-tier" ? try take("a tier") : nil
        var (source, until, set): (TierOrder.Source, CivilDate?, String?) = (.gifted, nil, nil)
        while let word = optional() {
            switch word {
            case "until": until = try Shop.day(take("a day"))
            case "in": set = try take("a set")
            default:
                guard let known = TierOrder.Source(rawValue: word) else {
                    throw ShopError("no source '\(word)'")
                }
                source = known
            }
        }
        let order = TierOrder(member: member, set: set, tier: tier, source: source, until: until)
        return Self.lines(try shop.engine.setTier(order))
    }

    // MARK: Telling

    private static func lines(_ view: TierView) -> [String] {
        let status = view.status
        var first =
            "\(view.set.id): \(status.tier), \(status.source.rawValue) since \(status.since)"
        if let until = status.validUntil { first += ", until \(until)" }
        if let until = status.provisionalUntil { first += ", on trial until \(until)" }
        if let from = status.pausedFrom { first += ", resting since \(from)" }
        return [first]
            + [(view.outlook.next, "to reach"), (view.outlook.keep, "to keep")].compactMap {
                gap,
                what in gap.map { "  \(what) \(line($0, of: view.set))" }
            }
    }

    private static func line(_ gap: TierGap, of set: TierSet) -> String {
        let figures = gap.metrics.map { metric in
            "\(metric.id) \(figure(metric.has, metric.id, set)) of "
                + figure(metric.needs, metric.id, set)
        }
        var line = "\(gap.tier): " + figures.joined(separator: gap.needsAll ? " and " : " or ")
        if let by = gap.by { line += ", before \(by)" }
        let brings = gap.brings.map(\.id) + gap.awards.map(told)
        return brings.isEmpty ? line : line + "; brings \(brings.joined(separator: ", "))"
    }

    private static func line(_ tier: TierPreview, of set: TierSet) -> String {
        let figures = { (figures: [String: Int64]) in
            figures.sorted { $0.key < $1.key }.map { "\($0.key) \(figure($0.value, $0.key, set))" }
                .joined(separator: tier.needsAll ? " and " : " or ")
        }
        var line = tier.tier
        if !tier.earn.isEmpty { line += ", by \(figures(tier.earn))" }
        if tier.retain != tier.earn { line += ", kept by \(figures(tier.retain))" }
        if !tier.lifetime.isEmpty { line += ", for life by \(figures(tier.lifetime))" }
        let benefits = tier.benefits.map(\.id).joined(separator: ", ")
        return benefits.isEmpty ? line : line + ": \(benefits)"
    }

    private static func figure(_ figure: Int64, _ metric: String, _ set: TierSet) -> String {
        switch set.metrics.first(where: { $0.id == metric })?.measure {
        case .netSpend(let currency)?, .grossSpend(let currency)?:
            Money(minorUnits: figure, currency: currency).description
        case .points?, .orders?, .items?, .tenure?, nil: "\(figure)"
        }
    }

    private static func told(_ award: Award) -> String {
        switch award {
        case .points(let points): "\(points) points"
        case .item(let name, let count, _): "\(count) \(name)"
        case .uses(let benefit, let count): "\(count) uses of \(benefit)"
        case .credit(let money): "a credit of \(money)"
        }
    }
}

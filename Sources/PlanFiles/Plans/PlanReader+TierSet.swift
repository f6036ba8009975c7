import Membership

extension PlanReader {
    /// The tiers and the rules by which status rises and falls.
    func tierSet(_ node: YAMLNode?) -> TierSet? {
        let keys = PlanKeys.tierSet
        guard let fields = Fields(node, of: "the tier set", keys: keys, reader: reader) else {
            return nil
        }
        let id = reader.identifier(fields.required("id", example: "id: flying-club"), "id")
        let name = reader.words(fields.optional("name"), "name", longest: 200)
        let (metrics, outlines) = metrics(
            fields.required("metrics", example: "metrics: [{ id: spend, measure: net_spend }]"),
            setRollsOver: fields.has("rollover_excess")
        )
        let combine: TierSet.Combination? = reader.choice(fields.optional("combine"), "combine")
        let window = tierWindow(
            fields.required("window", example: "window: such as window: membership_year")
        )
        let upgrade: TierSet.Upgrade? = reader.choice(fields.optional("upgrade"), "upgrade")
        let validityNode = fields.optional("validity")
        let validity = validity(validityNode, window)
        let review = review(fields.optional("review"))
        if review == .realTime, validity != .whileQualified {
            refuse(
                validityNode,
                "validity",
                "what is reviewed every night holds while there is enough",
                "take it away, or write while_qualified"
            )
        }
        let downgrade: TierSet.Downgrade? = reader.choice(fields.optional("downgrade"), "downgrade")
        let softNode = fields.optional("soft_landing")
        let softLanding = reader.flag(softNode, "soft_landing")
        if softLanding == true {
            switch downgrade {
            case .none?: refuse(softNode, "soft_landing", "nobody falls at a review")
            case .oneDown: refuse(softNode, "soft_landing", "nobody falls by more than one tier")
            case .balanceBased, .toBase, nil: break
            }
        }
        let grace = reader.cadence(fields.optional("grace"), "grace")
        let inactivity = inactivity(fields.optional("inactivity"))
        let rollsOver = rollsOver(fields.optional("rollover_excess"), window)
        let isAny = (combine ?? .any) == .any
        let tiers = tiers(
            fields.required("tiers", example: "tiers: with an item for each tier, the base first"),
            outlines,
            isAny: isAny
        )
        let milestones = milestones(fields.optional("milestones"), outlines)
        let match = match(fields.optional("match"), outlines)
        guard let id, let window else { return nil }
        return TierSet(
            id: id,
            name: name ?? id,
            metrics: metrics,
            combination: combine ?? .any,
            window: window,
            upgrade: upgrade ?? .instant,
            review: review ?? .statusEnd,
            validity: validity,
            downgrade: downgrade ?? .balanceBased,
            softLanding: softLanding ?? false,
            grace: grace,
            inactivity: inactivity,
            rollsOver: rollsOver ?? false,
            tiers: tiers,
            milestones: milestones,
            match: match
        )
    }

    /// What counts towards a tier; `nil` for outlines when an id cannot be read.
    private func metrics(
        _ node: YAMLNode?,
        setRollsOver: Bool
    ) -> (metrics: [QualifyingMetric], outlines: [MetricOutline]?) {
        let right = "write items such as { id: spend, measure: net_spend }"
        guard let node, let items = reader.list(node, "metrics", right: right) else {
            return ([], nil)
        }
        if items.isEmpty { reader.report(node.position, "the tier set has no metric", right) }
        var metrics: [QualifyingMetric] = []
        var outlines: [MetricOutline] = []
        var ids: [String: Position] = [:]
        var isKnown = !items.isEmpty
        for item in items {
            let keys = PlanKeys.metric
            guard let fields = Fields(item, of: "a metric", keys: keys, reader: reader) else {
                isKnown = false
                continue
            }
            let idNode = fields.required("id", example: "id: and a short name, such as id: spend")
            let id = reader.identifier(idNode, "id")
            if let idNode, let id { claim(id, at: idNode.position, of: "the metric", in: &ids) }
            let measure = measure(fields)
            let scope = scope(fields)
            let mostNode = fields.optional("most_per_purchase")
            if measure == .tenure {
                refuse(mostNode, "most_per_purchase", "no purchase adds to tenure")
                if scope != .everywhere {
                    reader.report(
                        fields.position,
                        "tenure is counted in months, wherever a member buys",
                        "take categories, products, channels, regions and partners away"
                    )
                }
            }
            let most = mostNode.flatMap { figure($0, "most_per_purchase", measure) }
            let rollsNode = fields.optional("rolls_over")
            let rollsOver = reader.flag(rollsNode, "rolls_over")
            if !setRollsOver {
                refuse(
                    rollsNode,
                    "rolls_over",
                    "nothing of this set rolls over",
                    "add rollover_excess: true to the set, or take it away"
                )
            }
            guard let id, outlines.named(id) == nil else {
                isKnown = false
                continue
            }
            outlines.append(MetricOutline(id: id, measure: measure))
            if let measure {
                metrics.append(
                    QualifyingMetric(
                        id: id,
                        measure: measure,
                        scope: scope,
                        purchaseCap: most,
                        rollsOver: rollsOver ?? true
                    )
                )
            }
        }
        return (metrics, isKnown ? outlines : nil)
    }

    private func measure(_ fields: Fields) -> QualifyingMetric.Measure? {
        let node = fields.required("measure", example: "measure: net_spend")
        let word: PlanWords.Measure? = reader.choice(node, "measure")
        let currencyNode = fields.optional("currency")
        switch word {
        case .netSpend: return currency(currencyNode, fields).map { .netSpend($0) }
        case .grossSpend: return currency(currencyNode, fields).map { .grossSpend($0) }
        case .points, .orders, .items, .tenure, nil: break
        }
        if word != nil { refuse(currencyNode, "currency", "this metric counts no money") }
        switch word {
        case .points:
            if let node { notes.note(points: "counts points", place: node.position) }
            return .points
        case .orders: return .orders
        case .items: return .items
        case .tenure: return .tenure
        case .netSpend, .grossSpend, nil: return nil
        }
    }

    /// The currency a metric counts, which is the plan's when it has one.
    private func currency(_ node: YAMLNode?, _ fields: Fields) -> Currency? {
        if let node { return reader.currency(node, "currency") }
        let currencies = notes.currencies
        if currencies.count > 1 {
            reader.report(
                fields.position,
                "the plan's prices are in \(currencies.map(\.code).joined(separator: " and "))",
                "add currency: and the one that is counted"
            )
            return nil
        }
        return currencies.first
    }

    private func rollsOver(_ node: YAMLNode?, _ window: TierWindow?) -> Bool? {
        let flag = reader.flag(node, "rollover_excess")
        if let window, flag == true, !window.beginsAgain {
            refuse(node, "rollover_excess", "this window does not begin again")
        }
        return flag
    }

    private func inactivity(_ node: YAMLNode?) -> TierSet.Inactivity? {
        let keys = PlanKeys.inactivity
        guard let fields = Fields(node, of: "\"inactivity\"", keys: keys, reader: reader) else {
            return nil
        }
        let every = reader.cadence(fields.required("every", example: "every: P1M"), "every")
        let steps = reader.integer(fields.optional("steps"), "steps", in: 1...100)
        return every.map { TierSet.Inactivity(every: $0, steps: steps ?? 1) }
    }

    private func milestones(_ node: YAMLNode?, _ metrics: [MetricOutline]?) -> [Milestone] {
        let right = "write each milestone as an item that begins with - id:"
        var milestones: [Milestone] = []
        var ids: [String: Position] = [:]
        for item in reader.list(node, "milestones", right: right) ?? [] {
            let keys = PlanKeys.milestone
            guard let fields = Fields(item, of: "a milestone", keys: keys, reader: reader) else {
                continue
            }
            let idNode = fields.required("id", example: "id: and a short name")
            let id = reader.identifier(idNode, "id")
            if let idNode, let id { claim(id, at: idNode.position, of: "the milestone", in: &ids) }
            let metricNode = fields.required("metric", example: "metric: and the id of a metric")
            let atNode = fields.required("at", example: "at: and the figure it is reached at")
            let award = award(
                fields.required("award", example: "award: such as award: { points: 500 }"),
                "award"
            )
            guard let metrics else { continue }
            let metric = reference(
                metricNode,
                "metric",
                to: "metric",
                known: metrics.ids,
                example: "spend"
            )
            let at = metric.flatMap { figure(atNode, "at", metrics.named($0)?.measure) }
            guard let id, let metric, let at, let award else { continue }
            milestones.append(Milestone(id: id, metric: metric, at: at, award: award))
        }
        return milestones
    }

    private func match(_ node: YAMLNode?, _ metrics: [MetricOutline]?) -> StatusMatch? {
        let keys = PlanKeys.match
        guard let fields = Fields(node, of: "\"match\"", keys: keys, reader: reader) else {
            return nil
        }
        let provisional = reader.cadence(
            fields.required("provisional", example: "provisional: P6M"),
            "provisional"
        )
        let challenge = figures(fields.optional("challenge"), "challenge", metrics)
        let every = reader.cadence(fields.optional("once_every"), "once_every")
        return provisional.map {
            StatusMatch(provisional: $0, challenge: challenge ?? [:], onceEvery: every)
        }
    }
}

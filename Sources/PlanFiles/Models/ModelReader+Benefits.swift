import Membership
import Profitability

extension ModelReader {
    /// What the benefits cost, by their ids in the plan; `points` stands for the plan's points.
    ///
    /// A benefit of a tier may stand there too; its uptake is then of all members.
    func benefits(_ node: YAMLNode?, termMonths: Double?) -> [ModelBenefit] {
        guard let node, let plan = notes.plan else { return [] }
        guard case .map(let entries) = node.content else {
            if case .unusable = node.content { return [] }
            reader.report(
                node.position,
                "\"benefits\" must be a map of keys, not \(node.shape)",
                "write a map for each benefit, such as free_shipping: { uptake: …, uses: … }"
            )
            return []
        }
        let promised = plan.benefits + (plan.tiers?.tiers.flatMap(\.benefits) ?? [])
        var read: [ModelBenefit] = []
        var first: [String: Position] = [:]
        for entry in entries {
            if let earlier = first[entry.key] {
                reader.report(
                    entry.position,
                    "key \(Reader.quoted(entry.key)) is written twice in \"benefits\"",
                    "keep this one or the one on line \(earlier.line)"
                )
                continue
            }
            first[entry.key] = entry.position
            if let benefit = promised.first(where: { $0.id == entry.key }) {
                let terms = PricedTerms(benefit, plan, notes.currency, termMonths)
                read += self.benefit(entry, benefit.name, terms).map { [$0] } ?? []
            } else if entry.key == "points", let points = plan.points {
                let terms = PricedTerms(points, notes.currency)
                read += self.benefit(entry, points.name, terms).map { [$0] } ?? []
            } else {
                let known = promised.map(\.id) + (plan.points == nil ? [] : ["points"])
                let meant = Suggestion.nearest(to: entry.key, among: known)
                reader.report(
                    entry.position,
                    "the plan has no benefit \(Reader.quoted(entry.key))",
                    meant.map { "did you mean \(Reader.quoted($0))?" }
                        ?? (known.isEmpty
                            ? "take it away" : "its benefits are \(known.joined(separator: ", "))")
                )
            }
        }
        return read
    }

    private func benefit(
        _ entry: YAMLEntry,
        _ name: String,
        _ terms: PricedTerms
    ) -> ModelBenefit? {
        let owner = "benefit \(Reader.quoted(entry.key))"
        let keys = ModelKeys.benefit
        guard let fields = Fields(entry.value, of: owner, keys: keys, reader: reader) else {
            return nil
        }
        for key in AssumptionKey.BenefitFigure.allCases {
            figure(fields.optional(key.rawValue), .benefit(entry.key, key))
        }
        guard let counting = counting(entry.key, fields, terms) else { return nil }
        refuseForeign(fields, owner, counting)
        return ModelBenefit(
            id: entry.key,
            name: name,
            counting: counting,
            isInTrial: !(notes.plan?.trial?.benefitsLeftOut.contains(entry.key) ?? false),
            useWorth: terms.useWorth,
            monthWorth: terms.monthWorth,
            breakage: terms.breakage
        )
    }

    /// What drives the benefit's cost: what the plan promises, or what the model says of its use.
    private func counting(
        _ id: String,
        _ fields: Fields,
        _ terms: PricedTerms
    ) -> ModelBenefit.Counting? {
        let uses = notes.assumption(.benefit(id, .uses))
        switch terms.price {
        case .share(let counting):
            for key in ["rate", "uses"] {
                guard let node = fields.optional(key) else { continue }
                reader.report(
                    node.position,
                    "the plan says what \(Reader.quoted(id)) takes off, so it has no \"\(key)\"",
                    "take \"\(key)\" away; another rate is another plan"
                )
            }
            return counting
        case .unsettled(let counting):
            if fields.has("rate") {
                if let node = fields.optional("uses") {
                    reader.report(
                        node.position,
                        "benefit \(Reader.quoted(id)) has \"uses\" beside \"rate\"",
                        "keep one of them"
                    )
                }
                return counting
            }
            if !fields.has("uses") {
                reader.report(
                    fields.position,
                    "benefit \(Reader.quoted(id)) needs the key \"rate\" or \"uses\"",
                    "add rate: with the share it takes off on average"
                )
                return nil
            }
        case .none:
            if let node = fields.optional("rate") {
                reader.report(
                    node.position,
                    "benefit \(Reader.quoted(id)) takes no share off",
                    "say what a use costs: uses and unit_cost"
                )
                return nil
            }
        }
        guard fields.has("uses") else { return .membership }
        guard let uses else { return nil }
        return uses.unit.text == AssumptionKey.Measure.usesPerOrder
            ? .usesPerOrder : .usesPerMonth
    }

    /// Reports figures that mean nothing for a benefit of this kind.
    private func refuseForeign(
        _ fields: Fields,
        _ owner: String,
        _ counting: ModelBenefit.Counting
    ) {
        let needed: (keys: [String], remedy: String)
        switch counting {
        case .membership:
            needed = (
                ["unit_cost", "cost_anyway", "fee_forgone", "worth", "more_use", "uptake"]
                    + ["eligible", "breakage"],
                "add uses, or say what it costs a month with member_cost"
            )
        case .usesPerMonth, .usesPerOrder:
            needed = (["eligible", "breakage"], "take it away")
        case .discount:
            needed = (
                ["unit_cost", "cost_anyway", "fee_forgone", "worth", "more_use", "breakage"],
                "take it away; what a discount costs follows from what is bought"
            )
        case .reward:
            needed = (
                ["unit_cost", "cost_anyway", "fee_forgone", "worth", "more_use"],
                "take it away; what a reward costs follows from what is bought"
            )
        }
        for key in needed.keys {
            guard let node = fields.optional(key) else { continue }
            reader.report(
                node.position,
                "\(Reader.quoted(key)) means nothing for \(owner)",
                needed.remedy
            )
        }
    }
}

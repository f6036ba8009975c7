import Membership

extension PlanReader {
    /// The rules in order; one that no member can reach is reported, because it says nothing.
    func refunds(_ node: YAMLNode?) -> [RefundRule] {
        var rules: [RefundRule] = []
        var earlier: [(regions: [String], place: Position)] = []
        let right = "write items such as { rule: if_unused } or { rule: within, time: PT48H }"
        for item in reader.list(node, "refunds", right: right) ?? [] {
            let kinded: (kind: RefundBasis.Name?, fields: Fields)? = kinded(
                item,
                "refund",
                by: "rule",
                shared: PlanKeys.refund,
                own: PlanKeys.refund,
                example: "rule: such as if_unused"
            )
            guard let (name, fields) = kinded else { continue }
            let basis = name.flatMap { self.basis($0, fields) }
            let regionNode = fields.optional("regions")
            let regions = regions(regionNode)
            let to: RefundDestination? = reader.choice(fields.optional("to"), "to")

            // Unreadable regions are no regions, but do not mean everywhere.
            if regions.isEmpty, regionNode.map(isEmptyList) == false { continue }
            if let last = coverer(of: regions, among: earlier) {
                reader.report(
                    item.position,
                    "this refund never applies: those up to line \(last.line) decide "
                        + (regions.isEmpty ? "" : "in \(regions.joined(separator: ", ")) ")
                        + "before it",
                    "put it before them, or take it away"
                )
            }
            earlier.append((regions, item.position))
            if let basis {
                rules.append(RefundRule(basis: basis, regions: regions, to: to ?? .method))
            }
        }
        return rules
    }

    private func basis(_ name: RefundBasis.Name, _ fields: Fields) -> RefundBasis? {
        switch name {
        case .ifUnused: return .ifUnused
        case .within:
            let node = fields.required("time", example: "time: PT48H")
            return reader.hours(node, "time").map { .within(hours: $0) }
        case .proRata: return .proRata
        case .fullAnyTime: return .fullAnyTime
        case .netOfBenefits: return .netOfBenefits
        case .none: return .some(.none)
        }
    }

    private func regions(_ node: YAMLNode?) -> [String] {
        let right =
            "write regions in brackets, such as [DE, US-CA]; leave the key out for everywhere"
        var regions: [String] = []
        for item in reader.list(node, "regions", right: right) ?? [] {
            guard let region = reader.region(item, "regions") else { continue }
            if regions.contains(region) {
                reader.report(
                    item.position,
                    "\(Reader.quoted(region)) stands in \"regions\" twice",
                    "keep one"
                )
            }
            regions.append(region)
        }
        return regions
    }

    /// The rule after which nobody is left in these regions, if there is one.
    private func coverer(
        of regions: [String],
        among earlier: [(regions: [String], place: Position)]
    ) -> Position? {
        if let everywhere = earlier.first(where: { $0.regions.isEmpty }) { return everywhere.place }
        var left = Set(regions)
        guard !left.isEmpty else { return nil }
        for rule in earlier {
            // A country has all of its parts.
            left = left.filter { region in
                !rule.regions.contains { region == $0 || region.hasPrefix($0 + "-") }
            }
            if left.isEmpty { return rule.place }
        }
        return nil
    }

    private func isEmptyList(_ node: YAMLNode) -> Bool {
        if case .list(let items) = node.content { items.isEmpty } else { false }
    }
}

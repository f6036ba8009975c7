import Membership

extension PlanReader {
    /// What is given, as `{ item: dessert, count: 1, worth: 3.00 }`, `{ credit: 5.00 }`,
    /// `{ points: 500 }` or `{ uses: rides, count: 2 }`.
    func award(_ node: YAMLNode?, _ key: String) -> Award? {
        let owner = Reader.quoted(key)
        guard let fields = Fields(node, of: owner, keys: PlanKeys.award, reader: reader) else {
            return nil
        }
        let kinds = ["item", "credit", "points", "uses"]
        let found = fields.one(of: kinds, example: "item: and the shop's word for it")
        let countNode = fields.optional("count")
        let worthNode = fields.optional("worth")
        guard let (kind, node) = found else { return nil }
        if kind != "item" {
            refuse(worthNode, "worth", "only an item has a worth of its own")
        }
        switch kind {
        case "item":
            let name = reader.label(node, kind)
            let count = countNode == nil ? 1 : count(countNode, "count")
            let worth = someMoney(worthNode, "worth")
            guard let name, let count, worthNode == nil || worth != nil else { return nil }
            return .item(name, count: count, worth: worth)
        case "uses":
            let benefit = reader.identifier(node, kind)
            let count = countNode == nil ? 1 : count(countNode, "count")
            if let benefit { notes.note(usesOf: benefit, place: node.position) }
            guard let benefit, let count else { return nil }
            return .uses(benefit: benefit, count: count)
        case "credit":
            refuse(countNode, "count", "credit is one amount")
            return someMoney(node, kind).map { .credit($0) }
        default:
            refuse(countNode, "count", "points are a number already")
            notes.note(points: "gives points", place: node.position)
            return count(node, kind).map { .points($0) }
        }
    }

    /// Several awards.
    func awards(_ node: YAMLNode?, _ key: String) -> [Award] {
        let right = "write items such as { item: dessert } or { points: 500 }"
        return (reader.list(node, key, right: right) ?? []).compactMap { award($0, key) }
    }

    /// Checks what names benefits, partners or points once the whole file is known.
    func checkNames() {
        let known = notes.benefitIDs
        for (benefit, place) in notes.uses {
            guard check(benefit, at: place, isA: "benefit", among: known) else { continue }
            guard !notes.countable.contains(benefit) else { continue }
            reader.report(
                place,
                "\(Reader.quoted(benefit)) is not given in a number of uses",
                "name a quota with an amount, or a service, pass or delivery with a count"
            )
        }
        // Without partners of its own a plan takes the words that checkouts send as they are.
        if !notes.partners.isEmpty {
            for (partner, place) in notes.partnersNamed {
                check(partner, at: place, isA: "partner", among: notes.partners)
            }
        }
        guard !notes.hasPoints else { return }
        for (what, place) in notes.pointsNeeded {
            reader.report(
                place,
                "this \(what), and the plan has none",
                "add points: to the plan"
            )
        }
    }
}

extension Award {
    /// What it costs the shop by the file; `nil` when that does not say.
    var statedWorth: Money? {
        switch self {
        case .item(_, let count, let worth):
            worth.flatMap { each in
                let (all, overflow) = each.minorUnits.multipliedReportingOverflow(by: count)
                return overflow ? nil : Money(minorUnits: all, currency: each.currency)
            }
        case .credit(let money): money
        case .points, .uses: nil
        }
    }
}

import Membership

extension PlanReader {
    /// The prices, and the outline of every one that was written.
    func prices(_ node: YAMLNode?) -> (prices: [Price], outlines: [PriceOutline]) {
        var prices: [Price] = []
        var outlines: [PriceOutline] = []
        var fallbacks: [Fallback] = []
        var ids: [String: Position] = [:]
        let right = "write each price as an item that begins with - id:"
        guard let node, let items = reader.list(node, "prices", right: right) else {
            return ([], [])
        }
        if items.isEmpty { reader.report(node.position, "the plan has no price", right) }
        for item in items {
            guard let fields = Fields(item, of: "a price", keys: PlanKeys.price, reader: reader)
            else {
                continue
            }
            let idNode = fields.required("id", example: "id: and a short name, such as id: monthly")
            let id = reader.identifier(idNode, "id")
            if let idNode, let id { claim(id, at: idNode.position, of: "the price", in: &ids) }

            let term = term(fields)
            let renews = renews(fields, isLifetime: term.isLifetime)
            let currency = reader.currency(
                fields.required("currency", example: "currency: USD"),
                "currency"
            )
            let eligibility = eligibility(fields.optional("eligibility"))
            let history = history(
                fields.required(
                    "history",
                    example: "history: with items such as { from: 2026-01-01, amount: 14.99 }"
                ),
                currency: currency
            )
            let outline = PriceOutline(
                id: id,
                cadence: term.cadence,
                at: term.place,
                isLifetime: term.isLifetime,
                currency: currency,
                hasEligibility: eligibility != nil
            )
            outlines.append(outline)
            if let fallback = eligibility?.fallback { fallbacks.append((fallback, outline)) }
            if let id, let cadence = term.cadence, let history {
                prices.append(
                    Price(
                        id: id,
                        cadence: cadence,
                        renews: renews,
                        isLifetime: term.isLifetime,
                        eligibility: eligibility?.eligibility,
                        history: history
                    )
                )
            }
        }
        for fallback in fallbacks { check(fallback, among: outlines) }
        return (prices, outlines)
    }

    /// How long a term is, or over what time the revenue of a lifetime price is spread.
    private func term(
        _ fields: Fields
    ) -> (cadence: Cadence?, place: Position, isLifetime: Bool) {
        let spreadNode = fields.optional("spread_over")
        guard let found = fields.one(of: ["cadence", "term"], example: "cadence: P1M") else {
            return (nil, fields.position, false)
        }
        if found.key == "term" {
            let _: PlanWords.Term? = reader.choice(found.node, "term")
            let spread = fields.required("spread_over", example: "spread_over: P5Y")
            return (reader.cadence(spread, "spread_over"), found.node.position, true)
        }
        if let spreadNode {
            reader.report(
                spreadNode.position,
                "the revenue of a term is spread over the term",
                "take spread_over away, or write term: lifetime in place of cadence"
            )
        }
        return (reader.cadence(found.node, "cadence"), found.node.position, false)
    }

    private func renews(_ fields: Fields, isLifetime: Bool) -> Bool {
        let node = fields.optional("renews")
        let renews = reader.flag(node, "renews")
        if isLifetime, renews == true, let node {
            reader.report(
                node.position,
                "a lifetime price never renews",
                "take renews away"
            )
        }
        return renews ?? !isLifetime
    }

    private func history(_ node: YAMLNode?, currency: Currency?) -> [PriceVersion]? {
        let right = "write items such as { from: 2026-01-01, amount: 14.99 }"
        guard let node, let items = reader.list(node, "history", right: right) else { return nil }
        if items.isEmpty { reader.report(node.position, "the price has no amount", right) }
        var versions: [PriceVersion] = []
        var latest: CivilDate?
        for item in items {
            let fields = Fields(
                item,
                of: "an item of history",
                keys: PlanKeys.history,
                elsewhere: [
                    "currency": "a price has one currency, so make a price of its own for the other"
                ],
                reader: reader
            )
            guard let fields else { continue }
            let fromNode = fields.required("from", example: "from: and the first day it is paid")
            let from = reader.date(fromNode, "from")
            let amount = reader.amount(
                fields.required("amount", example: "amount: 14.99"),
                "amount",
                currency: currency
            )
            guard let fromNode, let from else { continue }
            if let latest, from <= latest {
                let isRepeated = from == latest
                reader.report(
                    fromNode.position,
                    isRepeated
                        ? "two amounts begin on \(from)"
                        : "\(from) comes after \(latest) in the history",
                    isRepeated ? "keep one of them" : "write the oldest amount first"
                )
            }
            latest = max(from, latest ?? from)
            if let amount { versions.append(PriceVersion(from: from, amount: amount)) }
        }
        return versions
    }
}

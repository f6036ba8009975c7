import Membership

extension PlanReader {
    /// The terms of a price and where they were written, for the rules that look at all prices.
    struct PlacedTerm {
        let cadence: Cadence
        let place: Position
        /// Kept because it takes a walk through the calendar to find out.
        let shortestDays: Int

        init(_ cadence: Cadence, at place: Position) {
            self.cadence = cadence
            self.place = place
            shortestDays = cadence.shortestDays
        }
    }

    func prices(_ node: YAMLNode?) -> (prices: [Price], terms: [PlacedTerm]) {
        var prices: [Price] = []
        var terms: [PlacedTerm] = []
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

            let cadenceNode = fields.required("cadence", example: "cadence: P1M")
            let cadence = reader.cadence(cadenceNode, "cadence")
            if let cadenceNode, let cadence {
                terms.append(PlacedTerm(cadence, at: cadenceNode.position))
            }
            let renews = reader.flag(fields.optional("renews"), "renews")
            let currency = reader.currency(
                fields.required("currency", example: "currency: USD"),
                "currency"
            )
            let history = history(
                fields.required(
                    "history",
                    example: "history: with items such as { from: 2026-01-01, amount: 14.99 }"
                ),
                currency: currency
            )
            if let id, let cadence, let history {
                prices.append(
                    Price(id: id, cadence: cadence, renews: renews ?? true, history: history)
                )
            }
        }
        return (prices, terms)
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

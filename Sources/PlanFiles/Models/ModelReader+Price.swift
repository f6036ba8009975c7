import Membership
import Profitability

extension ModelReader {
    /// What members pay: one of the plan's prices, as of a day, without the tax it contains.
    func price(_ fields: Fields) -> ModelPrice? {
        let idNode = fields.optional("price")
        let dayNode = fields.optional("on")
        let day = reader.date(dayNode, "on")
        let regionNode = fields.optional("region")
        let region = reader.region(regionNode, "region")
        guard let plan = notes.plan, let price = chosen(of: plan, idNode, fields) else {
            return nil
        }
        notes.currency = price.currency
        if dayNode != nil, day == nil { return nil }
        let version = day.map(price.version(on:)) ?? price.history.last
        guard let version else {
            let first = price.history.first.map { "\($0.from)" } ?? ""
            reader.report(
                dayNode?.position ?? fields.position,
                "the price \(Reader.quoted(price.id)) has no amount on that day",
                "write \(first) or later"
            )
            return nil
        }
        return ModelPrice(
            id: price.id,
            fee: untaxed(version, plan.taxes, region, regionNode),
            cadence: price.cadence,
            isLifetime: price.isLifetime
        )
    }

    private func chosen(of plan: Plan, _ node: YAMLNode?, _ fields: Fields) -> Price? {
        let known = plan.prices.map(\.id)
        let right = "write one of \(known.joined(separator: ", "))"
        guard let node else {
            if plan.prices.count == 1 { return plan.prices.first }
            if !fields.has("price") {
                reader.report(
                    fields.position,
                    "a model needs the key \"price\", because the plan has \(known.count) prices",
                    "add price: with one of \(known.joined(separator: ", "))"
                )
            }
            return nil
        }
        guard let (id, _) = reader.scalar(node, "price", right: right) else { return nil }
        if let price = plan.price(id) { return price }
        let meant = Suggestion.nearest(to: id, among: known)
        reader.report(
            node.position,
            "the plan has no price \(Reader.quoted(id))",
            meant.map { "did you mean \(Reader.quoted($0))?" } ?? right
        )
        return nil
    }

    /// The amount without a tax that it contains in the model's region.
    private func untaxed(
        _ version: PriceVersion,
        _ taxes: TaxRules?,
        _ region: String?,
        _ node: YAMLNode?
    ) -> Money {
        guard let node, let region else { return version.amount }
        guard let taxes else {
            reader.report(node.position, "the plan has no taxes", "take region away")
            return version.amount
        }
        // The day of the price may be long ago; the model looks ahead, so the latest rate counts.
        let latest = taxes.rates.map(\.from).max() ?? version.from
        guard let rate = taxes.rate(region: region, on: max(latest, version.from)) else {
            let known = taxes.rates.map(\.region).joined(separator: ", ")
            reader.report(
                node.position,
                "the plan has no tax rate for \(region)",
                "write one of \(known), or take region away"
            )
            return version.amount
        }
        guard taxes.pricesInclude else { return version.amount }
        let whole = 10_000 + Int64(rate.basisPoints)
        return (try? version.amount.scaled(times: 10_000, over: whole)) ?? version.amount
    }
}

import Membership

extension PlanReader {
    func taxes(_ node: YAMLNode?) -> TaxRules? {
        let keys = PlanKeys.taxes
        guard let fields = Fields(node, of: "the tax table", keys: keys, reader: reader) else {
            return nil
        }
        let prices: PlanWords.TaxedPrices? = reader.choice(
            fields.required("prices", example: "prices: inclusive or prices: exclusive"),
            "prices"
        )
        let rates = taxRates(
            fields.required(
                "rates",
                example: "rates: with items such as { region: DE, rate: 19%, from: 2007-01-01 }"
            )
        )
        return prices.map { TaxRules(pricesInclude: $0 == .inclusive, rates: rates) }
    }

    private func taxRates(_ node: YAMLNode?) -> [TaxRate] {
        let right = "write items such as { region: DE, rate: 19%, from: 2007-01-01 }"
        guard let node, let items = reader.list(node, "rates", right: right) else { return [] }
        if items.isEmpty { reader.report(node.position, "the tax table has no rate", right) }
        var rates: [TaxRate] = []
        for item in items {
            let keys = PlanKeys.taxRate
            guard let fields = Fields(item, of: "a tax rate", keys: keys, reader: reader) else {
                continue
            }
            let region = reader.region(fields.required("region", example: "region: DE"), "region")
            let rate = reader.rate(fields.required("rate", example: "rate: 19%"), "rate")
            let from = reader.date(
                fields.required("from", example: "from: and the first day of the rate"),
                "from"
            )
            guard let region, let rate, let from else { continue }
            if rates.contains(where: { $0.region == region && $0.from == from }) {
                reader.report(
                    item.position,
                    "two rates of \(region) begin on \(from)",
                    "keep one of them"
                )
            }
            rates.append(TaxRate(region: region, rate: rate, from: from))
        }
        return rates
    }
}

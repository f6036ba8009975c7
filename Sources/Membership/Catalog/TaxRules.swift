/// How a plan's prices are taxed.
package struct TaxRules: Hashable, Sendable {
    /// Whether the prices in the file contain the tax.
    package let pricesInclude: Bool
    package let rates: [TaxRate]

    package init(pricesInclude: Bool, rates: [TaxRate]) {
        self.pricesInclude = pricesInclude
        self.rates = rates
    }

    /// The rate for a member of this region on this day; `nil` when nothing is taxed there.
    ///
    /// `US-CA` is looked up first, then `US`; of several dated rates the latest begun counts.
    package func rate(region: String?, on day: CivilDate) -> Rate? {
        guard let region else { return nil }
        for name in [region, region.split(separator: "-").first.map(String.init) ?? region] {
            let begun = rates.filter { $0.region == name && $0.from <= day }
            if let latest = begun.max(by: { $0.from < $1.from }) { return latest.rate }
        }
        return nil
    }
}

/// A tax rate of one region from one day on.
package struct TaxRate: Hashable, Sendable {
    /// A country, as `DE`, or a part of one, as `US-CA`.
    package let region: String
    package let rate: Rate
    package let from: CivilDate

    package init(region: String, rate: Rate, from: CivilDate) {
        self.region = region
        self.rate = rate
        self.from = from
    }
}

/// How the amounts of one line are taxed.
struct Taxing {
    /// `nil` where nothing is taxed.
    let rate: Rate?
    let pricesInclude: Bool

    /// - Parameter day: the first day of the line; the rate in force then is the line's.
    init(_ rules: TaxRules?, region: String?, on day: CivilDate) {
        rate = rules?.rate(region: region, on: day)
        pricesInclude = rules?.pricesInclude ?? false
    }

    /// An amount as prices are quoted, taken apart into what is without tax and the tax, which is
    /// rounded once, half away from zero.
    func split(_ quoted: Money) throws(MoneyError) -> (amount: Money, tax: Money) {
        guard let rate else { return (quoted, .zero(quoted.currency)) }
        let share = Int64(rate.basisPoints)
        // Of a price that contains it, the tax is the rate's part of a whole and the rate.
        let tax = try quoted.scaled(times: share, over: pricesInclude ? 10_000 + share : 10_000)
        return try splitting(quoted, tax: tax)
    }

    /// The same where the tax is known.
    func splitting(_ quoted: Money, tax: Money) throws(MoneyError) -> (amount: Money, tax: Money) {
        (pricesInclude ? try quoted.subtracting(tax) : quoted, tax)
    }
}

package import Membership

/// A stretch of a membership that was billed, as the books know it.
///
/// - Units: minor units of the history's currency, net of tax and of offers.
package struct BilledTerm: Hashable, Sendable {
    /// Which subscription it belongs to, by number.
    package let subscription: Int64
    package let plan: String
    package let period: Period
    /// What a month of it costs: the whole term's price over its months.
    package let monthly: Int64
    /// What was billed for it.
    package let net: Int64
    package let isPaid: Bool
    /// Whether it is a term of its own, and not the rest of one after a change of plan.
    package let isWholeTerm: Bool

    package init(
        subscription: Int64,
        plan: String,
        period: Period,
        monthly: Int64,
        net: Int64,
        isPaid: Bool,
        isWholeTerm: Bool
    ) {
        self.subscription = subscription
        self.plan = plan
        self.period = period
        self.monthly = monthly
        self.net = net
        self.isPaid = isPaid
        self.isWholeTerm = isWholeTerm
    }

    /// What a month of a term costs: an annual fee over twelve.
    ///
    /// A term of days or weeks counts as so many of the 365.25 days of a year; the result is
    /// rounded half away from zero once.
    /// - Parameters:
    ///   - price: the price of a whole term, in minor units.
    ///   - cadence: how long a whole term is; nil for a fee that is paid once for life, which has
    ///     no month.
    package static func monthly(of price: Int64, each cadence: Cadence?) -> Int64 {
        guard let cadence else { return 0 }
        // Twelve months are 365.25 days, so a month is 487 / 16 of them.
        let (numerator, denominator): (Int64, Int64) =
            switch cadence.unit {
            case .day: (487, 16 * Int64(cadence.count))
            case .week: (487, 112 * Int64(cadence.count))
            case .month: (1, Int64(cadence.count))
            case .year: (1, 12 * Int64(cadence.count))
            }
        let (whole, isTooLarge) = price.multipliedReportingOverflow(by: numerator)
        // Beyond a hundredth of what can be counted the last unit does not matter.
        guard !isTooLarge else { return price / denominator * numerator }
        let half = denominator / 2
        return (whole + (whole < 0 ? -half : half)) / denominator
    }
}

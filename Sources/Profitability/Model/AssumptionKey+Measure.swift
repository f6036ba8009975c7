extension AssumptionKey {
    /// What a figure counts; months, orders, uses and the currency's major unit are the base units.
    package enum Measure: Hashable, Sendable {
        case share
        case sharePerYear
        /// A share that may be above 1, or below 0 where it takes something away.
        case uplift
        case people
        case peoplePerMonth
        case times
        case shape
        case ordersPerMonth
        /// Uses a month, or uses an order; the unit says which.
        case uses
        case money
        case moneyPerOrder
        case moneyPerUse
        case moneyPerMonth
        case moneyPerCharge
        case moneyPerJoiner

        /// How many weeks the mean month of the Gregorian calendar has.
        private static let weeksPerMonth = 365.242_5 / 7 / 12

        /// What any figure of this measure may be, in base units.
        package var range: ClosedRange<Double> {
            switch self {
            case .share: 0...1
            case .sharePerYear: 0...10
            case .uplift: -1...100
            case .people, .peoplePerMonth: 0...1e10
            case .times: 0...100
            case .shape: 1e-3...1e6
            case .ordersPerMonth, .uses: 0...10_000
            case .money, .moneyPerOrder, .moneyPerUse, .moneyPerMonth, .moneyPerCharge,
                .moneyPerJoiner:
                0...1e12
            }
        }

        /// Whether it is a part of something, which people write in hundredths.
        package var isShare: Bool {
            switch self {
            case .share, .sharePerYear, .uplift: true
            case .people, .peoplePerMonth, .times, .shape, .ordersPerMonth, .uses, .money,
                .moneyPerOrder, .moneyPerUse, .moneyPerMonth, .moneyPerCharge, .moneyPerJoiner:
                false
            }
        }

        /// Whether its units begin with a currency.
        package var isMoney: Bool {
            switch self {
            case .money, .moneyPerOrder, .moneyPerUse, .moneyPerMonth, .moneyPerCharge,
                .moneyPerJoiner:
                true
            case .share, .sharePerYear, .uplift, .people, .peoplePerMonth, .times, .shape,
                .ordersPerMonth, .uses:
                false
            }
        }

        /// The units a file may write it in, the base unit first.
        package func units(currency: String) -> [AssumptionUnit] {
            switch self {
            case .share, .uplift: [AssumptionUnit(text: "share")]
            case .sharePerYear: [AssumptionUnit(text: "share/year")]
            case .people: [AssumptionUnit(text: "people")]
            case .peoplePerMonth: Self.rates("people")
            case .times: [AssumptionUnit(text: "times")]
            case .shape: [AssumptionUnit(text: "shape")]
            case .ordersPerMonth: Self.rates("orders")
            case .uses: Self.rates("uses") + [AssumptionUnit(text: Self.usesPerOrder)]
            case .money: [AssumptionUnit(text: currency)]
            case .moneyPerOrder: [AssumptionUnit(text: "\(currency)/order")]
            case .moneyPerUse: [AssumptionUnit(text: "\(currency)/use")]
            case .moneyPerMonth:
                [
                    AssumptionUnit(text: "\(currency)/month"),
                    AssumptionUnit(text: "\(currency)/year", scale: 1 / 12.0),
                ]
            case .moneyPerCharge: [AssumptionUnit(text: "\(currency)/charge")]
            case .moneyPerJoiner: [AssumptionUnit(text: "\(currency)/joiner")]
            }
        }

        /// The unit of uses that come with orders.
        package static let usesPerOrder = "uses/order"

        private static func rates(_ noun: String) -> [AssumptionUnit] {
            [
                AssumptionUnit(text: "\(noun)/month"),
                AssumptionUnit(text: "\(noun)/year", scale: 1 / 12.0),
                AssumptionUnit(text: "\(noun)/week", scale: weeksPerMonth),
            ]
        }
    }
}

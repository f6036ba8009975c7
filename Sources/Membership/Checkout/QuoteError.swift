/// Why a basket cannot be priced: it contradicts itself.
///
/// What a member may not have is no error: it stands in the quote, with its reason.
package enum QuoteError: Error, Hashable, Sendable {
    /// A line, counted from 1, a delivery or a fee in another currency than the basket's.
    case currencyDiffers(where: String, Currency, basket: Currency)
    /// Not 1 to 1,000,000.
    case quantityOutOfRange(line: Int, Int64)
    /// Below zero.
    case negativeAmount(where: String, Money)
    /// The basket is worth more than can be counted.
    case tooLarge
    case unknownDelivery(String, offered: [String])
}

extension QuoteError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .currencyDiffers(let place, let currency, let basket):
            "\(place) is in \(currency) and the basket in \(basket): quote one currency at a time."
        case .quantityOutOfRange(let line, let quantity):
            "Line \(line) has a quantity of \(quantity): give one from 1 to 1000000."
        case .negativeAmount(let place, let amount):
            "\(place) costs \(amount): give an amount of zero or more, and record a return as a return."
        case .tooLarge:
            MoneyError.overflow.description
        case .unknownDelivery(let speed, let offered):
            offered.isEmpty
                ? "Delivery '\(speed)' is chosen and the basket offers none: list it under deliveries."
                : "Delivery '\(speed)' is not offered: choose \(offered.joined(separator: " or "))."
        }
    }
}

extension Basket {
    /// The quantities a line may have.
    package static let quantities: ClosedRange<Int64> = 1...1_000_000

    /// Checks that the basket can be priced; every sum of its amounts fits then.
    func validate() throws(QuoteError) {
        var total: Int64 = 0
        for (index, line) in lines.enumerated() {
            guard Self.quantities.contains(line.quantity) else {
                throw .quantityOutOfRange(line: index + 1, line.quantity)
            }
            try check(line.price, "Line \(index + 1)")
            if let cost = line.cost {
                try check(cost, "The cost of line \(index + 1)")
                guard !cost.minorUnits.multipliedReportingOverflow(by: line.quantity).overflow
                else { throw .tooLarge }
            }
            try Self.add(line.price.minorUnits, times: line.quantity, to: &total)
        }
        for option in deliveries {
            try check(option.price, "Delivery '\(option.speed)'")
            try Self.add(option.price.minorUnits, times: 1, to: &total)
        }
        for fee in fees {
            try check(fee.amount, "Fee '\(fee.fee)'")
            try Self.add(fee.amount.minorUnits, times: 1, to: &total)
        }
        if let certificates { try check(certificates, "The certificates") }
        if let delivery, !deliveries.contains(where: { $0.speed == delivery }) {
            throw .unknownDelivery(delivery, offered: deliveries.map(\.speed))
        }
    }

    private func check(_ amount: Money, _ place: String) throws(QuoteError) {
        guard amount.currency == currency else {
            throw .currencyDiffers(where: place, amount.currency, basket: currency)
        }
        guard !amount.isNegative else { throw .negativeAmount(where: place, amount) }
    }

    private static func add(
        _ amount: Int64,
        times quantity: Int64,
        to total: inout Int64
    ) throws(QuoteError) {
        let (product, isTooLarge) = amount.multipliedReportingOverflow(by: quantity)
        let (sum, overflow) = total.addingReportingOverflow(product)
        guard !isTooLarge, !overflow else { throw .tooLarge }
        total = sum
    }
}

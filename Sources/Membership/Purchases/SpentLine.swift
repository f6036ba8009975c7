/// One line of a purchase, as far as points, rewards and counts go by it.
package struct SpentLine: Hashable, Sendable {
    package let product: String
    package let category: String?
    package let quantity: Int64
    /// What the items cost before anything was taken off.
    package let gross: Money
    /// What was paid for them: after discounts, points and certificates.
    package let net: Money

    package init(
        product: String,
        category: String? = nil,
        quantity: Int64,
        gross: Money,
        net: Money
    ) {
        self.product = product
        self.category = category
        self.quantity = quantity
        self.gross = gross
        self.net = net
    }

    /// What of the line counts as spent.
    package func spent(_ base: SpendBase) -> Money {
        switch base {
        case .net: net
        case .gross: gross
        }
    }
}

extension BenefitScope {
    /// The lines this scope covers, in their order.
    ///
    /// - Parameter context: the channel, region and partner of the purchase; a line brings its own
    ///   category and product.
    package func covered(_ lines: [SpentLine], _ context: CheckContext) -> [SpentLine] {
        if self == .everywhere { return lines }
        var context = context
        return lines.filter { line in
            context.category = line.category
            context.product = line.product
            return obstacle(for: context) == nil
        }
    }
}

extension [SpentLine] {
    /// What the lines of one currency are worth together; stops at the largest amount there is.
    package func spent(_ base: SpendBase, _ currency: Currency) -> Money {
        let sum = reduce(Int128(0)) { sum, line in
            let amount = line.spent(base)
            return amount.currency == currency ? sum + Int128(amount.minorUnits) : sum
        }
        return Money(minorUnits: Int64(clamping: sum), currency: currency)
    }
}

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
        if isEverywhere { return lines }
        return lines.filter { line in
            obstacle(
                category: line.category,
                product: line.product,
                channel: context.channel,
                region: context.region,
                partner: context.partner
            ) == nil
        }
    }
}

extension [SpentLine] {
    /// What the lines of one currency are worth together; stops at the largest amount there is.
    package func spent(_ base: SpendBase, _ currency: Currency) -> Money {
        var sum = Int128(0)
        // By place: a line is large, and going over them by value copies each.
        for place in indices {
            let amount = self[place].spent(base)
            if amount.currency == currency { sum += Int128(amount.minorUnits) }
        }
        return Money(minorUnits: Int64(clamping: sum), currency: currency)
    }
}

/// Prices that only members pay, by product.
package struct MemberPrices: Hashable, Sendable {
    /// In the order of the file; each product once a currency.
    package let prices: [MemberPrice]

    package init(prices: [MemberPrice]) { self.prices = prices }

    /// What a product costs a member in a currency; `nil` when it has no price of its own.
    package func price(of product: String, _ currency: Currency) -> Money? {
        prices.first { $0.product == product && $0.price.currency == currency }?.price
    }

    /// One product's price for members.
    package struct MemberPrice: Hashable, Sendable {
        package let product: String
        /// Of one item.
        package let price: Money

        package init(product: String, price: Money) {
            self.product = product
            self.price = price
        }
    }
}

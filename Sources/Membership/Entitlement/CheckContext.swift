/// What the checkout knows about the basket; everything it does not know is `nil`.
package struct CheckContext: Hashable, Sendable {
    package var quantity: Int64
    /// The basket's value before any benefit.
    package var amount: Money?
    package var category: String?
    package var product: String?
    package var channel: String?
    package var region: String?
    package var partner: String?

    package init(
        quantity: Int64 = 1,
        amount: Money? = nil,
        category: String? = nil,
        product: String? = nil,
        channel: String? = nil,
        region: String? = nil,
        partner: String? = nil
    ) {
        self.quantity = quantity
        self.amount = amount
        self.category = category
        self.product = product
        self.channel = channel
        self.region = region
        self.partner = partner
    }
}

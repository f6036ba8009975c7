/// What one use takes from each lot, in burn order.
package struct Burn: Hashable, Sendable {
    package let parts: [Part]
    /// What no lot had; 0 unless the limit is soft. It becomes a debt.
    package let overage: Int64

    package init(parts: [Part], overage: Int64) {
        self.parts = parts
        self.overage = overage
    }

    /// What is taken from one lot.
    package struct Part: Hashable, Sendable {
        package let lot: Lot
        package let amount: Int64

        package init(lot: Lot, amount: Int64) {
            self.lot = lot
            self.amount = amount
        }
    }
}

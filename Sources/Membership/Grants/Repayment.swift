/// So much of a lot pays a debt: both get an entry of the kind `repaid`.
package struct Repayment: Hashable, Sendable {
    package let lot: Lot
    package let debt: Lot
    package let amount: Int64

    package init(lot: Lot, debt: Lot, amount: Int64) {
        self.lot = lot
        self.debt = debt
        self.amount = amount
    }
}

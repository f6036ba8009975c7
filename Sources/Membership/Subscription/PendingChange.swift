/// A change of price that waits for the end of a term.
package struct PendingChange: Hashable, Sendable {
    /// The price changed to; it says which plan.
    package let price: PriceVersionID
    /// It applies to the first term that begins on this day or later.
    package let on: CivilDate

    package init(price: PriceVersionID, on: CivilDate) {
        self.price = price
        self.on = on
    }
}

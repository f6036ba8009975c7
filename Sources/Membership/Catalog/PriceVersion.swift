/// An amount and the first day on which a new subscription pays it.
package struct PriceVersion: Hashable, Sendable {
    package let from: CivilDate
    package let amount: Money

    package init(from: CivilDate, amount: Money) {
        self.from = from
        self.amount = amount
    }
}

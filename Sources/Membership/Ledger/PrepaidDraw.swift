/// What a draw takes from each part of a prepaid balance.
package struct PrepaidDraw: Hashable, Sendable {
    package let granted: Money
    package let paid: Money

    package init(granted: Money, paid: Money) {
        self.granted = granted
        self.paid = paid
    }

    /// Both parts together.
    package func total() throws(MoneyError) -> Money { try granted.adding(paid) }
}

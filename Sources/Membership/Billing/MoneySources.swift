/// An amount by where it came from, or by where it goes back to.
package struct MoneySources: Hashable, Sendable {
    /// What a gateway or a clerk took.
    package let method: Money
    /// What money paid ahead brought.
    package let paid: Money
    /// What granted credit brought.
    package let granted: Money

    package init(method: Money, paid: Money, granted: Money) {
        self.method = method
        self.paid = paid
        self.granted = granted
    }

    /// All of it together.
    package func total() throws(MoneyError) -> Money { try method.adding(paid).adding(granted) }

    /// Takes an amount back to where it came from, the newest money first: what the method brought,
    /// then money paid ahead, then granted credit, and of each never more than it brought.
    ///
    /// That order is the member's: whoever paid anything gets their own money back before a gift is
    /// restored, and a gift never comes back as money.
    func returning(_ amount: Money, to destination: RefundDestination) throws(MoneyError) -> Self {
        let fromMethod = amount.lesser(method.orNothing)
        let afterMethod = try amount.subtracting(fromMethod)
        let fromPaid = afterMethod.lesser(paid.orNothing)
        let fromGranted = try afterMethod.subtracting(fromPaid).lesser(granted.orNothing)
        switch destination {
        case .method:
            return Self(method: fromMethod, paid: fromPaid, granted: fromGranted)
        case .balance:
            return Self(
                method: .zero(amount.currency),
                paid: try fromMethod.adding(fromPaid),
                granted: fromGranted
            )
        }
    }
}

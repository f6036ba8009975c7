/// What a member has to spend in one currency, paid and granted kept apart.
package struct PrepaidBalance: Hashable, Sendable {
    package let paid: Money
    package let granted: Money

    package init(paid: Money, granted: Money) {
        self.paid = paid
        self.granted = granted
    }

    /// Nothing to spend.
    package static func empty(_ currency: Currency) -> PrepaidBalance {
        let nothing = Money(minorUnits: 0, currency: currency)
        return PrepaidBalance(paid: nothing, granted: nothing)
    }

    /// Both parts together.
    package func total() throws(MoneyError) -> Money { try paid.adding(granted) }

    /// Takes a whole amount, granted credit first; `nil` when the balance does not cover it.
    package func drawing(_ amount: Money) -> (draw: PrepaidDraw, rest: PrepaidBalance)? {
        guard amount.currency == paid.currency, amount.minorUnits >= 0 else { return nil }
        let fromGranted = min(granted.minorUnits, amount.minorUnits)
        let fromPaid = amount.minorUnits - fromGranted
        guard fromPaid <= paid.minorUnits else { return nil }
        let currency = amount.currency
        return (
            PrepaidDraw(
                granted: Money(minorUnits: fromGranted, currency: currency),
                paid: Money(minorUnits: fromPaid, currency: currency)
            ),
            PrepaidBalance(
                paid: Money(minorUnits: paid.minorUnits - fromPaid, currency: currency),
                granted: Money(minorUnits: granted.minorUnits - fromGranted, currency: currency)
            )
        )
    }

    /// Takes as much of an amount as there is, granted credit first.
    ///
    /// - Returns: an empty draw for an amount of another currency or of nothing.
    package func drawing(upTo amount: Money) -> (draw: PrepaidDraw, rest: PrepaidBalance) {
        let nothing = PrepaidDraw(granted: .zero(paid.currency), paid: .zero(paid.currency))
        guard amount.currency == paid.currency, amount.isPositive else { return (nothing, self) }
        let fromGranted = min(granted.minorUnits, amount.minorUnits)
        let fromPaid = min(paid.minorUnits, amount.minorUnits - fromGranted)
        let reached = Money(minorUnits: fromGranted + fromPaid, currency: amount.currency)
        return drawing(reached) ?? (nothing, self)
    }
}

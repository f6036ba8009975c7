/// How much there is in each window: uses, or an amount of money.
package struct Allowance: Hashable, Sendable {
    package let amount: Amount
    package let window: BenefitWindow

    package init(amount: Amount, window: BenefitWindow) {
        self.amount = amount
        self.window = window
    }

    /// What is counted.
    package enum Amount: Hashable, Sendable {
        /// Uses, items or points.
        case units(Int64)
        case money(Money)
    }
}

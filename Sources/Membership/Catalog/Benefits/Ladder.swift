/// Shares that rise with what was bought; the step reached counts for the whole amount.
package struct Ladder: Hashable, Sendable {
    package let basis: Basis
    /// Rising in both.
    package let steps: [Step]
    /// What the steps are in; `nil` for steps of items. A basket in another currency reaches none.
    package let currency: Currency?

    package init(basis: Basis, steps: [Step], currency: Currency? = nil) {
        self.basis = basis
        self.steps = steps
        self.currency = currency
    }

    /// What the steps are compared with.
    package enum Basis: Hashable, Sendable {
        /// The value of this purchase's lines in scope; steps are minor units.
        case purchase
        /// How many items of this purchase are in scope; steps are items.
        case quantity
        /// What was spent before within the window, with this purchase when that is said; minor units.
        case cumulative(BenefitWindow, includesThis: Bool)
    }

    /// One step.
    package struct Step: Hashable, Sendable {
        /// Minor units, or items.
        package let from: Int64
        package let rate: Rate

        package init(from: Int64, rate: Rate) {
            self.from = from
            self.rate = rate
        }
    }

    /// The step that an amount reaches, or `nil` below the first.
    package func step(at amount: Int64) -> Step? { steps.last { $0.from <= amount } }

    /// The first step above an amount, or `nil` at the top.
    package func next(after amount: Int64) -> Step? { steps.first { $0.from > amount } }
}

/// What was given back of one invoice line, by a change of plan, a pause or a refund.
///
/// All credits of a line together never exceed what was debited on it, neither in amount nor in tax.
package struct LineCredit: Hashable, Sendable {
    package let line: InvoiceLineID
    /// Without tax; zero or more. Zero where time is given back that was worth nothing.
    package let amount: Money
    package let tax: Money
    /// The first day that is given back: the days from here on are no longer billed. `nil` when
    /// money is given back and the time is not.
    package let from: CivilDate?

    package init(line: InvoiceLineID, amount: Money, tax: Money, from: CivilDate?) {
        self.line = line
        self.amount = amount
        self.tax = tax
        self.from = from
    }

    /// The amount with its tax.
    package func gross() throws(MoneyError) -> Money { try amount.adding(tax) }
}

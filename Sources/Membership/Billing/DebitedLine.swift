/// One line of an invoice that was paid or carried forward, and what was given back of it before.
///
/// Whoever asks what can be given back hands in all lines of the invoices concerned, discounts among
/// them: a discount lowers what was debited on the line of its period.
package struct DebitedLine: Hashable, Sendable {
    package let id: InvoiceLineID
    package let line: InvoiceLine
    /// What was given back of it, without tax; zero or more.
    package let credited: Money
    package let creditedTax: Money
    /// The first day that was given back before; `nil` while all of its time is the member's.
    package let givenBackFrom: CivilDate?
    /// For a membership for good, the time from its start that its price is worth.
    package let spreadOver: Cadence?

    package init(
        id: InvoiceLineID,
        line: InvoiceLine,
        credited: Money,
        creditedTax: Money,
        givenBackFrom: CivilDate?,
        spreadOver: Cadence? = nil
    ) {
        self.id = id
        self.line = line
        self.credited = credited
        self.creditedTax = creditedTax
        self.givenBackFrom = givenBackFrom
        self.spreadOver = spreadOver
    }

    /// A line with the credits of its own among those given.
    package init(
        id: InvoiceLineID,
        line: InvoiceLine,
        credits: [LineCredit] = [],
        spreadOver: Cadence? = nil
    ) throws(MoneyError) {
        var credited = Money.zero(line.amount.currency)
        var creditedTax = Money.zero(line.amount.currency)
        var givenBackFrom: CivilDate?
        for credit in credits where credit.line == id {
            credited = try credited.adding(credit.amount)
            creditedTax = try creditedTax.adding(credit.tax)
            guard let from = credit.from else { continue }
            givenBackFrom = min(givenBackFrom ?? from, from)
        }
        self.init(
            id: id,
            line: line,
            credited: credited,
            creditedTax: creditedTax,
            givenBackFrom: givenBackFrom,
            spreadOver: spreadOver
        )
    }
}

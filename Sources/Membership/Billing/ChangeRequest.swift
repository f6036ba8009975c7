/// What an immediate change of plan or price is quoted from.
package struct ChangeRequest: Hashable, Sendable {
    /// All lines of the invoices that were paid or carried forward and reach past today.
    package var debited: [DebitedLine]
    package var today: CivilDate
    /// For plans that count seconds: from now to the end of the current period, of the full period.
    package var secondsLeft: InvoiceLine.Share?
    package var rules: ChangeRules
    /// The cycle and the facts of billing as they are before the change.
    package var cycle: BillingCycle
    package var isLifetime: Bool
    package var billingStart: CivilDate
    package var paidUntil: CivilDate
    package var target: Target
    /// The least amount that is worth a charge; zero for any.
    package var minimumCharge: Money

    package init(
        debited: [DebitedLine],
        today: CivilDate,
        secondsLeft: InvoiceLine.Share? = nil,
        rules: ChangeRules,
        cycle: BillingCycle,
        isLifetime: Bool = false,
        billingStart: CivilDate,
        paidUntil: CivilDate,
        target: Target,
        minimumCharge: Money
    ) {
        self.debited = debited
        self.today = today
        self.secondsLeft = secondsLeft
        self.rules = rules
        self.cycle = cycle
        self.isLifetime = isLifetime
        self.billingStart = billingStart
        self.paidUntil = paidUntil
        self.target = target
        self.minimumCharge = minimumCharge
    }

    /// What the subscription changes to.
    package struct Target: Hashable, Sendable {
        /// ``LinePricing/ordinal`` is that of the period the change falls into.
        package var lines: LinePricing
        package var cadence: Cadence
        package var isLifetime: Bool

        package init(lines: LinePricing, cadence: Cadence, isLifetime: Bool = false) {
            self.lines = lines
            self.cadence = cadence
            self.isLifetime = isLifetime
        }
    }
}

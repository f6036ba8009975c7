/// Words of plan files for what the domain holds in another form; the schema is checked against them.
enum PlanWords {
    /// A price that is not paid in terms.
    enum Term: String, CaseIterable {
        case lifetime
    }

    /// Whether a trial starts without a payment method.
    enum TrialMethod: String, CaseIterable {
        case required, optional
    }

    /// The alignments that are words; the others are days of the month.
    enum Align: String, CaseIterable {
        case start, calendar
    }

    /// The ends of dunning that are words; the other one names a price of another plan.
    enum DunningEnd: String, CaseIterable {
        case cancel, hold
    }

    /// What a pause does with paid days.
    enum UnusedTime: String, CaseIterable {
        case credit, keep
    }

    /// Whether the prices contain the tax.
    enum TaxedPrices: String, CaseIterable {
        case inclusive, exclusive
    }
}

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

    /// The windows that are words; the others are durations.
    enum Window: String, CaseIterable {
        case once, term
        case membershipYear = "membership_year"
        case calendarDay = "calendar_day"
        case calendarMonth = "calendar_month"
        case calendarQuarter = "calendar_quarter"
        case calendarYear = "calendar_year"
    }

    /// What the steps of a ladder are compared with.
    enum LadderBasis: String, CaseIterable {
        case purchase, quantity, spend
    }

    /// The ways to stack discounts that are words; the other one has a limit.
    enum Stacking: String, CaseIterable {
        case bestOf = "best_of"
        case sequence
    }

    /// What becomes of points, where it is a word; the other is for how long they are kept.
    enum AfterEnd: String, CaseIterable {
        case keep, forfeit
    }

    /// What a metric counts.
    enum Measure: String, CaseIterable {
        case netSpend = "net_spend"
        case grossSpend = "gross_spend"
        case points, orders, items, tenure
    }

    /// The windows of tiers that are words.
    enum TierWindow: String, CaseIterable {
        case membershipYear = "membership_year"
        case lifetime
    }

    /// The times of review that are words; the other one is a day of the year.
    enum Review: String, CaseIterable {
        case statusEnd = "status_end"
        case realTime = "real_time"
        case anniversary
    }

    /// The validities of a status that are words.
    enum Validity: String, CaseIterable {
        case endOfNextWindow = "end_of_next_window"
        case whileQualified = "while_qualified"
    }
}

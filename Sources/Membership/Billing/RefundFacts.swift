/// What a refund of a term is decided from.
package struct RefundFacts: Hashable, Sendable {
    /// The plan's rules in the order of its file.
    package var rules: [RefundRule]
    /// Where the member is; `nil` where nobody knows.
    package var region: String?
    /// All lines of the invoices of the time that is given back.
    package var debited: [DebitedLine]
    /// What was paid for those invoices, less what went back before.
    package var brought: MoneySources
    package var paidAt: Instant
    package var now: Instant
    package var today: CivilDate
    /// How often a benefit was used since the term began.
    package var uses: Int
    /// What those uses were worth.
    package var usesValue: Money
    /// For plans that count seconds: from now to the end of the current period, of the full period.
    package var secondsLeft: InvoiceLine.Share?

    package init(
        rules: [RefundRule],
        region: String?,
        debited: [DebitedLine],
        brought: MoneySources,
        paidAt: Instant,
        now: Instant,
        today: CivilDate,
        uses: Int,
        usesValue: Money,
        secondsLeft: InvoiceLine.Share? = nil
    ) {
        self.rules = rules
        self.region = region
        self.debited = debited
        self.brought = brought
        self.paidAt = paidAt
        self.now = now
        self.today = today
        self.uses = uses
        self.usesValue = usesValue
        self.secondsLeft = secondsLeft
    }
}

extension RefundRule {
    /// Whether it is for a member of this region; `US` is for `US-CA` as well.
    package func covers(region: String?) -> Bool {
        guard !regions.isEmpty else { return true }
        guard let region else { return false }
        return regions.contains { region == $0 || region.hasPrefix($0 + "-") }
    }
}

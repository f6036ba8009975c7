package import Membership

/// One invoice: what one term costs, and how that stands.
package struct InvoiceRow: Hashable, Sendable {
    package let id: InvoiceID
    package let subscription: SubscriptionID
    package let term: ScheduledTerm
    package let priceVersion: PriceVersionID
    package var state: InvoiceState
    package let issuedAt: Instant
    /// When it stopped being open, and the subscription's civil day of that.
    package var settledAt: Instant?
    package var settledOn: CivilDate?
    /// The invoice before it on the same subscription.
    package let previous: InvoiceID?

    package init(
        id: InvoiceID,
        subscription: SubscriptionID,
        term: ScheduledTerm,
        priceVersion: PriceVersionID,
        state: InvoiceState,
        issuedAt: Instant,
        settledAt: Instant?,
        settledOn: CivilDate?,
        previous: InvoiceID?
    ) {
        self.id = id
        self.subscription = subscription
        self.term = term
        self.priceVersion = priceVersion
        self.state = state
        self.issuedAt = issuedAt
        self.settledAt = settledAt
        self.settledOn = settledOn
        self.previous = previous
    }

    init(_ row: SQLRow) throws(StoreError) {
        id = InvoiceID(row.int(0))
        guard let currency = Currency(row.text(6)), let state = InvoiceState(rawValue: row.text(7))
        else {
            throw .corrupt(
                path: "",
                detail: "invoice \(row.int(0)) has an unknown currency or state"
            )
        }
        subscription = SubscriptionID(row.int(1))
        term = ScheduledTerm(
            index: Int(row.int(2)),
            period: Period(
                start: CivilDate(dayNumber: row.day(3)),
                end: CivilDate(dayNumber: row.day(4))
            ),
            days: Int(row.int(12)),
            ofDays: Int(row.int(13)),
            amount: Money(minorUnits: row.int(5), currency: currency),
            isProrated: row.flag(14)
        )
        self.state = state
        issuedAt = Instant(milliseconds: row.int(8))
        settledAt = row.optionalInt(9).map(Instant.init(milliseconds:))
        settledOn = row.optionalDay(10).map(CivilDate.init(dayNumber:))
        previous = row.optionalInt(11).map(InvoiceID.init)
        priceVersion = PriceVersionID(row.int(15))
    }
}

/// How an invoice stands.
package enum InvoiceState: String, Hashable, Sendable, CaseIterable {
    case open
    case paid
    case void
    case uncollectible
}

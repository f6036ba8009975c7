package import Membership

/// One invoice: what is billed for which days, to whom, and how that stands.
package struct InvoiceRow: Hashable, Sendable {
    package let id: InvoiceID
    package let subscription: SubscriptionID
    /// Who owes it; the member, or whoever gives the membership.
    package let payer: MemberID
    package let kind: InvoiceKind
    /// How often the subscription was interrupted before; tells apart what bills the same day again.
    package let series: Int
    /// The first period of the cycle it bills; -1 for a stub before the anchor.
    package let term: Int
    /// How many periods it spans, at least 1.
    package let terms: Int
    package let period: Period
    /// What it is made of, at least one line; lines count from 1.
    package internal(set) var lines: [InvoiceLine]
    /// Everything together with tax, zero or more.
    package let amount: Money
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
        payer: MemberID,
        kind: InvoiceKind = .term,
        series: Int = 0,
        term: Int,
        terms: Int = 1,
        period: Period,
        lines: [InvoiceLine],
        amount: Money,
        state: InvoiceState,
        issuedAt: Instant,
        settledAt: Instant?,
        settledOn: CivilDate?,
        previous: InvoiceID?
    ) {
        self.id = id
        self.subscription = subscription
        self.payer = payer
        self.kind = kind
        self.series = series
        self.term = term
        self.terms = terms
        self.period = period
        self.lines = lines
        self.amount = amount
        self.state = state
        self.issuedAt = issuedAt
        self.settledAt = settledAt
        self.settledOn = settledOn
        self.previous = previous
    }

    /// The term it bills, at the list price: what the life cycle is told was paid or declined.
    package var scheduled: ScheduledTerm {
        let listed = lines.filter { $0.kind == .term || $0.kind == .change }
        return ScheduledTerm(
            index: term,
            count: terms,
            period: period,
            days: listed.reduce(0) { $0 + $1.days },
            ofDays: listed.reduce(0) { $0 + $1.ofDays },
            amount: Money(
                // A bill whose sum does not fit was refused before it could be stored.
                minorUnits: listed.reduce(0) { $0 &+ $1.amount.minorUnits },
                currency: amount.currency
            ),
            isProrated: listed.first?.isProrated ?? false
        )
    }
}

/// Why an invoice is issued.
package enum InvoiceKind: String, Hashable, Sendable, CaseIterable {
    /// For a term, or for several bought together.
    case term
    /// For a change of plan or price in the middle of a term.
    case change
}

/// How an invoice stands.
package enum InvoiceState: String, Hashable, Sendable, CaseIterable {
    case open
    case paid
    case void
    case uncollectible
    /// Too little to charge: settled, and its amount waits for the next invoice.
    case carried
}

package import Membership

/// A change of a subscription's plan or price: asked for, and what became of it.
package struct PlanChangeRow: Hashable, Sendable {
    package let id: Int64
    package let subscription: SubscriptionID
    /// The subscription's series when it was asked for, or once it is applied.
    package var series: Int
    package let from: PriceVersionID
    package let to: PriceVersionID
    /// The invoice that pays for it; `nil` where nothing has to be paid.
    package var invoice: InvoiceID?
    package let timing: Timing
    package var state: State
    package var effectiveOn: CivilDate
    /// What the agreement is after it; `nil` while it is only scheduled.
    package var cycle: Cycle?
    package let requestedAt: Instant
    /// `nil` while it is pending or scheduled.
    package var decidedAt: Instant?

    package init(
        id: Int64,
        subscription: SubscriptionID,
        series: Int,
        from: PriceVersionID,
        to: PriceVersionID,
        invoice: InvoiceID?,
        timing: Timing,
        state: State,
        effectiveOn: CivilDate,
        cycle: Cycle?,
        requestedAt: Instant,
        decidedAt: Instant?
    ) {
        self.id = id
        self.subscription = subscription
        self.series = series
        self.from = from
        self.to = to
        self.invoice = invoice
        self.timing = timing
        self.state = state
        self.effectiveOn = effectiveOn
        self.cycle = cycle
        self.requestedAt = requestedAt
        self.decidedAt = decidedAt
    }

    /// When a change takes effect, and by whose wish.
    package enum Timing: String, Hashable, Sendable, CaseIterable {
        case now
        case termEnd = "term_end"
        /// The shop moves its members to another price.
        case migration
    }

    /// What became of a change.
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// Its charge has no outcome yet.
        case pending
        case applied
        /// Its charge was declined.
        case refused
        /// It waits for the end of a term.
        case scheduled
        /// It was taken back before it took effect.
        case cleared
    }

    /// The terms of an agreement: where its cycle is anchored and where billing goes on.
    package struct Cycle: Hashable, Sendable {
        package let anchor: CivilDate
        package let anchorDay: Int
        package let billingStart: CivilDate
        /// The index of the next term to bill, at least -1.
        package let nextTerm: Int

        package init(anchor: CivilDate, anchorDay: Int, billingStart: CivilDate, nextTerm: Int) {
            self.anchor = anchor
            self.anchorDay = anchorDay
            self.billingStart = billingStart
            self.nextTerm = nextTerm
        }
    }
}

/// How much of a counted benefit there is and was used, as answers tell it.
package struct Counted: Hashable, Sendable {
    /// What may be used now; `nil` without a limit.
    package let remaining: Int64?
    /// What there is and was in this window, with what was left over and given on top; `nil` without one.
    package let limit: Int64?
    /// What was used in this window, overage with it.
    package let usage: Int64
    /// What was used beyond the limit and is not paid yet.
    package let overage: Int64
    /// What is given and not effective yet.
    package let pending: Int64
    /// When the next window begins; `nil` when none will.
    package let nextReset: Instant?
    /// What gave the one that the next use takes; `nil` when there is none, and without a limit.
    package let next: Lot.Source?

    package init(
        remaining: Int64?,
        limit: Int64?,
        usage: Int64,
        overage: Int64 = 0,
        pending: Int64 = 0,
        nextReset: Instant?,
        next: Lot.Source? = nil
    ) {
        self.remaining = remaining
        self.limit = limit
        self.usage = usage
        self.overage = overage
        self.pending = pending
        self.nextReset = nextReset
        self.next = next
    }

    /// A benefit whose uses are lots; what earlier windows used of a lot that outlives them counts too.
    package init(_ stack: LotStack, nextReset: Instant?) {
        let given = stack.lots.reduce(Int64(0)) { $0.addingClamped($1.amount) }
        self.init(
            remaining: stack.available,
            limit: given,
            usage: given - stack.remaining + stack.owed,
            overage: stack.owed,
            pending: stack.pending,
            nextReset: nextReset,
            next: stack.burn(1)?.parts.first?.lot.source
        )
    }

    /// A benefit without a limit, whose uses are only counted.
    package init(used: Int64, nextReset: Instant?) {
        self.init(remaining: nil, limit: nil, usage: used, nextReset: nextReset)
    }
}

extension BenefitWindow {
    /// The first instant of the next window; `nil` for once.
    package func nextReset(_ clock: BenefitClock, start: (CivilDate) -> Instant) -> Instant? {
        period(clock).map { start($0.end) }
    }
}

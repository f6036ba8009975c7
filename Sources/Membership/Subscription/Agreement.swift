/// What was agreed: the price, the cycle of terms, and who pays them with what.
///
/// A change of plan, price or payment method puts another agreement in its place; nothing changes
/// inside one.
package struct Agreement: Hashable, Sendable {
    /// Who pays: the member, or whoever gives the membership to the member.
    package var payer: MemberID
    package var plan: String
    package var planVersion: PlanVersionID
    /// The store's number of the price in force when it was agreed.
    package var priceVersion: PriceVersionID
    package var price: Money
    /// Whether it goes on by itself; a term that does not ends as `expired`, not as `canceled`.
    package var renews: Bool
    /// Whether one payment buys it for good.
    package var isLifetime: Bool
    package var cycle: BillingCycle
    /// The first day that is billed: the start, the end of the trial, or the day of a resumption.
    package var billingStart: CivilDate
    /// Terms that the first payment buys together; at least 1.
    package var firstTerms: Int
    package var proration: Proration
    package var dunning: DunningPolicy
    /// Days before a term begins on which it is charged.
    package var chargeLead: Int
    /// `nil` when it may not be paused.
    package var pause: PauseRules?
    package var payWith: PaymentMethod
    /// Whether the money comes some other way and is recorded by a clerk.
    package var isPaidLater: Bool

    package init(
        payer: MemberID,
        plan: String,
        planVersion: PlanVersionID,
        priceVersion: PriceVersionID,
        price: Money,
        renews: Bool,
        isLifetime: Bool = false,
        cycle: BillingCycle,
        billingStart: CivilDate,
        firstTerms: Int = 1,
        proration: Proration,
        dunning: DunningPolicy,
        chargeLead: Int = 0,
        pause: PauseRules? = nil,
        payWith: PaymentMethod,
        isPaidLater: Bool = false
    ) {
        self.payer = payer
        self.plan = plan
        self.planVersion = planVersion
        self.priceVersion = priceVersion
        self.price = price
        self.renews = renews
        self.isLifetime = isLifetime
        self.cycle = cycle
        self.billingStart = billingStart
        self.firstTerms = firstTerms
        self.proration = proration
        self.dunning = dunning
        self.chargeLead = chargeLead
        self.pause = pause
        self.payWith = payWith
        self.isPaidLater = isPaidLater
    }

    /// One term of the schedule; billing and `plans schedule` share this one way.
    ///
    /// - Parameter count: the periods it spans, for terms bought together.
    package func term(_ index: Int, count: Int = 1) -> ScheduledTerm {
        if isLifetime {
            let period = Period(start: billingStart, end: .lifetimeEnd)
            return ScheduledTerm(
                index: index,
                period: period,
                days: period.days,
                ofDays: period.days,
                amount: price,
                isProrated: false
            )
        }
        return cycle.term(
            index,
            count: count,
            from: billingStart,
            price: price,
            proration: proration
        )
    }

    /// The day on which the term that begins on `start` is charged.
    package func chargeDay(of start: CivilDate) -> CivilDate { start.adding(days: -chargeLead) }

    /// How long a first payment may stay outstanding, in milliseconds.
    package var firstPaymentWindow: Int64 {
        guard isPaidLater else { return Subscription.firstPaymentWindow }
        // A transfer takes days: whoever pays by invoice has as long as later invoices get.
        return Int64(max(1, dunning.graceDays + dunning.holdDays)) * 24
            * Instant.millisecondsPerHour
    }
}

extension Period {
    /// Whether it is that of a membership for good, which has no end to tell and no days to count.
    package var isForGood: Bool { end == .lifetimeEnd }

    /// The first day after it; `nil` for good.
    package var knownEnd: CivilDate? { isForGood ? nil : end }
}

extension CivilDate {
    /// The end of a membership for good: 9999-12-31, the last day that can be written.
    package static let lifetimeEnd = CivilDate(clampingYear: 9_999, month: 12, day: 31)

    /// The last day on which a term may end, so that grace and hold after it can be written too.
    package static let lastTermEnd = CivilDate(clampingYear: 9_999, month: 1, day: 1)
}

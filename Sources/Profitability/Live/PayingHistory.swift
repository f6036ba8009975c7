package import Membership

/// What one member was billed in one currency, and how each subscription ended.
package struct PayingHistory: Sendable {
    /// The end of a subscription.
    package struct Ending: Hashable, Sendable {
        package let subscription: Int64
        /// The first day without it.
        package let day: CivilDate
        package let reason: EndReason

        package init(subscription: Int64, day: CivilDate, reason: EndReason) {
            self.subscription = subscription
            self.day = day
            self.reason = reason
        }
    }

    /// Days on which a subscription rested.
    package struct Rest: Hashable, Sendable {
        package let subscription: Int64
        package let days: Period

        package init(subscription: Int64, days: Period) {
            self.subscription = subscription
            self.days = days
        }
    }

    package let member: String
    package let currency: Currency
    /// By subscription, and within one in the order they were billed.
    package let terms: [BilledTerm]
    package let endings: [Ending]
    package let rests: [Rest]

    package init(
        member: String,
        currency: Currency,
        terms: [BilledTerm],
        endings: [Ending] = [],
        rests: [Rest] = []
    ) {
        self.member = member
        self.currency = currency
        // A subscription that was never paid for is no membership.
        let paid = Set(terms.filter(\.isPaid).map(\.subscription))
        self.terms = terms.filter { paid.contains($0.subscription) }
        self.endings = endings.filter { paid.contains($0.subscription) }
        self.rests = rests
    }

    /// The monthly recurring revenue on a day, in minor units.
    ///
    /// Of each subscription the latest term that covers the day counts, unless the subscription has
    /// ended or rests. A term that is billed and unpaid counts until the subscription ends.
    package func monthlyRevenue(on day: CivilDate) -> Int64 {
        var sum: Int64 = 0
        var counted: (subscription: Int64, monthly: Int64)?
        for term in terms where term.period.contains(day) {
            if let counted, counted.subscription != term.subscription { sum += counted.monthly }
            counted = (term.subscription, isRunning(term.subscription, on: day) ? term.monthly : 0)
        }
        return sum + (counted?.monthly ?? 0)
    }

    /// The first day a term was paid for; nil when none was.
    package var firstPaidDay: CivilDate? {
        terms.filter(\.isPaid).map(\.period.start).min()
    }

    private func isRunning(_ subscription: Int64, on day: CivilDate) -> Bool {
        !endings.contains { $0.subscription == subscription && $0.day <= day }
            && !rests.contains { $0.subscription == subscription && $0.days.contains(day) }
    }
}

package import Membership

/// What is billed and not earned yet, by plan and currency.
package struct DeferredReport: Hashable, Sendable {
    /// The day at whose end it stands so. Today means all that is booked: a member whose zone is
    /// ahead of the shop's may live in tomorrow already.
    package let asOf: CivilDate
    package let lines: [Line]

    /// One plan in one currency.
    package struct Line: Hashable, Sendable {
        package let plan: String
        /// Never negative.
        package let deferred: Money
        /// The last day whose revenue is posted; `nil` before the plan's first.
        package let postedThrough: CivilDate?
        /// When it will be earned. `nil` for a day that is over: what was known on it about the days
        /// after it is not kept.
        package let outlook: Outlook?
    }

    /// When what is deferred will be earned.
    package struct Outlook: Hashable, Sendable {
        /// What each month's days will earn, from the first day that is not posted; months without
        /// anything are left out. A month is negative where more is to be taken back than earned.
        package let months: [MonthAmount]
        /// Billed and not paid: it has no days until it is.
        package let unpaid: Money
    }

    /// What one month will earn.
    package struct MonthAmount: Hashable, Sendable {
        package let month: Month
        package let amount: Money
    }
}

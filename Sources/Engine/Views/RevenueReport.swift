package import Membership

/// What was earned in a time, by month or by plan, each currency apart.
package struct RevenueReport: Hashable, Sendable {
    /// How the report adds up.
    package enum Grouping: String, Hashable, Sendable, CaseIterable {
        case month, plan
    }

    /// The first day; `nil` for all there is.
    package let from: CivilDate?
    /// The first day that is no longer in it; `nil` for all there is.
    package let to: CivilDate?
    package let grouping: Grouping
    /// The last day whose revenue is posted for every plan; `nil` before the first. Revenue of later
    /// days is not in the report yet.
    package let postedThrough: CivilDate?
    /// By month or plan, then by currency; what is zero on both sides is left out.
    package let lines: [Line]

    /// One month or one plan, in one currency.
    package struct Line: Hashable, Sendable {
        /// `2026-01`, or the plan's id.
        package let group: String
        /// What the days earned, less what was taken back of it by the day.
        package let recognized: Money
        /// Earned revenue that was given back after all.
        package let refunds: Money
        /// The first less the second.
        package let net: Money
    }
}

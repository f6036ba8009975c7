/// The stretch of time whose purchases count.
package enum TierWindow: Hashable, Sendable {
    /// Years that begin on this day, as 1 January or 1 April.
    case year(from: MonthDay)
    /// Years from the day the member joined.
    case membershipYear
    /// The last so many months, from the first of the month so many months ago.
    case rolling(months: Int)
    /// Since the tier was entered or last kept, for so long.
    case sinceTierEntry(Cadence)
    /// Everything there ever was.
    case lifetime
}

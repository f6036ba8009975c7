/// Where a new subscription's terms begin.
package enum Alignment: Hashable, Sendable {
    /// On the day it starts.
    case start
    /// On a day of the month, 1 to 31, with a stub before it.
    case dayOfMonth(Int)
    /// With the calendar: Mondays, the first of the month, 1 January; with a stub before it.
    case calendar
}

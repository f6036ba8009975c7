/// How long a status holds that was reached on some day.
package enum StatusValidity: Hashable, Sendable {
    /// To the end of the window after the one in which it was reached.
    case endOfNextWindow
    /// From the day it was reached, for so long.
    case lasting(Cadence)
    /// To this day of the year after the one in which the window ends, which is the first without the
    /// status: for `to 31 January` the day is 1 February, and a year's window ends on 1 January.
    case fixedDay(MonthDay)
    /// For as long as there is enough; a review decides, at the end of a window when no day is set.
    case whileQualified
}

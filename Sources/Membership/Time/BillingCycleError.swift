/// Why an anchor and an anchor day make no billing cycle.
package enum BillingCycleError: Error, Hashable, Sendable {
    /// Cadences of days and weeks count days; they have no day of the month to keep to.
    case anchorDayNeedsMonths(Cadence)
    case anchorDayOutOfRange(Int)
    /// The anchor is not the anchor day cut to the anchor's own month.
    case anchorDoesNotFit(anchor: CivilDate, anchorDay: Int)
}

extension BillingCycleError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .anchorDayNeedsMonths(let cadence):
            "An anchor day needs a cadence of months or years, and \(cadence) has none: "
                + "leave the anchor day out."
        case .anchorDayOutOfRange(let day):
            "Anchor day \(day) is no day of a month: give one from 1 to 31."
        case .anchorDoesNotFit(let anchor, let day):
            "Anchor \(anchor) does not fall on anchor day \(day) of its month: "
                + "give the anchor's own day, or the later day it returns to in longer months."
        }
    }
}

/// The stretch of time over which a benefit counts before it begins again.
///
/// Half-open days in the member's zone; a use at the very instant of a reset belongs to the new one.
package enum BenefitWindow: Hashable, Sendable {
    /// Once for as long as the membership lasts, however often it renews.
    case once
    /// Each paid or trial term of the subscription.
    case term
    /// Years from the day the subscription's first term began.
    case membershipYear
    /// Every so often, from the day the subscription's first term began.
    case every(Cadence)
    /// Days, months, quarters or years of the calendar.
    case calendar(CalendarUnit)

    /// What a calendar is divided into.
    package enum CalendarUnit: String, Hashable, Sendable, CaseIterable {
        case day = "calendar_day"
        case month = "calendar_month"
        case quarter = "calendar_quarter"
        case year = "calendar_year"
    }
}

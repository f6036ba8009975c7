import Membership

/// A day on the command line, or the word `now`.
enum DayOrNow {
    case now
    case day(CivilDate)

    /// `nil` for now.
    var day: CivilDate? {
        switch self {
        case .now: nil
        case .day(let day): day
        }
    }
}

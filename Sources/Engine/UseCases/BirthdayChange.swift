package import Membership

/// What a member says of the birthday.
package enum BirthdayChange: Hashable, Sendable {
    case told(CivilDate)
    /// It is not to be known any more.
    case takenBack

    /// Reads `1990-02-28`, and an empty text as taken back; `nil` for anything else.
    package init?(_ text: String) {
        if text.isEmpty {
            self = .takenBack
        } else if let day = CivilDate(text) {
            self = .told(day)
        } else {
            return nil
        }
    }

    /// `nil` once it is taken back.
    var day: CivilDate? {
        switch self {
        case .told(let day): day
        case .takenBack: nil
        }
    }
}

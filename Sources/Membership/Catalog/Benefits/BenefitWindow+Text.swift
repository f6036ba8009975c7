extension BenefitWindow: CustomStringConvertible {
    /// As plan files spell it: `once`, `membership_year`, `calendar_month`, `P1M`.
    package var description: String {
        switch self {
        case .once: "once"
        case .term: "term"
        case .membershipYear: "membership_year"
        case .every(let cadence): cadence.description
        case .calendar(let unit): unit.rawValue
        }
    }
}

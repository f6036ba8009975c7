/// Why a benefit changes nothing of a basket; each has a code that checkouts may branch on.
package enum UnusedReason: Hashable, Sendable {
    /// What a check would answer.
    case check(CheckReason)
    /// Another benefit takes more off the same lines.
    case betterBenefit
    /// Another plan takes more off the basket; plans do not add up.
    case betterPlan
    /// Nothing in the basket that it is for.
    case nothingToTakeOff
    /// The basket is below the first step.
    case belowFirstStep
    /// It took off as much as its cap allows in this window.
    case capReached
    /// The lines keep their margin.
    case marginKept
    /// What earns it is not reached.
    case notEarned
    /// The delivery that was chosen does not need it.
    case notNeeded
    /// Points: the partner takes none.
    case partnerTakesNone
    /// Points: fewer than may be spent at once, or no whole multiple of a step.
    case pointsNotInSteps
    /// Points: more than there are.
    case tooFewPoints
    /// Points: worth more than what is to be paid.
    case tooManyPoints

    package var code: String {
        switch self {
        case .check(let reason): reason.rawValue
        case .betterBenefit: "better_benefit"
        case .betterPlan: "better_plan"
        case .nothingToTakeOff: "nothing_to_take_off"
        case .belowFirstStep: "below_first_step"
        case .capReached: "cap_reached"
        case .marginKept: "margin_kept"
        case .notEarned: "not_earned"
        case .notNeeded: "not_needed"
        case .partnerTakesNone: "partner_takes_none"
        case .pointsNotInSteps: "points_not_in_steps"
        case .tooFewPoints: "too_few_points"
        case .tooManyPoints: "too_many_points"
        }
    }
}

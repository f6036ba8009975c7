/// Something is given on an occasion, to those who are entitled at that very instant.
package struct GrantDrip: Hashable, Sendable {
    package let occasion: Occasion
    package let award: Award
    /// How long it may be used; `nil` for ever.
    package let validFor: Cadence?
    /// Who was born on 29 February has a birthday in other years too.
    package let leapDay: LeapDay

    package init(
        occasion: Occasion,
        award: Award,
        validFor: Cadence? = nil,
        leapDay: LeapDay = .lastOfFebruary
    ) {
        self.occasion = occasion
        self.award = award
        self.validFor = validFor
        self.leapDay = leapDay
    }

    /// When it is given.
    package enum Occasion: String, Hashable, Sendable, CaseIterable {
        /// The first term of the membership is paid, or its trial begins.
        case join
        /// Each month from the start of the membership.
        case month
        /// Each year from the start of the membership.
        case year
        case birthday
        /// Each later term is paid.
        case renewal
    }

    /// The birthday of who was born on 29 February, in years without one.
    package enum LeapDay: String, Hashable, Sendable, CaseIterable {
        case lastOfFebruary = "february_28"
        case firstOfMarch = "march_1"
    }
}

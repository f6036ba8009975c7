/// What a purchase brings later.
package struct QuoteEarnings: Hashable, Sendable {
    package var points: [Points]
    package var rewards: [Accrual]
    package var stamps: [Stamps]
    /// Benefits that draw a ticket.
    package var tickets: [BenefitName]
    package var donations: [Donated]

    /// Points of one programme.
    package struct Points: Hashable, Sendable {
        package let plan: String
        package let programme: String
        /// What members read, as `miles`.
        package let name: String
        package let earned: EarnedPoints
        /// The multiplier that counted.
        package let multiplier: BenefitName?
        package let life: PointsLife
    }

    /// What a reward grows by.
    package struct Accrual: Hashable, Sendable {
        package let benefit: BenefitName
        package let amount: Money
        /// What the window has come to with it.
        package let accrued: Money
        /// When it is issued; `nil` with the purchase.
        package let issuedOn: CivilDate?
    }

    /// Where stamps stand with the purchase.
    package struct Stamps: Hashable, Sendable {
        package let benefit: BenefitName
        /// What the purchase adds: minor units, items or stamps.
        package let counted: Int64
        package let standing: StampStanding
    }

    /// What is given to others.
    package struct Donated: Hashable, Sendable {
        package let benefit: BenefitName
        package let to: String
        package let amount: Money
    }
}

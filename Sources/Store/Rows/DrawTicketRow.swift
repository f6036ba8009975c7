package import Membership

/// The seed of a draw, from which everybody can work out who won.
package struct DrawRow: Hashable, Sendable {
    package let plan: String
    package let benefit: String
    package let seed: UInt64
    package let madeAt: Instant

    package init(plan: String, benefit: String, seed: UInt64, madeAt: Instant) {
        self.plan = plan
        self.benefit = benefit
        self.seed = seed
        self.madeAt = madeAt
    }
}

/// One ticket of a draw and how it fell. It is void once a return undid the effect that drew it.
package struct DrawTicketRow: Hashable, Sendable {
    /// The ticket's number, which the roll is worked out from.
    package let id: Int64
    package let plan: String
    package let benefit: String
    package let member: MemberID
    package let purchase: PurchaseID
    /// The number of the purchase's effect that drew it.
    package let effect: Int
    package let chance: Rate
    /// 0 to 9,999; below the chance's basis points it wins.
    package let roll: Int
    package let outcome: Outcome
    package let at: Instant

    package init(
        id: Int64,
        plan: String,
        benefit: String,
        member: MemberID,
        purchase: PurchaseID,
        effect: Int,
        chance: Rate,
        roll: Int,
        outcome: Outcome,
        at: Instant
    ) {
        self.id = id
        self.plan = plan
        self.benefit = benefit
        self.member = member
        self.purchase = purchase
        self.effect = effect
        self.chance = chance
        self.roll = roll
        self.outcome = outcome
        self.at = at
    }

    /// How a ticket falls.
    package enum Outcome: Hashable, Sendable {
        case won(GivenAward)
        case lost
        /// There was nothing left to win.
        case noBudget

        /// As it is stored.
        var stored: (name: String, given: GivenAward?) {
            switch self {
            case .won(let given): ("won", given)
            case .lost: ("lost", nil)
            case .noBudget: ("no_budget", nil)
            }
        }

        /// - Returns: `nil` for what ``stored`` never says.
        init?(name: String, given: GivenAward?) {
            switch (name, given) {
            case ("won", let given?): self = .won(given)
            case ("lost", nil): self = .lost
            case ("no_budget", nil): self = .noBudget
            default: return nil
            }
        }
    }
}

/// What became of a status, and what is to be given for it.
package struct TierDecision: Hashable, Sendable {
    package let status: TierStatus
    /// In the order in which they happened; late ones as of their day.
    package let changes: [TierChange]
    package let awards: [TierAward]
}

/// The tier that counts changed.
package struct TierChange: Hashable, Sendable {
    /// The day as of which it did.
    package let day: CivilDate
    package let from: String
    package let to: String
    package let reason: Reason

    /// Why it changed, as stored and sent.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        /// There was enough.
        case earned
        /// There was enough for a whole life.
        case lifetime
        /// A review found less than it takes.
        case reviewed
        /// Nothing was bought for too long.
        case inactive
        /// A return took back what had been enough.
        case returned
        /// It was given: a gift, a purchase, a match, a partner's.
        case given
        /// What was given ended.
        case givenEnded = "given_ended"
        /// A match was confirmed.
        case challengeMet = "challenge_met"
        /// A match was not confirmed in time.
        case challengeMissed = "challenge_missed"
    }
}

/// Something to be given for a status.
package struct TierAward: Hashable, Sendable {
    package let day: CivilDate
    package let award: Award
    package let occasion: Occasion

    /// What it is given for.
    package enum Occasion: Hashable, Sendable {
        case entered(tier: String)
        case requalified(tier: String)
        case milestone(String)
    }
}

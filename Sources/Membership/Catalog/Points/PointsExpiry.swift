/// When points run out; whatever comes first counts.
package struct PointsExpiry: Hashable, Sendable {
    /// From the day they were earned; `nil` for ever.
    package let after: Cadence?
    package let rounding: Rounding
    /// All of them, when nothing was earned or spent for so long.
    package let inactivity: Cadence?
    package let decay: Decay?

    package init(
        after: Cadence? = nil,
        rounding: Rounding = .day,
        inactivity: Cadence? = nil,
        decay: Decay? = nil
    ) {
        self.after = after
        self.rounding = rounding
        self.inactivity = inactivity
        self.decay = decay
    }

    /// Which day ``after`` leads to.
    package enum Rounding: String, Hashable, Sendable, CaseIterable {
        /// That very day.
        case day
        /// The first of the month after it: points hold to the end of the month.
        case monthEnd = "month_end"
        /// 1 January after it.
        case yearEnd = "year_end"
    }

    /// Points dwindle while a member is away.
    package struct Decay: Hashable, Sendable {
        /// How long a member may be away.
        package let after: Cadence
        /// How often they dwindle from then on.
        package let every: Cadence
        /// The share that goes each time.
        package let rate: Rate
        /// The fewest that go each time.
        package let least: Int64
        /// When all of them are gone; `nil` for never.
        package let allAfter: Cadence?

        package init(
            after: Cadence,
            every: Cadence,
            rate: Rate,
            least: Int64 = 0,
            allAfter: Cadence? = nil
        ) {
            self.after = after
            self.every = every
            self.rate = rate
            self.least = least
            self.allAfter = allAfter
        }
    }
}

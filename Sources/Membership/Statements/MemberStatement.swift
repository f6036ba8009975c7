/// What a member paid and what came of it: the figures behind "worth it" or not.
///
/// - Shape: one line a benefit, in the order given. What a checkout took off counts as it was; other
///   uses count with the worth that the plan gives them.
/// - Units: the fee's currency. Values in another are shown and not added up.
package struct MemberStatement: Hashable, Sendable {
    /// The days it is about, as a term.
    package let period: Period
    package let fee: Money
    package let lines: [Line]
    /// The sum of the lines' values.
    package let value: Money
    package let verdict: Verdict
    /// What is still missing for a tier; `nil` for a plan without tiers.
    package let tier: Standing?
    package let expiring: [ExpiringPoints]

    package init(
        period: Period,
        fee: Money,
        uses: [Use],
        tier: Standing? = nil,
        expiring: [ExpiringPoints] = []
    ) throws(MoneyError) {
        self.period = period
        self.fee = fee
        self.tier = tier
        self.expiring = expiring
        var lines: [Line] = []
        var value = Money.zero(fee.currency)
        var isKnown = false
        for use in uses {
            let worth = try use.value()
            lines.append(
                Line(
                    benefit: use.benefit.id,
                    name: use.benefit.name,
                    uses: use.count,
                    value: worth
                )
            )
            guard let worth, worth.currency == fee.currency else { continue }
            isKnown = true
            value = try value.adding(worth)
        }
        self.lines = lines
        self.value = value
        let gain = try value.subtracting(fee)
        verdict =
            if !gain.isNegative {
                .worthIt(by: gain)
            } else if isKnown {
                .notWorthIt(short: try gain.negated())
            } else {
                .unknown
            }
    }

    /// How often a benefit was used, and what is known to have come of it.
    package struct Use: Hashable, Sendable {
        package let benefit: Benefit
        package let count: Int64
        /// What was really saved or given; `nil` leaves it to the benefit's worth.
        package let saved: Money?

        package init(benefit: Benefit, count: Int64, saved: Money? = nil) {
            self.benefit = benefit
            self.count = count
            self.saved = saved
        }

        func value() throws(MoneyError) -> Money? {
            if let saved { return saved }
            switch benefit.worth {
            case .use(let worth): return try worth.multiplied(by: count)
            case .term(let worth): return worth
            case nil: return nil
            }
        }
    }

    /// One benefit's line.
    package struct Line: Hashable, Sendable {
        package let benefit: String
        package let name: String
        package let uses: Int64
        /// `nil` when nothing tells it.
        package let value: Money?
    }

    /// Whether the fee came back.
    package enum Verdict: Hashable, Sendable {
        case worthIt(by: Money)
        case notWorthIt(short: Money)
        /// No benefit that was had has a value that could be compared.
        case unknown
    }

    /// A member's tier and what is next.
    package struct Standing: Hashable, Sendable {
        package let tier: String
        package let validUntil: CivilDate?
        package let outlook: TierOutlook

        package init(tier: String, validUntil: CivilDate?, outlook: TierOutlook) {
            self.tier = tier
            self.validUntil = validUntil
            self.outlook = outlook
        }
    }

    /// Points that will be gone.
    package struct ExpiringPoints: Hashable, Sendable {
        /// The programme's id.
        package let points: String
        package let amount: Int64
        /// The first day without them.
        package let on: CivilDate

        package init(points: String, amount: Int64, on: CivilDate) {
            self.points = points
            self.amount = amount
            self.on = on
        }
    }
}

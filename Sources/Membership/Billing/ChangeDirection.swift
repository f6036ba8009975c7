/// Which way a change of plan or price goes.
package enum ChangeDirection: String, Hashable, Sendable, CaseIterable {
    case upgrade
    case downgrade
    /// The same plan at another cadence.
    case interval
    /// Another plan or price that is neither dearer nor cheaper by the day.
    case sidegrade

    /// One side of a change.
    package struct Side: Hashable, Sendable {
        package let plan: String
        package let rank: Int?
        package let price: Money
        package let cadence: Cadence
        package let isLifetime: Bool

        package init(
            plan: String,
            rank: Int?,
            price: Money,
            cadence: Cadence,
            isLifetime: Bool = false
        ) {
            self.plan = plan
            self.rank = rank
            self.price = price
            self.cadence = cadence
            self.isLifetime = isLifetime
        }
    }

    /// The direction from one price to another.
    ///
    /// Between plans the ranks decide when both have one and they differ. Otherwise the price of a
    /// day does, a month and a year counted at their average length (146,097 days in 400 years) and
    /// compared without rounding. Amounts of two currencies are not compared.
    package static func of(from: Side, to: Side) -> ChangeDirection {
        if from.plan == to.plan {
            let isSameLength =
                from.cadence.bills(like: to.cadence) && from.isLifetime == to.isLifetime
            guard isSameLength else { return .interval }
        } else if let before = from.rank, let after = to.rank, before != after {
            return before < after ? .upgrade : .downgrade
        }
        guard from.price.currency == to.price.currency else { return .sidegrade }
        // For good is more than for a while, whatever the price.
        if from.isLifetime != to.isLifetime { return to.isLifetime ? .upgrade : .downgrade }
        let before = Int128(from.price.minorUnits) * Int128(to.cadence.averageLength)
        let after = Int128(to.price.minorUnits) * Int128(from.cadence.averageLength)
        if before == after { return .sidegrade }
        return before < after ? .upgrade : .downgrade
    }

    /// When a change of this direction takes effect. A sidegrade costs nobody more and comes when an
    /// upgrade does.
    package func timing(_ rules: ChangeRules) -> ChangeTiming {
        switch self {
        case .upgrade, .sidegrade: rules.upgrade
        case .downgrade: rules.downgrade
        case .interval: rules.interval
        }
    }
}

extension Cadence {
    /// Whether both have the same periods from the same anchor, as `P12M` and `P1Y` do.
    package func bills(like other: Cadence) -> Bool {
        switch (step, other.step) {
        case (.days(let days), .days(let others)): days == others
        case (.months(let months), .months(let others)): months == others
        case (.days, .months), (.months, .days): false
        }
    }

    /// The average length of a period, in 4,800ths of a day: a month is 146,097 of them.
    var averageLength: Int {
        switch step {
        case .days(let days): days * 4_800
        case .months(let months): months * 146_097
        }
    }
}

/// What a plan brings month by month: in total, and for one who joins at the start.
///
/// - Shape: closed form, no chance in it; people differ as the model's spreads say.
/// - Invariants: fees paid = fees earned + fees deferred at the end of every month.
package struct Projection: Hashable, Sendable {
    package let behaviour: Behaviour
    package let joiners: Joiners
    /// All members.
    package let total: [ProjectedMonth]
    /// One who joins in the first month; what the programme costs whoever joins is not in it.
    package let member: [ProjectedMonth]

    package init(of behaviour: Behaviour, months: Int) {
        let joiners = behaviour.joiners()
        let cohort = behaviour.cohort(months: months)
        let member = Self.months(of: cohort, joiners, behaviour)
        self.behaviour = behaviour
        self.joiners = joiners
        self.member = Self.cumulated(member)
        total = Self.cumulated(Self.sum(member, behaviour, joiners.share))
    }

    /// The month from whose end on the cash spent is back for good; `nil` when it is not by the last.
    package var paybackMonth: Int? { Self.payback(total, total.map(\.cumulativeCash)) }

    /// The same on fees earned instead of paid: what members have paid ahead bears nothing yet.
    package var earnedPaybackMonth: Int? {
        var sum = 0.0
        let results = total.map { month in
            sum += month.contribution - month.acquisitionCost - month.programmeCost
            return sum
        }
        return Self.payback(total, results)
    }

    /// The same for one member, who has to earn what it cost to win them.
    package var memberPaybackMonth: Int? { Self.payback(member, member.map(\.cumulativeCash)) }

    /// How many join in all.
    package var joined: Double { total.reduce(0) { $0 + $1.joined } }

    /// Contribution less acquisition and the programme, over all months.
    package var result: Double {
        total.reduce(0) { $0 + $1.contribution - $1.acquisitionCost - $1.programmeCost }
    }

    private static func payback(_ months: [ProjectedMonth], _ sums: [Double]) -> Int? {
        // What is left of rounding is no debt.
        let spent = sums.reduce(0) { max($0, abs($1)) }
        guard let debt = sums.lastIndex(where: { $0 < -1e-9 * spent }) else {
            return months.first?.month
        }
        return debt + 1 < months.count ? months[debt + 1].month : nil
    }

    /// What one joiner brings in each month of the membership.
    private static func months(
        of cohort: [CohortMonth],
        _ joiners: Joiners,
        _ behaviour: Behaviour
    ) -> [ProjectedMonth] {
        cohort.enumerated().map { index, life in
            var month = ProjectedMonth(month: index + 1)
            month.joined = index == 0 ? 1 : 0
            month.members = life.paid
            month.onTrial = life.trial
            month.unconverted = life.unconverted
            month.left = life.left
            month.failed = life.failed
            month.charges = life.charges
            month.feeCash = life.feeCash
            month.recognised = life.recognised
            month.paymentCost = life.paymentCost
            month.acquisitionCost = index == 0 ? behaviour.acquisition : 0
            month.add(joiners.flow, times: life.paid)
            month.add(joiners.trialFlow, times: life.trial)
            return month
        }
    }

    /// Everybody's months, by when they join.
    private static func sum(
        _ member: [ProjectedMonth],
        _ behaviour: Behaviour,
        _ share: Double
    ) -> [ProjectedMonth] {
        member.indices.map { index in
            var month = ProjectedMonth(month: index + 1)
            for start in 0...index {
                let joined = behaviour.joined(in: start, share: share)
                if joined > 0 { month.add(member[index - start], times: joined) }
            }
            month.programmeCost =
                behaviour.programmeCost + (index == 0 ? behaviour.launchCost : 0)
            return month
        }
    }

    /// Fills in what adds up from month to month.
    private static func cumulated(_ months: [ProjectedMonth]) -> [ProjectedMonth] {
        var paid = 0.0
        var deferred = 0.0
        var cash = 0.0
        return months.map { month in
            var month = month
            paid += month.feeCash
            deferred += month.feeCash - month.recognised
            cash += month.cash
            // What is left of rounding when a term is over is owed to nobody.
            month.deferred = deferred < 1e-12 * paid ? 0 : deferred
            month.cumulativeCash = cash
            return month
        }
    }
}

extension Behaviour {
    /// How many join in a month, counting from 0, when this share of people does.
    package func joined(in month: Int, share: Double) -> Double {
        let first = month < joiningMonths ? people / Double(joiningMonths) : 0
        return share * (first + (month > 0 ? arrivals : 0))
    }
}

extension ProjectedMonth {
    /// Adds what so many months of members bring and cost beside the fee.
    fileprivate mutating func add(_ flow: MemberFlow, times time: Double) {
        extraOrders += time * flow.extraOrders
        incrementalMargin += time * flow.incrementalMargin
        benefitCost += time * flow.benefitCost
        cannibalisation += time * flow.cannibalisation
        serviceCost += time * flow.serviceCost
    }

    /// Adds the months of so many like this one.
    fileprivate mutating func add(_ other: ProjectedMonth, times count: Double) {
        joined += count * other.joined
        members += count * other.members
        onTrial += count * other.onTrial
        unconverted += count * other.unconverted
        left += count * other.left
        failed += count * other.failed
        charges += count * other.charges
        feeCash += count * other.feeCash
        recognised += count * other.recognised
        extraOrders += count * other.extraOrders
        incrementalMargin += count * other.incrementalMargin
        benefitCost += count * other.benefitCost
        cannibalisation += count * other.cannibalisation
        paymentCost += count * other.paymentCost
        serviceCost += count * other.serviceCost
        acquisitionCost += count * other.acquisitionCost
    }
}

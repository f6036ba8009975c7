internal import Foundation

/// Who joins at a fee.
package struct Joiners: Hashable, Sendable {
    /// The share of people who join.
    package let share: Double
    /// The share of each group that joins; all groups are of equal size. One number when all are alike.
    package let shares: [Double]
    /// How many times as much joiners do of everything as the people of their group.
    package let selection: Double
    /// Orders a month, without the plan, of joiners and of people on average.
    package let orders: Double
    package let populationOrders: Double
    /// What joiners use as a multiple of what people on average do: orders, or what is counted by the
    /// month where nothing is ordered; `nil` where nothing is used.
    package let useRatio: Double?
    /// What a month of a joiner is expected to bring and cost, paid for and on trial.
    package let flow: MemberFlow
    package let trialFlow: MemberFlow
}

extension Behaviour {
    /// Whether everybody has the same habits, so that one group stands for all.
    private var isEven: Bool {
        orders.isEven
            && benefits.allSatisfy { benefit in
                if case .monthly(let spread) = benefit.use { spread.isEven } else { true }
            }
    }

    /// Who joins at this world's fee, or at another.
    package func joiners(atFee other: Double? = nil) -> Joiners {
        let fee = other ?? fee
        let groups = isEven ? 1 : Spread.groups
        let selection = joining.selection
        var shares: [Double] = []
        var flow = MemberFlow(benefits: benefits.count)
        var trialFlow = MemberFlow(benefits: benefits.count)
        var joined = 0.0
        var orders = 0.0
        var used = (joiners: 0.0, people: 0.0)
        for group in 0..<groups {
            let habits = habits(group: group, times: selection)
            let expected = expectedFlow(habits)
            let share = joining.share(
                atFee: fee,
                monthly: fee / termMonths,
                worth: expected.worth
            )
            let use = habits.orders > 0 ? habits.orders : habits.uses.reduce(0, +)
            shares.append(share)
            joined += share
            used.joiners += share * use
            used.people += selection > 0 ? use / selection : 0
            guard share > 0 else { continue }
            orders += share * habits.orders
            flow.add(expected, times: share)
            if trial != nil { trialFlow.add(expectedFlow(habits, isTrial: true), times: share) }
        }
        var mean = MemberFlow(benefits: benefits.count)
        var trialMean = mean
        if joined > 0 {
            mean.add(flow, times: 1 / joined)
            trialMean.add(trialFlow, times: 1 / joined)
        }
        return Joiners(
            share: joined / Double(groups),
            shares: shares,
            selection: selection,
            orders: joined > 0 ? orders / joined : 0,
            populationOrders: self.orders.mean,
            useRatio: joined > 0 && used.people > 0
                ? used.joiners / joined * Double(groups) / used.people : nil,
            flow: mean,
            trialFlow: trialMean
        )
    }
}

extension Behaviour.Joining {
    /// How many times as much joiners do as others of their group.
    fileprivate var selection: Double {
        switch self {
        case .share(_, let selection), .byFee(_, let selection): selection
        case .selfSelection: 1
        }
    }

    /// The share that joins of people to whom the plan is worth so much a month.
    fileprivate func share(atFee fee: Double, monthly: Double, worth: Double) -> Double {
        switch self {
        case .share(let share, _): return share
        case .byFee(let steps, _): return Self.interpolated(steps, at: fee)
        case .selfSelection(let reach, let otherWorth, let spread):
            let gain = worth + otherWorth - monthly
            guard spread > 0 else { return gain >= 0 ? reach : 0 }
            return reach / (1 + exp(-gain / spread))
        }
    }

    /// Straight lines between the steps, level beyond them.
    private static func interpolated(_ steps: [Behaviour.FeeStep], at fee: Double) -> Double {
        guard let first = steps.first, let last = steps.last else { return 0 }
        if fee <= first.fee { return first.share }
        for (low, high) in zip(steps, steps.dropFirst()) where fee <= high.fee {
            let part = (fee - low.fee) / (high.fee - low.fee)
            return low.share + (high.share - low.share) * part
        }
        return last.share
    }
}

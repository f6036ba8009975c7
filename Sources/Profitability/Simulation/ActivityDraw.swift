/// How the members of one world do things, made ready to be drawn a million times.
struct ActivityDraw {
    private let basket: Double
    private let memberBasket: Double
    private let margin: Double
    private let uplift: Double
    private let memberService: Double
    private let benefits: [BenefitDraw]
    /// Group after group: orders a month without the plan, then the uses of each benefit.
    private let rates: [Double]
    /// The share of joiners in this group and those before it.
    private let shares: [Double]
    /// Whether what comes back is limited by a window, so that months have to be told apart.
    private let hasWindows: Bool

    init(_ behaviour: Behaviour, _ joiners: Joiners) {
        basket = behaviour.basket
        memberBasket = behaviour.memberBasket
        margin = behaviour.margin
        uplift = behaviour.uplift
        memberService = behaviour.memberService
        benefits = behaviour.benefits.map(BenefitDraw.init)
        hasWindows = benefits.contains { $0.use == .cappedReward }
        rates = joiners.shares.indices.flatMap { group in
            let habits = behaviour.habits(group: group, times: joiners.selection)
            return [habits.orders] + habits.uses
        }
        var sum = 0.0
        shares = joiners.shares.map {
            sum += $0
            return sum
        }
    }

    /// The group that somebody who joins is of.
    func group(_ draw: Double) -> Int {
        guard let all = shares.last, shares.count > 1, all > 0 else { return 0 }
        let wanted = draw * all
        var low = 0
        var high = shares.count - 1
        while low < high {
            let middle = (low + high) / 2
            if shares[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Which benefits a member uses at all, a bit for each.
    func uses(_ draws: inout DrawSequence) -> UInt64 {
        var bits: UInt64 = 0
        for index in benefits.indices {
            let uptake = benefits[index].uptake
            if uptake >= 1 || (uptake > 0 && draws.next() < uptake) { bits |= 1 << UInt64(index) }
        }
        return bits
    }

    /// What a member does in so many months.
    ///
    /// Independent months of a Poisson count add up to one such count, so a whole spell is one draw.
    func spell(
        _ time: Double,
        group: Int,
        uses: UInt64,
        isTrial: Bool,
        _ draws: inout DrawSequence
    ) -> Activity {
        guard time > 0 else { return Activity() }
        let first = group * (benefits.count + 1)
        var activity = Activity()
        activity.serviceCost = memberService * time
        let orders =
            hasWindows
            ? windows(time, rates[first], uses, isTrial, &activity, &draws)
            : drawn(rates[first] * time, &draws)
        let baselineSpend = orders.baseline * basket
        let spend = orders.all * memberBasket
        activity.incrementalMargin = (spend - baselineSpend) * margin
        for index in benefits.indices where benefits[index].isInTrial || !isTrial {
            let benefit = benefits[index]
            activity.benefitCost += benefit.memberCost * time
            guard uses & (1 << UInt64(index)) != 0 else { continue }
            switch benefit.use {
            case .membership, .cappedReward:
                break
            case .monthly:
                let mean = rates[first + 1 + index] * time
                let before = PoissonDraw.value(mean, &draws)
                let change = mean * (benefit.moreUse - 1)
                // Less use is thinned out of what was used before, on average.
                let after =
                    change < 0
                    ? before * benefit.moreUse : before + PoissonDraw.value(change, &draws)
                activity.add(benefit, before: before, after: after)
            case .orders:
                let after = orders.all * benefit.rate * benefit.moreUse
                activity.add(benefit, before: orders.baseline * benefit.rate, after: after)
            case .discount:
                activity.cannibalisation += benefit.rate * baselineSpend
                activity.benefitCost += benefit.rate * (spend - baselineSpend)
            case .reward:
                activity.benefitCost += benefit.rate * spend * benefit.rewardCost
            }
        }
        return activity
    }

    /// Orders that would have come anyway, and all there are.
    private struct Orders {
        var baseline = 0.0
        var all = 0.0
    }

    /// Those that come in any case, and those that only one of the two worlds has.
    private func drawn(_ mean: Double, _ draws: inout DrawSequence) -> Orders {
        let both = PoissonDraw.value(mean * min(1, 1 + uplift), &draws)
        let one = PoissonDraw.value(mean * abs(uplift), &draws)
        return uplift < 0
            ? Orders(baseline: both + one, all: both) : Orders(baseline: both, all: both + one)
    }

    /// Month by month, because what comes back has a most in each window.
    private func windows(
        _ time: Double,
        _ rate: Double,
        _ uses: UInt64,
        _ isTrial: Bool,
        _ activity: inout Activity,
        _ draws: inout DrawSequence
    ) -> Orders {
        var orders = Orders()
        var open = [Double](repeating: 0, count: benefits.count)
        var month = 0.0
        while month < time {
            let part = drawn(rate * min(1, time - month), &draws)
            orders.baseline += part.baseline
            orders.all += part.all
            let next = month + 1
            for index in benefits.indices where benefits[index].use == .cappedReward {
                let benefit = benefits[index]
                open[index] += benefit.rate * part.all * memberBasket
                let isOver =
                    (next / benefit.capMonths).rounded(.down)
                    > (month / benefit.capMonths).rounded(.down)
                guard isOver || next >= time else { continue }
                if uses & (1 << UInt64(index)) != 0, benefit.isInTrial || !isTrial {
                    activity.benefitCost += min(open[index], benefit.cap) * benefit.rewardCost
                }
                open[index] = 0
            }
            month = next
        }
        return orders
    }
}

extension Activity {
    /// Adds the uses of a benefit: what they cost, and what was paid for them before.
    fileprivate mutating func add(_ benefit: BenefitDraw, before: Double, after: Double) {
        benefitCost += after * benefit.unitCost - before * benefit.costAnyway
        cannibalisation += before * benefit.feeForgone
    }
}

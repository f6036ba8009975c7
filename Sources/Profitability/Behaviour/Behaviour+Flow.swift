extension Behaviour {
    /// How often one person does things in a month: orders without the plan, and the uses of each
    /// benefit before joining by one who uses it.
    package struct Habits: Hashable, Sendable {
        package let orders: Double
        package let uses: [Double]
    }

    /// The habits of a group, and so many times of them; groups count from 0.
    ///
    /// Who orders most uses most, too: a group is the same people in every spread.
    package func habits(group: Int, times selection: Double = 1) -> Habits {
        Habits(
            orders: selection * orders.rate(group: group),
            uses: benefits.map { benefit in
                switch benefit.use {
                case .monthly(let spread): selection * spread.rate(group: group)
                case .orders(let perOrder):
                    selection * orders.rate(group: group) * perOrder
                case .membership, .discount, .reward: 0
                }
            }
        )
    }

    /// What a month of a member of these habits is expected to bring and cost.
    /// - Parameter isTrial: whether the member is on trial, without the benefits that wait for it.
    package func expectedFlow(_ habits: Habits, isTrial: Bool = false) -> MemberFlow {
        var flow = MemberFlow(benefits: benefits.count)
        flow.baselineOrders = habits.orders
        flow.extraOrders = habits.orders * uplift
        let orders = habits.orders * (1 + uplift)
        let baselineSpend = habits.orders * basket
        let spend = orders * memberBasket
        flow.incrementalMargin = (spend - baselineSpend) * margin
        flow.serviceCost = memberService
        for (index, benefit) in benefits.enumerated() where benefit.isInTrial || !isTrial {
            let own = 1 - benefit.partnerFunding
            var cost = benefit.memberCost * own
            var cannibalised = 0.0
            flow.worth += benefit.memberWorth
            switch benefit.use {
            case .membership:
                break
            case .monthly, .orders:
                let before = habits.uses[index] * benefit.uptake
                // Uses that come with orders grow with them.
                let grown = if case .orders = benefit.use { before * (1 + uplift) } else { before }
                let after = grown * benefit.moreUse
                cost += after * benefit.unitCost * own - before * benefit.costAnyway
                cannibalised = before * benefit.feeForgone
                flow.worth += before * benefit.worth
            case .discount(let rate, let eligible):
                let share = rate * eligible * benefit.uptake
                cannibalised = share * baselineSpend * own
                cost += share * (spend - baselineSpend) * own
                flow.worth += share * baselineSpend
            case .reward(let rate, let eligible, let redeemed, let cap):
                let share = rate * eligible
                let given = ExpectedReward.monthly(
                    share,
                    basket: memberBasket,
                    orders: orders,
                    cap: cap
                )
                let before = ExpectedReward.monthly(
                    share,
                    basket: basket,
                    orders: habits.orders,
                    cap: cap
                )
                cost += given * redeemed * benefit.uptake * own
                flow.worth += before * redeemed * benefit.uptake
            }
            flow.benefitCost += cost
            flow.cannibalisation += cannibalised
            flow.costs[index] = cost + cannibalised
        }
        return flow
    }
}

/// When the fee is worth it to a member: what they must order, use or spend in a year.
package struct MemberBreakEven: Hashable, Sendable {
    /// What one benefit alone asks for.
    package struct Line: Hashable, Sendable {
        package let benefit: String
        package let name: String
        /// What is counted.
        package let unit: Unit
        /// What one of them saves; for spend, the share of it.
        package let saving: Double
        /// How many of them are worth a year's fee.
        package let count: Double

        package enum Unit: String, Hashable, Sendable, CaseIterable {
            case uses, spend
        }
    }

    /// A year's fee, major units.
    package let fee: Double
    package let lines: [Line]
    /// What an order saves with all benefits together, and what having them is worth a year whatever
    /// is ordered.
    package let savingPerOrder: Double
    package let fixedWorth: Double
    /// Orders a year with which the fee is worth it; `nil` when no number is.
    package let orders: Double?
    /// The share of people, and of joiners, to whom what is counted is worth the fee.
    package let shareOfPeople: Double
    package let shareOfJoiners: Double

    package init(of behaviour: Behaviour) {
        let fee = behaviour.fee * 12 / behaviour.termMonths
        var perOrder = 0.0
        var fixed = 0.0
        var lines: [Line] = []
        for benefit in behaviour.benefits {
            fixed += 12 * benefit.memberWorth
            let share: Double?
            switch benefit.use {
            case .membership: share = nil
            case .monthly(let spread):
                fixed += 12 * spread.mean * benefit.uptake * benefit.worth
                share = nil
            case .orders(let uses):
                perOrder += uses * benefit.worth
                share = nil
            case .discount(let rate, let eligible):
                perOrder += rate * eligible * behaviour.basket
                share = rate
            case .reward(let rate, let eligible, let redeemed, _):
                perOrder += rate * eligible * redeemed * behaviour.basket
                share = rate
            }
            if let share, share > 0 {
                lines.append(Line(benefit, .spend, share, fee))
            } else if benefit.worth > 0 {
                lines.append(Line(benefit, .uses, benefit.worth, fee))
            }
        }
        self.fee = fee
        self.lines = lines
        savingPerOrder = perOrder
        fixedWorth = fixed
        orders = fixed >= fee ? 0 : perOrder > 0 ? (fee - fixed) / perOrder : nil
        let joiners = behaviour.joiners()
        var worthIt = (people: 0.0, joiners: 0.0)
        var joined = 0.0
        for (group, share) in joiners.shares.enumerated() {
            let habits = behaviour.habits(group: group, times: joiners.selection)
            let isWorthIt = 12 * behaviour.expectedFlow(habits).worth >= fee * (1 - 1e-12)
            joined += share
            if isWorthIt {
                worthIt.people += 1
                worthIt.joiners += share
            }
        }
        shareOfPeople = worthIt.people / Double(joiners.shares.count)
        shareOfJoiners = joined > 0 ? worthIt.joiners / joined : 0
    }
}

extension MemberBreakEven.Line {
    fileprivate init(_ benefit: BenefitBehaviour, _ unit: Unit, _ saving: Double, _ fee: Double) {
        self.init(
            benefit: benefit.id,
            name: benefit.name,
            unit: unit,
            saving: saving,
            count: fee / saving
        )
    }
}

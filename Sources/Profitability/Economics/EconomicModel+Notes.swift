import Membership

extension EconomicModel {
    /// What a reader of the figures should know of the model, a sentence each.
    package var notes: [String] {
        joiningNotes + benefitNotes + evidenceNotes
    }

    private var joiningNotes: [String] {
        var notes: [String] = []
        if plan.trial != nil, assumption(.trialTakeUp) == nil {
            notes.append("The plan's trial is left out: everybody pays at once.")
        }
        if !plan.offers.isEmpty {
            let names = plan.offers.map(\.id).joined(separator: ", ")
            notes.append("The plan's offers (\(names)) are left out: everybody pays the price.")
        }
        let isWhole = plan.prices.contains { $0.history.contains { $0.amount == price.fee } }
        if plan.taxes?.pricesInclude == true, isWhole, !price.fee.isZero {
            notes.append("The price contains tax, which is not taken off: name a region.")
        }
        return notes
    }

    private var benefitNotes: [String] {
        var notes: [String] = []
        let promised = plan.benefits + (plan.tiers?.tiers.flatMap(\.benefits) ?? [])
        var free = promised.map(\.id).filter { id in !benefits.contains { $0.id == id } }
        if plan.points != nil, !benefits.contains(where: { $0.id == "points" }) {
            free.append("points")
        }
        if !free.isEmpty {
            notes.append("No cost is counted for \(free.joined(separator: ", ")).")
        }
        for benefit in promised where benefits.contains(where: { $0.id == benefit.id }) {
            guard let cap = benefit.terms.uncountedCap else { continue }
            notes.append("The \(cap) of \(benefit.id) is not counted.")
        }
        return notes
    }

    private var evidenceNotes: [String] {
        var notes: [String] = []
        for assumption in assumptions where assumption.method == .naiveDifference {
            notes.append(
                "\(assumption.key.path) is a naive difference of members and others: it overstates, "
                    + "because heavy buyers join."
            )
        }
        let isSilent = assumption(.uplift) == nil && assumption(.memberOrders) == nil
        if isSilent, assumption(.orders) != nil {
            notes.append("No uplift is given: members order what they would have ordered anyway.")
        }
        let examples = assumptions.filter { $0.method == .example }
        if !examples.isEmpty {
            notes.append(
                "\(examples.count) of \(assumptions.count) figures are examples: put your own in their "
                    + "place."
            )
        }
        return notes
    }
}

extension BenefitTerms {
    /// A limit in money that the model does not know of.
    fileprivate var uncountedCap: String? {
        switch self {
        case .discount(let discount):
            discount.cap != nil || discount.orderCap != nil ? "cap" : nil
        case .reward(let reward):
            switch (reward.cap, reward.window) {
            case (nil, _): nil
            case (_?, nil): "cap of each purchase"
            case (_?, .once): "cap for good"
            case (_?, _?): nil
            }
        case .access, .config, .quota, .memberPrice, .shippingWaiver, .multiplier, .grantDrip,
            .serviceCredit, .priority, .guestPass, .draw, .donation, .feeWaiver, .spendReward:
            nil
        }
    }
}

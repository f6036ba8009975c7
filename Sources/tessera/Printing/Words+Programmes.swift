import Membership

/// Checkout rules, points, and who may join, in a few words each.
extension Words {
    /// `nil` when all is as usual.
    static func checkout(_ rules: CheckoutRules) -> String? {
        var parts: [String] = []
        switch rules.stacking {
        case .bestOf: break
        case .sequence: parts.append("discounts one after the other")
        case .sumCapped(let limit): parts.append("discounts together up to \(limit)")
        }
        if let floor = rules.marginFloor { parts.append("a margin of \(floor) is kept") }
        if rules.excludedCategories != CheckoutRules.usuallyExcluded {
            let words = rules.excludedCategories.joined(separator: " or ")
            parts.append(words.isEmpty ? "nothing is left out" : "not for \(words)")
        }
        if rules.allowsPlanInCart { parts.append("counts with the plan in the basket") }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    static func points(_ rules: PointsRules) -> String {
        var parts = [rules.name]
        let earning = rules.earning
        for rate in earning.rates {
            parts.append(
                "\(grouped(rate.points)) for \(rate.money) "
                    + (earning.base == .net ? "paid" : "of the full price")
            )
        }
        parts += limits(earning.scope)
        if let most = earning.purchaseCap { parts.append("up to \(grouped(most)) a purchase") }
        if let cap = earning.cap { parts.append("up to \(allowance(cap))") }
        if let time = earning.pendingFor { parts.append("pending for \(time)") }
        for redemption in rules.redemptions {
            var text = "\(grouped(redemption.value.points)) are worth \(redemption.value.money)"
            if redemption.least > 1 { text += " from \(grouped(redemption.least))" }
            if redemption.step > 1 { text += " in steps of \(grouped(redemption.step))" }
            parts.append(text)
        }
        if rules.redeemsFromNextPurchase { parts.append("from the next purchase on") }
        parts += expiry(rules.expiry)
        switch rules.afterEnd {
        case .kept: break
        case .forfeited: parts.append("lost when the membership ends")
        case .keptFor(let time): parts.append("kept for \(time) when the membership ends")
        }
        if rules.mayGoNegative { parts.append("may go below zero") }
        if rules.transfersInHousehold { parts.append("may be given within a household") }
        return parts.joined(separator: ", ")
    }

    private static func expiry(_ expiry: PointsExpiry) -> [String] {
        var parts: [String] = []
        if let after = expiry.after {
            switch expiry.rounding {
            case .day: parts.append("gone after \(after)")
            case .monthEnd: parts.append("gone at the end of the month after \(after)")
            case .yearEnd: parts.append("gone at the end of the year after \(after)")
            }
        }
        if let time = expiry.inactivity { parts.append("gone after \(time) of silence") }
        if let decay = expiry.decay {
            let least = decay.least > 0 ? " and at least \(grouped(decay.least))" : ""
            parts.append(
                "less by \(decay.rate)\(least) every \(decay.every) after \(decay.after) of silence"
                    + (decay.allAfter.map { ", all gone after \($0)" } ?? "")
            )
        }
        return parts
    }

    /// Where points are earned and spent beside the shop: `hotel earns, 100 for 0.60 GBP`.
    static func partner(_ partner: PointsPartner) -> String {
        let does =
            switch (partner.earns, partner.burns) {
            case (true, true): "earns and spends"
            case (true, false): "earns"
            case (false, _): "spends"
            }
        return "\(partner.id) \(does), \(grouped(partner.price.points)) for \(partner.price.money)"
    }

    static func household(_ rules: HouseholdRules) -> String {
        var parts: [String] = []
        if rules.adults > 0 { parts.append("\(count(rules.adults, "adult")) more") }
        if rules.teens > 0 { parts.append(count(rules.teens, "teen")) }
        if rules.children > 0 {
            parts.append(
                rules.children == 1 ? "1 child" : "\(grouped(Int64(rules.children))) children"
            )
        }
        if let extra = rules.extraSeats {
            parts.append("up to \(count(extra.most, "seat")) of \(extra.plan)")
        }
        if rules.sameAddress { parts.append("at one address") }
        if rules.sharedPayment { parts.append("with the owner's means of payment") }
        if let lock = rules.rejoinLock { parts.append("no other for \(lock) after leaving") }
        if let shared = rules.shared { parts.append("shares \(shared.joined(separator: ", "))") }
        if !rules.inTrial { parts.append("not on trial") }
        return parts.joined(separator: ", ")
    }

    static func card(_ transferability: Transferability) -> String {
        switch transferability {
        case .personal: "the member's alone"
        case .household: "the household's"
        case .bearer: "whoever shows it"
        }
    }

    /// `nil` when everybody may join.
    static func admission(_ rules: AdmissionRules) -> String? {
        var parts: [String] = []
        if rules.byInvitation { parts.append("by invitation") }
        if let kind = rules.verified { parts.append("with a proof of \(kind)") }
        if let most = rules.capacity { parts.append("up to \(count(most, "member"))") }
        if rules.hasWaitlist {
            parts.append(
                "a waitlist" + (rules.placeKeptFor.map { " that keeps a place for \($0)" } ?? "")
            )
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    static func referral(_ rules: ReferralRules) -> String {
        var parts: [String] = []
        if let award = rules.referrer { parts.append("\(self.award(award)) for the member") }
        if let award = rules.friend { parts.append("\(self.award(award)) for the friend") }
        switch rules.after {
        case .join: parts.append("on joining")
        case .firstPayment: parts.append("after the first payment")
        case .firstPurchase: parts.append("after the first purchase")
        }
        if let most = rules.most { parts.append("up to \(allowance(most))") }
        return parts.joined(separator: ", ")
    }
}

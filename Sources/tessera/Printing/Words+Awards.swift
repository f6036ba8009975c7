import Membership

/// What benefits give, and when.
extension Words {
    /// What is given: `2 cake worth 3.00 USD each`, `5.00 USD of credit`, `500 points`.
    static func award(_ award: Award) -> String {
        switch award {
        case .item(let name, let count, let worth):
            let each = count > 1 ? " each" : ""
            return "\(grouped(count)) \(name)" + (worth.map { " worth \($0)\(each)" } ?? "")
        case .credit(let money): return "\(money) of credit"
        case .points(let points): return "\(grouped(points)) points"
        case .uses(let benefit, let count): return "\(grouped(count)) more of \(benefit)"
        }
    }

    /// When a count begins again: `a term`, `every P1M`, `in all`.
    static func window(_ window: BenefitWindow) -> String {
        switch window {
        case .once: "in all"
        case .term: "a term"
        case .membershipYear: "a membership year"
        case .every(let cadence): "every \(cadence)"
        case .calendar(.day): "a day"
        case .calendar(.month): "a calendar month"
        case .calendar(.quarter): "a calendar quarter"
        case .calendar(.year): "a calendar year"
        }
    }

    /// So many, or so much, within a window.
    static func allowance(_ allowance: Allowance) -> String {
        switch allowance.amount {
        case .units(let count): "\(grouped(count)) \(window(allowance.window))"
        case .money(let money): "\(money) \(window(allowance.window))"
        }
    }

    /// `1`, `1.5`, `1.25`.
    static func factor(_ multiplier: Multiplier) -> String {
        let (whole, rest) = multiplier.hundredths.quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return "\(whole)" }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    static func words(_ reward: Reward) -> String {
        var parts = ["\(reward.rate) of \(reward.base == .net ? "what is paid" : "the full price")"]
        if let cap = reward.cap, let window = reward.window {
            parts.append("up to \(cap) \(self.window(window))")
        } else if let window = reward.window {
            parts.append("issued once \(self.window(window))")
        } else {
            parts.append("for the next purchase")
        }
        if let lead = reward.issueLead { parts.append("issued \(lead) before its end") }
        switch reward.form {
        case .certificate: parts.append("as a certificate")
        case .balance: parts.append("as credit")
        }
        if let time = reward.validFor { parts.append("valid for \(time)") }
        if !reward.forfeits.isEmpty {
            let words = reward.forfeits.map { forfeit in
                switch forfeit {
                case .downgrade: "a downgrade"
                case .end: "the end"
                }
            }
            parts.append("lost with \(words.joined(separator: " or "))")
        }
        if reward.requiresPaid { parts.append("not on trial") }
        return parts.joined(separator: ", ")
    }

    static func words(_ drip: GrantDrip) -> String {
        let when =
            switch drip.occasion {
            case .join: "on joining"
            case .month: "every month"
            case .year: "every year"
            case .birthday: "on the birthday"
            case .renewal: "with each renewal"
            }
        return "\(award(drip.award)) \(when)" + valid(drip.validFor)
    }

    static func words(_ draw: Draw) -> String {
        var text = "a chance of \(draw.chance) of \(award(draw.prize))"
        if let basket = draw.minimumBasket { text += " from \(basket)" }
        if let most = draw.perMember { text += ", tickets \(allowance(most))" }
        if let budget = draw.budget { text += ", prizes for all \(allowance(budget))" }
        return text + valid(draw.validFor)
    }

    static func words(_ donation: Donation) -> String {
        let gift =
            switch donation.gift {
            case .rate(let rate): "\(rate) of what is paid"
            case .amount(let money): "\(money) a purchase"
            }
        return "\(gift) to \(donation.to)" + (donation.cap.map { ", up to \(allowance($0))" } ?? "")
    }

    static func words(_ reward: SpendReward) -> String {
        let per =
            switch reward.stampPer {
            case .spend(let money): "\(money) spent"
            case .items(1): "item"
            case .items(let count): self.count(Int(count), "item")
            }
        let stamps =
            reward.stampsNeeded == 1
            ? "for every \(per)"
            : "for \(grouped(reward.stampsNeeded)) stamps, one for every \(per)"
        return "\(award(reward.award)) \(stamps)"
            + (reward.carriesRemainder ? "" : " of one purchase") + valid(reward.validFor)
    }

    private static func valid(_ time: Cadence?) -> String {
        time.map { ", valid for \($0)" } ?? ""
    }
}

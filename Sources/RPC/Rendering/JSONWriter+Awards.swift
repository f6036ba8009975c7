import JSONText
import Membership

/// Benefits that give something, and what is given.
extension JSONWriter {
    mutating func write(_ award: Award) {
        object { json in
            switch award {
            case .item(let name, let count, let worth):
                json.member("item", name)
                json.member("count", count)
                json.member("worth", worth)
            case .credit(let money): json.member("credit", money)
            case .points(let points): json.member("points", points)
            case .uses(let benefit, let count):
                json.member("uses", benefit)
                json.member("count", count)
            }
        }
    }

    mutating func write(_ reward: Reward) {
        object { json in
            json.member("rate", reward.rate)
            json.member("base", reward.base.rawValue)
            json.member("cap", reward.cap)
            json.member("per", reward.window?.description)
            json.member("issue_lead", reward.issueLead?.description)
            json.member("form", reward.form.rawValue)
            json.member("valid_for", reward.validFor?.description)
            json.key("forfeit")
            json.array(reward.forfeits) { $0.string($1.rawValue) }
            json.member("requires_paid", reward.requiresPaid)
        }
    }

    mutating func write(_ drip: GrantDrip) {
        object { json in
            json.member("occasion", drip.occasion.rawValue)
            json.key("award")
            json.write(drip.award)
            json.member("valid_for", drip.validFor?.description)
            if drip.occasion == .birthday { json.member("leap_day", drip.leapDay.rawValue) }
        }
    }

    mutating func write(_ draw: Draw) {
        object { json in
            json.member("chance", draw.chance)
            json.key("prize")
            json.write(draw.prize)
            json.member("minimum_basket", draw.minimumBasket)
            json.optional("per_member", draw.perMember) { $0.write($1) }
            json.optional("budget", draw.budget) { $0.write($1) }
            json.member("valid_for", draw.validFor?.description)
        }
    }

    mutating func write(_ donation: Donation) {
        object { json in
            switch donation.gift {
            case .rate(let rate): json.member("rate", rate)
            case .amount(let amount): json.member("amount", amount)
            }
            json.member("to", donation.to)
            json.optional("cap", donation.cap) { $0.write($1) }
        }
    }

    mutating func write(_ reward: SpendReward) {
        object { json in
            json.key("stamp_per")
            json.object { json in
                switch reward.stampPer {
                case .spend(let money): json.member("spend", money)
                case .items(let count): json.member("items", count)
                }
            }
            json.member("stamps_needed", reward.stampsNeeded)
            json.member("carry_remainder", reward.carriesRemainder)
            json.key("award")
            json.write(reward.award)
            json.member("valid_for", reward.validFor?.description)
        }
    }
}

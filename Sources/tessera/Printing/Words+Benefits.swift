import Membership

extension Words {
    /// What a benefit gives, with where it applies.
    static func terms(_ benefit: Benefit) -> String {
        ([terms(benefit.terms)] + limits(benefit.scope)).joined(separator: ", ")
    }

    /// Where something applies, and what is left out.
    static func limits(_ scope: BenefitScope) -> [String] {
        let limits = [
            ("category", scope.categories), ("product", scope.products),
            ("channel", scope.channels), ("region", scope.regions), ("partner", scope.partners),
            ("not category", scope.excludedCategories), ("not product", scope.excludedProducts),
        ]
        return limits.filter { !$0.1.isEmpty }.map { name, values in
            "\(name) \(values.joined(separator: " or "))"
        }
    }

    /// What a benefit is worth to a member.
    static func worth(_ worth: BenefitWorth) -> String {
        switch worth {
        case .use(let money): "\(money) a use"
        case .term(let money): "\(money) a term"
        }
    }

    private static func terms(_ terms: BenefitTerms) -> String {
        switch terms {
        case .access: "access"
        case .config(.integer(let number)): "\(number)"
        case .config(.text(let text)): text
        case .config(.flag(let flag)): yes(flag)
        case .config(.money(let money)): money.description
        case .quota(let quota): words(quota)
        case .discount(let discount): words(discount)
        case .memberPrice(let terms):
            terms.prices.map { "\($0.product) for \($0.price)" }.joined(separator: ", ")
        case .shippingWaiver(let waiver): words(waiver)
        case .reward(let reward): words(reward)
        case .multiplier(let multiplier): "points times \(factor(multiplier))"
        case .grantDrip(let drip): words(drip)
        case .serviceCredit(let credit): words(credit)
        case .priority(let minutes): "\(minutes) minutes ahead"
        case .guestPass(let pass):
            "\(count(Int(pass.guests), "guest")) a visit"
                + (pass.visits.map { ", visits \(allowance($0))" } ?? "")
        case .draw(let draw): words(draw)
        case .donation(let donation): words(donation)
        case .feeWaiver(let waiver): words(waiver)
        case .spendReward(let reward): words(reward)
        }
    }

    private static func words(_ quota: Quota) -> String {
        let unit = quota.unit ?? "use"
        let window = self.window(quota.window)
        var parts: [String] = []
        if let amount = quota.amount {
            parts.append("\(count(Int(amount), unit)) \(window)")
            if quota.limit == .soft { parts.append("more is counted") }
        } else {
            parts.append("any number of \(unit)s")
        }
        if let most = quota.fairUse { parts.append("fair use \(grouped(most)) \(window)") }
        if let rollover = quota.rollover {
            let least = rollover.least > 0 ? "at least \(grouped(rollover.least)) and " : ""
            parts.append("\(least)up to \(grouped(rollover.most)) go over")
        }
        if quota.isProrated { parts.append("a part window gives its part") }
        if quota.carriesOverage { parts.append("overuse is taken from the next") }
        return parts.joined(separator: ", ")
    }

    private static func words(_ discount: Discount) -> String {
        var parts: [String]
        switch discount.off {
        case .rate(let rate): parts = ["\(rate) off"]
        case .amount(let amount): parts = ["\(amount) off"]
        case .ladder(let ladder): parts = [words(ladder)]
        }
        if let most = discount.orderCap { parts.append("up to \(most) an order") }
        if let cap = discount.cap { parts.append("up to \(allowance(cap))") }
        return parts.joined(separator: ", ")
    }

    private static func words(_ ladder: Ladder) -> String {
        let steps = ladder.steps.map { step in
            let from =
                ladder.currency.map { Money(minorUnits: step.from, currency: $0).description }
                ?? count(Int(step.from), "item")
            return "\(step.rate) from \(from)"
        }
        let list = steps.joined(separator: ", ")
        switch ladder.basis {
        case .purchase, .quantity: return "off one purchase: \(list)"
        case .cumulative(let window, let includesThis):
            let extent = self.window(window) + (includesThis ? ", this purchase too" : "")
            return "off by what was spent \(extent): \(list)"
        }
    }

    private static func words(_ waiver: ShippingWaiver) -> String {
        var text = "\(waiver.speed) delivery"
        if let from = waiver.minimumBasket { text += " from \(from)" }
        for minimum in waiver.minimumByChannel {
            text += ", in \(minimum.channel) from \(minimum.minimum)"
        }
        if let times = waiver.times { text += ", \(allowance(times))" }
        return text
    }

    private static func words(_ credit: ServiceCredit) -> String {
        switch credit.extent {
        case .times(let times): "\(credit.service) \(allowance(times))"
        case .longer(let cadence): "\(credit.service) longer by \(cadence)"
        case .within(let hours): "\(credit.service) within \(count(hours, "hour"))"
        }
    }

    private static func words(_ waiver: FeeWaiver) -> String {
        var text = "no \(waiver.fee) fee"
        switch waiver.after {
        case .spend(let money): text += " after \(money) spent in the term"
        case .points(let points): text += " after \(grouped(points)) points in the term"
        case nil: break
        }
        return text + (waiver.times.map { ", \(allowance($0))" } ?? "")
    }

    /// How much of a counted benefit is left; `nil` for one without a count.
    static func count(_ answer: CheckAnswer) -> String? {
        guard let remaining = answer.remaining, let limit = answer.limit else {
            return answer.usage.map { "\($0) used, without a limit" }
        }
        return "\(remaining) of \(limit)"
    }

    /// Why an answer is what it is, in a few words.
    static func reason(_ reason: CheckReason) -> String {
        switch reason {
        case .subscribed: "the subscription is paid for"
        case .trial: "the trial is running"
        case .renewalPending: "the paid time is over and the renewal has not run yet"
        case .grace: "a charge failed, and access goes on through grace"
        case .paidUntilEnd: "renewal is off, and the paid time is not over"
        case .unknownMember: "there is no such member"
        case .unknownBenefit: "no plan on sale promises it"
        case .noSubscription: "the member has no subscription"
        case .notInPlan: "the member's plan does not promise it"
        case .leftOutOfTrial: "the trial leaves it out"
        case .notStarted: "the subscription has not started"
        case .firstPaymentPending: "the first payment has not arrived"
        case .onHold: "a payment is missing and access has stopped"
        case .paused: "the subscription rests"
        case .ended: "the subscription has ended"
        case .belowMinimumBasket: "the basket is too small"
        case .currencyMismatch: "the basket is in another currency"
        case .outOfScope: "it does not apply here"
        case .contextMissing: "it depends on something the question did not say"
        case .overQuota: "nothing is left, and use goes on beyond the limit"
        case .quotaUsedUp: "nothing is left of it for now"
        case .fairUseReached: "it was used as often as is fair"
        case .tooManyGuests: "more guests than may come along"
        case .tierTooLow: "a higher tier promises it"
        case .notShared: "the household does not share it"
        case .given: "it was given before"
        case .controlGroup: "the member is in the plan's control group"
        }
    }
}

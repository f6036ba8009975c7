import Membership

/// The rules of a plan in a few words each.
extension Words {
    static func trial(_ trial: Trial) -> String {
        var text = "\(trial.length)"
        let left = trial.benefitsLeftOut.joined(separator: ", ")
        if !left.isEmpty { text += ", without \(left)" }
        if let price = trial.convertsTo { text += ", then \(price)" }
        if !trial.methodRequired { text += ", no payment method needed" }
        return text
    }

    static func billing(_ rules: BillingRules) -> String {
        var parts = ["\(rules.mode.rawValue), proration \(rules.proration.rawValue)"]
        switch rules.alignment {
        case .start: break
        case .dayOfMonth(let day): parts.append("terms from day \(day) of the month")
        case .calendar: parts.append("terms by the calendar")
        }
        if rules.chargeLead > 0 { parts.append("charged \(count(rules.chargeLead, "day")) ahead") }
        parts.append("prepay_up_to \(rules.longestPrepayment)")
        if rules.balanceUse == .partial { parts.append("a small balance pays its part") }
        for minimum in rules.minimumCharges { parts.append("nothing below \(minimum) is charged") }
        return parts.joined(separator: ", ")
    }

    static func dunning(_ policy: DunningPolicy) -> String {
        let retries = policy.retryOffsets.map(String.init).joined(separator: ", ")
        var text =
            "retries after \(retries.isEmpty ? "no" : retries) days, "
            + "grace \(policy.graceDays) days, hold \(policy.holdDays) days"
        switch policy.end {
        case .cancel: break
        case .hold: text += ", then on hold until it is paid"
        case .fallback(let plan, let price): text += ", then \(plan) \(price)"
        }
        return text
    }

    static func change(_ rules: ChangeRules) -> String {
        "upgrade \(rules.upgrade.rawValue), downgrade \(rules.downgrade.rawValue), "
            + "interval \(rules.interval.rawValue), credit \(rules.credit.rawValue)"
    }

    static func pause(_ rules: PauseRules) -> String {
        "up to \(count(rules.longest, "term")), then a \(rules.resume.rawValue) term"
            + (rules.creditsUnusedTime ? ", unused time comes back as credit" : "")
    }

    static func refund(_ rule: RefundRule) -> String {
        var text = rule.basis.name.rawValue
        switch rule.basis {
        case .within(let hours): text += " \(hours) hours"
        case .ifUnused, .proRata, .fullAnyTime, .netOfBenefits, .none: break
        }
        if !rule.regions.isEmpty { text += " in \(rule.regions.joined(separator: ", "))" }
        return text + ", to the \(rule.to.rawValue)"
    }

    static func taxes(_ rules: TaxRules) -> String {
        let rates = rules.rates.map { "\($0.region) \($0.rate) from \($0.from)" }
        return (rules.pricesInclude ? "in the prices: " : "on top: ")
            + rates.joined(separator: ", ")
    }

    static func notices(_ rules: NoticeRules) -> String? {
        var parts = rules.packs.map { pack in
            pack.inForce.map { "\(pack.rawValue) from \($0)" } ?? pack.rawValue
        }
        if let days = rules.beforeRenewal { parts.append("\(count(days, "day")) before a renewal") }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Who may take an offer.
    static func audience(_ audience: OfferAudience) -> String {
        switch audience {
        case .firstTime: "whoever never paid for the plan"
        case .code: "whoever has the code"
        case .lapsed(let days): "whoever left more than \(count(days, "day")) ago"
        }
    }

    static func effect(_ effect: OfferEffect) -> String {
        switch effect {
        case .price(let money): "\(money) instead"
        case .percent(let rate): "\(rate) off"
        case .amount(let money): "\(money) off"
        }
    }
}

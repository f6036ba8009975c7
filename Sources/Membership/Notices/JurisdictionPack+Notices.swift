/// The duties of each pack. A number without a source in its comment is our own choice inside what
/// the rule allows. None of this is legal advice: check a pack before relying on it.
extension JurisdictionPack {
    /// Whether the pack is for members of this region; a part of a country belongs to it.
    package func covers(region: String?) -> Bool {
        switch self {
        case .cardSchemes: true
        case .usCalifornia: region == "US-CA"
        case .unitedKingdom: Self.isIn("GB", region)
        case .germany: Self.isIn("DE", region)
        case .india: Self.isIn("IN", region)
        }
    }

    /// The first day about which the pack asks for notices; `nil` for one that always did.
    package var inForce: CivilDate? {
        switch self {
        // Digital Markets, Competition and Consumers Act 2024: the start of its rules on subscriptions
        // is expected for spring 2027 and the day is not fixed yet.
        case .unitedKingdom: CivilDate(clampingYear: 2027, month: 4, day: 1)
        case .usCalifornia, .cardSchemes, .germany, .india: nil
        }
    }

    func notices(_ facts: NoticeFacts) -> [PlannedNotice] {
        let planned =
            switch self {
            case .usCalifornia: californian(facts)
            case .cardSchemes: ofCardSchemes(facts)
            case .unitedKingdom: british(facts)
            case .germany: german(facts)
            case .india: indian(facts)
            }
        guard let inForce else { return planned }
        return planned.filter { $0.aboutDay >= inForce }
    }

    private static func isIn(_ country: String, _ region: String?) -> Bool {
        guard let region else { return false }
        return region == country || region.hasPrefix(country + "-")
    }

    /// California, Automatic Renewal Law (Business and Professions Code § 17602).
    private func californian(_ facts: NoticeFacts) -> [PlannedNotice] {
        var planned: [PlannedNotice] = []
        // A trial or a lower price of more than 31 days: 3 to 21 days before it ends.
        if let trial = facts.trial, trial.days > 31 {
            planned.append(PlannedNotice(.trialEnding, self, about: trial.end, daysBefore: 3...21))
        }
        if let concession = facts.concession, concession.days > 31 {
            let end = concession.end
            planned.append(PlannedNotice(.priceChange, self, about: end, daysBefore: 3...21))
        }
        // A term of a year or longer: 15 to 45 days before it renews.
        if let renewal = facts.renewal, facts.cadence.lasts(months: 12, days: 365) {
            planned.append(
                PlannedNotice(.renewalComing, self, about: renewal.day, daysBefore: 15...45)
            )
        }
        // A change of the fee: 7 to 30 days before it takes effect, since 2025-07-01 (AB 2863). A
        // change amends an older contract, so the day of the change counts and not the contract's.
        if let change = facts.priceChange, change.day >= Self.californianFeeRule {
            planned.append(
                PlannedNotice(
                    .priceChange,
                    self,
                    about: change.day,
                    daysBefore: 7...30,
                    isMandatory: true
                )
            )
        }
        return planned
    }

    private static let californianFeeRule = CivilDate(clampingYear: 2025, month: 7, day: 1)

    /// The rules of the card schemes for merchants: at least 7 days before the charge. How long before
    /// that is ours: no more than 30 days, so that the notice is not forgotten.
    private func ofCardSchemes(_ facts: NoticeFacts) -> [PlannedNotice] {
        var planned: [PlannedNotice] = []
        if let trial = facts.trial {
            // In a trial of less than 7 days the notice is given when it starts.
            let lead = min(7, trial.days)
            let window = lead...max(lead, min(30, trial.days))
            planned.append(PlannedNotice(.trialEnding, self, about: trial.end, daysBefore: window))
        }
        // The end of a lower price and a change of the terms alike.
        for day in [facts.concession?.end, facts.priceChange?.day].compactMap({ $0 }) {
            planned.append(PlannedNotice(.priceChange, self, about: day, daysBefore: 7...30))
        }
        // An interval of six months or longer: before each charge.
        if let renewal = facts.renewal, facts.cadence.lasts(months: 6, days: 181) {
            planned.append(
                PlannedNotice(.renewalComing, self, about: renewal.day, daysBefore: 7...30)
            )
        }
        return planned
    }

    /// United Kingdom, section 258 of the Act: the first payment after a concession, and each payment
    /// that ends a period of six months. The days are ours: 3 to 14 before the charge, since the Act
    /// leaves them to regulations.
    private func british(_ facts: NoticeFacts) -> [PlannedNotice] {
        if let trial = facts.trial {
            return [PlannedNotice(.trialEnding, self, about: trial.end, daysBefore: 3...14)]
        }
        guard let charge = facts.nextCharge else { return [] }
        if let concession = facts.concession, concession.end <= charge.day {
            return [PlannedNotice(.priceChange, self, about: charge.day, daysBefore: 3...14)]
        }
        guard facts.endsSixMonths(charge.day) else { return [] }
        return [PlannedNotice(.renewalComing, self, about: charge.day, daysBefore: 3...14)]
    }

    /// Germany, § 309 no. 9 of the Civil Code, for contracts since 2022-03-01: a first term renews for
    /// an indefinite time only, and may be left with a notice of at most one month before its end. The
    /// reminder comes inside that month and says so.
    private func german(_ facts: NoticeFacts) -> [PlannedNotice] {
        guard let end = facts.firstTermEnd, facts.contractDay >= Self.germanContracts else {
            return []
        }
        let (year, month, day) = end.parts
        return [
            PlannedNotice(
                kind: .renewalComing,
                pack: self,
                aboutDay: end,
                earliest: CivilDate(clampingYear: year, month: month - 1, day: day),
                latest: end.adding(days: -1)
            )
        ]
    }

    private static let germanContracts = CivilDate(clampingYear: 2022, month: 3, day: 1)

    /// India, the Reserve Bank's rules for recurring payments: at least 24 hours before every debit, and
    /// no debit without it. Two days before, the hours are kept at whatever time of day; seven days as
    /// the first day is ours.
    private func indian(_ facts: NoticeFacts) -> [PlannedNotice] {
        guard let charge = facts.nextCharge, charge.amount.isPositive else { return [] }
        return [
            PlannedNotice(
                .renewalComing,
                self,
                about: charge.day,
                daysBefore: 2...7,
                isMandatory: true,
                minimumHours: 24
            )
        ]
    }
}

extension NoticeFacts {
    /// The next charge, unless it is the first one after free days.
    fileprivate var renewal: Charge? { trial == nil ? nextCharge : nil }

    /// Whether a charge is the last one in the six months that begin with the day after the contract,
    /// or after the last charge that was.
    fileprivate func endsSixMonths(_ day: CivilDate) -> Bool {
        let after = followingCharge ?? BillingCycle.starting(on: day, cadence: cadence).boundary(1)
        let (year, month, dayOfMonth) = (lastSixMonthCharge ?? contractDay).parts
        let last = CivilDate(clampingYear: year, month: month + 6, day: dayOfMonth)
        return after > last
    }
}

extension Cadence {
    /// Whether a period is at least this long; cadences of days and weeks are held against days.
    fileprivate func lasts(months: Int, days: Int) -> Bool {
        switch step {
        case .months(let count): count >= months
        case .days(let count): count >= days
        }
    }
}

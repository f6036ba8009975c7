import Membership

/// Benefits that give something back.
extension PlanReader {
    func reward(_ fields: Fields) -> Reward? {
        let rate = reader.rate(fields.required("rate", example: "rate: 2%"), "rate")
        let base: SpendBase? = reader.choice(fields.optional("base"), "base")
        let capNode = fields.optional("cap")
        let cap = someMoney(capNode, "cap")
        let perNode = fields.optional("per")
        let window = window(perNode)
        let leadNode = fields.optional("issue_lead")
        let lead = reader.cadence(leadNode, "issue_lead")
        let form: Reward.Form? = reader.choice(fields.optional("form"), "form")
        let validFor = reader.cadence(fields.optional("valid_for"), "valid_for")
        let forfeitNode = fields.optional("forfeit")
        let forfeits = forfeits(forfeitNode)
        let requiresPaid = reader.flag(fields.optional("requires_paid"), "requires_paid")

        if perNode == nil {
            let why = "without a window each purchase's reward is issued at once"
            let remedy = "add per: such as per: membership_year, or take it away"
            refuse(capNode, "cap", why, remedy)
            refuse(leadNode, "issue_lead", why, remedy)
            refuse(forfeitNode, "forfeit", why, remedy)
        }
        if let perNode, let window {
            let isLifetime = notes.prices.contains { $0.isLifetime }
            if window == .once || (window == .term && isLifetime) {
                reader.report(
                    perNode.position,
                    window == .once
                        ? "once has no end at which the reward is issued"
                        : "the term of a lifetime price has no end at which the reward is issued",
                    "write membership_year, a part of the calendar, or a duration such as P1Y"
                )
            }
            if let lead, let leadNode, let days = shortestDays(of: window),
                lead.shortestDays >= days
            {
                reader.report(
                    leadNode.position,
                    "\"issue_lead\" is \(lead), not shorter than the window",
                    "write a shorter one"
                )
            }
        }
        return rate.map {
            Reward(
                rate: $0,
                base: base ?? .net,
                cap: cap,
                window: window,
                issueLead: lead,
                form: form ?? .certificate,
                validFor: validFor,
                forfeits: forfeits,
                requiresPaid: requiresPaid ?? false
            )
        }
    }

    private func forfeits(_ node: YAMLNode?) -> [Reward.Forfeit] {
        let words = Reward.Forfeit.allCases.map(\.rawValue).joined(separator: ", ")
        var forfeits: [Reward.Forfeit] = []
        for item in reader.list(node, "forfeit", right: "write words in brackets: \(words)") ?? [] {
            let forfeit: Reward.Forfeit? = reader.choice(item, "forfeit")
            guard let forfeit else { continue }
            if forfeits.contains(forfeit) {
                let name = Reader.quoted(forfeit.rawValue)
                reader.report(item.position, "\(name) stands in \"forfeit\" twice", "keep one")
            }
            forfeits.append(forfeit)
        }
        return forfeits
    }

    func multiplier(_ fields: Fields) -> Multiplier? {
        let node = fields.required("factor", example: "factor: 1.5")
        notes.note(points: "multiplies points", place: fields.position)
        return reader.hundredths(node, "factor", in: 100...10_000)
            .flatMap { Multiplier(hundredths: $0) }
    }

    func grantDrip(_ fields: Fields) -> GrantDrip? {
        let occasion: GrantDrip.Occasion? = reader.choice(
            fields.required("occasion", example: "occasion: birthday"),
            "occasion"
        )
        let award = award(
            fields.required("award", example: "award: such as award: { item: tote_bag }"),
            "award"
        )
        let validFor = reader.cadence(fields.optional("valid_for"), "valid_for")
        let leapNode = fields.optional("leap_day")
        let leapDay: GrantDrip.LeapDay? = reader.choice(leapNode, "leap_day")
        if let occasion, occasion != .birthday {
            refuse(leapNode, "leap_day", "only birthdays fall on 29 February for good")
        }
        guard let occasion, let award else { return nil }
        return GrantDrip(
            occasion: occasion,
            award: award,
            validFor: validFor,
            leapDay: leapDay ?? .lastOfFebruary
        )
    }

    func draw(_ fields: Fields) -> Draw? {
        let chance = reader.rate(fields.required("chance", example: "chance: 25%"), "chance")
        let prize = award(
            fields.required("prize", example: "prize: such as prize: { item: dessert }"),
            "prize"
        )
        let minimum = someMoney(fields.optional("minimum_basket"), "minimum_basket")
        let perMember = times(fields.optional("per_member"), "per_member")
        let budget = budget(fields.optional("budget"), prize: prize)
        let validFor = reader.cadence(fields.optional("valid_for"), "valid_for")
        guard let chance, let prize else { return nil }
        return Draw(
            chance: chance,
            prize: prize,
            minimumBasket: minimum,
            perMember: perMember,
            budget: budget,
            validFor: validFor
        )
    }

    /// The most prizes, or the most they may be worth; members share it, so it goes by the calendar.
    private func budget(_ node: YAMLNode?, prize: Award?) -> Allowance? {
        let keys = PlanKeys.budget
        guard let fields = Fields(node, of: "\"budget\"", keys: keys, reader: reader) else {
            return nil
        }
        let perNode = fields.required("per", example: "per: calendar_month")
        let window = window(perNode)
        if let perNode, let window, !window.isOfCalendar {
            reader.report(
                perNode.position,
                "members share a budget, and each has a window of their own",
                "write one of calendar_day, calendar_month, calendar_quarter, calendar_year"
            )
        }
        guard let (key, node) = fields.one(of: ["count", "amount"], example: "count: 100") else {
            return nil
        }
        if key == "count" {
            refuse(fields.optional("currency"), "currency", "prizes are counted here")
            guard let count = count(node, key), let window else { return nil }
            return Allowance(amount: .units(count), window: window)
        }
        let money = someMoney(in: fields)
        if let prize {
            if let worth = prize.statedWorth {
                agree(money, "amount", at: node, with: worth, "prize")
            } else {
                reader.report(
                    node.position,
                    "the budget is money, and the prize does not say what it is worth",
                    "write count: 100 in place of amount, or give the item of the prize a worth"
                )
            }
        }
        guard let money, let window else { return nil }
        return Allowance(amount: .money(money), window: window)
    }

    func donation(_ fields: Fields) -> Donation? {
        let found = fields.one(of: ["rate", "amount"], example: "rate: 1%")
        let to = reader.words(
            fields.required("to", example: "to: and who gets it"),
            "to",
            longest: 200
        )
        let capNode = fields.optional("cap")
        let cap = cap(capNode, "cap")
        guard let (key, node) = found else { return nil }
        let gift: Donation.Gift?
        if key == "rate" {
            gift = reader.rate(node, key).map { .rate($0) }
        } else {
            let amount = someMoney(node, key)
            agree(cap?.money, "cap", at: capNode, with: amount, key)
            gift = amount.map { .amount($0) }
        }
        guard let gift, let to else { return nil }
        return Donation(gift: gift, to: to, cap: cap)
    }

    func spendReward(_ fields: Fields) -> SpendReward? {
        let per = stampPer(fields.required("stamp_per", example: "stamp_per: { spend: 50.00 }"))
        let needed = count(fields.optional("stamps_needed"), "stamps_needed")
        let carries = reader.flag(fields.optional("carry_remainder"), "carry_remainder")
        let award = award(
            fields.required("award", example: "award: such as award: { item: burger }"),
            "award"
        )
        let validFor = reader.cadence(fields.optional("valid_for"), "valid_for")
        guard let per, let award else { return nil }
        return SpendReward(
            stampPer: per,
            stampsNeeded: needed ?? 1,
            carriesRemainder: carries ?? true,
            award: award,
            validFor: validFor
        )
    }

    private func stampPer(_ node: YAMLNode?) -> SpendReward.StampPer? {
        let keys = PlanKeys.stampPer
        guard
            let fields = Fields(node, of: "\"stamp_per\"", keys: keys, reader: reader),
            let (key, node) = fields.one(of: keys, example: "spend: 50.00")
        else { return nil }
        return key == "spend"
            ? someMoney(node, key).map { .spend($0) } : count(node, key).map { .items($0) }
    }
}

extension BenefitWindow {
    fileprivate var isOfCalendar: Bool {
        switch self {
        case .calendar: true
        case .once, .term, .membershipYear, .every: false
        }
    }
}

import Membership

/// Benefits of which a member has so many.
extension PlanReader {
    func quota(_ fields: Fields) -> Quota? {
        let given = fields.one(of: ["amount", "unlimited"], example: "amount: 5")
        let window = window(fields.required("per", example: "per: term"))
        var isUnlimited = false
        var amount: Int64?
        if let (key, node) = given {
            if key == "unlimited" {
                isUnlimited = reader.flag(node, key) ?? true
                if !isUnlimited {
                    reader.report(
                        node.position,
                        "a quota without an amount has no end",
                        "write amount: 5"
                    )
                }
            } else {
                amount = reader.integer(node, key, in: 0...1_000_000_000).map { Int64($0) }
            }
        }
        let limitNode = fields.optional("limit")
        let limit: Quota.Limit? = reader.choice(limitNode, "limit")
        let fairNode = fields.optional("fair_use")
        let fairUse = count(fairNode, "fair_use")
        let rollover = rollover(fields.optional("rollover"), window, isUnlimited)
        let prorated = fields.optional("prorated")
        let isProrated = reader.flag(prorated, "prorated")
        let overage = fields.optional("carry_overage")
        let carriesOverage = reader.flag(overage, "carry_overage")
        let priority = reader.integer(fields.optional("priority"), "priority", in: 0...1_000)
        let unit = reader.words(fields.optional("unit"), "unit", longest: 40)

        if isUnlimited {
            refuse(limitNode, "limit", "a quota without an amount is never used up")
            refuse(prorated, "prorated", "there is no amount to take a part of")
        }
        if let amount, let fairUse, let fairNode, fairUse < amount {
            reader.report(
                fairNode.position,
                "\"fair_use\" is \(fairUse), less than the \(amount) that are promised",
                "write \(amount) or more"
            )
        }
        // A word that is none may have been meant for either.
        let isHard = limitNode == nil || limit == .hard
        if amount != nil, isHard {
            refuse(
                fairNode,
                "fair_use",
                "a hard limit is never passed",
                "write limit: soft, or take it away"
            )
        }
        if isHard {
            refuse(
                overage,
                "carry_overage",
                "only a soft limit is passed",
                "write limit: soft, or take it away"
            )
        }
        if window == .once {
            refuse(prorated, "prorated", "a window of once is never a part of one")
            refuse(overage, "carry_overage", "after once there is no next window")
        }
        guard given != nil, amount != nil || isUnlimited, let window else { return nil }
        return Quota(
            amount: amount,
            window: window,
            limit: limit ?? .hard,
            fairUse: fairUse,
            rollover: rollover,
            isProrated: isProrated ?? false,
            carriesOverage: carriesOverage ?? false,
            priority: priority ?? 100,
            unit: unit
        )
    }

    /// How much of what is left goes into the next window; the most must be said.
    private func rollover(
        _ node: YAMLNode?,
        _ window: BenefitWindow?,
        _ isUnlimited: Bool
    ) -> Quota.Rollover? {
        if isUnlimited { refuse(node, "rollover", "a quota without an amount leaves nothing over") }
        if window == .once { refuse(node, "rollover", "after once there is no next window") }
        let keys = PlanKeys.rollover
        guard let fields = Fields(node, of: "\"rollover\"", keys: keys, reader: reader) else {
            return nil
        }
        let range = 0...1_000_000_000
        let least = reader.integer(fields.optional("least"), "least", in: range)
        let mostNode = fields.required("most", example: "most: 5")
        let most = reader.integer(mostNode, "most", in: 1...1_000_000_000)
        if let least, let most, let mostNode, most < least {
            reader.report(
                mostNode.position,
                "\"most\" is \(most), less than the least of \(least)",
                "write \(least) or more"
            )
        }
        return most.map { Quota.Rollover(least: Int64(least ?? 0), most: Int64($0)) }
    }

    func serviceCredit(_ fields: Fields) -> ServiceCredit? {
        let service = reader.label(
            fields.required("service", example: "service: repair"),
            "service"
        )
        let extents = ["times", "longer", "within"]
        let found = fields.one(of: extents, example: "times: { count: 1, per: membership_year }")
        guard let (key, node) = found else { return nil }
        let extent: ServiceCredit.Extent? =
            switch key {
            case "times": times(node, key).map { .times($0) }
            case "longer": reader.cadence(node, key).map { .longer($0) }
            default: reader.hours(node, key).map { .within(hours: $0) }
            }
        guard let service, let extent else { return nil }
        return ServiceCredit(service: service, extent: extent)
    }

    func guestPass(_ fields: Fields) -> GuestPass? {
        let guests = reader.integer(
            fields.required("guests", example: "guests: 1"),
            "guests",
            in: 1...1_000
        )
        let visitsNode = fields.optional("visits")
        let visits = times(visitsNode, "visits")
        if visitsNode != nil, visits == nil { return nil }
        return guests.map { GuestPass(visits: visits, guests: Int64($0)) }
    }

    func shippingWaiver(_ fields: Fields, _ scope: BenefitScope) -> ShippingWaiver? {
        let speed = reader.label(fields.required("speed", example: "speed: express"), "speed")
        let basket = money(fields.optional("minimum_basket"), "minimum_basket")
        let minimums = channelMinimums(fields.optional("minimum_by_channel"), basket, scope)
        let timesNode = fields.optional("times")
        let times = times(timesNode, "times")
        if timesNode != nil, times == nil { return nil }
        return speed.map {
            ShippingWaiver(
                speed: $0,
                minimumBasket: basket,
                minimumByChannel: minimums,
                times: times
            )
        }
    }

    private func channelMinimums(
        _ node: YAMLNode?,
        _ basket: Money?,
        _ scope: BenefitScope
    ) -> [ShippingWaiver.ChannelMinimum] {
        let right = "write items such as { channel: store, minimum: 35.00 }"
        var minimums: [ShippingWaiver.ChannelMinimum] = []
        var channels: [String: Position] = [:]
        for item in reader.list(node, "minimum_by_channel", right: right) ?? [] {
            let keys = PlanKeys.channelMinimum
            guard
                let fields = Fields(item, of: "a channel's minimum", keys: keys, reader: reader)
            else { continue }
            let channelNode = fields.required("channel", example: "channel: store")
            let channel = reader.label(channelNode, "channel")
            let minimumNode = fields.required("minimum", example: "minimum: 35.00")
            let minimum = money(minimumNode, "minimum")
            agree(minimum, "minimum", at: minimumNode, with: basket, "minimum_basket")
            agree(minimum, "minimum", at: minimumNode, with: minimums.first?.minimum, "minimum")
            guard let channelNode, let channel else { continue }
            claim(
                channel,
                as: "channel",
                at: channelNode.position,
                of: "the minimum",
                in: &channels
            )
            if !scope.channels.isEmpty, !scope.channels.contains(channel) {
                reader.report(
                    channelNode.position,
                    "the benefit is not for the channel \(Reader.quoted(channel))",
                    "name one of its channels: \(scope.channels.joined(separator: ", "))"
                )
            }
            if let minimum { minimums.append(.init(channel: channel, minimum: minimum)) }
        }
        return minimums
    }
}

import Membership

extension PlanReader {
    func points(_ node: YAMLNode?) -> PointsRules? {
        let keys = PlanKeys.points
        guard let fields = Fields(node, of: "\"points\"", keys: keys, reader: reader) else {
            return nil
        }
        let id = reader.identifier(fields.required("id", example: "id: miles"), "id")
        let name = reader.words(fields.optional("name"), "name", longest: 200)
        let earning = earning(
            fields.required(
                "earn",
                example: "earn: with rates such as rates: [{ points: 1, amount: 1.00 }]"
            )
        )
        let expiry = expiry(fields.optional("expiry"))
        let redemptions = redemptions(fields.optional("redeem"))
        let fromNext = reader.flag(fields.optional("from_next_purchase"), "from_next_purchase")
        let cost = pointsValue(fields.optional("cost"), "cost")
        let breakage = reader.rate(fields.optional("breakage"), "breakage")
        let negative = reader.flag(fields.optional("negative"), "negative")
        let transfer = reader.flag(fields.optional("household_transfer"), "household_transfer")
        let afterEnd = afterEnd(fields.optional("after_end"))
        let partners = partners(fields.optional("partners"))
        guard let id, let earning else { return nil }
        return PointsRules(
            id: id,
            name: name ?? id,
            earning: earning,
            expiry: expiry,
            redemptions: redemptions,
            redeemsFromNextPurchase: fromNext ?? false,
            cost: cost,
            breakage: breakage,
            mayGoNegative: negative ?? false,
            transfersInHousehold: transfer ?? false,
            afterEnd: afterEnd ?? .kept,
            partners: partners
        )
    }

    private func earning(_ node: YAMLNode?) -> PointsEarning? {
        let keys = PlanKeys.earn
        guard let fields = Fields(node, of: "\"earn\"", keys: keys, reader: reader) else {
            return nil
        }
        let ratesNode = fields.required("rates", example: "rates: [{ points: 1, amount: 1.00 }]")
        let right = "write items such as { points: 1, amount: 1.00 }"
        var rates: [PointsValue] = []
        for item in reader.list(ratesNode, "rates", right: right) ?? [] {
            guard let rate = pointsValue(item, "rates") else { continue }
            if rates.contains(where: { $0.money.currency == rate.money.currency }) {
                reader.report(
                    item.position,
                    "points are earned at two rates in \(rate.money.currency)",
                    "keep one"
                )
            }
            rates.append(rate)
        }
        if let ratesNode, case .list(let items) = ratesNode.content, items.isEmpty {
            reader.report(ratesNode.position, "no rate earns points", right)
        }
        let base: SpendBase? = reader.choice(fields.optional("base"), "base")
        let most = count(fields.optional("most_per_purchase"), "most_per_purchase")
        let cap = times(fields.optional("cap"), "cap")
        let pending = reader.cadence(fields.optional("pending"), "pending")
        return PointsEarning(
            rates: rates,
            base: base ?? .net,
            scope: scope(fields),
            purchaseCap: most,
            cap: cap,
            pendingFor: pending
        )
    }

    /// So many points for so much money, as `{ points: 100, amount: 1.00 }`.
    private func pointsValue(_ node: YAMLNode?, _ key: String) -> PointsValue? {
        let owner = key == "rates" ? "a rate" : Reader.quoted(key)
        return Fields(node, of: owner, keys: PlanKeys.pointsValue, reader: reader)
            .flatMap(pointsValue)
    }

    private func pointsValue(_ fields: Fields) -> PointsValue? {
        let points = count(fields.required("points", example: "points: 100"), "points")
        let money = someMoney(in: fields, example: "amount: 1.00")
        guard let points, let money else { return nil }
        return PointsValue(points: points, money: money)
    }

    private func expiry(_ node: YAMLNode?) -> PointsExpiry {
        let keys = PlanKeys.expiry
        guard let fields = Fields(node, of: "\"expiry\"", keys: keys, reader: reader) else {
            return PointsExpiry()
        }
        let afterNode = fields.optional("after")
        let after = reader.cadence(afterNode, "after")
        let roundingNode = fields.optional("rounding")
        let rounding: PointsExpiry.Rounding? = reader.choice(roundingNode, "rounding")
        if afterNode == nil {
            refuse(
                roundingNode,
                "rounding",
                "no points run out by their age",
                "add after: such as after: P12M, or take it away"
            )
        }
        return PointsExpiry(
            after: after,
            rounding: rounding ?? .day,
            inactivity: reader.cadence(fields.optional("inactivity"), "inactivity"),
            decay: decay(fields.optional("decay"))
        )
    }

    private func decay(_ node: YAMLNode?) -> PointsExpiry.Decay? {
        let keys = PlanKeys.decay
        guard let fields = Fields(node, of: "\"decay\"", keys: keys, reader: reader) else {
            return nil
        }
        let after = reader.cadence(fields.required("after", example: "after: P12W"), "after")
        let every = reader.cadence(fields.required("every", example: "every: P1W"), "every")
        let rate = reader.rate(fields.required("rate", example: "rate: 5%"), "rate")
        let least = reader.integer(fields.optional("least"), "least", in: 0...1_000_000_000)
        let allNode = fields.optional("all_after")
        let allAfter = reader.cadence(allNode, "all_after")
        if let after, let allAfter, let allNode, allAfter.shortestDays <= after.shortestDays {
            reader.report(
                allNode.position,
                "all points are gone after \(allAfter), before they begin to dwindle after \(after)",
                "write a longer time"
            )
        }
        guard let after, let every, let rate else { return nil }
        return PointsExpiry.Decay(
            after: after,
            every: every,
            rate: rate,
            least: Int64(least ?? 0),
            allAfter: allAfter
        )
    }

    private func redemptions(_ node: YAMLNode?) -> [PointsRedemption] {
        let right = "write items such as { points: 100, amount: 1.00 }"
        var redemptions: [PointsRedemption] = []
        for item in reader.list(node, "redeem", right: right) ?? [] {
            let keys = PlanKeys.redemption
            guard let fields = Fields(item, of: "a conversion", keys: keys, reader: reader) else {
                continue
            }
            let value = pointsValue(fields)
            let leastNode = fields.optional("least")
            let least = count(leastNode, "least")
            let step = count(fields.optional("step"), "step")
            if let least, let step, let leastNode, least % step != 0 {
                reader.report(
                    leastNode.position,
                    "\(least) points are no multiple of the step of \(step)",
                    "write \((least / step + 1) * step)"
                )
            }
            if let value {
                let step = step ?? 1
                redemptions.append(
                    PointsRedemption(value: value, least: least ?? step, step: step)
                )
            }
        }
        return redemptions
    }

    private func afterEnd(_ node: YAMLNode?) -> PointsRules.AfterEnd? {
        guard let node else { return nil }
        if case .text(let text, _) = node.content, text.hasPrefix("P") {
            return reader.cadence(node, "after_end").map { .keptFor($0) }
        }
        let word: PlanWords.AfterEnd? = reader.choice(
            node,
            "after_end",
            or: ", or for how long they are kept, such as P1Y"
        )
        switch word {
        case .keep: return .kept
        case .forfeit: return .forfeited
        case nil: return nil
        }
    }

    private func partners(_ node: YAMLNode?) -> [PointsPartner] {
        let right = "write each partner as an item that begins with - id:"
        var partners: [PointsPartner] = []
        var ids: [String: Position] = [:]
        for item in reader.list(node, "partners", right: right) ?? [] {
            let keys = PlanKeys.partner
            guard let fields = Fields(item, of: "a partner", keys: keys, reader: reader) else {
                continue
            }
            let idNode = fields.required("id", example: "id: and the word checkouts send")
            let id = reader.label(idNode, "id")
            if let idNode, let id { claim(id, at: idNode.position, of: "the partner", in: &ids) }
            if let id { notes.note(partner: id) }
            let name = reader.words(fields.optional("name"), "name", longest: 200)
            let earnsNode = fields.optional("earns")
            let earns = reader.flag(earnsNode, "earns") ?? true
            let burnsNode = fields.optional("burns")
            let burns = reader.flag(burnsNode, "burns") ?? true
            if !earns, !burns {
                reader.report(
                    fields.position,
                    "points are neither earned nor spent at this partner",
                    "take the partner away, or one of earns and burns"
                )
            }
            let price = pointsValue(
                fields.required("price", example: "price: { points: 100, amount: 0.90 }"),
                "price"
            )
            guard let id, let price else { continue }
            partners.append(
                PointsPartner(id: id, name: name ?? id, earns: earns, burns: burns, price: price)
            )
        }
        return partners
    }
}

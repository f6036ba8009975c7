import Membership

extension PlanReader {
    func offers(
        _ node: YAMLNode?,
        prices: [Price],
        outlines: [PriceOutline]
    ) -> [Offer] {
        var offers: [Offer] = []
        var ids: [String: Position] = [:]
        var codes: [String: Position] = [:]
        let right = "write each offer as an item that begins with - id:"
        for item in reader.list(node, "offers", right: right) ?? [] {
            let kinded: (kind: OfferKind?, fields: Fields)? = kinded(
                item,
                "offer",
                by: "kind",
                shared: PlanKeys.offer,
                own: PlanKeys.offer,
                example: "kind: such as promo"
            )
            guard let (kind, fields) = kinded else { continue }
            let idNode = fields.required("id", example: "id: and a short name, such as id: spring")
            let id = reader.identifier(idNode, "id")
            if let idNode, let id { claim(id, at: idNode.position, of: "the offer", in: &ids) }

            let audience = kind.flatMap { self.audience($0, fields, codes: &codes) }
            let covered = references(
                fields.optional("prices"),
                "prices",
                to: "price",
                known: outlines.ids,
                example: "monthly",
                repeated: { "the offer names \($0) twice" }
            )
            let effect = effect(fields, prices: outlines, covered: covered)
            let terms = reader.integer(fields.optional("terms"), "terms", in: 1...1_000)
            let days = days(fields)
            let limit = reader.integer(fields.optional("limit"), "limit", in: 1...1_000_000_000)
            let perMember = reader.integer(
                fields.optional("limit_per_member"),
                "limit_per_member",
                in: 1...1_000
            )
            guard let id, let audience, let effect else { continue }
            let offer = Offer(
                id: id,
                audience: audience,
                effect: effect.value,
                terms: terms,
                prices: covered,
                from: days.from,
                until: days.until,
                limit: limit,
                limitPerMember: perMember ?? 1
            )
            check(offer, at: effect.place, prices: prices)
            offers.append(offer)
        }
        return offers
    }

    private func audience(
        _ kind: OfferKind,
        _ fields: Fields,
        codes: inout [String: Position]
    ) -> OfferAudience? {
        switch kind {
        case .intro:
            return .firstTime
        case .promo:
            let node = fields.required("code", example: "code: and what members type")
            let code = reader.code(node, "code")
            if let node, let code {
                claim(code, as: "code", at: node.position, of: "the offer", in: &codes)
            }
            return code.map { .code($0) }
        case .winback:
            let node = fields.required("lapsed", example: "lapsed: P90D")
            return reader.days(node, "lapsed", atLeast: 1).map { .lapsed(moreThanDays: $0) }
        }
    }

    private func effect(
        _ fields: Fields,
        prices: [PriceOutline],
        covered: [String]
    ) -> (value: OfferEffect, place: Position)? {
        let keys = ["price", "percent", "amount"]
        guard let (key, node) = fields.one(of: keys, example: "percent: 20%") else { return nil }
        if key == "percent" {
            return reader.rate(node, key).map { (.percent($0), node.position) }
        }
        let lowered = prices.filter { price in
            covered.isEmpty || price.id.map(covered.contains) == true
        }
        let currencies = Set(lowered.compactMap(\.currency)).sorted()
        if currencies.count > 1 {
            reader.report(
                node.position,
                "the prices of this offer are in "
                    + currencies.map(\.code).joined(separator: " and "),
                "name those of one currency under prices, or write percent"
            )
        }
        let amount = reader.amount(
            node,
            key,
            currency: currencies.count == 1 ? currencies.first : nil
        )
        return amount.map { (key == "price" ? .price($0) : .amount($0), node.position) }
    }

    /// Reports an offer that gives nothing: no share, no amount, or no lower price.
    private func check(_ offer: Offer, at place: Position, prices: [Price]) {
        switch offer.effect {
        case .percent(let rate):
            guard rate.basisPoints == 0 else { return }
            reader.report(place, "the offer takes 0% off", "write what it takes off, such as 20%")
        case .amount(let amount):
            guard amount.isZero else { return }
            reader.report(place, "the offer takes \(amount) off", "write an amount above zero")
        case .price(let instead):
            for price in prices where offer.covers(price: price.id) {
                let dearest = price.amounts(from: offer.from, until: offer.until)
                    .map(\.minorUnits).max()
                guard let dearest, instead.minorUnits >= dearest else { continue }
                let listed = Money(minorUnits: dearest, currency: instead.currency)
                reader.report(
                    place,
                    "the offer costs \(instead), and \(price.id) costs \(listed) without it",
                    "write a lower price, or name under prices those that it lowers"
                )
            }
        }
    }

    /// The days on which an offer is taken, half-open like every stretch of time.
    private func days(_ fields: Fields) -> (from: CivilDate?, until: CivilDate?) {
        let from = reader.date(fields.optional("from"), "from")
        let untilNode = fields.optional("until")
        let until = reader.date(untilNode, "until")
        if let from, let until, let untilNode, until <= from {
            reader.report(
                untilNode.position,
                "the offer is over on \(until) and begins on \(from)",
                "make until a later day: it is the first on which the offer is taken no more"
            )
        }
        return (from, until)
    }
}

extension Price {
    /// The amounts in force in a stretch of days; what a member kept from before is none of them.
    fileprivate func amounts(from: CivilDate?, until: CivilDate?) -> [Money] {
        history.enumerated().filter { index, version in
            if let until, version.from >= until { return false }
            guard let from, index + 1 < history.count else { return true }
            return history[index + 1].from > from
        }.map(\.element.amount)
    }
}

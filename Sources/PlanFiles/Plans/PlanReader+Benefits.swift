import Membership

extension PlanReader {
    /// The benefits of a plan or a tier, and every id that was written, also of benefits with
    /// something wrong in them.
    func benefits(_ node: YAMLNode?) -> (benefits: [Benefit], ids: [String]) {
        var benefits: [Benefit] = []
        var order: [String] = []
        var ids: [String: Position] = [:]
        let right = "write each benefit as an item that begins with - id:"
        for item in reader.list(node, "benefits", right: right) ?? [] {
            let kinded: (kind: BenefitKind?, fields: Fields)? = kinded(
                item,
                "benefit",
                by: "kind",
                shared: PlanKeys.benefit,
                own: PlanKeys.benefit,
                example: "kind: such as access"
            )
            guard let (kind, fields) = kinded else { continue }
            let idNode = fields.required(
                "id",
                example: "id: and a short name, such as id: free_shipping"
            )
            let id = reader.identifier(idNode, "id")
            if let idNode, let id {
                let isFirst = ids[id] == nil
                claim(id, at: idNode.position, of: "the benefit", in: &ids)
                if isFirst, let kind { keepKind(kind, of: id, at: idNode.position) }
                order.append(id)
            }
            let name = reader.words(fields.optional("name"), "name", longest: 200)
            let worth = worth(fields.optional("worth"))
            let scope = scope(fields)
            let terms = kind.flatMap { self.terms($0, fields, scope) }
            if let idNode, let id {
                notes.note(benefit: id, kind: kind, place: idNode.position, terms: terms)
                if let terms {
                    benefits.append(
                        Benefit(id: id, name: name ?? id, terms: terms, scope: scope, worth: worth)
                    )
                }
            }
        }
        return (benefits, order)
    }

    /// A tier may promise more of what the plan promises, but not something else by the same id.
    private func keepKind(_ kind: BenefitKind, of id: String, at place: Position) {
        guard let first = notes.promises[id], first.kind != kind else { return }
        reader.report(
            place,
            "the benefit \(Reader.quoted(id)) on line \(first.place.line) is of kind "
                + "\(first.kind.rawValue), this one of kind \(kind.rawValue)",
            "give this one another id, or make it one of kind \(first.kind.rawValue)"
        )
    }

    private func terms(
        _ kind: BenefitKind,
        _ fields: Fields,
        _ scope: BenefitScope
    ) -> BenefitTerms? {
        switch kind {
        case .access:
            return .access
        case .config:
            return configValue(fields.required("value", example: "value: such as 72"))
                .map(BenefitTerms.config)
        case .quota: return quota(fields).map { .quota($0) }
        case .discount: return discount(fields).map { .discount($0) }
        case .memberPrice: return memberPrices(fields).map { .memberPrice($0) }
        case .shippingWaiver: return shippingWaiver(fields, scope).map { .shippingWaiver($0) }
        case .reward: return reward(fields).map { .reward($0) }
        case .multiplier: return multiplier(fields).map { .multiplier($0) }
        case .grantDrip: return grantDrip(fields).map { .grantDrip($0) }
        case .serviceCredit: return serviceCredit(fields).map { .serviceCredit($0) }
        case .priority:
            let minutes = reader.integer(
                fields.required("lead_minutes", example: "lead_minutes: 30"),
                "lead_minutes",
                in: 1...525_600
            )
            return minutes.map { .priority(leadMinutes: $0) }
        case .guestPass: return guestPass(fields).map { .guestPass($0) }
        case .draw: return draw(fields).map { .draw($0) }
        case .donation: return donation(fields).map { .donation($0) }
        case .feeWaiver: return feeWaiver(fields).map { .feeWaiver($0) }
        case .spendReward: return spendReward(fields).map { .spendReward($0) }
        }
    }

    /// What a benefit is worth to a member, by use or by term.
    private func worth(_ node: YAMLNode?) -> BenefitWorth? {
        guard
            let fields = Fields(node, of: "\"worth\"", keys: PlanKeys.worth, reader: reader),
            let (key, node) = fields.one(of: PlanKeys.worth, example: "per_use: 5.99")
        else { return nil }
        return someMoney(node, key).map { key == "per_use" ? .use($0) : .term($0) }
    }

    /// Text must stand in quotes here, because the same words without them mean other things.
    private func configValue(_ node: YAMLNode?) -> ConfigValue? {
        guard let node else { return nil }
        switch node.content {
        case .map:
            return reader.money(node, "value").map(ConfigValue.money)
        case .text(let text, plain: false):
            guard reader.words(node, "value", longest: 2_000) != nil else { return nil }
            return .text(text)
        case .text("true", plain: true):
            return .flag(true)
        case .text("false", plain: true):
            return .flag(false)
        case .text(let text, plain: true):
            if let number = Reader.wholeNumber(text) { return .integer(number) }
            fallthrough
        case .list:
            reader.report(
                node.position,
                "this value is neither a number, true or false, text, nor money",
                "write 72, true, \"text in quotes\" or { amount: 500.00, currency: USD }"
            )
            return nil
        case .unusable:
            return nil
        }
    }
}

import Membership

extension PlanReader {
    /// The benefits, and every id that was written, also of benefits with something wrong in them.
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
                claim(id, at: idNode.position, of: "the benefit", in: &ids)
                order.append(id)
            }
            let name = reader.words(fields.optional("name"), "name", longest: 200)
            let scope = BenefitScope(
                categories: labels(fields, "categories"),
                channels: labels(fields, "channels"),
                regions: labels(fields, "regions"),
                partners: labels(fields, "partners")
            )
            if let id, let kind, let terms = terms(kind, fields) {
                benefits.append(Benefit(id: id, name: name ?? id, terms: terms, scope: scope))
            }
        }
        return (benefits, order)
    }

    private func terms(_ kind: BenefitKind, _ fields: Fields) -> BenefitTerms? {
        switch kind {
        case .access:
            return .access
        case .config:
            return configValue(fields.required("value", example: "value: such as 72"))
                .map(BenefitTerms.config)
        case .discount:
            return reader.rate(fields.required("rate", example: "rate: 5%"), "rate")
                .map { .discount(rate: $0) }
        case .shippingWaiver:
            let speed = reader.label(fields.required("speed", example: "speed: express"), "speed")
            let basket = reader.money(fields.optional("minimum_basket"), "minimum_basket")
            return speed.map { .shippingWaiver(speed: $0, minimumBasket: basket) }
        case .priority:
            let minutes = reader.integer(
                fields.required("lead_minutes", example: "lead_minutes: 30"),
                "lead_minutes",
                in: 1...525_600
            )
            return minutes.map { .priority(leadMinutes: $0) }
        }
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

    private func labels(_ fields: Fields, _ key: String) -> [String] {
        let right = "write words in brackets, such as [online]; leave the key out for everywhere"
        var labels: [String] = []
        for item in reader.list(fields.optional(key), key, right: right) ?? [] {
            guard let label = reader.label(item, key) else { continue }
            if labels.contains(label) {
                reader.report(
                    item.position,
                    "\(Reader.quoted(label)) stands in \(Reader.quoted(key)) twice",
                    "keep one"
                )
            }
            labels.append(label)
        }
        return labels
    }
}

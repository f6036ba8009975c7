import Membership

/// Benefits that lower what is paid at the checkout.
extension PlanReader {
    func discount(_ fields: Fields) -> Discount? {
        let found = fields.one(of: ["rate", "amount", "ladder"], example: "rate: 5%")
        let orderNode = fields.optional("order_cap")
        let orderCap = someMoney(orderNode, "order_cap")
        let capNode = fields.optional("cap")
        let cap = cap(capNode, "cap")
        agree(cap?.money, "cap", at: capNode, with: orderCap, "order_cap")
        guard let (key, node) = found else { return nil }
        let off: Discount.Off?
        switch key {
        case "rate":
            off = reader.rate(node, key).map { .rate($0) }
        case "amount":
            let amount = someMoney(node, key)
            agree(orderCap, "order_cap", at: orderNode, with: amount, key)
            agree(cap?.money, "cap", at: capNode, with: amount, key)
            if let amount, let orderCap, orderCap.currency == amount.currency,
                orderCap.minorUnits >= amount.minorUnits
            {
                refuse(orderNode, "order_cap", "an order never gets more than \(amount) off")
            }
            off = amount.map { .amount($0) }
        default:
            let ladder = ladder(node)
            if let money = ladder?.currency.map({ Money.zero($0) }) {
                agree(orderCap, "order_cap", at: orderNode, with: money, key)
                agree(cap?.money, "cap", at: capNode, with: money, key)
            }
            off = ladder.map { .ladder($0) }
        }
        return off.map { Discount(off: $0, orderCap: orderCap, cap: cap) }
    }

    /// Shares that rise with what was bought.
    private func ladder(_ node: YAMLNode) -> Ladder? {
        let keys = PlanKeys.ladder
        guard let fields = Fields(node, of: "a ladder", keys: keys, reader: reader) else {
            return nil
        }
        let by: PlanWords.LadderBasis? = reader.choice(
            fields.required("by", example: "by: purchase, by: quantity or by: spend"),
            "by"
        )
        let perNode =
            by == .spend ? fields.required("per", example: "per: once") : fields.optional("per")
        let window = window(perNode)
        let thisNode = fields.optional("including_this")
        let includesThis = reader.flag(thisNode, "including_this")
        if let by, by != .spend {
            let why = "this ladder goes by one purchase"
            refuse(perNode, "per", why, "take it away, or write by: spend")
            refuse(thisNode, "including_this", why, "take it away, or write by: spend")
        }
        let steps = steps(
            fields.required(
                "steps",
                example: "steps: with items such as { from: 5000.00, rate: 5% }"
            ),
            by
        )
        guard let by, let steps, !steps.steps.isEmpty else { return nil }
        let basis: Ladder.Basis? =
            switch by {
            case .purchase: .purchase
            case .quantity: .quantity
            case .spend: window.map { .cumulative($0, includesThis: includesThis ?? false) }
            }
        return basis.map { Ladder(basis: $0, steps: steps.steps, currency: steps.currency) }
    }

    /// The steps, which rise in both; `nil` when what they begin at cannot be told.
    private func steps(
        _ node: YAMLNode?,
        _ by: PlanWords.LadderBasis?
    ) -> (steps: [Ladder.Step], currency: Currency?)? {
        let right = "write items such as { from: \(by == .quantity ? "3" : "5000.00"), rate: 5% }"
        guard let node, let items = reader.list(node, "steps", right: right) else { return nil }
        if items.isEmpty { reader.report(node.position, "the ladder has no step", right) }
        var steps: [Ladder.Step] = []
        var currency: Currency?
        for item in items {
            let keys = PlanKeys.ladderStep
            guard let fields = Fields(item, of: "a step", keys: keys, reader: reader) else {
                continue
            }
            let fromNode = fields.required("from", example: "from: and where it begins")
            let from: Int64?
            if by == .quantity {
                from = count(fromNode, "from")
            } else {
                let money = money(fromNode, "from")
                agree(money, "from", at: fromNode, with: currency.map { .zero($0) }, "steps")
                currency = currency ?? money?.currency
                from = money?.minorUnits
            }
            let rateNode = fields.required("rate", example: "rate: 5%")
            let rate = reader.rate(rateNode, "rate")
            guard let fromNode, let rateNode, let from, let rate else { continue }
            if let last = steps.last {
                if from <= last.from {
                    reader.report(
                        fromNode.position,
                        "this step does not begin above the one before it",
                        "write the lowest step first, each once"
                    )
                }
                if rate.basisPoints <= last.rate.basisPoints {
                    reader.report(
                        rateNode.position,
                        "this step gives \(rate) and the one before it \(last.rate)",
                        "give more with each step"
                    )
                }
            }
            steps.append(Ladder.Step(from: from, rate: rate))
        }
        return by == nil ? nil : (steps, currency)
    }

    func memberPrices(_ fields: Fields) -> MemberPrices? {
        let right = "write items such as { product: milk, price: 1.99 }"
        let node = fields.required(
            "prices",
            example: "prices: with items such as { product: milk, price: 1.99 }"
        )
        guard let node, let items = reader.list(node, "prices", right: right) else { return nil }
        if items.isEmpty { reader.report(node.position, "there is no price", right) }
        var prices: [MemberPrices.MemberPrice] = []
        for item in items {
            let keys = PlanKeys.memberPrice
            guard let fields = Fields(item, of: "a member price", keys: keys, reader: reader) else {
                continue
            }
            let product = reader.label(
                fields.required("product", example: "product: milk"),
                "product"
            )
            let price = money(fields.required("price", example: "price: 1.99"), "price")
            guard let product, let price else { continue }
            if prices.contains(where: {
                $0.product == product && $0.price.currency == price.currency
            }) {
                reader.report(
                    item.position,
                    "\(Reader.quoted(product)) has two prices in \(price.currency)",
                    "keep one"
                )
            }
            prices.append(.init(product: product, price: price))
        }
        return prices.isEmpty ? nil : MemberPrices(prices: prices)
    }

    func feeWaiver(_ fields: Fields) -> FeeWaiver? {
        let feeNode = fields.required("fee", example: "fee: booking or fee: renewal")
        let fee = reader.label(feeNode, "fee")
        let afterNode = fields.optional("after")
        let after = condition(afterNode)
        let times = times(fields.optional("times"), "times")
        if let feeNode, fee == FeeWaiver.renewal, afterNode == nil {
            reader.report(
                feeNode.position,
                "a renewal is only waived when it is earned",
                "add after: such as after: { spend: 500.00 }"
            )
        }
        return fee.map { FeeWaiver(fee: $0, after: after, times: times) }
    }

    /// What must be reached first.
    private func condition(_ node: YAMLNode?) -> FeeWaiver.Condition? {
        let keys = PlanKeys.waiverCondition
        guard
            let fields = Fields(node, of: "\"after\"", keys: keys, reader: reader),
            let (key, node) = fields.one(of: keys, example: "spend: 500.00")
        else { return nil }
        if key == "spend" { return someMoney(node, key).map { .spend($0) } }
        notes.note(points: "counts points", place: node.position)
        return count(node, key).map { .points($0) }
    }
}

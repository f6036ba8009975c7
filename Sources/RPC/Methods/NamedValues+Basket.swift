package import JSONText
package import Membership

extension Basket {
    /// A basket that stands alone, as in a file; places in failures begin with `/basket`.
    package static func read(_ value: JSONValue) throws(RPCFailure) -> Basket {
        let file = NestedObject(alone: JSONObject([.init(key: "basket", value: value)]))
        return try file.basket("basket")
    }
}

extension NamedValues {
    /// A basket with its lines, deliveries and fees; all amounts are of one currency.
    package func basket(_ name: String) throws(RPCFailure) -> Basket {
        let object = try object(name)
        try object.refuseUnknown(known: BasketMembers.basket)
        let lines = try object.basketLines()
        guard let currency = lines.first?.price.currency else {
            throw object.wrong("lines", "must hold at least one line")
        }
        let deliveries = try object.deliveries(currency)
        let speed = try object.optionalText("delivery", maximumBytes: BasketMembers.longest)
        if let speed, !deliveries.contains(where: { $0.speed == speed }) {
            throw object.wrong("delivery", "must be the speed of one of the deliveries")
        }
        let certificates = try object.optionalMoney("certificates")
        if let certificates {
            try object.require(certificates, currency, "certificates")
        }
        return Basket(
            currency: currency,
            lines: lines,
            deliveries: deliveries,
            delivery: speed,
            fees: try object.basketFees(currency),
            channel: try object.optionalText("channel", maximumBytes: BasketMembers.longest),
            region: try object.optionalText("region", maximumBytes: BasketMembers.longest),
            partner: try object.optionalText("partner", maximumBytes: BasketMembers.longest),
            pointsToRedeem: try object.optionalInteger(
                "points_to_redeem",
                in: 0...BasketMembers.most
            ) ?? 0,
            certificates: certificates,
            plansInCart: try object.texts("plans_in_cart", maximum: 20),
            uses: try object.benefitUses()
        )
    }

    private func benefitUses() throws(RPCFailure) -> [BenefitUse] {
        guard try optionalArray("uses", maximum: 20) != nil else { return [] }
        var uses: [BenefitUse] = []
        for item in try objects("uses", maximum: 20) {
            try item.refuseUnknown(known: BasketMembers.use)
            uses.append(
                BenefitUse(
                    benefit: try item.label("benefit"),
                    quantity: try item.optionalInteger("quantity", in: 1...1_000_000) ?? 1
                )
            )
        }
        return uses
    }

    private func basketLines() throws(RPCFailure) -> [BasketLine] {
        var lines: [BasketLine] = []
        for item in try objects("lines", maximum: BasketMembers.mostLines) {
            try item.refuseUnknown(known: BasketMembers.line)
            guard let price = try item.optionalMoney("price") else {
                throw .missingMember("price", in: item.pointer)
            }
            let currency = lines.first?.price.currency ?? price.currency
            try item.require(price, currency, "price")
            let cost = try item.optionalMoney("cost")
            if let cost { try item.require(cost, currency, "cost") }
            lines.append(
                BasketLine(
                    product: try item.label("product"),
                    category: try item.optionalText(
                        "category",
                        maximumBytes: BasketMembers.longest
                    ),
                    quantity: try item.optionalInteger("quantity", in: 1...1_000_000) ?? 1,
                    price: price,
                    cost: cost
                )
            )
        }
        return lines
    }

    private func deliveries(_ currency: Currency) throws(RPCFailure) -> [DeliveryOption] {
        guard try optionalArray("deliveries", maximum: 20) != nil else { return [] }
        var options: [DeliveryOption] = []
        for item in try objects("deliveries", maximum: 20) {
            try item.refuseUnknown(known: BasketMembers.delivery)
            guard let price = try item.optionalMoney("price") else {
                throw .missingMember("price", in: item.pointer)
            }
            try item.require(price, currency, "price")
            let speed = try item.label("speed")
            guard !options.contains(where: { $0.speed == speed }) else {
                throw item.wrong("speed", "stands there twice; keep one")
            }
            options.append(DeliveryOption(speed: speed, price: price))
        }
        return options
    }

    private func basketFees(_ currency: Currency) throws(RPCFailure) -> [BasketFee] {
        guard try optionalArray("fees", maximum: 20) != nil else { return [] }
        var fees: [BasketFee] = []
        for item in try objects("fees", maximum: 20) {
            try item.refuseUnknown(known: BasketMembers.fee)
            guard let amount = try item.optionalMoney("amount") else {
                throw .missingMember("amount", in: item.pointer)
            }
            try item.require(amount, currency, "amount")
            let fee = try item.label("fee")
            guard !fees.contains(where: { $0.fee == fee }) else {
                throw item.wrong("fee", "stands there twice; add the amounts up")
            }
            fees.append(BasketFee(fee: fee, amount: amount))
        }
        return fees
    }

    /// A word of the shop's own: not empty, and no longer than a plan file may write it.
    private func label(_ name: String) throws(RPCFailure) -> String {
        let text = try text(name, maximumBytes: BasketMembers.longest)
        guard !text.isEmpty else { throw wrong(name, "must not be empty") }
        return text
    }

    private func texts(_ name: String, maximum: Int) throws(RPCFailure) -> [String] {
        var texts: [String] = []
        for item in try optionalArray(name, maximum: maximum) ?? [] {
            guard case .string(let text) = item, !text.isEmpty,
                text.utf8.count <= BasketMembers.longest
            else { throw wrong(name, "must hold words such as \"prime\"") }
            texts.append(text)
        }
        return texts
    }

    /// Amounts of a basket are zero or more, of its one currency, and small enough to be added up.
    private func require(
        _ amount: Money,
        _ currency: Currency,
        _ name: String
    ) throws(RPCFailure) {
        guard amount.currency == currency else {
            throw wrong(name, "must be in \(currency), like the basket's first line")
        }
        guard (0...BasketMembers.most).contains(amount.minorUnits) else {
            throw wrong(
                name,
                "must be 0 to \(BasketMembers.most) minor units, not \(amount.minorUnits)"
            )
        }
    }
}

/// What may stand in a basket.
enum BasketMembers {
    static let basket = [
        "lines", "deliveries", "delivery", "fees", "channel", "region", "partner",
        "points_to_redeem", "certificates", "plans_in_cart", "uses",
    ]
    static let line = ["product", "category", "quantity", "price", "cost"]
    static let delivery = ["speed", "price"]
    static let fee = ["fee", "amount"]
    static let use = ["benefit", "quantity"]

    /// Bytes of a word.
    static let longest = 200
    static let mostLines = 1_000
    /// A price times a million items, a thousand lines of them, still counts exactly in 64 bits.
    static let most: Int64 = 1_000_000_000
}

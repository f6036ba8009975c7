import Engine
import JSONText
import Membership

extension NamedValues {
    /// What a till tells of a purchase.
    func purchaseOrder() throws(RPCFailure) -> PurchaseOrder {
        PurchaseOrder(
            member: try identifier("member"),
            reference: try identifier("reference"),
            at: try optionalInstant("at"),
            lines: try purchaseLines(),
            channel: try optionalText("channel", maximumBytes: 64),
            region: try optionalText("region", maximumBytes: 64),
            partner: try optionalText("partner", maximumBytes: 64),
            points: try optionalInteger("points", in: 0...Engine.largestAmount) ?? 0,
            certificates: try optionalMoney("certificates"),
            uses: try benefitUses()
        )
    }

    private func purchaseLines() throws(RPCFailure) -> [PurchaseOrder.Line] {
        var lines: [PurchaseOrder.Line] = []
        for item in try objects("lines", maximum: 500) {
            try item.refuseUnknown(known: ["product", "category", "quantity", "gross", "net"])
            lines.append(
                PurchaseOrder.Line(
                    product: try item.text("product"),
                    category: try item.optionalText("category", maximumBytes: 64),
                    quantity: try item.optionalInteger("quantity", in: 1...1_000_000) ?? 1,
                    gross: try item.optionalMoney("gross"),
                    net: try item.money("net")
                )
            )
        }
        guard !lines.isEmpty else { throw wrong("lines", "must hold at least one line") }
        return lines
    }

    private func benefitUses() throws(RPCFailure) -> [BenefitUse] {
        guard try optionalArray("uses", maximum: 20) != nil else { return [] }
        var uses: [BenefitUse] = []
        for item in try objects("uses", maximum: 20) {
            try item.refuseUnknown(known: ["benefit", "quantity"])
            uses.append(
                BenefitUse(
                    benefit: try item.text("benefit"),
                    quantity: try item.optionalInteger("quantity", in: 1...1_000_000) ?? 1
                )
            )
        }
        return uses
    }

    /// What comes back of a purchase.
    func returnOrder() throws(RPCFailure) -> ReturnOrder {
        ReturnOrder(
            purchase: try purchaseName("purchase"),
            reference: try identifier("reference"),
            at: try optionalInstant("at"),
            lines: try returnedLines()
        )
    }

    /// Our number, as `pur_42`, or the shop's own reference.
    func purchaseName(_ name: String) throws(RPCFailure) -> ReturnOrder.Purchase {
        let text = try text(name)
        return PurchaseID(text).map { .id($0) } ?? .reference(text)
    }

    private func returnedLines() throws(RPCFailure) -> [ReturnOrder.Line]? {
        guard try optionalArray("lines", maximum: 500) != nil else { return nil }
        var lines: [ReturnOrder.Line] = []
        for item in try objects("lines", maximum: 500) {
            try item.refuseUnknown(known: ["line", "quantity", "amount"])
            let place = try item.integer("line")
            guard (1...500).contains(place) else {
                throw item.wrong("line", "must be a line's number from 1 on")
            }
            let quantity = try item.optionalInteger("quantity", in: 1...1_000_000)
            let amount = try item.optionalMoney("amount")
            switch (quantity, amount) {
            case (let items?, nil): lines.append(.init(line: Int(place), .items(items)))
            case (nil, let value?): lines.append(.init(line: Int(place), .value(value)))
            case (nil, nil), (_?, _?):
                throw item.wrong("quantity", "or an amount must be given, one of the two")
            }
        }
        return lines
    }
}

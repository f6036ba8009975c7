import Engine
import Membership
import ShopSupport
import Store
import Testing

/// Commands that give money back.
extension Simulation {
    /// What a credit note has to say.
    enum Note {
        case refund(Model.Refund)
        case balance(Model.Refund)
        case goodwill(Int)
    }

    mutating func leave() throws {
        guard let index = anyIndex({ $0.phase != .gone }) else { return }
        let id = SubscriptionID(Int64(index + 1))
        tell("leave \(id)")
        let (refusal, refund) = model.cancelNow(index)
        let told = try refusalCode { _ = try engine.cancelNow(id) }
        try require(refusal, told, [id.description], "leave")
        try hearNotes(refund.map { .refund($0) }, index)
    }

    mutating func refund() throws {
        guard let index = anyIndex({ $0.phase == .paid }) else { return }
        let id = SubscriptionID(Int64(index + 1))
        tell("refund \(id)")
        let refund = model.refund(index)
        let told = try refusalCode { _ = try engine.refund(id) }
        try require(refund == nil ? Model.anyRefusal : nil, told, [id.description], "refund")
        try hearNotes(refund.map { .refund($0) }, index)
    }

    mutating func goodwill() throws {
        guard let index = anyIndex({ $0.phase == .paid && !$0.isMixed }),
            let place = model.subscriptions[index].invoices.indices.randomElement(using: &random)
        else { return }
        let invoice = model.subscriptions[index].invoices[place]
        // Whose money paid for a mix of plans is the product's to know.
        guard !model.subscriptions[index].isMixed else { return }
        let cents = random.int(1...max(2, invoice.amount))
        tell("goodwill sub_\(index + 1) \(cents)")
        let expected = model.goodwill(index, place, cents)
        let told = try refusalCode {
            _ = try engine.giveGoodwill(
                InvoiceID(Int64(invoice.number)),
                try dollars(cents),
                to: random.oneIn(2) ? .method : .balance
            )
        }
        try require(expected, told, ["sub_\(index + 1)"], "goodwill")
        try hearNotes(expected == nil ? .goodwill(cents) : nil, index)
    }

    /// Reads the credit notes of a command: their sums are known, and where the parts go is told.
    mutating func hearNotes(_ note: Note?, _ index: Int) throws {
        let told = try engine.creditNotes(of: nil, after: notes, limit: 100)
        var sums = ModelMoney()
        let words = ["sub_\(index + 1)"]
        for one in told {
            notes += 1
            let place = model.subscriptions[index].invoices.firstIndex {
                $0.number == Int(one.invoice.number)
            }
            let money = ModelMoney(
                method: Int(one.goesTo.method.minorUnits),
                paid: Int(one.goesTo.paid.minorUnits),
                granted: Int(one.goesTo.granted.minorUnits)
            )
            try model.note(index, #require(place, "\(again(words))"), money)
            tell(
                "note \(one.id) \(one.reason.rawValue) sub_\(index + 1) \(money) \(one.refunds.map(\.payWith)) \(one.refunds.map(\.state))"
            )
            if let refund = one.refunds.first {
                model.sendBack(money.method, to: refund.payWith, one.payer)
            }
            sums.method += money.method
            sums.paid += money.paid
            sums.granted += money.granted
        }
        switch note {
        case nil:
            try #require(told.isEmpty, "\(again(words))")
        case .goodwill(let cents):
            try #require(sums.total == cents, "\(again(words))")
        case .refund(let refund):
            try require(refund, sums, refund.goesTo, index)
        case .balance(let refund):
            let balance = refund.goesTo.map {
                ModelMoney(paid: $0.method + $0.paid, granted: $0.granted)
            }
            try require(refund, sums, balance, index)
        }
        try reconcile()
    }

    private mutating func require(
        _ refund: Model.Refund,
        _ sums: ModelMoney,
        _ goesTo: ModelMoney?,
        _ index: Int
    ) throws {
        let words = ["sub_\(index + 1)"]
        if let goesTo {
            try #require(sums == goesTo, "\(again(words))")
            return
        }
        try #require(sums.total <= refund.total, "\(again(words))")
        // How much of which line that leaves is told as well.
        for place in model.subscriptions[index].invoices.indices {
            let id = InvoiceID(Int64(model.subscriptions[index].invoices[place].number))
            let lines = try engine.store.read { try $0.debitedLines(of: id) }.filter {
                $0.line.kind == .term || $0.line.kind == .change
            }
            for (line, debited) in zip(
                model.subscriptions[index].invoices[place].lines.indices,
                lines
            ) {
                model.subscriptions[index].invoices[place].lines[line].credited =
                    Int(debited.credited.minorUnits)
                model.subscriptions[index].invoices[place].lines[line].creditedTax =
                    Int(debited.creditedTax.minorUnits)
            }
        }
    }
}

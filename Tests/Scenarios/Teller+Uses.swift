import Engine
import Membership
import ShopSupport
import Store

/// Counted benefits: what is left, what comes back, what clerks give, and what is collected.
extension Teller {
    func using(_ verb: String) throws -> [String] {
        switch verb {
        case "return-use": try returnUse()
        case "give-uses": try giveUses()
        case "left": try left()
        case "used": try used()
        case "collect": try collect()
        default: throw ShopError("no command '\(verb)'")
        }
    }

    /// `, 2 of 3 left`, and what was taken beyond a limit.
    static func left(_ use: BenefitUseView) -> String {
        var text = use.overage > 0 ? ", \(use.overage) beyond" : ""
        guard let left = use.left else { return text }
        if let remaining = left.remaining, let limit = left.limit {
            text += ", \(remaining) of \(limit) left"
        } else {
            text += ", \(left.usage) used"
        }
        return text
    }

    /// `return-use use_1 2 as back-1`.
    private func returnUse() throws -> [String] {
        guard let use = BenefitUseID(try take("a use")) else { throw ShopError("no use's id") }
        var (quantity, reference): (Int64?, String?) = (nil, nil)
        while let word = optional() {
            if word == "as" { reference = try take("a reference") } else { quantity = Int64(word) }
        }
        let view = try shop.engine.returnUse(use, quantity: quantity, reference: reference)
        return [
            "\(view.isNew ? "" : "known: ")\(view.returned) of \(view.quantity) came back"
                + Self.left(view)
        ]
    }

    /// `give-uses ann visits 2 from 2026-02-01 until 2026-03-01 first 10`.
    private func giveUses() throws -> [String] {
        let (member, benefit) = (try take("a member"), try take("a benefit"))
        let amount = Int64(try take("a count")) ?? 0
        var (from, end): (CivilDate?, CivilDate?) = (nil, nil)
        var priority = 100
        while let word = optional() {
            switch word {
            case "from": from = try Shop.day(take("a day"))
            case "until": end = try Shop.day(take("a day"))
            case "priority": priority = Int(try take("a number")) ?? 0
            default: throw ShopError("no option '\(word)'")
            }
        }
        let view = try shop.engine.grantUses(
            UsesOrder(
                member: member,
                benefit: benefit,
                amount: amount,
                reason: "the story says so",
                from: from,
                expiresOn: end,
                priority: priority
            )
        )
        return ["\(view.lot.id) of \(view.lot.lot.amount)"] + Self.lines(view.balance)
    }

    private func left() throws -> [String] {
        let view = try shop.engine.benefitBalance(of: take("a member"), benefit: optional())
        let lines = Self.lines(view)
        return lines.isEmpty ? ["nothing is counted"] : lines
    }

    private static func lines(_ view: BenefitBalanceView) -> [String] {
        var lines: [String] = []
        for counted in view.benefits {
            let count = counted.count
            var line = "\(counted.benefit.id) of \(counted.plan): "
            if let remaining = count.remaining, let limit = count.limit {
                line += "\(remaining) of \(limit) left, \(count.usage) used"
            } else {
                line += "\(count.usage) used"
            }
            if count.overage > 0 { line += ", \(count.overage) beyond" }
            if count.pending > 0 { line += ", \(count.pending) wait" }
            if counted.held > 0 { line += ", \(counted.held) held" }
            if let reset = count.nextReset { line += ", anew at \(reset.rfc3339)" }
            lines.append(line)
            lines += counted.lots.map(Self.line)
        }
        for item in view.items {
            lines.append("\(item.item): \(item.left) to collect")
            lines += item.lots.map(Self.line)
        }
        return lines
    }

    private static func line(_ lot: Lot) -> String {
        let end = lot.expiresAt.map { " to \($0.rfc3339)" } ?? ""
        return "  \(lot.id?.description ?? "new") \(lot.source.rawValue): \(lot.remaining) of "
            + "\(lot.amount)\(end)"
    }

    private func used() throws -> [String] {
        try shop.engine.benefitHistory(of: take("a member"), limit: 100).map { use in
            var line = "\(use.id) \(use.benefit) \(use.quantity) at \(use.usedAt.rfc3339)"
            if use.overage > 0 { line += ", \(use.overage) beyond" }
            if use.returned > 0 { line += ", \(use.returned) came back" }
            if let reference = use.reference { line += ", \(reference)" }
            return line
        }
    }

    /// `collect ann cake 2 as till-1`.
    private func collect() throws -> [String] {
        let (member, item) = (try take("a member"), try take("an item"))
        var (quantity, reference): (Int64, String?) = (1, nil)
        while let word = optional() {
            if word == "as" {
                reference = try take("a reference")
            } else {
                quantity = Int64(word) ?? 0
            }
        }
        let view = try shop.engine.collect(
            item,
            quantity: quantity,
            by: member,
            reference: reference
        )
        return ["\(view.isNew ? "collected" : "known"), \(view.left) left"]
    }
}

import Engine
import Membership
import RPC

extension Checkout {
    /// Shows a quote: what is due, line by line, then why and what would save more.
    static func print(_ view: CheckoutView, _ format: FormatOptions) throws {
        if format.json { return try Output.standard.json { $0.write(view) } }
        let quote = view.quote
        try Output.standard.table(facts(view))
        try Output.standard.text("\n")
        try Output.standard.table(lines(quote))
        if !quote.used.isEmpty {
            try Output.standard.text("\n")
            try Output.standard.table(used(quote))
        }
        if !quote.unused.isEmpty {
            try Output.standard.text("\n")
            try Output.standard.table(unused(quote))
        }
        if !quote.tips.isEmpty {
            try Output.standard.text("\n")
            for tip in quote.tips { try Output.standard.line("Tip: \(words(tip)).") }
        }
    }

    private static func facts(_ view: CheckoutView) -> Facts {
        let (quote, totals) = (view.quote, view.quote.totals)
        let who = view.member.map { view.isKnown ? $0 : "\($0), whom nobody knows" } ?? "a guest"
        var facts = Facts("\(who): \(totals.due) due")
        facts.add("before benefits", totals.list.description)
        if totals.saved.isPositive { facts.add("saved", totals.saved.description) }
        if totals.certificates.isPositive {
            facts.add("by certificates", totals.certificates.description)
        }
        if totals.points.isPositive { facts.add("by points", totals.points.description) }
        if let redemption = quote.redemption, let refusal = redemption.refusal {
            let remedy = redemption.remedy.map { "; \($0)" } ?? ""
            facts.add("points pay nothing", "\(refusal.code)\(remedy)")
        }
        for points in quote.earns.points {
            facts.add("earns", "\(points.earned.total) \(points.name)")
        }
        for reward in quote.earns.rewards {
            let day = reward.issuedOn.map { ", on \($0)" } ?? ""
            facts.add("earns", "\(reward.amount) of \(reward.benefit.benefit)\(day)")
        }
        for stamps in quote.earns.stamps {
            facts.add(
                "stamps",
                "\(stamps.standing.stamps) of \(stamps.benefit.benefit), \(stamps.standing.due) due"
            )
        }
        for donated in quote.earns.donations {
            facts.add("gives", "\(donated.amount) to \(donated.to)")
        }
        if let reservation = view.reservation {
            facts.add("reservation", "\(reservation.id), until \(reservation.expiresAt.rfc3339)")
        }
        return facts
    }

    private static func lines(_ quote: Quote) -> Table {
        var table = Table(
            .number("n"),
            .text("what"),
            .number("quantity"),
            .number("list"),
            .number("off"),
            .number("paid else"),
            .number("due"),
            .text("by")
        )
        for line in quote.lines {
            let off = line.discounts.reduce(0) { $0 + $1.amount.minorUnits }
            let paid = line.certificates.minorUnits + line.points.minorUnits
            let currency = line.list.currency
            table.add([
                "\(line.number)", line.product, "\(line.quantity)", line.list.decimal,
                Money(minorUnits: off, currency: currency).decimal,
                Money(minorUnits: paid, currency: currency).decimal, line.net.decimal,
                line.discounts.isEmpty
                    ? nil : line.discounts.map(\.benefit.benefit).joined(separator: ", "),
            ])
        }
        for delivery in quote.deliveries where delivery.isChosen {
            table.add(
                row("\(delivery.speed) delivery", delivery.list, delivery.price, delivery.waivedBy)
            )
        }
        for fee in quote.fees {
            table.add(row("\(fee.fee) fee", fee.list, fee.price, fee.waivedBy))
        }
        return table
    }

    private static func row(
        _ what: String,
        _ list: Money,
        _ price: Money,
        _ waivedBy: BenefitName?
    ) -> [String?] {
        let off = Money(
            minorUnits: list.minorUnits - price.minorUnits,
            currency: list.currency
        )
        return [
            nil, what, nil, list.decimal, off.decimal, nil, price.decimal, waivedBy?.benefit,
        ]
    }

    private static func used(_ quote: Quote) -> Table {
        var table = Table(
            .text("used"),
            .text("of"),
            .number("saved"),
            .number("uses"),
            .text("why")
        )
        for used in quote.used {
            table.add([
                used.benefit.benefit, source(used.benefit), used.saved.description,
                used.uses == 0 ? nil : "\(used.uses)", used.reason.rawValue,
            ])
        }
        return table
    }

    private static func unused(_ quote: Quote) -> Table {
        var table = Table(.text("not used"), .text("of"), .text("why"), .text("to change it"))
        for unused in quote.unused {
            table.add([
                unused.benefit.benefit, source(unused.benefit), unused.reason.code, unused.remedy,
            ])
        }
        return table
    }

    private static func source(_ name: BenefitName) -> String? {
        guard let plan = name.plan else { return nil }
        return name.tier.map { "\(plan), \($0)" } ?? plan
    }

    private static func words(_ tip: QuoteTip) -> String {
        let saves = tip.saves.isPositive ? "saves \(tip.saves)" : "brings more"
        return switch tip.kind {
        case .join(let plan, let price, let fee):
            "joining \(plan) at its price \(price), for \(fee), \(saves)"
        case .reach(let plan, let tier): "\(tier) of \(plan) \(saves)"
        case .spendMore(let benefit, let more): "\(more) more \(saves), by \(benefit.benefit)"
        case .buyMore(let benefit, let items): "\(items) more items \(saves), by \(benefit.benefit)"
        }
    }
}

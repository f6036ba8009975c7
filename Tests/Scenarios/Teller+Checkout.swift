import Engine
import Membership
import ShopSupport
import Store

/// Baskets of a story are words: `milk:4@200/food` is four at 2.00 each, `ship:express=599` a delivery,
/// `fee:booking=300` a fee, `use:visits=2` a benefit that is asked for; the rest are options with `=`.
extension Teller {
    func checkout(_ verb: String) throws -> [String] {
        switch verb {
        case "quote":
            let member = try take("a member or guest")
            let (basket, options) = try basket()
            let at = try options["at"].map { try Shop.instant($0, shop.engine.calendar) }
            return Self.lines(
                try shop.engine.quote(member: member == "guest" ? nil : member, basket, at: at)
            )
        case "reserve":
            let member = try take("a member")
            let (basket, options) = try basket()
            let seconds = options["for"].flatMap(Int64.init) ?? Engine.usualReservationSeconds
            return Self.lines(try shop.engine.reserve(member: member, basket, seconds: seconds))
        case "commit":
            let view = try shop.engine.commit(reservation(), reference: take("a reference"))
            return [
                "\(view.id) \(view.state.rawValue): \(view.purchase.map(Self.line) ?? "nothing")"
            ] + Self.brought(view.tickets, view.gives)
        case "release":
            let view = try shop.engine.release(reservation())
            return ["\(view.id) \(view.state.rawValue)"]
        default: throw ShopError("no command '\(verb)'")
        }
    }

    private func reservation() throws -> ReservationID {
        guard let id = ReservationID(try take("a reservation")) else {
            throw ShopError("no reservation's id")
        }
        return id
    }

    private func basket() throws -> (Basket, options: [String: String]) {
        var lines: [BasketLine] = []
        var deliveries: [DeliveryOption] = []
        var fees: [BasketFee] = []
        var uses: [BenefitUse] = []
        var options: [String: String] = [:]
        while let word = optional() {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            if word.contains("@") {
                lines.append(try basketLine(word))
            } else if parts.count == 2, word.hasPrefix("ship:") {
                deliveries.append(
                    DeliveryOption(
                        speed: String(parts[0].dropFirst(5)),
                        price: try money(parts[1])
                    )
                )
            } else if parts.count == 2, word.hasPrefix("fee:") {
                fees.append(
                    BasketFee(fee: String(parts[0].dropFirst(4)), amount: try money(parts[1]))
                )
            } else if parts.count == 2, word.hasPrefix("use:") {
                uses.append(
                    BenefitUse(
                        benefit: String(parts[0].dropFirst(4)),
                        quantity: Int64(parts[1]) ?? 0
                    )
                )
            } else if parts.count == 2 {
                options[parts[0]] = parts[1]
            } else {
                throw ShopError("no word of a basket: '\(word)'")
            }
        }
        let basket = Basket(
            currency: self.currency,
            lines: lines,
            deliveries: deliveries,
            delivery: options["by"],
            fees: fees,
            channel: options["channel"],
            region: options["region"],
            partner: options["partner"],
            pointsToRedeem: options["points"].flatMap(Int64.init) ?? 0,
            certificates: try options["certificates"].map(money),
            plansInCart: options["cart"].map { [$0] } ?? [],
            uses: uses
        )
        return (basket, options)
    }

    /// `milk:4@200/food`.
    private func basketLine(_ word: String) throws -> BasketLine {
        let (what, rest) = try Self.halves(word, at: "@")
        let (price, category) = try Self.halves(rest, at: "/")
        let (product, quantity) = try Self.halves(what, at: ":")
        return BasketLine(
            product: product,
            category: category.isEmpty ? nil : category,
            quantity: quantity.isEmpty ? 1 : Int64(quantity) ?? 0,
            price: try money(price)
        )
    }

    private static func halves(
        _ text: String,
        at separator: Character
    ) throws -> (String, String) {
        let parts = text.split(separator: separator, maxSplits: 1).map(String.init)
        guard let first = parts.first else { throw ShopError("nothing in '\(text)'") }
        return (first, parts.count > 1 ? parts[1] : "")
    }

    private func money(_ minorUnits: String) throws -> Money {
        guard let number = Int64(minorUnits) else {
            throw ShopError("no amount: '\(minorUnits)'")
        }
        return Money(minorUnits: number, currency: currency)
    }

    // MARK: Telling

    static func line(_ purchase: PurchaseRow) -> String {
        let amounts = purchase.amounts
        return "\(purchase.id) \(purchase.reference) of \(purchase.day): goods \(amounts.net), "
            + "delivery \(amounts.delivery), fees \(amounts.fees)"
    }

    static func lines(_ view: CheckoutView) -> [String] {
        let (quote, totals) = (view.quote, view.quote.totals)
        var lines = ["\(totals.due) due of \(totals.list), saved \(totals.saved)"]
        if totals.points.isPositive { lines.append("points pay \(totals.points)") }
        if totals.certificates.isPositive {
            lines.append("certificates pay \(totals.certificates)")
        }
        if let redemption = quote.redemption, let refusal = redemption.refusal {
            lines.append("points pay nothing: \(told(refusal.code, redemption.remedy))")
        }
        for used in quote.used {
            let uses = used.uses > 0 ? ", \(used.uses) used" : ""
            lines.append(
                "  \(used.benefit.benefit): \(used.saved) off\(uses), \(used.reason.rawValue)"
            )
        }
        for unused in quote.unused {
            lines.append(
                "  not \(unused.benefit.benefit): \(told(unused.reason.code, unused.remedy))"
            )
        }
        for points in quote.earns.points {
            lines.append("  earns \(points.earned.total) \(points.name)")
        }
        for tip in quote.tips { lines.append("  tip: \(told(tip)) saves \(tip.saves)") }
        if let reservation = view.reservation {
            lines.append("\(reservation.id) until \(reservation.expiresAt.rfc3339)")
        }
        return lines
    }

    private static func told(_ reason: String, _ remedy: String?) -> String {
        remedy.map { "\(reason); \($0)" } ?? reason
    }

    private static func told(_ tip: QuoteTip) -> String {
        switch tip.kind {
        case .join(let plan, let price, let fee): "joining \(plan) \(price) for \(fee)"
        case .reach(let plan, let tier): "\(tier) of \(plan)"
        case .spendMore(let benefit, let more): "\(more) more for \(benefit.benefit)"
        case .buyMore(let benefit, let items): "\(items) more items for \(benefit.benefit)"
        }
    }
}

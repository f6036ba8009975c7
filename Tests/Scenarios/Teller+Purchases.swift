import Engine
import Membership
import ShopSupport
import Store

/// What is bought and comes back, and the points it moves.
extension Teller {
    func purchasing(_ verb: String) throws -> [String] {
        switch verb {
        case "buy": try buy()
        case "take-back": try takeBack()
        case "points": try shop.engine.points(of: take("a member")).map(Self.line)
        case "movements":
            try shop.engine.pointMovements(of: take("a member"), limit: 100).map {
                "\($0.row.at.rfc3339) \($0.programme) \($0.row.entry.kind.rawValue) "
                    + "\($0.row.entry.change) of \($0.row.entry.lot)"
            }
        case "give-points": try givePoints()
        case "correct-points": try correctPoints()
        case "points-report": try pointsReport()
        case "settlement": try settlement()
        default: throw ShopError("no command '\(verb)'")
        }
    }

    /// `buy ann order-1 tea@1000 rug:books*2@4000/5000 [points 100] [certificates 500] [use burger]
    /// [at TIME] [partner hotel]`: net of the line, and gross behind the slash.
    private func buy() throws -> [String] {
        let (member, reference) = (try take("a member"), try take("a reference"))
        var lines: [PurchaseOrder.Line] = []
        var (points, at, partner): (Int64, Instant?, String?) = (0, nil, nil)
        var (certificates, uses): (Money?, [BenefitUse]) = (nil, [])
        while let word = optional() {
            switch word {
            case "points": points = Int64(try take("a number")) ?? 0
            case "at": at = Instant(rfc3339: try take("a time"))
            case "partner": partner = try take("a partner")
            case "certificates": certificates = try .dollars(Int64(try take("cents")) ?? 0)
            case "use": uses.append(BenefitUse(benefit: try take("a thing")))
            default: lines.append(try line(word))
            }
        }
        let view = try shop.engine.recordPurchase(
            PurchaseOrder(
                member: member,
                reference: reference,
                at: at,
                lines: lines,
                partner: partner,
                points: points,
                certificates: certificates,
                uses: uses
            )
        )
        let amounts = view.purchase.amounts
        return [
            "\(view.isNew ? "" : "known: ")\(view.purchase.id) on \(view.purchase.day), "
                + "\(amounts.net) paid, saved \(amounts.saved), points paid \(amounts.points)"
        ]
            + view.points.map { points in
                "  earns \(points.points) \(points.programme) from \(points.effectiveFrom.rfc3339)"
                    + (points.expiresAt.map { " to \($0.rfc3339)" } ?? "")
            }
            + Self.brought(view.tickets, view.gives)
    }

    private func line(_ word: String) throws -> PurchaseOrder.Line {
        let halves = word.split(separator: "@")
        let amounts = (halves.last ?? "").split(separator: "/").compactMap { Int64($0) }
        guard halves.count == 2, let net = amounts.first else {
            throw ShopError("no line '\(word)'")
        }
        let counted = halves[0].split(separator: "*")
        let named = counted[0].split(separator: ":")
        return PurchaseOrder.Line(
            product: String(named[0]),
            category: named.count > 1 ? String(named[1]) : nil,
            quantity: counted.count > 1 ? Int64(counted[1]) ?? 1 : 1,
            gross: Money(minorUnits: amounts.last ?? net, currency: currency),
            net: Money(minorUnits: net, currency: currency)
        )
    }

    /// `take-back order-1 back-1 [1*2] [2=500]`.
    private func takeBack() throws -> [String] {
        let (purchase, reference) = (try take("a purchase"), try take("a reference"))
        var lines: [ReturnOrder.Line] = []
        while let word = optional() {
            let isItems = word.contains("*")
            let parts = word.split(separator: isItems ? "*" : "=").compactMap { Int64($0) }
            guard parts.count == 2 else { throw ShopError("no line '\(word)'") }
            lines.append(
                ReturnOrder.Line(
                    line: Int(parts[0]),
                    isItems
                        ? .items(parts[1])
                        : .value(Money(minorUnits: parts[1], currency: currency))
                )
            )
        }
        let view = try shop.engine.returnPurchase(
            ReturnOrder(
                purchase: PurchaseID(purchase).map { .id($0) } ?? .reference(purchase),
                reference: reference,
                lines: lines.isEmpty ? nil : lines
            )
        )
        return [
            "\(view.isNew ? "" : "known: ")ret_\(view.row.id) of \(view.row.purchase), "
                + "\(view.row.net)\(view.isWhole ? ", nothing is left" : "")"
        ]
            + view.undone.map { effect, amount in
                switch effect {
                case .tally(let key, _): "  \(amount) of \(key.kind.rawValue) \(key.name)"
                case .use(let holding, _): "  \(amount) of \(holding.kind.rawValue) \(holding.name)"
                case .points(let name, _, _, _, _): "  \(amount) earned \(name)"
                case .redeem(let name, _, _, _): "  \(amount) redeemed \(name)"
                case .certificate(let name, _): "  \(amount) of certificate \(name)"
                case .ticket(let name): "  ticket \(name)"
                }
            }
    }

    private static func line(_ view: PointsView) -> String {
        "\(view.programme): \(view.available) to spend, \(view.pending) wait, \(view.held) held, "
            + "\(view.owed) owed"
            + (view.expiring.map { ", \($0.points) gone at \($0.at.rfc3339)" } ?? "")
    }

    private func givePoints() throws -> [String] {
        let (giver, taker) = (try take("a member"), try take("a member"))
        let change = try shop.engine.transferPoints(
            Int64(try take("a number")) ?? 0,
            from: giver,
            to: taker
        )
        return [Self.line(change.balance)]
    }

    private func correctPoints() throws -> [String] {
        let member = try take("a member")
        let points = Int64(try take("a number")) ?? 0
        let change = try shop.engine.adjustPoints(points, of: member, reason: "a story")
        return [Self.line(change.balance)]
    }

    private func pointsReport() throws -> [String] {
        try shop.engine.pointsReport().lines.map { line in
            "\(line.programme): \(line.outstanding) out at \(line.members), cost "
                + "\(line.liability?.description ?? "nothing"), redeemed \(line.redeemed), lapsed "
                + "\(line.lapsed), \(line.breakage.expected) expected to lapse"
        }
    }

    private func settlement() throws -> [String] {
        guard let from = CivilDate(try take("a day")), let to = CivilDate(try take("a day")) else {
            throw ShopError("no days")
        }
        let report = try shop.engine.settlementReport(Period(start: from, end: to))
        return report.programmes.flatMap { programme in
            programme.settlement.lines.map { line in
                "\(programme.programme) \(line.partner): \(line.earned) given, \(line.burned) taken, "
                    + "owes \(line.owes)"
            }
        }
    }
}

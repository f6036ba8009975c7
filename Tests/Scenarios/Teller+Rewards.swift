import Engine
import Membership
import ShopSupport
import Store

/// What purchases bring: rewards, stamps and draws.
extension Teller {
    func rewarding(_ verb: String) throws -> [String] {
        switch verb {
        case "rewards": Self.lines(try shop.engine.rewards(of: take("a member")))
        case "draws":
            try shop.engine.draws().map { view in
                "\(view.draw.plan)/\(view.draw.benefit): \(view.tickets) tickets, \(view.won) won, "
                    + "\(view.noBudget) without budget"
            }
        case "tickets":
            try shop.engine.tickets(of: take("a plan"), take("a draw"), limit: 100)
                .map(Self.line)
        case "statement":
            try shop.engine.statements(of: take("a member")).flatMap(Self.lines)
        case "audit-draws":
            try shop.engine.auditDraws().flatMap { audit in
                ["\(audit.draw.plan)/\(audit.draw.benefit): \(audit.tickets) worked out again"]
                    + audit.offences
            }
        default: throw ShopError("no command '\(verb)'")
        }
    }

    private static func lines(_ view: StatementView) -> [String] {
        let statement = view.statement
        let verdict =
            switch statement.verdict {
            case .worthIt(let gain): "worth it by \(gain)"
            case .notWorthIt(let short): "\(short) short"
            case .unknown: "nobody knows"
            }
        var lines = [
            "\(view.subscription) \(view.plan) of \(statement.period): \(statement.fee) paid, "
                + "\(statement.value) came of it, \(verdict)"
        ]
        lines += statement.lines.map { line in
            "  \(line.benefit) \(line.uses) times: \(line.value?.description ?? "no known value")"
        }
        if let tier = statement.tier {
            let missing = tier.outlook.next.map { next in
                ", \(next.tier) is \(next.metrics.map { "\($0.missing) \($0.id)" }) away"
            }
            let until = tier.validUntil.map { " until \($0)" } ?? ""
            lines.append("  \(tier.tier)\(until)\(missing ?? "")")
        }
        if let points = view.points { lines.append("  \(points.available) \(points.programme)") }
        for expiring in statement.expiring {
            lines.append("  \(expiring.amount) \(expiring.points) are gone on \(expiring.on)")
        }
        return lines
    }

    private static func lines(_ view: MemberRewards) -> [String] {
        let rewards = view.rewards.flatMap { reward -> [String] in
            let window = reward.window.map { " of \($0)" } ?? ""
            let next = reward.nextIssue.map { ", next on \($0)" } ?? ""
            return [
                "\(reward.benefit.id)\(window): \(reward.accrued) of \(reward.spend), "
                    + "settled \(reward.settled)\(next)"
            ]
                + reward.issues.map { issue in
                    let state =
                        switch issue.state {
                        case .issued: "issued"
                        case .forfeited: "forfeited"
                        }
                    return "  \(issue.window): \(issue.amount) \(state) at \(issue.at.rfc3339)"
                }
        }
        let stamps = view.stamps.map { stamps in
            "\(stamps.benefit.id): \(stamps.standing.stamps) of \(stamps.reward.stampsNeeded) "
                + "stamps, \(stamps.standing.missing) missing, \(stamps.awarded) awards given"
        }
        let lots = (view.certificates + view.things).map { row in
            "to use: \(line(row.lot, row.lot.remaining))"
        }
        let lines = rewards + stamps + lots
        return lines.isEmpty ? ["nothing"] : lines
    }

    /// What a purchase brought at once.
    static func brought(_ tickets: [TicketView], _ gives: [LotRow]) -> [String] {
        tickets.map { "  \(line($0))" } + gives.map { "  gives \(line($0.lot, $0.lot.amount))" }
    }

    private static func line(_ lot: Lot, _ amount: Int64) -> String {
        let what =
            lot.holding.currency.map { "\(Money(minorUnits: amount, currency: $0)) of" }
            ?? "\(amount)"
        let end = lot.expiresAt.map { ", gone at \($0.rfc3339)" } ?? ""
        return "\(what) \(lot.holding.name)\(end)"
    }

    private static func line(_ ticket: TicketView) -> String {
        var line = "ticket \(ticket.row.id) rolls \(ticket.row.roll): \(ticket.row.outcome.word)"
        switch ticket.prize {
        case .lot(let holding, let amount): line += " \(amount) \(holding.name)"
        case .credit(let money): line += " \(money)"
        case nil: break
        }
        return ticket.isVoid ? line + ", void" : line
    }
}

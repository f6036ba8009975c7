package import Engine
package import JSONText
import Membership
package import Store

/// What purchases bring: rewards, stamps, tickets of draws.
extension JSONWriter {
    /// What a purchase brought at once, as members of its object.
    mutating func writeBrought(_ tickets: [TicketView], _ gives: [LotRow]) {
        key("tickets")
        array(tickets) { $0.write($1) }
        key("gives")
        array(gives) { $0.write($1) }
    }

    package mutating func write(_ ticket: TicketView) {
        object { json in
            json.member("ticket", ticket.row.id)
            json.member("draw", "\(ticket.row.plan)/\(ticket.row.benefit)")
            json.member("purchase", ticket.row.purchase.description)
            json.member("roll", ticket.row.roll)
            json.member("wins_below", ticket.row.chance.basisPoints)
            json.member("outcome", ticket.row.outcome.word)
            json.key("prize")
            switch ticket.prize {
            case .lot(let holding, let amount):
                json.object { json in
                    json.member("kind", holding.kind.rawValue)
                    json.member("name", holding.name)
                    json.member("amount", amount)
                }
            case .credit(let money): json.object { $0.member("credit", money) }
            case nil: json.null()
            }
            json.member("void", ticket.isVoid)
            json.member("at", ticket.row.at)
        }
    }

    /// Something the member has: money off in minor units, or so many things.
    mutating func write(_ row: LotRow) {
        object { json in
            json.member("lot", row.id.description)
            json.member("kind", row.lot.holding.kind.rawValue)
            json.member("name", row.lot.holding.name)
            json.member("source", row.lot.source.rawValue)
            json.member("amount", row.lot.amount)
            json.member("left", row.lot.remaining)
            json.member("currency", row.lot.holding.currency?.code)
            json.member("expires_at", row.lot.expiresAt)
        }
    }

    package mutating func write(_ view: MemberRewards) {
        object { json in
            json.member("member", view.member)
            json.key("rewards")
            json.array(view.rewards) { $0.write($1) }
            json.key("stamps")
            json.array(view.stamps) { $0.write($1) }
            json.key("certificates")
            json.array(view.certificates) { $0.write($1) }
            json.key("things")
            json.array(view.things) { $0.write($1) }
        }
    }

    private mutating func write(_ reward: MemberRewards.Accruing) {
        object { json in
            json.member("benefit", reward.benefit.id)
            json.member("plan", reward.plan)
            json.member("subscription", reward.subscription.description)
            json.member("window_start", reward.window?.start)
            json.member("window_end", reward.window?.knownEnd)
            json.member("spend", reward.spend)
            json.member("accrued", reward.accrued)
            json.member("cap", reward.cap)
            json.member("settled", reward.settled)
            json.member("next_issue", reward.nextIssue)
            json.key("issues")
            json.array(reward.issues) { json, issue in
                json.object { json in
                    json.member("window_start", issue.window)
                    json.member("spend", issue.spend)
                    json.member("amount", issue.amount)
                    switch issue.state {
                    case .issued: json.member("state", "issued")
                    case .forfeited: json.member("state", "forfeited")
                    }
                    json.member("at", issue.at)
                }
            }
        }
    }

    private mutating func write(_ stamps: MemberRewards.Stamps) {
        object { json in
            json.member("benefit", stamps.benefit.id)
            json.member("plan", stamps.plan)
            json.member("subscription", stamps.subscription.description)
            json.member("stamps", stamps.standing.stamps)
            json.member("needed", stamps.reward.stampsNeeded)
            json.member("missing", stamps.standing.missing)
            json.member("awarded", stamps.awarded)
            json.key("award")
            json.write(stamps.reward.award)
        }
    }

    package mutating func write(_ view: DrawView) {
        object { json in
            json.writeName(of: view.draw)
            json.member("seed", view.draw.seedText)
            json.member("made_at", view.draw.madeAt)
            json.member("tickets", view.tickets)
            json.member("won", view.won)
            json.member("no_budget", view.noBudget)
        }
    }

    package mutating func write(_ audit: DrawAudit) {
        object { json in
            json.writeName(of: audit.draw)
            json.member("seed", audit.draw.seedText)
            json.member("tickets", audit.tickets)
            json.member("holds", audit.offences.isEmpty)
            json.key("offences")
            json.array(audit.offences) { $0.string($1) }
        }
    }

    private mutating func writeName(of draw: DrawRow) {
        member("draw", "\(draw.plan)/\(draw.benefit)")
        member("plan", draw.plan)
        member("benefit", draw.benefit)
    }
}

extension DrawRow {
    /// The seed in hexadecimal: as a number it would be too long for most readers of JSON.
    package var seedText: String {
        let digits = String(seed, radix: 16)
        return "0x" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}

package import Engine
package import JSONText
package import Membership
import Store

extension JSONWriter {
    package mutating func write(_ view: PurchaseView) {
        let purchase = view.purchase
        object { json in
            json.member("purchase", purchase.id.description)
            json.member("member", view.member)
            json.member("reference", purchase.reference)
            json.member("source", purchase.source.rawValue)
            json.member("at", purchase.purchasedAt)
            json.member("day", purchase.day)
            json.member("channel", purchase.channel)
            json.member("region", purchase.region)
            json.member("partner", purchase.partner)
            json.member("gross", purchase.amounts.gross)
            json.member("saved", purchase.amounts.saved)
            json.member("certificates", purchase.amounts.certificates)
            json.member("points_worth", purchase.amounts.points)
            json.member("net", purchase.amounts.net)
            json.key("lines")
            json.array(zip(purchase.lines, view.returned)) { json, item in
                let (line, returned) = item
                json.object { json in
                    json.member("line", line.line)
                    json.member("product", line.product)
                    json.member("category", line.category)
                    json.member("quantity", line.quantity)
                    json.member("gross", line.gross)
                    json.member("net", line.net)
                    json.member("returned_quantity", returned.quantity)
                    json.member("returned_net", returned.net)
                }
            }
            json.key("points")
            json.array(view.points) { json, points in
                json.object { json in
                    json.member("programme", points.programme)
                    json.member("points", points.points)
                    json.member("effective_from", points.effectiveFrom)
                    json.member("expires_at", points.expiresAt)
                }
            }
            json.writeBrought(view.tickets, view.gives)
            json.key("returns")
            json.array(view.returns) { json, row in
                json.object { json in
                    json.member("return", "ret_\(row.id)")
                    json.member("reference", row.reference)
                    json.member("at", row.returnedAt)
                    json.member("net", row.net)
                }
            }
            json.member("recorded", view.isNew)
        }
    }

    package mutating func write(_ view: ReturnView) {
        object { json in
            json.member("return", "ret_\(view.row.id)")
            json.member("purchase", view.row.purchase.description)
            json.member("member", view.member)
            json.member("reference", view.row.reference)
            json.member("at", view.row.returnedAt)
            json.member("net", view.row.net)
            json.member("whole", view.isWhole)
            json.key("lines")
            json.array(view.row.lines) { json, line in
                json.object { json in
                    json.member("line", line.line)
                    json.member("quantity", line.quantity)
                    json.member("net", line.net)
                }
            }
            json.key("undone")
            json.array(view.undone) { json, undone in
                json.object { json in
                    json.member("effect", undone.effect.word)
                    json.member("name", undone.effect.subject)
                    json.member("amount", undone.amount)
                }
            }
            json.member("recorded", view.isNew)
        }
    }

    package mutating func write(_ points: PointsView) {
        object { json in
            json.member("programme", points.programme)
            json.member("name", points.name)
            json.member("available", points.available)
            json.member("pending", points.pending)
            json.member("held", points.held)
            json.member("owed", points.owed)
            json.member("worth", points.worth)
            json.key("expiring")
            if let expiring = points.expiring {
                json.object { json in
                    json.member("points", expiring.points)
                    json.member("at", expiring.at)
                }
            } else {
                json.null()
            }
        }
    }

    package mutating func write(_ movement: PointMovement) {
        let row = movement.row
        object { json in
            json.member("movement", movement.id)
            json.member("programme", movement.programme)
            json.member("kind", row.entry.kind.rawValue)
            json.member("points", row.entry.change)
            json.member("lot", row.entry.lot.description)
            json.member("at", row.at)
            json.member("purchase", row.purchase?.description)
            json.member("return", row.purchaseReturn.map { "ret_\($0)" })
        }
    }

    package mutating func write(_ change: PointsChange) {
        object { json in
            json.member("member", change.member)
            json.member("to", change.to)
            json.member("points", change.points)
            json.key("balance")
            json.write(change.balance)
        }
    }

    package mutating func write(_ report: PointsReport) {
        object { json in
            json.key("programmes")
            json.array(report.lines) { json, line in
                json.object { json in
                    json.member("programme", line.programme)
                    json.member("members", line.members)
                    json.member("outstanding", line.outstanding)
                    json.member("liability", line.liability)
                    json.member("redeemed", line.redeemed)
                    json.member("lapsed", line.lapsed)
                    json.member("breakage_basis", line.breakage.basis.rawValue)
                    json.member("expected_to_lapse", line.breakage.expected)
                }
            }
        }
    }

    package mutating func write(_ report: SettlementReport) {
        object { json in
            json.member("from", report.period.start)
            json.member("to", report.period.end)
            json.key("programmes")
            json.array(report.programmes) { json, programme in
                json.object { json in
                    json.member("programme", programme.programme)
                    json.key("partners")
                    json.array(programme.settlement.lines) { json, line in
                        json.object { json in
                            json.member("partner", line.partner)
                            json.member("earned", line.earned)
                            json.member("burned", line.burned)
                            json.member("pays", line.pays)
                            json.member("receives", line.receives)
                            json.member("owes", line.owes)
                        }
                    }
                    json.key("unpriced")
                    json.array(programme.settlement.unpriced) { $0.string($1) }
                }
            }
        }
    }
}

extension PurchaseEffect {
    /// What it is, in one stable word.
    package var word: String {
        switch self {
        case .tally(let key, _): key.kind.rawValue
        case .use(let holding, _): holding.kind.rawValue
        case .points: "points_earned"
        case .redeem: "points_redeemed"
        case .certificate: "certificate"
        case .ticket: "ticket"
        }
    }

    /// Of what: a benefit, a programme, or a tier set and its metric.
    package var subject: String {
        switch self {
        case .tally(let key, _): key.name
        case .use(let holding, _): holding.name
        case .points(let name, _, _, _, _), .redeem(let name, _, _, _), .certificate(let name, _),
            .ticket(let name):
            name
        }
    }
}

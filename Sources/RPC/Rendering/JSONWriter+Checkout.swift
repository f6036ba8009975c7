package import Engine
package import JSONText
import Membership
import Store

extension JSONWriter {
    /// A quote, with the reservation that was made of it.
    package mutating func write(_ view: CheckoutView) {
        let quote = view.quote
        object { json in
            json.member("member", view.member)
            json.member("known", view.isKnown)
            json.member("as_of", quote.asOf)
            json.member("currency", view.currency.code)
            json.key("lines")
            json.array(quote.lines) { $0.write($1) }
            json.key("deliveries")
            json.array(quote.deliveries) { $0.write($1) }
            json.key("fees")
            json.array(quote.fees) { $0.write($1) }
            json.key("totals")
            json.write(quote.totals)
            json.key("used")
            json.array(quote.used) { $0.write($1) }
            json.key("unused")
            json.array(quote.unused) { $0.write($1) }
            json.key("redemption")
            if let redemption = quote.redemption {
                json.write(redemption)
            } else {
                json.null()
            }
            json.key("earns")
            json.write(quote.earns)
            json.key("tips")
            json.array(quote.tips) { $0.write($1) }
            json.member("reservation", view.reservation?.id.description)
            json.member("expires_at", view.reservation?.expiresAt)
        }
    }

    /// A reservation that is settled.
    package mutating func write(_ view: ReservationView) {
        object { json in
            json.member("reservation", view.id.description)
            json.member("member", view.member)
            json.member("state", view.state.rawValue)
            json.member("expires_at", view.expiresAt)
            json.member("purchase", view.purchase?.id.description)
            json.member("reference", view.purchase?.reference)
            json.member("purchased_at", view.purchase?.purchasedAt)
            json.writeBrought(view.tickets, view.gives)
            json.key("amounts")
            guard let amounts = view.purchase?.amounts else { return json.null() }
            json.object { json in
                json.member("gross", amounts.gross)
                json.member("saved", amounts.saved)
                json.member("certificates", amounts.certificates)
                json.member("points", amounts.points)
                json.member("net", amounts.net)
                json.member("delivery", amounts.delivery)
                json.member("fees", amounts.fees)
            }
        }
    }

    // MARK: What it costs

    private mutating func write(_ line: QuoteLine) {
        object { json in
            json.member("line", line.number)
            json.member("product", line.product)
            json.member("category", line.category)
            json.member("quantity", line.quantity)
            json.member("list", line.list)
            json.member("member_price", line.memberPrice)
            json.key("discounts")
            json.array(line.discounts) { json, discount in
                json.object { json in
                    json.write(discount.benefit)
                    json.member("amount", discount.amount)
                }
            }
            json.member("margin_kept", line.isHeldByMargin)
            json.member("certificates", line.certificates)
            json.member("points", line.points)
            json.member("net", line.net)
        }
    }

    private mutating func write(_ delivery: QuoteDelivery) {
        object { json in
            json.member("speed", delivery.speed)
            json.member("list", delivery.list)
            json.member("price", delivery.price)
            json.member("waived_by", delivery.waivedBy?.benefit)
            json.member("chosen", delivery.isChosen)
        }
    }

    private mutating func write(_ fee: QuoteFee) {
        object { json in
            json.member("fee", fee.fee)
            json.member("list", fee.list)
            json.member("price", fee.price)
            json.member("waived_by", fee.waivedBy?.benefit)
        }
    }

    private mutating func write(_ totals: QuoteTotals) {
        object { json in
            json.member("list", totals.list)
            json.member("saved", totals.saved)
            json.member("certificates", totals.certificates)
            json.member("points", totals.points)
            json.member("due", totals.due)
        }
    }

    // MARK: Why

    /// The members that name a benefit, inside an object.
    private mutating func write(_ name: BenefitName) {
        member("benefit", name.benefit)
        member("kind", name.kind?.rawValue)
        member("plan", name.plan)
        member("tier", name.tier)
    }

    private mutating func write(_ used: UsedBenefit) {
        object { json in
            json.write(used.benefit)
            json.member("saved", used.saved)
            json.member("uses", used.uses)
            json.member("reason", used.reason.rawValue)
        }
    }

    private mutating func write(_ unused: UnusedBenefit) {
        object { json in
            json.write(unused.benefit)
            json.member("reason", unused.reason.code)
            json.member("remedy", unused.remedy)
        }
    }

    private mutating func write(_ redemption: QuoteRedemption) {
        object { json in
            json.member("programme", redemption.programme)
            json.member("asked", redemption.asked)
            json.member("worth", redemption.worth)
            json.member("reason", redemption.refusal?.code)
            json.member("remedy", redemption.remedy)
        }
    }

    // MARK: What it brings

    private mutating func write(_ earns: QuoteEarnings) {
        object { json in
            json.key("points")
            json.array(earns.points) { json, points in
                json.object { json in
                    json.member("programme", points.programme)
                    json.member("name", points.name)
                    json.member("plan", points.plan)
                    json.member("points", points.earned.total)
                    json.member("base", points.earned.base)
                    json.member("extra", points.earned.extra)
                    json.member("capped", points.earned.capped)
                    json.member("multiplier", points.multiplier?.benefit)
                    json.member("effective_from", points.life.effectiveFrom)
                    json.member("expires_at", points.life.expiresAt)
                }
            }
            json.key("rewards")
            json.array(earns.rewards) { json, accrual in
                json.object { json in
                    json.write(accrual.benefit)
                    json.member("amount", accrual.amount)
                    json.member("accrued", accrual.accrued)
                    json.member("issued_on", accrual.issuedOn)
                }
            }
            json.key("stamps")
            json.array(earns.stamps) { json, stamps in
                json.object { json in
                    json.write(stamps.benefit)
                    json.member("counted", stamps.counted)
                    json.member("stamps", stamps.standing.stamps)
                    json.member("due", stamps.standing.due)
                    json.member("missing", stamps.standing.missing)
                }
            }
            json.key("tickets")
            json.array(earns.tickets) { json, ticket in json.object { $0.write(ticket) } }
            json.key("donations")
            json.array(earns.donations) { json, donated in
                json.object { json in
                    json.write(donated.benefit)
                    json.member("to", donated.to)
                    json.member("amount", donated.amount)
                }
            }
        }
    }

    private mutating func write(_ tip: QuoteTip) {
        object { json in
            switch tip.kind {
            case .join(let plan, let price, let fee):
                json.member("kind", "join")
                json.member("plan", plan)
                json.member("price", price)
                json.member("fee", fee)
            case .reach(let plan, let tier):
                json.member("kind", "reach")
                json.member("plan", plan)
                json.member("tier", tier)
            case .spendMore(let benefit, let more):
                json.member("kind", "spend_more")
                json.member("plan", benefit.plan)
                json.member("benefit", benefit.benefit)
                json.member("more", more)
            case .buyMore(let benefit, let items):
                json.member("kind", "buy_more")
                json.member("plan", benefit.plan)
                json.member("benefit", benefit.benefit)
                json.member("items", items)
            }
            json.member("saves", tip.saves)
            json.key("earns")
            if let earns = tip.earns { json.write(earns) } else { json.null() }
        }
    }
}

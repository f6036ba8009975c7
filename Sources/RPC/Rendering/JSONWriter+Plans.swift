package import JSONText
package import Membership

extension JSONWriter {
    package mutating func write(_ version: PlanVersion) {
        let plan = version.plan
        object { json in
            json.member("plan", plan.id)
            json.member("version", version.number)
            json.member("name", plan.name)
            json.member("summary", plan.summary)
            json.member("objective", plan.objective?.rawValue)
            json.member("mode", plan.billing.mode.rawValue)
            json.member("rank", plan.rank.map { Int64($0) })
            json.optional("trial", plan.trial) { $0.write($1) }
            json.key("prices")
            json.array(plan.prices) { $0.write($1) }
            json.key("offers")
            json.array(plan.offers) { $0.write($1) }
            json.member("stacking", plan.stacking.rawValue)
            json.key("billing")
            json.write(plan.billing)
            json.key("dunning")
            json.write(plan.dunning)
            json.key("change")
            json.write(plan.change)
            json.optional("pause", plan.pause) { $0.write($1) }
            json.key("refunds")
            json.array(plan.refunds) { $0.write($1) }
            json.optional("taxes", plan.taxes) { $0.write($1) }
            json.key("notices")
            json.write(plan.notices)
            json.key("benefits")
            json.array(plan.benefits) { $0.write($1) }
            json.key("checkout")
            json.write(plan.checkout)
            json.optional("points", plan.points) { $0.write($1) }
            json.optional("tiers", plan.tiers) { $0.write($1) }
            json.optional("household", plan.household) { $0.write($1) }
            json.member("transferability", plan.transferability?.rawValue)
            json.key("admission")
            json.write(plan.admission)
            json.optional("referral", plan.referral) { $0.write($1) }
            json.member("control_group", plan.controlGroup)
        }
    }

    private mutating func write(_ price: Price) {
        object { json in
            json.member("price", price.id)
            json.member("cadence", price.cadence.description)
            json.member("renews", price.renews)
            json.member("lifetime", price.isLifetime)
            json.optional("eligibility", price.eligibility) { $0.write($1) }
            json.key("history")
            json.array(price.history) { json, version in
                json.object {
                    $0.member("from", version.from)
                    $0.member("amount", version.amount.minorUnits)
                    $0.member("currency", version.amount.currency.code)
                }
            }
        }
    }

    package mutating func write(_ benefit: Benefit) {
        object { json in
            json.member("benefit", benefit.id)
            json.member("name", benefit.name)
            json.member("kind", benefit.terms.kind.rawValue)
            json.key("value")
            json.write(benefit.terms)
            json.key("scope")
            json.write(benefit.scope)
            json.optional("worth", benefit.worth) { json, worth in
                json.object { json in
                    switch worth {
                    case .use(let money): json.member("per_use", money)
                    case .term(let money): json.member("per_term", money)
                    }
                }
            }
        }
    }
}

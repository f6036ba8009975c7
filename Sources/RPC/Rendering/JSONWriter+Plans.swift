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
            json.key("trial")
            if let trial = plan.trial {
                json.object {
                    $0.member("length", trial.length.description)
                    $0.key("leaves_out")
                    $0.array(trial.benefitsLeftOut) { $0.string($1) }
                }
            } else {
                json.null()
            }
            json.key("prices")
            json.array(plan.prices) { $0.write($1) }
            json.key("dunning")
            json.write(plan.dunning)
            json.key("benefits")
            json.array(plan.benefits) { $0.write($1) }
        }
    }

    private mutating func write(_ price: Price) {
        object { json in
            json.member("price", price.id)
            json.member("cadence", price.cadence.description)
            json.member("renews", price.renews)
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

    private mutating func write(_ dunning: DunningPolicy) {
        object { json in
            json.key("retry_after_days")
            json.array(dunning.retryOffsets) { $0.integer($1) }
            json.member("grace_days", dunning.graceDays)
            json.member("hold_days", dunning.holdDays)
        }
    }

    private mutating func write(_ benefit: Benefit) {
        object { json in
            json.member("benefit", benefit.id)
            json.member("name", benefit.name)
            json.member("kind", benefit.terms.kind.rawValue)
            json.key("value")
            json.write(benefit.terms)
            json.key("scope")
            json.object { json in
                let scope = benefit.scope
                let limits = [
                    ("categories", scope.categories), ("channels", scope.channels),
                    ("regions", scope.regions), ("partners", scope.partners),
                ]
                for (name, values) in limits {
                    json.key(name)
                    json.array(values) { $0.string($1) }
                }
            }
        }
    }

    /// `{lines: [{n, period_start, period_end, days, of_days, amount, currency, prorated}], total}`,
    /// with `n` counting from 1.
    package mutating func write(schedule terms: [ScheduledTerm], total: Money) {
        object { json in
            json.key("lines")
            json.array(terms.enumerated()) { json, line in
                json.object {
                    $0.member("n", line.offset + 1)
                    $0.member("period_start", line.element.period.start)
                    $0.member("period_end", line.element.period.end)
                    $0.member("days", line.element.days)
                    $0.member("of_days", line.element.ofDays)
                    $0.member("amount", line.element.amount.minorUnits)
                    $0.member("currency", line.element.amount.currency.code)
                    $0.member("prorated", line.element.isProrated)
                }
            }
            json.member("total", total)
        }
    }
}

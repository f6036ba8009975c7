import Engine
package import JSONText
package import Membership

extension JSONWriter {
    /// A checkout's answer.
    ///
    /// - Parameter plan: the id of the plan that decided; `nil` when nothing did.
    package mutating func write(
        _ answer: CheckAnswer,
        member: String,
        benefit: String,
        plan: String?
    ) {
        object { json in
            json.member("member", member)
            json.member("benefit", benefit)
            json.member("entitled", answer.entitled)
            json.member("reason", answer.reason.rawValue)
            json.member("kind", answer.benefit?.terms.kind.rawValue)
            json.key("value")
            if answer.entitled, let benefit = answer.benefit {
                json.write(benefit.terms, discount: answer.discount)
            } else {
                json.null()
            }
            json.key("source")
            if let source = answer.source {
                json.object {
                    $0.member("kind", "plan")
                    $0.member("plan", plan)
                    $0.member("subscription", source.subscription.description)
                }
            } else {
                json.null()
            }
            json.member("valid_until", answer.validUntil)
            json.member("as_of", answer.asOf)
            // No kind of benefit is counted yet; both are there so that callers need not change.
            json.member("remaining", nil as Int64?)
            json.member("limit", nil as Int64?)
            json.member("renewal_pending", answer.renewalPending)
            json.member("remedy", answer.remedy)
        }
    }

    /// What a benefit gives.
    package mutating func write(_ terms: BenefitTerms, discount: Money? = nil) {
        switch terms {
        case .access: bool(true)
        case .config(let value): write(value)
        case .discount(let rate):
            object { json in
                json.member("rate", rate.description)
                json.member("rate_basis_points", rate.basisPoints)
                json.member("discount", discount)
            }
        case .shippingWaiver(let speed, let minimum):
            object { json in
                json.member("speed", speed)
                json.member("minimum_basket", minimum)
            }
        case .priority(let minutes):
            object { $0.member("lead_minutes", minutes) }
        }
    }

    private mutating func write(_ value: ConfigValue) {
        switch value {
        case .integer(let number): integer(number)
        case .text(let text): string(text)
        case .flag(let flag): bool(flag)
        case .money(let money):
            object { json in
                json.member("amount", money.minorUnits)
                json.member("currency", money.currency.code)
            }
        }
    }
}

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
                    $0.member("kind", answer.sourceKind)
                    $0.member("plan", plan)
                    $0.member("subscription", source.subscription.description)
                    if let owner = answer.owner { $0.member("owner", owner) }
                }
            } else {
                json.null()
            }
            json.member("valid_until", answer.validUntil)
            json.member("as_of", answer.asOf)
            json.member("remaining", answer.remaining)
            json.member("limit", answer.limit)
            json.member("usage", answer.usage)
            json.member("overage", answer.overage)
            json.member("next_reset", answer.nextReset)
            json.member("tier", answer.tier)
            json.member("role", answer.role?.rawValue)
            json.member("renewal_pending", answer.renewalPending)
            json.member("remedy", answer.remedy)
        }
    }
}

extension CheckAnswer {
    /// What gives the benefit: something given beside the plan, which the next use takes; the household of
    /// somebody else; a tier; or the plan itself.
    fileprivate var sourceKind: String {
        if isFromGrant { return "grant" }
        switch role {
        case .adult, .teen, .child: return "household"
        case .owner, nil: return tier == nil ? "plan" : "tier"
        }
    }
}

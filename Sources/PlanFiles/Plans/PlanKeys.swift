package import Membership

/// Every key of a plan file, by the map it stands in; the schema for editors is checked against it.
package enum PlanKeys {
    package static let plan = [
        "plan", "name", "summary", "objective", "rank", "prices", "trial", "offers", "stacking",
        "billing", "dunning", "change", "pause", "refunds", "taxes", "notices", "benefits",
        "checkout", "points", "tiers", "household", "transferability", "admission", "referral",
        "control_group",
    ]
    package static let price = [
        "id", "cadence", "term", "spread_over", "renews", "currency", "eligibility", "history",
    ]
    package static let eligibility = ["kind", "verify_every", "fallback"]
    package static let history = ["from", "amount"]
    package static let trial = ["length", "leaves_out", "converts_to", "payment_method"]
    package static let billing = [
        "mode", "proration", "catch_up", "charge_lead", "align", "prepay_up_to", "balance",
        "minimum_charge",
    ]
    package static let dunning = ["retry_after", "grace", "hold", "hard_decline", "end"]
    package static let dunningEnd = ["plan", "price"]
    package static let change = ["upgrade", "downgrade", "interval", "credit"]
    package static let pause = ["longest", "resume", "unused"]
    package static let taxes = ["prices", "rates"]
    package static let taxRate = ["region", "rate", "from"]
    package static let notices = ["packs", "before_renewal"]
    package static let money = ["amount", "currency"]

    /// What every offer may say, whatever its kind.
    package static let offer = [
        "id", "kind", "price", "percent", "amount", "terms", "prices", "from", "until", "limit",
        "limit_per_member",
    ]

    /// What only offers of this kind may say.
    package static func offer(_ kind: OfferKind) -> [String] {
        switch kind {
        case .intro: []
        case .promo: ["code"]
        case .winback: ["lapsed"]
        }
    }

    /// What every refund may say, whatever its rule.
    package static let refund = ["rule", "regions", "to"]

    /// What only refunds by this rule may say.
    package static func refund(_ rule: RefundBasis.Name) -> [String] {
        switch rule {
        case .within: ["time"]
        case .ifUnused, .proRata, .fullAnyTime, .netOfBenefits, .none: []
        }
    }
}

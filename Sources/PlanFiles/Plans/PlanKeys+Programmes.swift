/// The keys of checkout rules, points, tiers, and of who may join.
extension PlanKeys {
    package static let checkout = [
        "stacking", "margin_floor", "exclude_categories", "plan_in_cart",
    ]
    package static let sumCapped = ["sum_capped"]

    package static let points = [
        "id", "name", "earn", "expiry", "redeem", "from_next_purchase", "cost", "breakage",
        "negative", "household_transfer", "after_end", "partners",
    ]
    package static let earn = ["rates", "base", "most_per_purchase", "cap", "pending"] + scope
    /// So many points for so much money.
    package static let pointsValue = ["points", "amount", "currency"]
    package static let expiry = ["after", "rounding", "inactivity", "decay"]
    package static let decay = ["after", "every", "rate", "least", "all_after"]
    package static let redemption = pointsValue + ["least", "step"]
    package static let partner = ["id", "name", "earns", "burns", "price"]

    package static let tierSet = [
        "id", "name", "metrics", "combine", "window", "upgrade", "review", "validity", "downgrade",
        "soft_landing", "grace", "inactivity", "rollover_excess", "tiers", "milestones", "match",
    ]
    package static let metric =
        ["id", "measure", "currency", "most_per_purchase", "rolls_over"] + scope
    /// The windows that need a day or a length.
    package static let tierWindow = ["year_from", "rolling", "since_entry"]
    package static let review = ["day"]
    /// The validities that need a day or a length.
    package static let validity = ["lasting", "fixed_day"]
    package static let inactivity = ["every", "steps"]
    package static let tier = [
        "id", "name", "thresholds", "given", "lifetime", "benefits", "on_enter", "on_requalify",
    ]
    package static let threshold = ["from", "earn", "retain"]
    package static let milestone = ["id", "metric", "at", "award"]
    package static let match = ["provisional", "challenge", "once_every"]

    package static let household = [
        "adults", "teens", "children", "same_address", "shared_payment", "extra_seats",
        "rejoin_lock", "shared", "in_trial",
    ]
    package static let extraSeats = ["plan", "most"]
    package static let admission = [
        "invitation", "verified", "capacity", "waitlist", "place_kept",
    ]
    package static let referral = ["referrer", "friend", "after", "most"]
}

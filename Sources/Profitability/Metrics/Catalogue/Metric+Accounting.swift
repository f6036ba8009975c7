extension Metric {
    /// When money that came is earned, and what is owed until then.
    static let accounting: [Metric] = [
        deferred, recognition, rollforward, breakageRevenue, pointsAllocation, pointsLiability,
    ]

    private static let deferred = Metric(
        "deferred",
        "fee that is paid and not earned yet",
        .accounting,
        in: .money,
        formula: "cash × (1 - elapsed / days)",
        inputs: [
            .money("cash", "what was paid for the term, net of tax"),
            .number("days", "how many days the term has", .days, .positive),
            .number("elapsed", "how many of them are over", .days, .notNegative),
        ],
        conventions: [
            "Earned daily in a straight line over the term; a day is earned when it is over.",
            "What is posted is rounded to whole minor units, so that the days add up to the fee.",
        ],
        source: "ASC 606-10-25-31 and IFRS 15.39: a service that is received evenly over time",
        example: "cash=12000 days=365 elapsed=16"
    ) { inputs in
        let earned = inputs["cash"] * min(inputs["elapsed"] / inputs["days"], 1)
        return MetricAnswer(inputs["cash"] - earned)
            .figure("recognised", earned, .money)
            .figure("a_day", inputs["cash"] / inputs["days"], .money)
            .note(
                "The term is over: all of it is earned.",
                when: inputs["elapsed"] >= inputs["days"]
            )
    }

    private static let recognition = Metric(
        "recognition",
        "revenue of each period of a prepaid term",
        .accounting,
        in: .money,
        formula: "amount / periods",
        inputs: [
            .money("amount", "what was paid: a fee, or a joining fee spread over the first term"),
            .number("periods", "over how many periods it is earned", .periods, .whole(1...12_000)),
            .number("elapsed", "how many of them are over", .periods, .whole(0...12_000), or: 0),
        ],
        conventions: [
            "Each period earns the same part of the original amount, never a part of what is left."
        ],
        source: "ASC 606-10-25-31; ChurnZero's example of 12,000 a year: 1,000 a month",
        example: "amount=12000 periods=12 elapsed=1"
    ) { inputs in
        let part = inputs["amount"] / inputs["periods"]
        let earned = inputs["amount"] * min(inputs["elapsed"] / inputs["periods"], 1)
        return MetricAnswer(part)
            .figure("recognised", earned, .money)
            .figure("deferred", inputs["amount"] - earned, .money)
    }

    private static let rollforward = Metric(
        "rollforward",
        "deferred revenue from opening to closing",
        .accounting,
        in: .money,
        formula:
            "closing = opening + cash - refunds - revenue; or revenue = opening + cash - refunds "
            + "- closing",
        inputs: [
            .money("opening", "deferred at the start"),
            .money("cash", "billed or paid ahead in the period"),
            .money("refunds", "of what was deferred, given back", or: 0),
            .money("revenue", "earned in the period").optional,
            .money("closing", "deferred at the end").optional,
        ],
        conventions: ["Of revenue and closing give the one that is known; the value is the other."],
        source: "the roll-forward of contract liabilities of ASC 606-10-50-8",
        example: "opening=250000 cash=400000 revenue=350000"
    ) { inputs throws(MetricError) in
        let available = inputs["opening"] + inputs["cash"] - inputs["refunds"]
        switch (inputs.number("revenue"), inputs.number("closing")) {
        case (let revenue?, nil):
            try order("revenue", revenue, atMost: "what was there to earn", available)
            return MetricAnswer(available - revenue)
                .figure("closing", available - revenue, .money)
                .figure("revenue", revenue, .money)
                .figure("change", inputs["cash"] - inputs["refunds"] - revenue, .money)
        case (nil, let closing?):
            try order("closing", closing, atMost: "what was there to defer", available)
            return MetricAnswer(available - closing)
                .figure("closing", closing, .money)
                .figure("revenue", available - closing, .money)
                .figure("change", closing - inputs["opening"], .money)
        case (nil, nil):
            throw .impossible("rollforward needs revenue or closing: give the one that is known")
        case (_?, _?):
            throw .impossible(
                "rollforward takes revenue or closing, not both: leave out the one to be found"
            )
        }
    }

    private static let breakageRevenue = Metric(
        "breakage_revenue",
        "revenue from what will never be redeemed",
        .accounting,
        in: .money,
        formula: "sold × breakage × redeemed / (sold × (1 - breakage)) - recognised_before",
        inputs: [
            .money("sold", "prepaid or credited, in money"),
            .share("breakage", "share expected never to be redeemed", .partShare),
            .money("redeemed", "redeemed so far"),
            .money("recognised_before", "breakage recognised in earlier periods", or: 0),
        ],
        conventions: [
            "In proportion to what is redeemed; a new estimate is caught up at once.",
            "What must be handed to the state as unclaimed is a liability and no breakage.",
        ],
        source: "ASC 606-10-55-46 to 55-49, the proportional method",
        example: "sold=100 breakage=0.15 redeemed=50"
    ) { inputs throws(MetricError) in
        let (sold, redeemed) = (inputs["sold"], inputs["redeemed"])
        try order("redeemed", redeemed, atMost: "sold", sold)
        let expected = sold * (1 - inputs["breakage"])
        let share = expected > 0 ? min(redeemed / expected, 1) : 0
        let breakage = min(sold * inputs["breakage"] * share, sold - redeemed)
        return MetricAnswer(breakage - inputs["recognised_before"])
            .figure("breakage_to_date", breakage, .money)
            .figure("revenue_to_date", redeemed + breakage, .money)
            .figure("liability", sold - redeemed - breakage, .money)
            .note(
                "More was redeemed than expected: lower the breakage.",
                when: redeemed > expected * (1 + 1e-12)
            )
    }

    private static let pointsAllocation = Metric(
        "points_allocation",
        "the part of a sale that belongs to its points",
        .accounting,
        in: .money,
        formula: "price × s / (goods_value + s), where s = points × point_value × redemption",
        inputs: [
            .money("price", "what was paid for goods and points together", .positive),
            .money(
                "goods_value",
                "stand-alone price of the goods; the price when left out",
                .positive
            )
            .optional,
            .count("points", "points credited"),
            .money("point_value", "stand-alone price of a point that is redeemed"),
            .share("redemption", "share of points expected to be redeemed, at the sale"),
            .count("redeemed", "points redeemed so far", or: 0),
            .share("redemption_now", "share expected today; as at the sale when left out").optional,
            .money("released_before", "points revenue of earlier periods", or: 0),
        ],
        conventions: [
            "By relative stand-alone selling price; the allocation of the sale is never changed again.",
            "Points revenue follows redeemed / expected redeemed; a new estimate is caught up at once.",
        ],
        source: "IFRS 15 illustrative example 52 (IE267-IE270), ASC 606-10-55-353 to 55-356",
        example: "price=100000 points=10000 point_value=1 redemption=0.95 redeemed=4500"
    ) { inputs throws(MetricError) in
        let goods = inputs.number("goods_value") ?? inputs["price"]
        let points = inputs["points"] * inputs["point_value"] * inputs["redemption"]
        let allocated = inputs["price"] * points / (goods + points)
        let share = inputs.number("redemption_now") ?? inputs["redemption"]
        let expected = inputs["points"] * share
        try order("redeemed", inputs["redeemed"], atMost: "points", inputs["points"])
        let released = expected > 0 ? allocated * min(inputs["redeemed"] / expected, 1) : 0
        return MetricAnswer(allocated)
            .figure("goods_revenue", inputs["price"] - allocated, .money)
            .figure("points_value", points, .money)
            .figure("released_to_date", released, .money)
            .figure("released_now", released - inputs["released_before"], .money)
            .figure("liability", allocated - released, .money)
            .note(
                "More points were redeemed than expected: raise redemption_now.",
                when: inputs["redeemed"] > expected * (1 + 1e-12)
            )
    }

    private static let pointsLiability = Metric(
        "points_liability",
        "what open points will cost",
        .accounting,
        in: .money,
        formula: "points × redemption × cost_per_point",
        inputs: [
            .count("points", "points that can still be redeemed"),
            .share("redemption", "share of them expected to be"),
            .money("cost_per_point", "what a redeemed point costs the shop"),
        ],
        conventions: ["At cost, not at what the member saves: that is points_allocation."],
        source:
            "the incremental-cost accrual of loyalty programmes; Colloquy (2011): a third of points "
            + "is never claimed",
        example: "points=3000000 redemption=0.67 cost_per_point=0.006"
    ) { inputs in
        let all = inputs["points"] * inputs["cost_per_point"]
        return MetricAnswer(all * inputs["redemption"])
            .figure("if_all_are_redeemed", all, .money)
            .figure("breakage", all * (1 - inputs["redemption"]), .money)
    }
}

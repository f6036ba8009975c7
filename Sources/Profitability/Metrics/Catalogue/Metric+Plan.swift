extension Metric {
    /// Whether a plan pays, for the shop and for the member.
    static let plan: [Metric] =
        [
            contribution, benefitCost, cannibalisation, breakevenFee, breakevenOrders,
            memberBreakeven, adverseSelection, annualMonthlyRatio, programmeMargin, activityRate,
        ] + rewards

    private static let orderValue = MetricInput.money(
        "order_value",
        "value of an order, net of tax"
    )
    private static let margin = MetricInput.share(
        "margin",
        "share of an order that is left after its goods and handling"
    )

    private static let contribution = Metric(
        "contribution",
        "what a member brings in a year",
        .plan,
        in: .money,
        formula: "fee + incremental_orders × order_value × margin - benefit_cost - payment_cost - "
            + "service_cost - baseline_orders × order_value × discount",
        inputs: [
            .money("fee", "fee of the year, net of tax and refunds"),
            .number(
                "incremental_orders",
                "orders more than the same person would place without the plan",
                .count,
                .any
            ),
            orderValue, margin,
            .money("benefit_cost", "cost of the benefits, net of partners' funding"),
            .money("payment_cost", "cost of charging", or: 0),
            .money("service_cost", "cost of serving the member", or: 0),
            .count("baseline_orders", "orders placed without the plan too", or: 0),
            .share("discount", "share off those orders", or: 0),
        ],
        conventions: [
            "Incremental orders come from a control group or matched pairs; members minus "
                + "non-members overstates them, because heavy buyers join."
        ],
        source: "the contribution of a loyalty programme as Shugan (2005) and Leenheer and others "
            + "(2007) count it: only what the plan itself causes",
        example: "fee=79 incremental_orders=3 order_value=40 margin=0.25 benefit_cost=90"
    ) { inputs in
        let extra = inputs["incremental_orders"] * inputs["order_value"] * inputs["margin"]
        let given = inputs["baseline_orders"] * inputs["order_value"] * inputs["discount"]
        let costs = inputs["benefit_cost"] + inputs["payment_cost"] + inputs["service_cost"]
        let total = inputs["fee"] + extra - costs - given
        return MetricAnswer(total)
            .figure("incremental_margin", extra, .money)
            .figure("costs", costs, .money)
            .figure("cannibalisation", given, .money)
            .figure("before_incremental_orders", total - extra, .money)
            .note("The member costs more than it brings.", when: total < 0)
    }

    private static let benefitCost = Metric(
        "benefit_cost",
        "what a benefit costs for each member",
        .plan,
        in: .money,
        formula: "uptake × uses × unit_cost × (1 - partner_share)",
        inputs: [
            .share("uptake", "share of members who use it at all"),
            .count("uses", "uses of one who uses it, in a period"),
            .money("unit_cost", "cost of one use"),
            .share("partner_share", "share of the cost that partners bear", or: 0),
            .count("members", "how many members there are", or: 1),
        ],
        source: "activity-based costing of a benefit",
        example: "uptake=0.6 uses=12 unit_cost=7.5 partner_share=0.1 members=1000"
    ) { inputs in
        let cost =
            inputs["uptake"] * inputs["uses"] * inputs["unit_cost"]
            * (1 - inputs["partner_share"])
        return MetricAnswer(cost)
            .figure("total", cost * inputs["members"], .money)
            .figure("of_one_who_uses_it", inputs["uses"] * inputs["unit_cost"], .money)
    }

    private static let cannibalisation = Metric(
        "cannibalisation",
        "what is given up on orders that would have come anyway",
        .plan,
        in: .money,
        formula: "baseline_orders × (order_value × discount + delivery_fee)",
        inputs: [
            .count("baseline_orders", "orders placed without the plan too"),
            orderValue,
            .share("discount", "share off an order", or: 0),
            .money("delivery_fee", "delivery fee that is no longer paid, on an order", or: 0),
        ],
        source: "the base effect of promotion: van Heerde, Leeflang and Wittink (2004)",
        example: "baseline_orders=10 order_value=40 discount=0.05 delivery_fee=3.99"
    ) { inputs in
        let discount = inputs["baseline_orders"] * inputs["order_value"] * inputs["discount"]
        let delivery = inputs["baseline_orders"] * inputs["delivery_fee"]
        return MetricAnswer(discount + delivery)
            .figure("discount_given", discount, .money)
            .figure("delivery_fees_forgone", delivery, .money)
    }

    private static let breakevenFee = Metric(
        "breakeven_fee",
        "the fee at which a member costs nothing",
        .plan,
        in: .money,
        formula:
            "(benefit_cost + cannibalisation + service_cost + payment_cost - incremental_margin) "
            + "/ (1 - payment_rate)",
        inputs: [
            .money("benefit_cost", "cost of the benefits for a member"),
            .money("incremental_margin", "margin on orders the plan causes", .any, or: 0),
            .money("cannibalisation", "given up on orders that would have come anyway", or: 0),
            .money("service_cost", "cost of serving the member", or: 0),
            .money("payment_cost", "cost of charging, whatever the fee", or: 0),
            .share("payment_rate", "cost of charging as a share of the fee", .partShare, or: 0),
        ],
        conventions: [
            "Use does not change with the fee here. It does in truth: light users leave as the fee "
                + "rises, so that no fee may be enough; `tessera model breakeven` reckons with that."
        ],
        source: "break-even analysis",
        example: "benefit_cost=90 incremental_margin=11"
    ) { inputs in
        let costs =
            inputs["benefit_cost"] + inputs["cannibalisation"] + inputs["service_cost"]
            + inputs["payment_cost"]
        let fee = (costs - inputs["incremental_margin"]) / (1 - inputs["payment_rate"])
        return MetricAnswer(fee)
            .figure("costs", costs, .money)
            .note(
                "Incremental orders pay for the benefits alone: no fee is needed.",
                when: fee <= 0
            )
    }

    private static let breakevenOrders = Metric(
        "breakeven_orders",
        "incremental orders that make up for what the fee does not cover",
        .plan,
        in: .count,
        formula: "(cost - fee) / (order_value × margin)",
        inputs: [
            .money("cost", "cost of a member in a year"),
            .money("fee", "fee of the year"),
            orderValue, margin,
        ],
        source: "break-even analysis; Prime in 2011: cost 90 at a fee of 79 (Wall Street Journal)",
        example: "cost=90 fee=79 order_value=40 margin=0.25"
    ) { inputs in
        let gap = inputs["cost"] - inputs["fee"]
        let perOrder = inputs["order_value"] * inputs["margin"]
        let orders = perOrder > 0 ? gap / perOrder : (gap <= 0 ? 0 : nil)
        return MetricAnswer(orders)
            .figure("margin_needed", gap, .money)
            .figure("whole_orders", orders.map { max(0, wholeUp($0)) }, .count)
            .note("The fee covers the cost by itself.", when: gap <= 0)
            .note("An order leaves no margin, so no number is enough.", when: orders == nil)
    }

    private static let memberBreakeven = Metric(
        "member_breakeven",
        "orders after which the fee has paid for the member",
        .plan,
        in: .count,
        formula: "fee / saving",
        inputs: [
            .money("fee", "fee of a term"),
            .money("saving", "what the member saves on an order", .positive),
        ],
        conventions: ["Only what is saved counts; what is merely pleasant does not."],
        source: "Walmart+: 98 a year against 7.95 a delivery",
        example: "fee=98 saving=7.95"
    ) { inputs in
        let orders = inputs["fee"] / inputs["saving"]
        return MetricAnswer(orders).figure("whole_orders", wholeUp(orders), .count)
    }

    private static let adverseSelection = Metric(
        "adverse_selection",
        "how much more joiners use than people on average",
        .plan,
        in: .ratio,
        formula: "joiner_use / population_use",
        inputs: [
            .count("joiner_use", "what those who join use, as they did before joining"),
            .count("population_use", "what all who could join use, on average", .positive),
            .count("use_after", "what those who joined use as members").optional,
        ],
        conventions: [
            "Selection compares people, moral hazard the same people before and after joining."
        ],
        source:
            "Rothschild and Stiglitz (1976); Einav and Finkelstein (2011), Selection in insurance "
            + "markets",
        example: "joiner_use=1.73 population_use=1 use_after=2.2"
    ) { inputs in
        let ratio = inputs["joiner_use"] / inputs["population_use"]
        let after = inputs.number("use_after")
        let hazard = after.flatMap { inputs["joiner_use"] > 0 ? $0 / inputs["joiner_use"] : nil }
        let answer = MetricAnswer(ratio)
            .note("Heavy users join: price for them, not for the average.", when: ratio > 1.1)
        return after == nil ? answer : answer.figure("moral_hazard", hazard, .ratio)
    }

    private static let annualMonthlyRatio = Metric(
        "annual_monthly_ratio",
        "a year of monthly fees against the annual fee",
        .plan,
        in: .ratio,
        formula: "12 × monthly / annual",
        inputs: [
            .money("monthly", "fee of a month", .positive),
            .money("annual", "fee of a year", .positive),
        ],
        conventions: ["Above 1 the annual fee is the cheaper year."],
        source: "Walmart+: 12.95 a month, 98 a year",
        example: "monthly=12.95 annual=98"
    ) { inputs in
        let year = 12 * inputs["monthly"]
        return MetricAnswer(year / inputs["annual"])
            .figure("annual_discount", 1 - inputs["annual"] / year, .share)
            .figure("free_months", 12 - inputs["annual"] / inputs["monthly"], .months)
            .figure("breakeven_months", inputs["annual"] / inputs["monthly"], .months)
    }

    private static let programmeMargin = Metric(
        "programme_margin",
        "what a programme adds to profit, as a share of turnover",
        .plan,
        in: .share,
        formula: "member_share × uplift / (1 + uplift) × margin - cost_share",
        inputs: [
            .share("member_share", "share of turnover that comes from members"),
            .number("uplift", "how much more they buy because of it", .share, .from(-0.99)),
            margin,
            .share("cost_share", "what the programme costs, as a share of turnover"),
        ],
        conventions: [
            "Uplift is causal: a larger basket alone may only mean that large baskets join."
        ],
        source:
            "RBC (2016) on Russian retail: cost about 4 % of turnover, members' baskets 20 to 25 % "
            + "larger",
        example: "member_share=0.5 uplift=0.25 margin=0.3 cost_share=0.04"
    ) { inputs in
        let uplift = inputs["uplift"]
        let gain = inputs["member_share"] * uplift / (1 + uplift) * inputs["margin"]
        let reach = inputs["member_share"] * inputs["margin"]
        let needed = reach > inputs["cost_share"] ? inputs["cost_share"] / reach : nil
        return MetricAnswer(gain - inputs["cost_share"])
            .figure("incremental_margin", gain, .share)
            .figure("breakeven_uplift", needed.map { $0 / (1 - $0) }, .share)
            .note("It loses money.", when: gain < inputs["cost_share"])
            .note(
                "It costs more than members' whole margin: no uplift is enough.",
                when: needed == nil
            )
    }

    private static let activityRate = Metric(
        "activity_rate",
        "memberships in use of those held",
        .plan,
        in: .share,
        formula: "active / enrolled",
        inputs: [
            .count("enrolled", "memberships held", .positive),
            .count("active", "of them, those used in the period"),
        ],
        source: "Colloquy loyalty census (2015): 12 of 29 programmes a household",
        example: "enrolled=29 active=12"
    ) { inputs throws(MetricError) in
        try order("active", inputs["active"], atMost: "enrolled", inputs["enrolled"])
        return MetricAnswer(inputs["active"] / inputs["enrolled"])
    }
}

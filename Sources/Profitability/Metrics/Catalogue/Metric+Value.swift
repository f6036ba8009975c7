internal import Foundation

extension Metric {
    /// What a member is worth, and what it costs to win one.
    static let value: [Metric] = [
        ltv, clv, cac, cacPayback, ltvToCAC, trialAcquisition, breakevenMembers,
    ]

    private static let timing = MetricInput.choice(
        "timing",
        "when the first margin comes: at once, or after a period from those still there",
        GeometricLifetime.Timing.allCases.map(\.rawValue),
        or: GeometricLifetime.Timing.now.rawValue
    )

    private static let ltv = Metric(
        "ltv",
        "lifetime value from churn",
        .value,
        in: .money,
        formula: "arpu × margin / churn; with a discount arpu × margin × (1 + discount) / "
            + "(discount + churn) now, or × (1 - churn) / (discount + churn) later",
        inputs: [
            .money("arpu", "revenue of a member in a period"),
            .share("margin", "share of it that is left after the cost of serving"),
            .share("churn", "share of members lost in a period"),
            .number("discount", "what a period's delay takes off", .share, .notNegative, or: 0),
            timing,
        ],
        conventions: [
            "Churn, revenue and discount are of the same period.",
            "Everybody leaves with the same chance, whatever their age.",
            "timing=now counts the margin of the first period in full; timing=later counts none "
                + "of it before the first chance to leave.",
        ],
        source: "Skok, SaaS metrics 2.0 (the simple formula); Gupta and Lehmann (2005), Managing "
            + "customers as investments (the discounted ones)",
        example: "arpu=500 margin=0.75 churn=0.025"
    ) { inputs in
        lifetime(
            margin: inputs["arpu"] * inputs["margin"],
            retention: 1 - inputs["churn"],
            discount: inputs["discount"],
            timing: inputs.word("timing")
        )
        .figure("margin_per_period", inputs["arpu"] * inputs["margin"], .money)
        .figure("lifetime", inputs["churn"] > 0 ? 1 / inputs["churn"] : nil, .periods)
    }

    private static let clv = Metric(
        "clv",
        "customer lifetime value from retention",
        .value,
        in: .money,
        formula:
            "margin × retention / (1 + discount - retention) later, or margin × (1 + discount) "
            + "/ (1 + discount - retention) now, minus cac; over periods when they are given",
        inputs: [
            .money("margin", "what a member leaves in a period, after all costs of serving", .any),
            .share("retention", "share of members who stay from one period to the next"),
            .number("discount", "what a period's delay takes off", .share, .notNegative),
            .money("cac", "what winning the member costs, at once", or: 0),
            .number(
                "periods",
                "how many margins count; all when left out",
                .periods,
                .whole(1...12_000)
            )
            .optional,
            .choice(
                "timing",
                "when the first margin comes: at once, or after a period from those still there",
                GeometricLifetime.Timing.allCases.map(\.rawValue),
                or: GeometricLifetime.Timing.later.rawValue
            ),
        ],
        conventions: [
            "Margin, retention and discount are of the same period.",
            "The margin multiple is the lifetime value of a margin of 1.",
        ],
        source: "Gupta and Lehmann (2005), Managing customers as investments; Gupta, Lehmann and "
            + "Stuart (2004), Valuing customers",
        example: "margin=100 retention=0.8 discount=0.1"
    ) { inputs in
        let answer = lifetime(
            margin: inputs["margin"],
            retention: inputs["retention"],
            discount: inputs["discount"],
            timing: inputs.word("timing"),
            periods: inputs.number("periods"),
            cost: inputs["cac"]
        )
        let multiple = GeometricLifetime.value(
            margin: 1,
            retention: inputs["retention"],
            discount: inputs["discount"],
            timing: timing(inputs.word("timing")),
            periods: inputs.number("periods")
        )
        return answer.figure("margin_multiple", multiple, .ratio)
    }

    private static func timing(_ word: String) -> GeometricLifetime.Timing {
        GeometricLifetime.Timing(rawValue: word) ?? .now
    }

    /// The value at both timings, so that figures of others can be recognised.
    private static func lifetime(
        margin: Double,
        retention: Double,
        discount: Double,
        timing word: String,
        periods: Double? = nil,
        cost: Double = 0
    ) -> MetricAnswer {
        let values = GeometricLifetime.Timing.allCases.map {
            GeometricLifetime.value(
                margin: margin,
                retention: retention,
                discount: discount,
                timing: $0,
                periods: periods
            ).map { $0 - cost }
        }
        let isNow = timing(word) == .now
        return MetricAnswer(isNow ? values[0] : values[1])
            .figure("first_margin_now", values[0], .money)
            .figure("first_margin_later", values[1], .money)
            .note(
                "Nobody leaves and nothing is discounted, so the value has no end.",
                when: values[0] == nil
            )
    }

    private static let cac = Metric(
        "cac",
        "cost of winning a member",
        .value,
        in: .money,
        formula: "spend / new_members",
        inputs: [
            .money("spend", "everything spent on winning members in a period"),
            .count("new_members", "paid members won in the same period", .positive),
        ],
        conventions: ["Spend counts in full, also what did not win anybody."],
        source: "Skok, SaaS metrics 2.0",
        example: "spend=120000 new_members=400"
    ) { inputs in
        MetricAnswer(inputs["spend"] / inputs["new_members"])
    }

    private static let cacPayback = Metric(
        "cac_payback",
        "periods until winning a member has paid",
        .value,
        in: .periods,
        formula:
            "cac / (arpu × margin); with churn ln(1 - cac × churn / (arpu × margin)) / ln(1 - churn)",
        inputs: [
            .money("cac", "what winning a member costs"),
            .money("arpu", "revenue of a member in a period"),
            .share("margin", "share of it that is left after the cost of serving"),
            .share("churn", "share of members lost in a period", or: 0),
        ],
        conventions: [
            "The value leaves churn out, as the field does; with_churn counts only who is still "
                + "there, the first period in full.",
            "Nothing is discounted.",
        ],
        source: "Skok, SaaS metrics 2.0",
        example: "cac=6000 arpu=500 margin=0.75 churn=0.025"
    ) { inputs in
        let margin = inputs["arpu"] * inputs["margin"]
        let churn = inputs["churn"]
        let plain = margin > 0 ? inputs["cac"] / margin : nil
        var withChurn = plain
        if churn > 0, let plain {
            let left = 1 - plain * churn
            withChurn =
                left > 0 && churn < 1 ? log(left) / log1p(-churn) : (plain <= 1 ? plain : nil)
        }
        return MetricAnswer(plain)
            .figure("whole_periods", plain?.rounded(.up), .periods)
            .figure("with_churn", withChurn, .periods)
            .note("A member leaves no margin, so it never pays.", when: plain == nil)
            .note(
                "A member leaves before it has paid, on average.",
                when: plain != nil && withChurn == nil
            )
    }

    private static let ltvToCAC = Metric(
        "ltv_cac",
        "lifetime value for what winning a member costs",
        .value,
        in: .ratio,
        formula: "ltv / cac",
        inputs: [
            .money("ltv", "lifetime value, by whichever convention", .any),
            .money("cac", "what winning a member costs", .positive),
        ],
        conventions: ["The rule of thumb is 3 or more; far more may mean too little is spent."],
        source: "Skok, SaaS metrics 2.0",
        example: "ltv=15000 cac=6000"
    ) { inputs in
        let ratio = inputs["ltv"] / inputs["cac"]
        return MetricAnswer(ratio)
            .note("Winning a member costs more than it brings.", when: ratio < 1)
            .note("It is below the rule of thumb of 3.", when: ratio >= 1 && ratio < 3)
    }

    private static let trialAcquisition = Metric(
        "trial_acquisition",
        "what a trial costs for each member it wins",
        .value,
        in: .money,
        formula: "trial_cost / conversion",
        inputs: [
            .money("trial_cost", "cost of the benefits used in one trial, and of winning it"),
            .share("conversion", "share of trials that become paid", .someShare),
            .count("trials", "how many trials there are", or: 1),
            .money("fee", "what a converted member pays for the first term", or: 0),
        ],
        conventions: ["Who does not convert costs as much as who does."],
        source:
            "Prime's holiday trials of 2014: 10 million, of whom about 70 % stayed at 99 a year",
        example: "trial_cost=12 conversion=0.7 trials=10000000 fee=99"
    ) { inputs in
        let members = inputs["trials"] * inputs["conversion"]
        let cost = inputs["trials"] * inputs["trial_cost"]
        return MetricAnswer(inputs["trial_cost"] / inputs["conversion"])
            .figure("paid_members", members, .count)
            .figure("cost_of_trials", cost, .money)
            .figure("first_fees", members * inputs["fee"], .money)
            .figure("first_fees_after_trials", members * inputs["fee"] - cost, .money)
    }

    private static let breakevenMembers = Metric(
        "breakeven_members",
        "members that carry the fixed costs",
        .value,
        in: .count,
        formula: "fixed / (arpu × margin), rounded up",
        inputs: [
            .money("fixed", "costs of a period that do not depend on the members"),
            .money("arpu", "revenue of a member in a period"),
            .share("margin", "share of it that is left after the cost of serving"),
        ],
        source: "the contribution-margin form of break-even analysis",
        example: "fixed=50000 arpu=14.99 margin=0.6"
    ) { inputs in
        let margin = inputs["arpu"] * inputs["margin"]
        let exact = margin > 0 ? inputs["fixed"] / margin : nil
        return MetricAnswer(exact.map(wholeUp))
            .figure("exact", exact, .count)
            .note("A member leaves no margin, so no number is enough.", when: exact == nil)
    }

    /// Rounded up, but not for what binary fractions add to a whole number.
    static func wholeUp(_ value: Double) -> Double {
        let nearest = value.rounded()
        return abs(value - nearest) <= 1e-9 * max(1, abs(nearest)) ? nearest : value.rounded(.up)
    }
}

extension Metric {
    /// What discounts, points and rewards take, and what has to come of them.
    static let rewards: [Metric] = [
        discountTrap, pointsTrap, priceRiseTolerance, rewardBreakeven, cappedReward,
    ]

    private static let margin = MetricInput.share(
        "margin",
        "share of the price that is left after its cost",
        .someShare
    )

    private static let discountTrap = Metric(
        "discount_trap",
        "profit that a discount gives away",
        .plan,
        in: .share,
        formula: "discount / margin; volume needed discount / (margin - discount)",
        inputs: [
            margin,
            .share("discount", "share off the price"),
            .money("sales", "sales before the discount, to see the amounts").optional,
        ],
        conventions: [
            "The value is the share of gross profit that is gone at the same volume; volume_needed is "
                + "how much more must be sold to earn the same."
        ],
        source:
            "the discount break-even tables of accountants, as BDS Chartered Accountants prints",
        example: "margin=0.30 discount=0.05 sales=9000"
    ) { inputs in
        let (margin, discount) = (inputs["margin"], inputs["discount"])
        let isGone = discount >= margin
        var answer = MetricAnswer(discount / margin)
            .figure("volume_needed", isGone ? nil : discount / (margin - discount), .share)
            .figure("price_rise_tolerance", discount / (margin + discount), .share)
            .note("The discount takes the whole margin: no volume makes up for it.", when: isGone)
        if let sales = inputs.number("sales") {
            answer = answer.figure("profit_before", sales * margin, .money)
                .figure("discount_given", sales * discount, .money)
                .figure("profit_after", sales * (margin - discount), .money)
        }
        return answer
    }

    private static let pointsTrap = Metric(
        "points_trap",
        "profit that points give away",
        .plan,
        in: .share,
        formula: "rate × redeemed / margin",
        inputs: [
            margin,
            .share("rate", "what is credited, as a share of the purchase"),
            .share("redeemed", "share of points that are ever used", or: 1),
            .money("sales", "one purchase, to see the amounts").optional,
        ],
        conventions: [
            "The value holds when every purchase earns and points are used on the next; "
                + "over_two_purchases is when only the first of two earns.",
            "A point costs the price of the goods it pays for.",
        ],
        source:
            "the comparison of 5 % off with 5 % in points in Russian retail (2016), its arithmetic "
            + "mended: 16.67 and 8.33 %, not 17.5 and 8.5",
        example: "margin=0.30 rate=0.05 sales=9000"
    ) { inputs in
        let lost = inputs["rate"] * inputs["redeemed"] / inputs["margin"]
        var answer = MetricAnswer(lost)
            .figure("over_two_purchases", lost / 2, .share)
            .figure("as_discount", inputs["rate"] * inputs["redeemed"], .share)
            .note("Points take the whole margin.", when: lost >= 1)
        if let sales = inputs.number("sales") {
            answer = answer.figure("profit_of_two_before", 2 * sales * inputs["margin"], .money)
                .figure(
                    "profit_of_two_after",
                    sales * (2 * inputs["margin"] - inputs["rate"] * inputs["redeemed"]),
                    .money
                )
        }
        return answer
    }

    private static let priceRiseTolerance = Metric(
        "price_rise_tolerance",
        "volume that may be lost to a higher price",
        .plan,
        in: .share,
        formula: "rise / (margin + rise)",
        inputs: [margin, .number("rise", "share the price is raised by", .share, .notNegative)],
        conventions: ["Losing less volume than this earns more than before."],
        source: "the price-increase tables of accountants, as Invictus Consulting prints",
        example: "margin=0.30 rise=0.10"
    ) { inputs in
        MetricAnswer(inputs["rise"] / (inputs["margin"] + inputs["rise"]))
    }

    private static let rewardBreakeven = Metric(
        "reward_breakeven",
        "spend after which a reward has paid the fee",
        .plan,
        in: .money,
        formula: "fee / rate, while the reward is below the cap",
        inputs: [
            .money("fee", "fee, or what the dearer tier costs more"),
            .share("rate", "reward as a share of spend", .someShare),
            .money("cap", "most that a year brings", .positive).optional,
        ],
        conventions: [
            "Spend is what the reward is counted on: net of exclusions, tax and returns."
        ],
        source:
            "Costco Executive: 130 a year, or 65 more than Gold Star, at 2 % up to 1,250 (2024)",
        example: "fee=130 rate=0.02 cap=1250"
    ) { inputs in
        let cap = inputs.number("cap")
        let isReachable = cap.map { $0 >= inputs["fee"] } ?? true
        let spend = inputs["fee"] / inputs["rate"]
        let answer = MetricAnswer(isReachable ? spend : nil)
            .figure("a_month", isReachable ? spend / 12 : nil, .money)
            .note("The cap is below the fee: no spend pays it back.", when: !isReachable)
        guard let cap else { return answer }
        return answer.figure("cap_spend", cap / inputs["rate"], .money)
            .figure("most_a_year_leaves", cap - inputs["fee"], .money)
    }

    private static let cappedReward = Metric(
        "capped_reward",
        "reward of a year's spend under a cap",
        .plan,
        in: .money,
        formula: "the lesser of rate × spend and cap",
        inputs: [
            .money("spend", "spend of a membership year that counts"),
            .share("rate", "reward as a share of spend"),
            .money("cap", "most that a year brings"),
        ],
        conventions: ["Past the spend that reaches the cap, more spend costs nothing more."],
        source: "Costco Executive: 2 % up to 1,250; Sam's Club Plus: 2 % up to 500",
        example: "spend=70000 rate=0.02 cap=1250"
    ) { inputs in
        let plain = inputs["spend"] * inputs["rate"]
        let reward = min(plain, inputs["cap"])
        return MetricAnswer(reward)
            .figure("uncapped", plain, .money)
            .figure("cap_spend", inputs["rate"] > 0 ? inputs["cap"] / inputs["rate"] : nil, .money)
            .figure("effective_rate", inputs["spend"] > 0 ? reward / inputs["spend"] : nil, .share)
            .figure("marginal_rate", plain < inputs["cap"] ? inputs["rate"] : 0, .share)
            .note("Nothing is rewarded, so no spend reaches the cap.", when: inputs["rate"] == 0)
            .note("Nothing was spent, so there is no rate on it.", when: inputs["spend"] == 0)
    }
}

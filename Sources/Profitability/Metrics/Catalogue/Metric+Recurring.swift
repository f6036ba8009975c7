extension Metric {
    /// Recurring revenue and how it moves.
    static let recurring: [Metric] = [
        mrr, arr, arpu, mrrBridge, netRetention, grossRetention, quickRatio,
    ]

    private static let start = MetricInput.money(
        "start",
        "recurring revenue at the start, of members there then"
    )
    private static let new = MetricInput.money("new", "from members won", or: 0)
    private static let expansion = MetricInput.money(
        "expansion",
        "more from members there at the start",
        or: 0
    )
    private static let reactivation = MetricInput.money(
        "reactivation",
        "from members who came back",
        or: 0
    )
    private static let contraction = MetricInput.money(
        "contraction",
        "less from members who stayed",
        or: 0
    )
    private static let churned = MetricInput.money("churned", "from members who left", or: 0)

    private static let cohort =
        "Only members who were there at the start count; new and returning ones do not."

    private static let mrr = Metric(
        "mrr",
        "monthly recurring revenue",
        .recurring,
        in: .money,
        formula: "members × fee / months",
        inputs: [
            .money("fee", "what one term costs, net of tax"),
            .number("months", "how many months a term has", .months, .positive),
            .count("members", "how many pay it", or: 1),
        ],
        conventions: [
            "A fee counts evenly over its term: an annual one at a twelfth, whenever it was paid.",
            "Fees that do not recur, tax, points and purchases are left out.",
        ],
        source: "the normalisation that ChartMogul, Baremetrics and ProfitWell publish alike",
        example: "fee=139 months=12 members=1000"
    ) { inputs in
        let monthly = inputs["members"] * inputs["fee"] / inputs["months"]
        return MetricAnswer(monthly).figure("arr", monthly * 12, .money)
    }

    private static let arr = Metric(
        "arr",
        "annual recurring revenue",
        .recurring,
        in: .money,
        formula: "mrr × 12",
        inputs: [.money("mrr", "monthly recurring revenue")],
        conventions: ["It is a rate of today, no forecast: nobody leaves and nobody joins in it."],
        source: "Skok, SaaS metrics 2.0",
        example: "mrr=58000"
    ) { inputs in
        MetricAnswer(inputs["mrr"] * 12)
    }

    private static let arpu = Metric(
        "arpu",
        "revenue of a member",
        .recurring,
        in: .money,
        formula: "revenue / members",
        inputs: [
            .money("revenue", "recurring revenue of a period"),
            .count("members", "paying members in the period, on average", .positive),
        ],
        conventions: ["Members on trial and members who do not pay are left out."],
        source: "Skok, SaaS metrics 2.0",
        example: "revenue=58000 members=2320"
    ) { inputs in
        MetricAnswer(inputs["revenue"] / inputs["members"])
    }

    private static let mrrBridge = Metric(
        "mrr_bridge",
        "recurring revenue from start to end",
        .recurring,
        in: .money,
        formula: "start + new + expansion + reactivation - contraction - churned",
        inputs: [start, new, expansion, reactivation, contraction, churned],
        conventions: [
            "The quick ratio counts reactivation as a gain; without_reactivation leaves it out.",
            "NRR and GRR are of the members there at the start; new and returning ones do not count.",
        ],
        source: "the five movements that ChartMogul and Baremetrics publish",
        example:
            "start=50000 new=8000 expansion=4000 reactivation=1000 contraction=2000 churned=3000"
    ) { inputs in
        let gains = inputs["new"] + inputs["expansion"] + inputs["reactivation"]
        let losses = inputs["contraction"] + inputs["churned"]
        let start = inputs["start"]
        let isSomething = start > 0
        let isOver = losses > start + gains
        return MetricAnswer(start + gains - losses)
            .figure("net_new", gains - losses, .money)
            .figure("growth", isSomething ? (gains - losses) / start : nil, .share)
            .figure(
                "nrr",
                isSomething ? (start + inputs["expansion"] - losses) / start : nil,
                .share
            )
            .figure("grr", isSomething ? (start - losses) / start : nil, .share)
            .figure("quick_ratio", losses > 0 ? gains / losses : nil, .ratio)
            .figure(
                "quick_ratio_without_reactivation",
                losses > 0 ? (gains - inputs["reactivation"]) / losses : nil,
                .ratio
            )
            .note(
                "Nothing was there at the start, so no share of it can be named.",
                when: !isSomething
            )
            .note("Nothing was lost, so the quick ratio has no end.", when: losses == 0)
            .note("More was lost than there was: check contraction and churned.", when: isOver)
    }

    private static let netRetention = Metric(
        "nrr",
        "net revenue retention",
        .recurring,
        in: .share,
        formula: "(start + expansion - contraction - churned) / start",
        inputs: [start.positive, expansion, contraction, churned],
        conventions: [
            cohort, "Above 100 % the members there at the start bring more than before.",
        ],
        source: "Baremetrics, Net revenue retention",
        example: "start=20000 expansion=3000 contraction=800 churned=1200"
    ) { inputs throws(MetricError) in
        try checkLosses(inputs)
        let losses = inputs["contraction"] + inputs["churned"]
        let rate = (inputs["start"] + inputs["expansion"] - losses) / inputs["start"]
        return MetricAnswer(rate)
            .figure("grr", (inputs["start"] - losses) / inputs["start"], .share)
            .figure("net_churn", 1 - rate, .share)
            .note(
                "Net churn is negative: those who stayed grew by more than was lost.",
                when: rate > 1
            )
    }

    private static let grossRetention = Metric(
        "grr",
        "gross revenue retention",
        .recurring,
        in: .share,
        formula: "(start - contraction - churned) / start",
        inputs: [start.positive, contraction, churned],
        conventions: [cohort, "Expansion is left out, so it is never above 100 %."],
        source: "Bessemer Venture Partners, the gross dollar retention of the Cloud index",
        example: "start=20000 contraction=800 churned=1200"
    ) { inputs throws(MetricError) in
        try checkLosses(inputs)
        let losses = inputs["contraction"] + inputs["churned"]
        return MetricAnswer((inputs["start"] - losses) / inputs["start"])
            .figure("lost", losses, .money)
    }

    private static let quickRatio = Metric(
        "quick_ratio",
        "recurring revenue gained for each unit lost",
        .recurring,
        in: .ratio,
        formula: "(new + expansion + reactivation) / (contraction + churned)",
        inputs: [new, expansion, reactivation, contraction, churned],
        conventions: [
            "Reactivation counts as a gain; sources disagree, so without_reactivation leaves it out.",
            "4 is called healthy for a young business.",
        ],
        source: "Hamid (2015), Numbers that actually matter; Social Capital's SaaS quick ratio",
        example: "new=20000 expansion=8000 churned=5000 contraction=3000"
    ) { inputs in
        let gains = inputs["new"] + inputs["expansion"] + inputs["reactivation"]
        let losses = inputs["contraction"] + inputs["churned"]
        return MetricAnswer(losses > 0 ? gains / losses : nil)
            .figure("gained", gains, .money)
            .figure("lost", losses, .money)
            .figure(
                "without_reactivation",
                losses > 0 ? (gains - inputs["reactivation"]) / losses : nil,
                .ratio
            )
            .note("Nothing was lost, so the ratio has no end.", when: losses == 0)
    }

    private static func checkLosses(_ inputs: MetricInputs) throws(MetricError) {
        let losses = inputs["contraction"] + inputs["churned"]
        guard losses <= inputs["start"] * (1 + 1e-12) else {
            throw .impossible(
                "contraction and churned come to \(FigureText.number(losses)), which is more than "
                    + "there was: members who were not there at the start do not count in them"
            )
        }
    }
}

extension MetricInput {
    /// The same input, which has to be more than nothing because it is divided by.
    fileprivate var positive: MetricInput {
        MetricInput(name, meaning, .number(.money, .positive), presence)
    }
}

internal import Foundation

extension Metric {
    /// Who stays and who leaves.
    static let retention: [Metric] = [
        churn, revenueChurn, retentionRate, renewalRate, yearlyChurn, involuntaryShare,
        recoveryRate,
        geometric, sbgSurvival, sbgFit, sbgResidual,
    ]

    private static let churn = Metric(
        "churn",
        "members lost in a period (logo churn)",
        .retention,
        in: .share,
        formula: "lost / start",
        inputs: [
            .count("start", "members at the start", .positive),
            .count("lost", "of them, those who left in the period"),
            .count("involuntary", "of those who left, after a payment that failed", or: 0),
        ],
        conventions: [
            "The base is the members at the start; who joined and left in between does not count."
        ],
        source: "Skok, SaaS metrics 2.0",
        example: "start=1000 lost=50 involuntary=20"
    ) { inputs throws(MetricError) in
        try order("lost", inputs["lost"], atMost: "start", inputs["start"])
        try order("involuntary", inputs["involuntary"], atMost: "lost", inputs["lost"])
        let start = inputs["start"]
        let rate = inputs["lost"] / start
        return MetricAnswer(rate)
            .figure("retention", 1 - rate, .share)
            .figure("voluntary", (inputs["lost"] - inputs["involuntary"]) / start, .share)
            .figure("involuntary", inputs["involuntary"] / start, .share)
            .figure(
                "involuntary_share",
                inputs["lost"] > 0 ? inputs["involuntary"] / inputs["lost"] : nil,
                .share
            )
            .figure("lifetime", rate > 0 ? 1 / rate : nil, .periods)
            .note("Nobody left, so the lifetime has no end.", when: rate == 0)
    }

    private static let revenueChurn = Metric(
        "revenue_churn",
        "recurring revenue lost in a period",
        .retention,
        in: .share,
        formula:
            "(churned + contraction) / start, net of expansion (churned + contraction - expansion) / start",
        inputs: [
            .money("start", "recurring revenue at the start", .positive),
            .money("churned", "of it, from members who left"),
            .money("contraction", "of it, from members who stayed for less", or: 0),
            .money("expansion", "more from members there at the start", or: 0),
        ],
        conventions: ["The value is gross churn; net is below zero when expansion is larger."],
        source: "Skok, SaaS metrics 2.0",
        example: "start=100000 churned=8000 contraction=5000 expansion=12000"
    ) { inputs throws(MetricError) in
        let lost = inputs["churned"] + inputs["contraction"]
        try order("churned and contraction", lost, atMost: "start", inputs["start"])
        let net = (lost - inputs["expansion"]) / inputs["start"]
        return MetricAnswer(lost / inputs["start"])
            .figure("net", net, .share)
            .note(
                "Net churn is negative: those who stayed grew by more than was lost.",
                when: net < 0
            )
    }

    private static let retentionRate = Metric(
        "crr",
        "customer retention rate",
        .retention,
        in: .share,
        formula: "(end - new) / start",
        inputs: [
            .count("start", "members at the start", .positive),
            .count("end", "members at the end"),
            .count("new", "of them, those won in the period"),
        ],
        conventions: ["Who joined and left again within the period counts nowhere."],
        source: "the (E - N) / S formula of customer retention",
        example: "start=1000 end=1100 new=180"
    ) { inputs throws(MetricError) in
        try order("new", inputs["new"], atMost: "end", inputs["end"])
        let kept = inputs["end"] - inputs["new"]
        try order("end without new", kept, atMost: "start", inputs["start"])
        let rate = kept / inputs["start"]
        return MetricAnswer(rate).figure("churn", 1 - rate, .share)
    }

    private static let renewalRate = Metric(
        "renewal_rate",
        "memberships renewed of those that ran out",
        .retention,
        in: .share,
        formula: "(renewed + late) / expired",
        inputs: [
            .count("expired", "memberships whose term ended in the window", .positive),
            .count("renewed", "of them, those renewed by the end of their term"),
            .count("late", "of them, those renewed in the months after", or: 0),
        ],
        conventions: [
            "As the largest warehouse club states it: terms that ended 7 to 18 months ago, with six "
                + "months to renew late."
        ],
        source: "Costco Wholesale, Form 10-K: renewal rate of the trailing twelve months",
        example: "expired=1000 renewed=861 late=68"
    ) { inputs throws(MetricError) in
        let all = inputs["renewed"] + inputs["late"]
        try order("renewed and late", all, atMost: "expired", inputs["expired"])
        let rate = all / inputs["expired"]
        return MetricAnswer(rate)
            .figure("on_time", inputs["renewed"] / inputs["expired"], .share)
            .figure("late_share", all > 0 ? inputs["late"] / all : nil, .share)
            .figure("expected_terms", rate < 1 ? 1 / (1 - rate) : nil, .periods)
            .note("Everybody renewed, so the number of terms has no end.", when: rate >= 1)
    }

    private static let yearlyChurn = Metric(
        "churn_per_year",
        "a period's churn as a year's",
        .retention,
        in: .share,
        formula: "1 - (1 - churn) ^ periods",
        inputs: [
            .share("churn", "share of members lost in a period"),
            .number("periods", "how many such periods a year has", .periods, .positive, or: 12),
        ],
        conventions: [
            "Each period's churn is of those who are left, so it does not simply add up."
        ],
        source: "compound decay",
        example: "churn=0.05"
    ) { inputs in
        let left = pow(1 - inputs["churn"], inputs["periods"])
        return MetricAnswer(1 - left).figure("retention", left, .share)
    }

    private static let involuntaryShare = Metric(
        "involuntary_share",
        "losses that began with a failed payment",
        .retention,
        in: .share,
        formula: "involuntary / lost",
        inputs: [
            .count("lost", "members lost", .positive),
            .count("involuntary", "of them, those lost after a payment that failed"),
        ],
        source: "Recurly Research, involuntary churn",
        example: "lost=50 involuntary=20"
    ) { inputs throws(MetricError) in
        try order("involuntary", inputs["involuntary"], atMost: "lost", inputs["lost"])
        return MetricAnswer(inputs["involuntary"] / inputs["lost"])
    }

    private static let recoveryRate = Metric(
        "recovery_rate",
        "failed payments that were made good",
        .retention,
        in: .share,
        formula: "sum of recovered / failed",
        inputs: [
            .count("failed", "first charges that failed", .positive),
            MetricInput(
                "recovered",
                "how many were made good by the first retry, the second, …",
                .list(.count, .notNegative, least: 1),
                .required
            ),
        ],
        conventions: ["Each retry's rate is of the charges that were still open before it."],
        source: "the recovery report of dunning, by attempt",
        example: "failed=200 recovered=60,28,12"
    ) { inputs throws(MetricError) in
        let recovered = inputs.list("recovered")
        let all = recovered.reduce(0, +)
        try order("recovered", all, atMost: "failed", inputs["failed"])
        var answer = MetricAnswer(all / inputs["failed"])
            .figure("lost", inputs["failed"] - all, .count)
        var open = inputs["failed"]
        for (index, count) in recovered.enumerated() {
            answer = answer.figure("retry_\(index + 1)", open > 0 ? count / open : nil, .share)
            open -= count
        }
        return answer
    }

    private static let geometric = Metric(
        "retention_geometric",
        "members left when all leave alike",
        .retention,
        in: .share,
        formula: "retention ^ periods",
        inputs: [
            .share("retention", "share of members who stay from one period to the next"),
            .number("periods", "how many periods have passed", .periods, .notNegative),
            .count("start", "how many began", or: 1),
        ],
        conventions: ["The rate is the same for a new member and an old one."],
        source: "the geometric distribution",
        example: "retention=0.8 periods=5 start=1000"
    ) { inputs in
        let rate = inputs["retention"]
        let left = pow(rate, inputs["periods"])
        return MetricAnswer(left)
            .figure("members", left * inputs["start"], .count)
            .figure("expected_lifetime", rate < 1 ? 1 / (1 - rate) : nil, .periods)
            .figure("half_life", rate > 0 && rate < 1 ? log(0.5) / log(rate) : nil, .periods)
            .note("Nobody leaves, so the lifetime has no end.", when: rate == 1)
    }

    private static let alpha = MetricInput.number(
        "alpha",
        "how much leaving weighs in the spread of members",
        .number,
        .positive
    )
    private static let beta = MetricInput.number(
        "beta",
        "how much staying weighs in the spread of members",
        .number,
        .positive
    )
    private static let fader =
        "Fader and Hardie (2007), How to project customer retention, J. of Interactive Marketing 21(1)"

    private static let sbgSurvival = Metric(
        "sbg_survival",
        "members left when they differ (shifted beta-geometric)",
        .retention,
        in: .share,
        formula:
            "B(alpha, beta + period) / B(alpha, beta); of term t renew (beta + t - 1) / (alpha + beta + t - 1)",
        inputs: [
            alpha, beta,
            .number(
                "period",
                "how many chances to leave are behind",
                .periods,
                .whole(0...100_000)
            ),
        ],
        conventions: [
            "Period 0 is the start, when all are there; a term ends with one chance to leave."
        ],
        source: fader,
        example: "alpha=0.668 beta=3.806 period=7"
    ) { inputs in
        let curve = ShiftedBetaGeometric(alpha: inputs["alpha"], beta: inputs["beta"])
        let period = inputs["period"]
        return MetricAnswer(curve.survival(after: period))
            .figure("renewal_rate", period > 0 ? curve.renewalRate(afterTerm: period) : nil, .share)
            .figure("next_renewal_rate", curve.renewalRate(afterTerm: period + 1), .share)
            .figure("first_churn", 1 - curve.renewalRate(afterTerm: 1), .share)
            .figure("expected_terms", curve.expectedTerms, .periods)
            .note("Nothing has been renewed in period 0.", when: period == 0)
            .note(
                "With alpha of 1 or less some stay for ever, so the average number of terms has no end.",
                when: curve.expectedTerms == nil
            )
    }

    private static let sbgFit = Metric(
        "sbg_fit",
        "the retention curve that fits a cohort",
        .retention,
        in: .number,
        formula: "alpha and beta that make the observed losses of each term likeliest",
        inputs: [
            MetricInput(
                "survivors",
                "members at the start, after the first term, after the second, …",
                .list(.count, .notNegative, least: 3),
                .required
            ),
            .number(
                "ahead",
                "how many terms to look past the last one",
                .periods,
                .whole(1...1_000),
                or: 1
            ),
        ],
        conventions: [
            "The value is alpha. The numbers are people: 869 of 1000 tell more than 86.9 of 100, and "
                + "the intervals show it.",
            "The intervals hold the true parameter in 95 of 100 such cohorts.",
        ],
        source: fader,
        example: "survivors=1000,869,743,653,593,551,517,491 ahead=5"
    ) { inputs throws(MetricError) in
        let survivors = inputs.list("survivors")
        let terms = zip(survivors, survivors.dropFirst()).map {
            ShiftedBetaGeometric.Renewals(due: $0, renewed: $1)
        }
        let fit: ShiftedBetaGeometric.Fit
        do throws(ShiftedBetaGeometric.FitError) {
            fit = try ShiftedBetaGeometric.fit(terms)
        } catch {
            throw .impossible(sentence(error))
        }
        let curve = fit.curve
        let last = Double(terms.count)
        return MetricAnswer(curve.alpha)
            .figure("alpha", curve.alpha, .number)
            .figure("alpha_low", fit.alphaInterval?.lowerBound, .number)
            .figure("alpha_high", fit.alphaInterval?.upperBound, .number)
            .figure("beta", curve.beta, .number)
            .figure("beta_low", fit.betaInterval?.lowerBound, .number)
            .figure("beta_high", fit.betaInterval?.upperBound, .number)
            .figure("log_likelihood", fit.logLikelihood, .number)
            .figure("next_renewal_rate", curve.renewalRate(afterTerm: last + 1), .share)
            .figure("survival_ahead", curve.survival(after: last + inputs["ahead"]), .share)
            .note(
                "The rate does not rise with the terms, so members do not seem to differ: a flat rate of "
                    + "\(FigureText.percent(curve.renewalRate(afterTerm: 1))) says the same.",
                when: fit.isFlat
            )
    }

    private static func sentence(_ error: ShiftedBetaGeometric.FitError) -> String {
        switch error {
        case .tooFewTerms:
            "survivors needs two terms in which members were left: one rate alone fits any curve"
        case .nobodyLeft: "survivors never fall, so there is no churn to fit: add later terms"
        case .nobodyRenewed: "nobody renewed, so there is no curve to fit"
        case .notFalling(let term):
            "survivors rise in term \(term): leave out who joined later, a cohort only shrinks"
        }
    }

    private static let sbgResidual = Metric(
        "sbg_residual",
        "terms a member still pays, discounted (DERL)",
        .retention,
        in: .periods,
        formula: "sum over k ≥ 1 of S(period + k) / S(period) / (1 + discount) ^ (k - 1)",
        inputs: [
            alpha, beta,
            .number(
                "period",
                "how many chances to leave are behind",
                .periods,
                .whole(0...100_000)
            ),
            .number("discount", "what a term's delay takes off", .share, .notNegative),
            .money("margin", "what a term leaves, to price the members there are", or: 1),
        ],
        conventions: [
            "It is counted just before the next chance to leave; the first renewal is not discounted.",
            "Discounts below 0.0001 and above 0 are too small to sum up exactly.",
        ],
        source:
            "Fader and Hardie (2010), Customer-base valuation in a contractual setting, Marketing "
            + "Science 29(1)",
        example: "alpha=0.668 beta=3.806 period=7 discount=0.1"
    ) { inputs throws(MetricError) in
        let discount = inputs["discount"]
        guard discount == 0 || discount >= 0.0001 else {
            throw .impossible("discount is below 0.0001: give 0 for none, or at least 0.0001")
        }
        let curve = ShiftedBetaGeometric(alpha: inputs["alpha"], beta: inputs["beta"])
        let terms = curve.residualTerms(discount: discount, after: inputs["period"])
        return MetricAnswer(terms)
            .figure("value_of_margins", terms.map { $0 * inputs["margin"] }, .money)
            .note(
                "Without a discount and with alpha of 1 or less the sum has no end.",
                when: terms == nil
            )
    }

    static func order(
        _ first: String,
        _ value: Double,
        atMost second: String,
        _ limit: Double
    ) throws(MetricError) {
        // Sums of fractions may be a hair above.
        guard value <= limit * (1 + 1e-12) else {
            throw .impossible(
                "\(first) is \(FigureText.number(value)) and cannot be more than \(second), which is "
                    + FigureText.number(limit)
            )
        }
    }
}

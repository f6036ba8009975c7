extension Metric {
    /// What members do because of the plan, and how sure that is.
    static let experiment: [Metric] = [
        uplift, upliftOfShares, detectableUplift, power, sampleSize, sampleSizeOfShares,
    ]

    private static let fair =
        "Only a control group that was drawn by lot makes the difference an effect of the plan; "
        + "members minus non-members overstates it, because heavy buyers join."
    private static let confidence = MetricInput.share(
        "confidence",
        "how often such an interval holds the truth",
        .innerShare,
        or: 0.95
    )
    private static let wantedPower = MetricInput.share(
        "power",
        "how often a true uplift is to be found",
        .innerShare,
        or: 0.8
    )
    private static let spread = MetricInput.number(
        "sd",
        "how far single members lie from the mean, as a standard deviation",
        .number,
        .positive
    )
    private static let members = MetricInput.count(
        "members",
        "how many members are compared",
        .from(2)
    )
    private static let controls = MetricInput.count(
        "controls",
        "how many are in the control group",
        .from(2)
    )

    private static let uplift = Metric(
        "uplift",
        "difference of means between members and a control group",
        .experiment,
        in: .number,
        formula:
            "member_mean - control_mean ± t × √(member_sd² / members + control_sd² / controls)",
        inputs: [
            .number("member_mean", "mean of the members", .number, .any),
            .number("member_sd", "their standard deviation", .number, .notNegative), members,
            .number("control_mean", "mean of the control group", .number, .any),
            .number("control_sd", "its standard deviation", .number, .notNegative), controls,
            confidence,
        ],
        conventions: [fair, "Welch's interval: the groups may spread differently."],
        source: "Welch (1947), The generalization of Student's problem",
        example:
            "member_mean=5.2 member_sd=3.1 members=400 control_mean=4.5 control_sd=2.8 controls=380"
    ) { inputs in
        let first = inputs["member_sd"] * inputs["member_sd"] / inputs["members"]
        let second = inputs["control_sd"] * inputs["control_sd"] / inputs["controls"]
        let difference = inputs["member_mean"] - inputs["control_mean"]
        let error = (first + second).squareRoot()
        let isKnown = error > 0
        let freedom =
            isKnown
            ? (first + second) * (first + second)
                / (first * first / (inputs["members"] - 1)
                    + second * second / (inputs["controls"] - 1)) : nil
        let reach =
            freedom.map {
                error
                    * SpecialFunctions.studentQuantile((1 + inputs["confidence"]) / 2, freedom: $0)
            } ?? 0
        let chance = freedom.map {
            SpecialFunctions.studentTails(difference / error, freedom: $0)
        }
        let base = inputs["control_mean"]
        return interval(MetricAnswer(difference), difference, reach)
            .figure("standard_error", error, .number)
            .figure("degrees_of_freedom", freedom, .number)
            .figure("p_value", chance, .share)
            .figure("relative", base == 0 ? nil : difference / abs(base), .share)
            .note("Nobody differs from the mean, so the interval is a point.", when: !isKnown)
            .note("The control group's mean is 0: there is no relative uplift.", when: base == 0)
    }

    private static let upliftOfShares = Metric(
        "uplift_rate",
        "difference of shares between members and a control group",
        .experiment,
        in: .share,
        formula: "p1 - p2 ± z × √(p1 (1 - p1) / members + p2 (1 - p2) / controls)",
        inputs: [
            .count("member_count", "members who did it"),
            .count("members", "how many members are compared", .from(1)),
            .count("control_count", "of the control group, who did it"),
            .count("controls", "how many are in the control group", .from(1)),
            confidence,
        ],
        conventions: [
            fair,
            "low and high are Wald's; adjusted_low and adjusted_high after Agresti and Caffo hold in "
                + "small groups too.",
        ],
        source:
            "Agresti and Caffo (2000), Simple and effective confidence intervals for proportions",
        example: "member_count=66 members=102 control_count=47 controls=94"
    ) { inputs throws(MetricError) in
        try order("member_count", inputs["member_count"], atMost: "members", inputs["members"])
        try order("control_count", inputs["control_count"], atMost: "controls", inputs["controls"])
        let z = NormalQuantile.value((1 + inputs["confidence"]) / 2)
        func parts(adding extra: Double) -> (difference: Double, reach: Double) {
            let first = (inputs["member_count"] + extra) / (inputs["members"] + 2 * extra)
            let second = (inputs["control_count"] + extra) / (inputs["controls"] + 2 * extra)
            let variance =
                first * (1 - first) / (inputs["members"] + 2 * extra)
                + second * (1 - second) / (inputs["controls"] + 2 * extra)
            return (first - second, z * max(0, variance).squareRoot())
        }
        let plain = parts(adding: 0)
        let adjusted = parts(adding: 1)
        return interval(MetricAnswer(plain.difference), plain.difference, plain.reach, .share)
            .figure("adjusted_low", adjusted.difference - adjusted.reach, .share)
            .figure("adjusted_high", adjusted.difference + adjusted.reach, .share)
            .figure("member_share", inputs["member_count"] / inputs["members"], .share)
            .figure("control_share", inputs["control_count"] / inputs["controls"], .share)
    }

    private static func interval(
        _ answer: MetricAnswer,
        _ difference: Double,
        _ reach: Double,
        _ unit: MetricUnit = .number
    ) -> MetricAnswer {
        answer.figure("low", difference - reach, unit)
            .figure("high", difference + reach, unit)
            .note(
                "The interval holds zero: chance alone may have made this difference.",
                when: abs(difference) <= reach
            )
    }

    private static let detectableUplift = Metric(
        "detectable_uplift",
        "the smallest uplift that groups of this size show",
        .experiment,
        in: .number,
        formula: "(z(confidence) + z(power)) × sd × √(1 / members + 1 / controls)",
        inputs: [spread, members, controls, confidence, wantedPower],
        conventions: ["Two-sided, by the normal approximation."],
        source: "Lehr (1992), Sixteen S-squared over D-squared",
        example: "sd=3 members=400 controls=400"
    ) { inputs in
        let error = standardError(inputs)
        return MetricAnswer((threshold(inputs) + NormalQuantile.value(inputs["power"])) * error)
            .figure("standard_error", error, .number)
    }

    private static let power = Metric(
        "power",
        "how often groups of this size show a true uplift",
        .experiment,
        in: .share,
        formula: "Φ(uplift / e - z(confidence)), where e = sd × √(1 / members + 1 / controls)",
        inputs: [
            .number("uplift", "the true difference of means", .number, .any), spread, members,
            controls, confidence,
        ],
        conventions: ["Two-sided, by the normal approximation; both tails count."],
        source: "Cohen (1988), Statistical power analysis, chapter 2",
        example: "uplift=0.6 sd=3 members=400 controls=400"
    ) { inputs in
        let distance = abs(inputs["uplift"]) / standardError(inputs)
        let z = threshold(inputs)
        return MetricAnswer(
            SpecialFunctions.normalShare(below: distance - z)
                + SpecialFunctions.normalShare(below: -distance - z)
        )
    }

    private static let sampleSize = Metric(
        "sample_size",
        "members needed to show an uplift of means",
        .experiment,
        in: .count,
        formula:
            "(z(confidence) + z(power))² × sd² × (1 + 1 / controls_per_member) / uplift², rounded up",
        inputs: [
            .number("uplift", "the difference of means to be found", .number, .positive), spread,
            .number(
                "controls_per_member",
                "how many in the control group for each member",
                .ratio,
                .positive,
                or: 1
            ), confidence, wantedPower,
        ],
        conventions: [
            "Two-sided, by the normal approximation; the rule of thumb is 16 sd² / uplift²."
        ],
        source: "Lehr (1992), Sixteen S-squared over D-squared",
        example: "uplift=0.6 sd=3"
    ) { inputs in
        let sum = threshold(inputs) + NormalQuantile.value(inputs["power"])
        let size = sum * inputs["sd"] / inputs["uplift"]
        let exact = size * size * (1 + 1 / inputs["controls_per_member"])
        return MetricAnswer(wholeUp(exact))
            .figure("controls", wholeUp(exact * inputs["controls_per_member"]), .count)
            .figure("exact", exact, .count)
    }

    private static let sampleSizeOfShares = Metric(
        "sample_size_rate",
        "members needed in each group to show an uplift of shares",
        .experiment,
        in: .count,
        formula:
            "(z(confidence) √(2 p (1 - p)) + z(power) √(p1 (1 - p1) + p2 (1 - p2)))² / (p1 - p2)², "
            + "p the mean of both, rounded up",
        inputs: [
            .share("control_share", "share without the plan"),
            .share("member_share", "share with it, if it works"), confidence, wantedPower,
        ],
        conventions: ["Two groups of one size; two-sided, by the normal approximation."],
        source:
            "Fleiss, Levin and Paik (2003), Statistical methods for rates and proportions, as R's "
            + "power.prop.test",
        example: "control_share=0.2 member_share=0.4"
    ) { inputs throws(MetricError) in
        let (first, second) = (inputs["control_share"], inputs["member_share"])
        guard first != second else {
            throw .impossible("member_share is control_share: there is no uplift to be found")
        }
        let mean = (first + second) / 2
        let spread = first * (1 - first) + second * (1 - second)
        let sum =
            threshold(inputs) * (2 * mean * (1 - mean)).squareRoot()
            + NormalQuantile.value(inputs["power"]) * spread.squareRoot()
        let exact = sum * sum / ((first - second) * (first - second))
        return MetricAnswer(wholeUp(exact)).figure("exact", exact, .count)
    }

    private static func standardError(_ inputs: MetricInputs) -> Double {
        inputs["sd"] * (1 / inputs["members"] + 1 / inputs["controls"]).squareRoot()
    }

    private static func threshold(_ inputs: MetricInputs) -> Double {
        NormalQuantile.value((1 + inputs["confidence"]) / 2)
    }
}

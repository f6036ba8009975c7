extension Metric {
    /// What members say, and what comes of it.
    static let voice: [Metric] = [nps, npsCustomers, ces, csat, shareOfWallet, referral]

    private static let promoters = MetricInput.count("promoters", "who gave 9 or 10")
    private static let detractors = MetricInput.count("detractors", "who gave 0 to 6")

    private static let nps = Metric(
        "nps",
        "net promoter score",
        .voice,
        in: .score,
        formula: "100 × (promoters - detractors) / (promoters + passives + detractors)",
        inputs: [
            promoters, .count("passives", "who gave 7 or 8"), detractors,
            .count("respondents", "how many answered, when the others are shares", .positive)
                .optional,
        ],
        conventions: [
            "Of the question from 0 to 10: 9 and 10 promote, 7 and 8 are passive, 0 to 6 detract.",
            "Shares are subtracted, not numbers of people: from -100 to 100.",
        ],
        source: "Reichheld (2003), The one number you need to grow, Harvard Business Review",
        example: "promoters=60 passives=25 detractors=15"
    ) { inputs throws(MetricError) in
        let (up, down) = (inputs["promoters"], inputs["detractors"])
        let all = up + inputs["passives"] + down
        guard all > 0 else {
            throw .impossible("nobody answered: promoters, passives and detractors are all 0")
        }
        let score = (up - down) / all
        let answer = MetricAnswer(100 * (up - down) / all)
            .figure("promoter_share", up / all, .share)
            .figure("passive_share", inputs["passives"] / all, .share)
            .figure("detractor_share", down / all, .share)
        guard let count = inputs.number("respondents") else { return answer }
        let variance = max(0, (up + down) / all - score * score)
        let reach = 100 * NormalQuantile.value(0.975) * (variance / count).squareRoot()
        return answer.figure("low", max(-100, 100 * score - reach), .score)
            .figure("high", min(100, 100 * score + reach), .score)
    }

    private static let npsCustomers = Metric(
        "nps_customers",
        "customers that recommendations win and lose",
        .voice,
        in: .count,
        formula: "promoters × promoter_tells / positives_for_one - detractors × detractor_tells × "
            + "negative_weight / positives_for_one",
        inputs: [
            promoters, detractors,
            .count("promoter_tells", "recommendations of a promoter; 3 to 4", or: 3.5),
            .count("detractor_tells", "warnings of a detractor; 4 to 6", or: 5),
            .count("negative_weight", "positive recommendations that one warning undoes", or: 5),
            .count("positives_for_one", "recommendations that win a customer", .positive, or: 6),
        ],
        conventions: [
            "Rules of thumb, to be replaced by the shop's own referral counts.",
            "A warning costs 5/6 of a customer, a detractor with 4 to 6 of them 3.33 to 5.",
        ],
        source:
            "the word-of-mouth arithmetic of loyalty handbooks, where five to six recommendations win "
            + "a customer",
        example: "promoters=60 detractors=15"
    ) { inputs in
        let won = inputs["promoter_tells"] / inputs["positives_for_one"]
        let warning = inputs["negative_weight"] / inputs["positives_for_one"]
        let lost = inputs["detractor_tells"] * warning
        return MetricAnswer(inputs["promoters"] * won - inputs["detractors"] * lost)
            .figure("won", inputs["promoters"] * won, .count)
            .figure("lost", inputs["detractors"] * lost, .count)
            .figure("of_a_promoter", won, .count)
            .figure("of_a_warning", -warning, .count)
            .figure("of_a_detractor", -lost, .count)
            .figure("promoters_for_one", won > 0 ? wholeUp(1 / won) : nil, .count)
            .figure("promoters_against_a_detractor", won > 0 ? lost / won : nil, .count)
            .note("Promoters tell nobody, so none is enough.", when: won == 0)
    }

    private static let ces = Metric(
        "ces",
        "customer effort score",
        .voice,
        in: .score,
        formula: "sum of score × answers / sum of answers",
        inputs: [
            MetricInput(
                "answers",
                "how many gave the lowest score, the next, … the highest",
                .list(.count, .notNegative, least: 2),
                .required
            ),
            .number("lowest", "the lowest score of the scale", .score, .whole(-10...10), or: 1),
        ],
        conventions: [
            "A high score means little effort, as in version 2 of the question: it was made easy.",
            "easy_share counts the scores above the middle of the scale.",
        ],
        source: "Dixon, Freeman and Toman (2010), Stop trying to delight your customers, Harvard "
            + "Business Review; Gartner, CES 2.0",
        example: "answers=2,3,5,10,25,35,20"
    ) { inputs throws(MetricError) in
        let answers = inputs.list("answers")
        let all = answers.reduce(0, +)
        guard all > 0 else { throw .impossible("nobody answered: answers are all 0") }
        var sum = 0.0
        var easy = 0.0
        var hard = 0.0
        let middle = Double(answers.count - 1) / 2
        for (place, count) in answers.enumerated() {
            sum += (inputs["lowest"] + Double(place)) * count
            if Double(place) > middle { easy += count }
            if Double(place) < middle { hard += count }
        }
        return MetricAnswer(sum / all)
            .figure("easy_share", easy / all, .share)
            .figure("hard_share", hard / all, .share)
            .figure("net_easy", 100 * (easy - hard) / all, .score)
    }

    private static let csat = Metric(
        "csat",
        "satisfied of those who answered",
        .voice,
        in: .share,
        formula: "(very_satisfied + satisfied) / all",
        inputs: [
            .count("very_satisfied", "how many"), .count("satisfied", "how many"),
            .count("neutral", "how many", or: 0), .count("dissatisfied", "how many", or: 0),
            .count("hostile", "how many", or: 0),
        ],
        conventions: ["The five shares come to 100 %."],
        source: "the top-two-box score of satisfaction surveys",
        example: "very_satisfied=30 satisfied=45 neutral=15 dissatisfied=7 hostile=3"
    ) { inputs throws(MetricError) in
        let names = ["very_satisfied", "satisfied", "neutral", "dissatisfied", "hostile"]
        let all = names.reduce(0) { $0 + inputs[$1] }
        guard all > 0 else { throw .impossible("nobody answered: all five are 0") }
        let good = (inputs["very_satisfied"] + inputs["satisfied"]) / all
        return names.reduce(MetricAnswer(good)) { answer, name in
            answer.figure("\(name)_share", inputs[name] / all, .share)
        }
    }

    private static let shareOfWallet = Metric(
        "share_of_wallet",
        "the shop's part of what a member spends on its kind of goods",
        .voice,
        in: .share,
        formula: "spend / total_spend",
        inputs: [
            .money("spend", "spent with the shop"),
            .money("total_spend", "spent on such goods anywhere, as the member says", .positive),
        ],
        conventions: ["From 70 % a member counts as committed; below 50 % as easily lost."],
        source:
            "Keiningham and others (2011), Customer loyalty isn't enough, Harvard Business Review",
        example: "spend=300 total_spend=400"
    ) { inputs throws(MetricError) in
        try order("spend", inputs["spend"], atMost: "total_spend", inputs["total_spend"])
        let share = inputs["spend"] / inputs["total_spend"]
        return MetricAnswer(share)
            .figure("spent_elsewhere", inputs["total_spend"] - inputs["spend"], .money)
            .note("committed", when: share >= 0.7)
            .note("between committed and easily lost", when: share >= 0.5 && share < 0.7)
            .note("easily lost", when: share < 0.5)
    }

    private static let referral = Metric(
        "k_factor",
        "members that one member brings",
        .voice,
        in: .ratio,
        formula: "invitations × conversion",
        inputs: [
            .count("invitations", "invitations of a member"),
            .share("conversion", "share of invitations that become members"),
            .money("reward", "what both sides are given for one who joins", or: 0),
        ],
        conventions: [
            "Below 1, everybody invited in the end comes to 1 / (1 - k) for each who began."
        ],
        source: "the reproduction number of viral growth",
        example: "invitations=4 conversion=0.1 reward=20"
    ) { inputs in
        let factor = inputs["invitations"] * inputs["conversion"]
        return MetricAnswer(factor)
            .figure("members_in_the_end", factor < 1 ? 1 / (1 - factor) : nil, .ratio)
            .figure("reward_cost", factor * inputs["reward"], .money)
            .note("Each member brings one or more, so it grows without end.", when: factor >= 1)
    }
}

import Membership
import Profitability

extension Facts {
    /// What a simulation came to, with its conventions.
    init(_ result: SimulationResult) {
        let simulation = result.simulation
        let currency = simulation.model.price.currency.code
        let isOne = simulation.worlds == 1
        self.init(
            "\(simulation.model.name): \(simulation.members) members in "
                + "\(isOne ? "one world" : "\(simulation.worlds) worlds") over "
                + "\(simulation.months) months, seed \(simulation.seed), in \(currency)"
        )
        add(
            "members joining",
            isOne ? Self.money(result.joined.mean, 0) : Self.range(result.joined, 0)
        )
        add("result", isOne ? Self.money(result.result.mean) : Self.range(result.result))
        if !isOne {
            add("mean result", Self.mean(result.result))
            add(
                "probability of loss",
                "\(FigureText.percent(result.result.loss)) ± "
                    + FigureText.percent(result.result.lossError)
            )
        }
        add("result in closed form", Self.money(result.expectedResult))
        add("cash at the end", isOne ? Self.money(result.cash.mean) : Self.range(result.cash))
        add("payback month", Self.payback(result))
        add("of one member", Self.range(result.member))
        add("mean of a member", Self.mean(result.member))
        add("its closed form", Self.money(result.expectedOfMember))
        add("members at a loss", FigureText.percent(result.member.loss))
        for convention in SimulationResult.conventions { add("convention", convention) }
    }

    private static func money(_ value: Double, _ places: Int = 2) -> String {
        FigureText.decimal(value, places: places)
    }

    private static func range(_ outcomes: Outcomes, _ places: Int = 2) -> String {
        "P5 \(money(outcomes.p5, places)), P50 \(money(outcomes.p50, places)), "
            + "P95 \(money(outcomes.p95, places))"
    }

    private static func mean(_ outcomes: Outcomes) -> String {
        "\(money(outcomes.mean)), standard error \(money(outcomes.standardError))"
    }

    private static func payback(_ result: SimulationResult) -> String {
        guard let payback = result.payback else {
            return "not within \(result.simulation.months) months"
        }
        let never = result.neverPaidBack
        return range(payback, 0)
            + (never > 0 ? "; not at all in \(FigureText.percent(never)) of worlds" : "")
    }
}

extension Table {
    /// Month by month.
    init(_ result: SimulationResult) {
        self.init(
            .number("month"),
            .number("members"),
            .number("fee cash"),
            .number("contribution"),
            .number("cumulative P5"),
            .number("P50"),
            .number("P95")
        )
        for month in result.months {
            let cash = month.cumulativeCash
            add([
                "\(month.month)", FigureText.decimal(month.members, places: 0),
                FigureText.decimal(month.feeCash, places: 2),
                FigureText.decimal(month.contribution, places: 2),
                FigureText.decimal(cash.p5, places: 2), FigureText.decimal(cash.p50, places: 2),
                FigureText.decimal(cash.p95, places: 2),
            ])
        }
    }
}

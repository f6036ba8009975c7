import Membership
import Profitability

extension ModelPage {
    // MARK: - Break-even

    func print(_ answer: BreakEven) throws {
        try Output.standard.table(fee(answer))
        try Output.standard.text("\n")
        try Output.standard.table(points(answer.fee))
        try Output.standard.text("\n")
        try Output.standard.table(orders(answer.orders))
        try Output.standard.text("\n")
        try Output.standard.table(member(answer.member))
        if !answer.traps.isEmpty {
            try Output.standard.text("\n")
            try Output.standard.table(traps(answer.traps))
        }
    }

    private func fee(_ answer: BreakEven) -> Facts {
        let currency = model.price.currency
        var facts = Facts("Break-even fee (\(currency) a term of \(model.price.cadence))")
        switch answer.fee.answer {
        case .at(let point):
            facts.add("fee", money(point.fee))
            facts.add("join at it", share(point.share))
            facts.add("use of those who join", times(point.useRatio))
        case .free:
            facts.add("fee", "none needed: a member leaves something even when nothing is asked")
        case .lightUsersLeave:
            facts.add("fee", "there is none")
            facts.add(
                "why",
                "as the fee rises the light users leave, and those who stay cost more than it brings"
            )
        case .nobodyLeft:
            facts.add("fee", "there is none")
            facts.add("why", "nobody joins at a fee that covers what members cost")
        }
        facts.add("if present joiners stayed", money(answer.fee.ofPresentJoiners) ?? "none does")
        facts.add("now", money(answer.behaviour.fee))
        if let best = answer.fee.best {
            let total = whole(best.total(people: answer.behaviour.people)) ?? ""
            facts.add(
                "earns most",
                "\(money(best.fee) ?? ""), with \(share(best.share) ?? "") joining: \(total) a year"
            )
        }
        return facts
    }

    /// Every fourth point, and the last.
    private func points(_ answer: FeeBreakEven) -> Table {
        var table = Table(
            .number("fee"),
            .number("join"),
            .number("use"),
            .number("member-year"),
            .number("year of all")
        )
        let people = answer.people
        for (index, point) in answer.points.enumerated()
        where index % 4 == 0 || index == answer.points.count - 1 {
            table.add([
                money(point.fee), share(point.share),
                point.useRatio.map { FigureText.decimal($0, places: 2) },
                money(point.year?.contribution), whole(point.total(people: people)),
            ])
        }
        return table
    }

    private func orders(_ answer: OrderBreakEven) -> Facts {
        var facts = Facts("Break-even orders (a year of a member)")
        facts.add("without the plan", count(answer.baseline, places: 2))
        facts.add("expected on top", count(answer.expected, places: 2))
        facts.add("left without any on top", money(answer.without))
        if let needed = answer.needed {
            let uplift = share(answer.neededUplift).map { " (\($0))" } ?? ""
            facts.add("needed on top", "\(count(needed, places: 2) ?? "")\(uplift)")
        } else {
            facts.add("needed on top", "no number of orders breaks even")
        }
        facts.add("needed, costs held", count(answer.costsHeld, places: 2))
        return facts
    }

    private func member(_ answer: MemberBreakEven) -> Facts {
        var facts = Facts("The member's own break-even (a year)")
        facts.add("fee", money(answer.fee))
        for line in answer.lines {
            switch line.unit {
            case .uses:
                facts.add(
                    line.benefit,
                    "\(count(line.count, places: 1) ?? "") uses at \(money(line.saving) ?? "")"
                )
            case .spend:
                facts.add(
                    line.benefit,
                    "\(money(line.count) ?? "") spent at \(share(line.saving) ?? "")"
                )
            }
        }
        facts.add("worth whatever is ordered", money(answer.fixedWorth))
        facts.add("saved on an order", money(answer.savingPerOrder))
        facts.add(
            "orders needed",
            answer.orders.map { count($0, places: 1) ?? "" } ?? "no number of orders is worth it"
        )
        facts.add("worth it to people", share(answer.shareOfPeople))
        facts.add("worth it to joiners", share(answer.shareOfJoiners))
        return facts
    }

    private func traps(_ traps: [DiscountTrap]) -> Table {
        var table = Table(
            .text("discount trap"),
            .number("off"),
            .number("margin"),
            .number("profit lost"),
            .number("volume needed"),
            .number("price rise bears")
        )
        for trap in traps {
            table.add([
                trap.benefit, share(trap.discount), share(trap.margin), share(trap.profitLost),
                trap.volumeNeeded.map { "+\(share($0) ?? "")" } ?? "no volume",
                trap.volumeTolerated.map { "-\(share($0) ?? "")" },
            ])
        }
        return table
    }

    // MARK: - Sensitivity

    func print(_ answer: SensitivityAnswer, top: Int) throws {
        let tornado = answer.tornado
        let base = amount(tornado.base, tornado.outcome)
        try Output.standard.line("\(model.id): \(tornado.outcome.rawValue) is \(base)")
        try Output.standard.text("\n")
        try Output.standard.table(table(tornado, top: top))
        let hidden = tornado.bars.count - min(top, tornado.bars.count)
        if hidden > 0 {
            try Output.standard.line(
                "\(Words.count(hidden, "figure")) with less behind it; --top shows more."
            )
        }
        if let grid = answer.grid {
            try Output.standard.text("\n")
            try Output.standard.table(table(grid))
        }
        if answer.scenarios.count > 1 {
            try Output.standard.text("\n")
            try Output.standard.table(table(answer.scenarios))
        }
    }

    private func amount(_ value: Double, _ outcome: ModelOutcome) -> String {
        switch outcome {
        case .result, .cash: "\(whole(value) ?? "") \(model.price.currency)"
        case .ltv, .year: "\(money(value) ?? "") \(model.price.currency)"
        case .joined: count(value) ?? ""
        }
    }

    private func cell(_ value: Double, _ outcome: ModelOutcome) -> String? {
        switch outcome {
        case .result, .cash: whole(value)
        case .ltv, .year: money(value)
        case .joined: count(value)
        }
    }

    private func table(_ tornado: Tornado, top: Int) -> Table {
        var table = Table(
            .text("figure"),
            .number("low"),
            .number("high"),
            .text("by"),
            .number("at low"),
            .number("at high"),
            .number("swing")
        )
        for bar in tornado.bars.prefix(top) {
            table.add([
                bar.input.path, value(bar.swing.low, of: bar.unit, bar.input),
                value(bar.swing.high, of: bar.unit, bar.input), bar.swing.origin.rawValue,
                cell(bar.atLow, tornado.outcome), cell(bar.atHigh, tornado.outcome),
                cell(bar.width, tornado.outcome),
            ])
        }
        return table
    }

    private func table(_ grid: SensitivityGrid) -> Table {
        let columns = grid.columns
        var table = Table(
            [.text("\(grid.rows.input.path) \\ \(columns.input.path)")]
                + columns.values.map { .number(value($0, of: columns.unit, columns.input)) }
        )
        for (row, cells) in zip(grid.rows.values, grid.cells) {
            table.add(
                [value(row, of: grid.rows.unit, grid.rows.input)]
                    + cells.map { cell($0, grid.outcome) }
            )
        }
        return table
    }

    private func table(_ scenarios: [SensitivityAnswer.Scenario]) -> Table {
        var table = Table(
            .text("scenario"),
            .number("fee"),
            .number("join"),
            .number("member-year"),
            .number("LTV"),
            .number("result"),
            .number("cash"),
            .number("payback")
        )
        for scenario in scenarios {
            let summary = scenario.summary
            table.add([
                scenario.id, money(summary.projection.behaviour.fee),
                share(summary.projection.joiners.share), money(summary.year.contribution),
                money(summary.lifetime.now), whole(summary.projection.result),
                whole(summary.projection.total.last?.cumulativeCash),
                summary.projection.paybackMonth.map { "\($0)" },
            ])
        }
        return table
    }
}

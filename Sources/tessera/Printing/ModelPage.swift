import Membership
import Profitability

/// A model's figures in words and tables, for people.
struct ModelPage {
    let model: EconomicModel

    init(_ model: EconomicModel) { self.model = model }

    // MARK: - Figures

    /// An amount with the decimals of the currency; the currency stands in headings.
    func money(_ amount: Double?) -> String? {
        amount.map { FigureText.decimal($0, places: model.price.currency.exponent) }
    }

    /// An amount in whole major units, for totals.
    func whole(_ amount: Double?) -> String? {
        amount.map { FigureText.decimal($0, places: 0) }
    }

    func share(_ share: Double?) -> String? { share.map { FigureText.percent($0, places: 1) } }

    func count(_ count: Double?, places: Int = 0) -> String? {
        count.map { FigureText.decimal($0, places: places) }
    }

    func times(_ times: Double?) -> String? {
        times.map { "\(FigureText.decimal($0, places: 2)) times" }
    }

    /// A value of an input in the unit of the file.
    func value(_ value: Double, of unit: AssumptionUnit, _ input: ModelInput) -> String {
        if case .figure(let key) = input, key.profile.measure.isShare {
            return FigureText.percent(value, places: 1)
        }
        let shown = value / unit.scale
        let places = abs(shown) >= 1_000 ? 0 : 2
        return "\(FigureText.decimal(shown, places: places)) \(unit.text)"
    }

    // MARK: - A run

    func heading(_ loaded: LoadedModel, _ summary: ModelSummary) -> Facts {
        let projection = summary.projection
        let behaviour = projection.behaviour
        var facts = Facts("\(model.id): \(model.name)")
        let term = behaviour.isPaidOnce ? "paid once" : "a term of \(model.price.cadence)"
        facts.add("plan", "\(model.plan.id), price \(model.price.id)")
        facts.add("fee", "\(money(behaviour.fee) ?? "") \(model.price.currency), \(term)")
        facts.add("scenario", loaded.scenario)
        facts.add("months", "\(loaded.months)")
        facts.add("people", count(behaviour.people))
        facts.add("join", share(projection.joiners.share))
        facts.add("use of joiners", times(projection.joiners.useRatio))
        return facts
    }

    /// What everything comes to, in a column for all and one for each who joins in month 1.
    func totals(_ summary: ModelSummary) -> Table {
        let projection = summary.projection
        var table = Table(
            .text("over \(Words.count(projection.total.count, "month"))"),
            .number("total \(model.price.currency)"),
            .number("each joiner")
        )
        let rows: [(String, (ProjectedMonth) -> Double)] = [
            ("fees paid", \.feeCash), ("fees earned", \.recognised),
            ("incremental margin", \.incrementalMargin), ("benefits", { -$0.benefitCost }),
            ("cannibalisation", { -$0.cannibalisation }), ("payments", { -$0.paymentCost }),
            ("service", { -$0.serviceCost }), ("contribution", \.contribution),
            ("acquisition", { -$0.acquisitionCost }), ("programme", { -$0.programmeCost }),
            ("result", { $0.contribution - $0.acquisitionCost - $0.programmeCost }),
        ]
        for (name, figure) in rows {
            let each = projection.member.reduce(0) { $0 + figure($1) }
            table.add([name, whole(summary.sum(figure)), money(each)])
        }
        table.add([
            "deferred at the end", whole(projection.total.last?.deferred),
            money(projection.member.last?.deferred),
        ])
        table.add([
            "cash at the end", whole(projection.total.last?.cumulativeCash),
            money(projection.member.last?.cumulativeCash),
        ])
        return table
    }

    /// What a member is worth, and when what was spent is back.
    func worth(_ summary: ModelSummary) -> Facts {
        let projection = summary.projection
        let lifetime = summary.lifetime
        var facts = Facts("What a member is worth (\(model.price.currency))")
        facts.add("joined", count(projection.joined))
        facts.add("members at the end", count(projection.total.last.map { $0.members }))
        facts.add("lost to failed payments", share(summary.involuntaryShare))
        facts.add("contribution a year", money(summary.year.contribution))
        facts.add("LTV, first term now", money(lifetime.now))
        facts.add("LTV, first term not counted", money(lifetime.later))
        facts.add(
            "stays",
            "\(count(lifetime.terms, places: 1) ?? "") terms, \(count(lifetime.months, places: 1) ?? "") "
                + "months" + (lifetime.isCut ? ", cut at 100 years" : "")
        )
        facts.add("CAC of one who pays", money(lifetime.acquisition) ?? "nobody pays")
        facts.add("LTV:CAC", lifetime.ratio.map { FigureText.decimal($0, places: 2) })
        facts.add(
            "CAC is back after",
            lifetime.paybackMonths(termMonths: projection.behaviour.termMonths).map {
                "\(FigureText.decimal($0, places: 1)) months"
            } ?? "never"
        )
        facts.add("payback month, cash", payback(projection.paybackMonth, projection))
        facts.add("on fees earned", payback(projection.earnedPaybackMonth, projection))
        facts.add(
            "joiners that bear the programme",
            summary.breakEvenJoiners.map { count($0) ?? "" } ?? "no number does"
        )
        return facts
    }

    private func payback(_ month: Int?, _ projection: Projection) -> String {
        guard let month else { return "not within \(Words.count(projection.total.count, "month"))" }
        return month == 1 ? "1: it is never below 0" : "\(month)"
    }

    func months(_ months: [ProjectedMonth], _ subject: Model.Subject) -> Table {
        let figure = subject == .total ? whole : money
        let people: (Double?) -> String? = { count($0, places: subject == .total ? 0 : 3) }
        var table = Table(
            .number("month"),
            .number("joined"),
            .number("members"),
            .number("trials"),
            .number("fees paid"),
            .number("earned"),
            .number("deferred"),
            .number("margin"),
            .number("benefits"),
            .number("cannibal."),
            .number("payments"),
            .number("service"),
            .number("contribution"),
            .number("cash"),
            .number("cumulative")
        )
        for month in months {
            table.add([
                "\(month.month)", people(month.joined), people(month.members),
                people(month.onTrial), figure(month.feeCash), figure(month.recognised),
                figure(month.deferred), figure(month.incrementalMargin), figure(month.benefitCost),
                figure(month.cannibalisation), figure(month.paymentCost), figure(month.serviceCost),
                figure(month.contribution), figure(month.cash), figure(month.cumulativeCash),
            ])
        }
        return table
    }

    // MARK: - The end of every answer

    func printEnd() throws {
        if !model.notes.isEmpty {
            try Output.standard.text("\n")
            for note in model.notes { try Output.standard.line("Note: \(note)") }
        }
        try printConventions()
    }

    func printConventions() throws {
        try Output.standard.text("\n")
        try Output.standard.line("Conventions")
        for convention in model.conventions { try Output.standard.line("  \(convention)") }
    }
}

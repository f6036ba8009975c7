import Profitability

extension ModelComparison {
    /// A row for each figure, a column for none and one for each plan.
    func table() -> Table {
        guard let first = columns.first else { return Table([]) }
        let page = ModelPage(first.model)
        let months = first.summary.projection.total.count
        var table = Table(
            [.text("over \(Words.count(months, "month")), \(first.model.price.currency)")]
                + [.number("none")] + columns.map { .number($0.model.id) }
        )
        func row(_ name: String, _ none: String?, _ cell: (ModelSummary) -> String?) {
            table.add([name, none] + columns.map { cell($0.summary) })
        }
        func total(_ name: String, _ figure: @escaping (ProjectedMonth) -> Double) {
            row(name, "0") { page.whole($0.sum(figure)) }
        }
        row("people", page.count(first.summary.projection.behaviour.people)) {
            page.count($0.projection.behaviour.people)
        }
        row("fee", nil) { page.money($0.projection.behaviour.fee) }
        row("join", nil) { page.share($0.projection.joiners.share) }
        row("joined", "0") { page.count($0.projection.joined) }
        total("fees paid") { $0.feeCash }
        total("fees earned") { $0.recognised }
        total("incremental margin") { $0.incrementalMargin }
        total("benefits") { -$0.benefitCost }
        total("cannibalisation") { -$0.cannibalisation }
        total("payments and service") { -$0.paymentCost - $0.serviceCost }
        total("contribution") { $0.contribution }
        total("acquisition and programme") { -$0.acquisitionCost - $0.programmeCost }
        row("result: against none", "0") { page.whole($0.projection.result) }
        row("margin without a plan", page.whole(baseline)) { page.whole($0.baselineMargin) }
        row("margin in all", page.whole(baseline)) {
            page.whole($0.baselineMargin + $0.projection.result)
        }
        row("result for each person", "0") {
            page.money($0.projection.result / $0.projection.behaviour.people)
        }
        row("member-year", nil) { page.money($0.year.contribution) }
        row("LTV, first term now", nil) { page.money($0.lifetime.now) }
        row("LTV:CAC", nil) {
            $0.lifetime.ratio.map { FigureText.decimal($0, places: 2) }
        }
        row("cash at the end", "0") { page.whole($0.projection.total.last?.cumulativeCash) }
        row("payback month, cash", nil) { $0.projection.paybackMonth.map { "\($0)" } }
        row("on fees earned", nil) { $0.projection.earnedPaybackMonth.map { "\($0)" } }
        return table
    }

    /// The conventions of all, and those of some with the plan's name.
    func conventions() -> [String] {
        let all = columns.map(\.model.conventions)
        let shared = (all.first ?? []).filter { line in all.allSatisfy { $0.contains(line) } }
        let own = columns.flatMap { column in
            column.model.conventions.filter { !shared.contains($0) }.map {
                "\(column.model.id): \($0)"
            }
        }
        return shared + own
    }
}

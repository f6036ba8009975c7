import Membership
import Pages
import Profitability

extension ReportPage {
    /// A report as a page: its chart where it has one, and all its tables.
    init(_ report: LiveReport) {
        let days =
            report.from.map { "From \($0) until \(report.to)" }
            ?? "As of \(report.to.adding(days: -1))"
        let charts = Self.charts(of: report)
        let tables = report.tables.map { table in
            Section(
                table.title,
                text: table.rows.isEmpty ? [table.empty] : [],
                tables: table.rows.isEmpty ? [] : [("The figures", PageTable(table))]
            )
        }
        self.init(
            title: report.title,
            subtitle: days,
            sections: charts + tables
                + (report.warnings.isEmpty
                    ? [] : [Section("What to be careful with", text: report.warnings)]),
            conventions: report.conventions
        )
    }

    private static func charts(of report: LiveReport) -> [Section] {
        switch report.name {
        case "mrr": report.table("period").map(bridges) ?? []
        case "retention": (report.table("cohorts").flatMap(survival)).map { [$0] } ?? []
        case "ltv": report.table("curves").map(curves) ?? []
        case _: []
        }
    }

    /// A waterfall for each currency.
    private static func bridges(_ table: LiveTable) -> [Section] {
        table.rows.compactMap { row in
            guard case .text(let code) = row[0] else { return nil }
            let figures = Dictionary(
                zip(table.columns.map(\.key), row.map(\.value)),
                uniquingKeysWith: { first, _ in first }
            )
            let figure = { (key: String) in (figures[key] ?? nil) ?? 0 }
            let texts = Dictionary(
                zip(table.columns.map(\.key), row.map(\.text)),
                uniquingKeysWith: { first, _ in first }
            )
            let text = { (key: String) in (texts[key] ?? nil) ?? "–" }
            return Section(
                "From start to end in \(code)",
                headlines: [
                    Headline("MRR at the end", text("end")),
                    Headline("ARR", text("arr")),
                    Headline("net revenue retention", text("nrr")),
                    Headline("gross revenue retention", text("grr")),
                    Headline("quick ratio", text("quick_ratio")),
                ],
                chart: .waterfall(
                    WaterfallChart(
                        value: "MRR",
                        measure: .money(code: code, decimals: Currency(code)?.exponent ?? 2),
                        start: ("start", figure("start")),
                        steps: [
                            WaterfallChart.Step("new", figure("new")),
                            WaterfallChart.Step("expansion", figure("expansion")),
                            WaterfallChart.Step("reactivation", figure("reactivation")),
                            WaterfallChart.Step("contraction", -figure("contraction")),
                            WaterfallChart.Step("churned", -figure("churned")),
                        ],
                        end: ("end", figure("end"))
                    )
                )
            )
        }
    }

    /// The cohorts' shares as a heat map, at most two years of cohorts and of terms.
    private static func survival(_ table: LiveTable) -> Section? {
        var cohorts: [(name: String, shares: [Double?])] = []
        for row in table.rows {
            guard let name = row[0].text, let share = row[5].value else { continue }
            if cohorts.last?.name == name {
                cohorts[cohorts.count - 1].shares.append(share)
            } else {
                cohorts.append((name, [share]))
            }
        }
        let shown = cohorts.suffix(24)
        let longest = min(shown.map(\.shares.count).max() ?? 0, 24)
        guard longest > 0 else { return nil }
        let isCut = shown.count < cohorts.count
        return Section(
            "Who stays",
            text: isCut ? ["The last \(shown.count) of \(cohorts.count) cohorts."] : [],
            chart: .heatMap(
                HeatMap(
                    rowTitle: "joined",
                    columnTitle: "term",
                    rows: shown.map(\.name),
                    columns: (1...longest).map(String.init),
                    values: shown.map { Array($0.shares.prefix(longest)) },
                    measure: .share
                )
            )
        )
    }

    /// What a member has brought month by month, the largest cohorts of each currency.
    private static func curves(_ table: LiveTable) -> [Section] {
        var lines: [String: [(name: String, values: [Double?])]] = [:]
        for row in table.rows {
            guard let name = row[0].text, let code = row[1].text else { continue }
            if lines[code]?.last?.name == name, let last = lines[code]?.indices.last {
                lines[code]?[last].values.append(row[3].value)
            } else {
                lines[code, default: []].append((name, [row[3].value]))
            }
        }
        return lines.sorted { $0.key < $1.key }.map { code, cohorts in
            // The oldest have the longest curves; more than five cannot be told apart.
            let shown = cohorts.prefix(5)
            let months = shown.map(\.values.count).max() ?? 0
            return Section(
                "Fees paid by a member in \(code)",
                text: cohorts.count > shown.count
                    ? ["The first \(shown.count) of \(cohorts.count) cohorts."] : [],
                chart: .lines(
                    LineChart(
                        axis: "month of membership",
                        axisMeasure: .number(decimals: 0, unit: ""),
                        places: (1...max(months, 1)).map(Double.init),
                        value: "paid by a member",
                        measure: .money(code: code, decimals: Currency(code)?.exponent ?? 2),
                        series: shown.map { LineChart.Series($0.name, $0.values) }
                    )
                )
            )
        }
    }
}

extension PageTable {
    /// A table of a report for a page.
    init(_ table: LiveTable) {
        self.init(
            columns: table.columns.map { $0.isFigure ? .figure($0.title) : .text($0.title) },
            rows: zip(table.rows, table.texts).map { row, texts in
                zip(row, texts).map { Cell(text: $1 ?? "–", value: $0.value) }
            }
        )
    }
}

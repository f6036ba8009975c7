import Foundation
import Pages

/// Pages with every kind of chart on them.
enum SamplePages {
    static let dollars = Measure.money(code: "USD", decimals: 2)
    static let months = Measure.number(decimals: 0, unit: "")

    static let all = [named("Prime at 99.00"), empty]

    static let empty = ReportPage(
        title: "Nothing yet",
        subtitle: "no member has joined",
        sections: [
            ReportPage.Section(
                "Retention",
                tables: [
                    (
                        "Cohorts",
                        PageTable(
                            columns: [.text("joined"), .figure("members")],
                            rows: [[.text("2026-01"), .figure(0, .count(of: "members"))]]
                        )
                    )
                ]
            )
        ],
        conventions: []
    )

    static func named(_ name: String) -> ReportPage {
        ReportPage(
            title: name,
            subtitle: "\(name), 24 months, 10,000 members, seed 7",
            sections: [
                cash(name), tornado(name), retention(name), bridge(name), breakEven(name),
                grid(name),
            ],
            assumptions: PageTable(
                columns: [
                    .text("assumption"), .text("distribution"), .figure("mean"), .text("source"),
                ],
                rows: [
                    [
                        .text("\(name) margin"), .text("triangular 0.2 to 0.4"),
                        .figureWithUnit(0.3, .share), .text("accounts of last year"),
                    ],
                    [
                        .text("unit cost of delivery"), .text("fixed"),
                        .figureWithUnit(4.5, dollars), .text("carrier's list"),
                    ],
                ]
            ),
            conventions: ["LTV counts the first margin at once (m(1+i)/(1+i-r)). \(name)"]
        )
    }

    private static func cash(_ name: String) -> ReportPage.Section {
        let places = (0...24).map(Double.init)
        let middle = places.map { -180_000 + 14_000 * $0 + 900 * sin($0) }
        return ReportPage.Section(
            "Cumulative cash",
            text: ["The middle of 10,000 runs, and the band nine of ten lie in."],
            headlines: [
                ReportPage.Headline(
                    "payback",
                    "month 13",
                    note: "first month with cash above zero"
                ),
                ReportPage.Headline("contribution", "155,480.12 USD"),
                ReportPage.Headline("probability of loss", "3.2 %", note: "of 10,000 runs"),
            ],
            chart: .lines(
                LineChart(
                    axis: "month",
                    axisMeasure: months,
                    places: places,
                    value: "cumulative cash",
                    measure: dollars,
                    series: [
                        LineChart.Series(name, middle),
                        LineChart.Series("P5", middle.enumerated().map { $1 - 3_000 * Double($0) }),
                        LineChart.Series(
                            "P95",
                            middle.enumerated().map { $1 + 3_000 * Double($0) }
                        ),
                    ],
                    band: ("P5", "P95"),
                    notes: [LineChart.Note(at: 13, "payback")]
                )
            )
        )
    }

    private static func tornado(_ name: String) -> ReportPage.Section {
        ReportPage.Section(
            "Sensitivity",
            chart: .tornado(
                TornadoChart(
                    outcome: "LTV",
                    measure: dollars,
                    base: 1_000,
                    bars: [
                        bar("monthly churn of \(name)", "5 %", "2 %", 784, 1_960),
                        bar("gross margin", "20 %", "40 %", 800, 1_240),
                        bar("orders a year", "9", "11", 950, 1_060),
                    ]
                )
            )
        )
    }

    private static func bar(
        _ name: String,
        _ low: String,
        _ high: String,
        _ atLow: Double,
        _ atHigh: Double
    ) -> TornadoChart.Bar {
        TornadoChart.Bar(name, low: low, high: high, atLow: atLow, atHigh: atHigh)
    }

    private static func retention(_ name: String) -> ReportPage.Section {
        let cohorts = (1...12).map { month -> String in
            month < 10 ? "2026-0\(month)" : "2026-\(month)"
        }
        return ReportPage.Section(
            "Retention",
            chart: .heatMap(
                HeatMap(
                    rowTitle: "joined",
                    columnTitle: "term",
                    rows: cohorts,
                    columns: (1...12).map(String.init),
                    values: (0..<12).map(kept),
                    measure: .share
                )
            )
        )
    }

    /// What is left of a cohort after each term, as far as it has come.
    private static func kept(_ cohort: Int) -> [Double?] {
        (0..<12).map { term -> Double? in
            guard term + cohort < 12 else { return nil }
            return pow(0.9, Double(term)) - Double(cohort) / 200
        }
    }

    private static func bridge(_ name: String) -> ReportPage.Section {
        ReportPage.Section(
            "MRR bridge",
            chart: .waterfall(
                WaterfallChart(
                    value: "MRR",
                    measure: dollars,
                    start: ("2026-01-01", 50_000),
                    steps: [
                        WaterfallChart.Step("new", 9_500), WaterfallChart.Step("expansion", 2_250),
                        WaterfallChart.Step("reactivation", 400),
                        WaterfallChart.Step("contraction", -1_100),
                        WaterfallChart.Step("churned", -4_050),
                    ],
                    end: ("2026-01-31", 57_000)
                )
            )
        )
    }

    private static func breakEven(_ name: String) -> ReportPage.Section {
        let fees = stride(from: 19.0, through: 199, by: 10).map { $0 }
        return ReportPage.Section(
            "Break-even by fee",
            chart: .lines(
                LineChart(
                    axis: "fee",
                    axisMeasure: dollars,
                    places: fees,
                    value: "contribution a member",
                    measure: dollars,
                    series: [
                        LineChart.Series("with light users", fees.map { $0 - 62 }),
                        LineChart.Series("as they leave", fees.map { 0.4 * $0 - 48 }),
                    ],
                    notes: [LineChart.Note(at: 62, "break-even"), LineChart.Note(at: 99, "today")]
                )
            )
        )
    }

    private static func grid(_ name: String) -> ReportPage.Section {
        ReportPage.Section(
            "Fee and uptake",
            chart: .heatMap(
                HeatMap(
                    rowTitle: "fee",
                    columnTitle: "uptake",
                    rows: ["79.00", "99.00", "119.00", "139.00"],
                    columns: ["10 %", "20 %", "30 %", "40 %", "50 %"],
                    values: [79.0, 99, 119, 139].map { fee -> [Double?] in
                        [1.0, 2, 3, 4, 5].map { uptake -> Double? in fee - uptake * 22.5 }
                    },
                    measure: dollars
                )
            )
        )
    }
}

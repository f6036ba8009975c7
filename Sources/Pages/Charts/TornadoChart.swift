/// What an outcome becomes when each assumption alone is at its low or its high end.
package struct TornadoChart: Sendable {
    /// One assumption: its two ends, and the outcome at each.
    package struct Bar: Sendable {
        package let name: String
        package let low: String
        package let high: String
        package let atLow: Double
        package let atHigh: Double

        package init(_ name: String, low: String, high: String, atLow: Double, atHigh: Double) {
            self.name = name
            self.low = low
            self.high = high
            self.atLow = atLow
            self.atHigh = atHigh
        }
    }

    /// The outcome, and what it is at the base of all assumptions.
    package let outcome: String
    package let measure: Measure
    package let base: Double
    /// The widest first.
    package let bars: [Bar]

    package init(outcome: String, measure: Measure, base: Double, bars: [Bar]) {
        self.outcome = outcome
        self.measure = measure
        self.base = base
        self.bars = bars
    }

    package var table: PageTable {
        PageTable(
            columns: [
                .text("assumption"), .text("low"), .figure("\(outcome) at low", measure),
                .text("high"), .figure("\(outcome) at high", measure),
                .figure("width", measure),
            ],
            rows: bars.map { bar in
                [
                    .text(bar.name), .text(bar.low), .figure(bar.atLow, measure), .text(bar.high),
                    .figure(bar.atHigh, measure),
                    .figure(abs(bar.atHigh - bar.atLow), measure),
                ]
            }
        )
    }

    var legend: [LegendEntry] {
        [
            LegendEntry(style: "swatch low", name: "assumption at its low end"),
            LegendEntry(style: "swatch high", name: "assumption at its high end"),
        ]
    }
}

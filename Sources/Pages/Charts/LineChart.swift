/// Lines over a common axis, with a band between two of them where one is asked for.
package struct LineChart: Sendable {
    /// One line: a name, and a value for each place of the axis; nil where there is none.
    package struct Series: Sendable {
        package let name: String
        package let values: [Double?]

        package init(_ name: String, _ values: [Double?]) {
            self.name = name
            self.values = values
        }
    }

    /// A line across the plot with a word: where cash turns, which fee is asked today.
    package struct Note: Sendable {
        /// The place on the axis.
        package let at: Double
        package let text: String

        package init(at: Double, _ text: String) {
            self.at = at
            self.text = text
        }
    }

    /// The axis along the bottom: what it counts, and its places.
    package let axis: String
    package let axisMeasure: Measure
    package let places: [Double]
    /// The axis up the side.
    package let value: String
    package let measure: Measure
    package let series: [Series]
    /// The names of the two series the band lies between.
    package let band: (lower: String, upper: String)?
    package let notes: [Note]
    /// Whether the side axis must show zero.
    package let showsZero: Bool

    package init(
        axis: String,
        axisMeasure: Measure,
        places: [Double],
        value: String,
        measure: Measure,
        series: [Series],
        band: (lower: String, upper: String)? = nil,
        notes: [Note] = [],
        showsZero: Bool = true
    ) {
        self.axis = axis
        self.axisMeasure = axisMeasure
        self.places = places
        self.value = value
        self.measure = measure
        self.series = series
        self.band = band
        self.notes = notes
        self.showsZero = showsZero
    }

    package var table: PageTable {
        PageTable(
            columns: [.figure(axis, axisMeasure)] + series.map { .figure($0.name, measure) },
            rows: places.enumerated().map { row, place in
                [.figure(place, axisMeasure)]
                    + series.map { line in
                        .figure(row < line.values.count ? line.values[row] : nil, measure)
                    }
            }
        )
    }

    var legend: [LegendEntry] {
        guard series.count > 1 else { return [] }
        var entries = drawnSeries.map {
            LegendEntry(style: "swatch s\($0.style)", name: $0.line.name)
        }
        if let band {
            entries.append(
                LegendEntry(style: "swatch band", name: "\(band.lower) to \(band.upper)")
            )
        }
        return entries
    }

    /// The lines that are drawn as lines, each with its style: the edges of a band are not.
    var drawnSeries: [(line: Series, style: Int)] {
        series.filter { $0.name != band?.lower && $0.name != band?.upper }
            .enumerated().map { ($0.element, $0.offset % 5 + 1) }
    }
}

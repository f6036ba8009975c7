/// How a figure came from its beginning to its end, step by step.
package struct WaterfallChart: Sendable {
    /// A step: what it is called, and by how much it moves the figure.
    package struct Step: Sendable {
        package let name: String
        package let change: Double

        package init(_ name: String, _ change: Double) {
            self.name = name
            self.change = change
        }
    }

    package let measure: Measure
    package let value: String
    package let start: (name: String, value: Double)
    package let steps: [Step]
    /// The name of the end, and its value as the ledger of the figure says it.
    package let end: (name: String, value: Double)

    package init(
        value: String,
        measure: Measure,
        start: (name: String, value: Double),
        steps: [Step],
        end: (name: String, value: Double)
    ) {
        self.value = value
        self.measure = measure
        self.start = start
        self.steps = steps
        self.end = end
    }

    package var table: PageTable {
        PageTable(
            columns: [.text("step"), .figure(value, measure)],
            rows: [[.text(start.name), .figure(start.value, measure)]]
                + steps.map { [.text($0.name), .figure($0.change, measure)] }
                + [[.text(end.name), .figure(end.value, measure)]]
        )
    }
}

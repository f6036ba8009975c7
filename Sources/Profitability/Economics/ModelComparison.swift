/// Plans side by side over the same months, each against having none.
package struct ModelComparison: Hashable, Sendable {
    package struct Column: Hashable, Sendable {
        package let model: EconomicModel
        package let summary: ModelSummary

        package init(model: EconomicModel, summary: ModelSummary) {
            self.model = model
            self.summary = summary
        }
    }

    /// In the order they were named.
    package let columns: [Column]

    package init(columns: [Column]) { self.columns = columns }

    /// What the first model's people bring without any plan.
    package var baseline: Double { columns.first?.summary.baselineMargin ?? 0 }
}

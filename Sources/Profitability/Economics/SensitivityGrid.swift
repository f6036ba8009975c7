/// The outcome at each pair of values of two inputs.
package struct SensitivityGrid: Hashable, Sendable {
    package struct Axis: Hashable, Sendable {
        package let input: ModelInput
        package let title: String
        package let unit: AssumptionUnit
        /// Rising, in base units.
        package let values: [Double]
    }

    package let outcome: ModelOutcome
    package let rows: Axis
    package let columns: Axis
    /// By row, then by column.
    package let cells: [[Double]]

    /// - Parameter steps: how many values each input takes between its low and its high one; 2 or more.
    package init(
        of model: EconomicModel,
        _ outcome: ModelOutcome,
        months: Int,
        rows: ModelInput,
        columns: ModelInput,
        steps: Int,
        _ changes: ModelChanges = ModelChanges()
    ) {
        let spreads = model.spreads()
        let rows = Axis(rows, of: model, steps: steps)
        let columns = Axis(columns, of: model, steps: steps)
        self.outcome = outcome
        self.rows = rows
        self.columns = columns
        cells = rows.values.map { row in
            columns.values.map { column in
                var changed = changes
                changed[rows.input] = row
                changed[columns.input] = column
                return outcome.value(
                    of: model.projection(months: months, changed, spreads: spreads)
                )
            }
        }
    }
}

extension SensitivityGrid.Axis {
    fileprivate init(_ input: ModelInput, of model: EconomicModel, steps: Int) {
        let swing = model.swing(input)
        let width = swing.high - swing.low
        self.init(
            input: input,
            title: input.title,
            unit: model.unit(input),
            values: (0..<max(2, steps)).map { step in
                swing.low + width * Double(step) / Double(max(2, steps) - 1)
            }
        )
    }
}

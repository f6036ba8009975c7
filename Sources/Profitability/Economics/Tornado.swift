/// What hangs on each input: the outcome at its low and its high value, all others as they are.
package struct Tornado: Hashable, Sendable {
    package struct Bar: Hashable, Sendable {
        package let input: ModelInput
        package let title: String
        package let unit: AssumptionUnit
        /// In base units.
        package let base: Double
        package let swing: Assumption.Swing
        /// The outcome at the low and at the high value.
        package let atLow: Double
        package let atHigh: Double

        package var width: Double { abs(atHigh - atLow) }
    }

    package let outcome: ModelOutcome
    package let base: Double
    /// The widest first; of equal ones in the order of the file.
    package let bars: [Bar]

    package init(
        of model: EconomicModel,
        _ outcome: ModelOutcome,
        months: Int,
        _ changes: ModelChanges = ModelChanges()
    ) {
        let spreads = model.spreads()
        func value(_ input: ModelInput?, _ value: Double) -> Double {
            var changed = changes
            if let input { changed[input] = value }
            return outcome.value(
                of: model.projection(months: months, changed, spreads: spreads)
            )
        }
        self.outcome = outcome
        base = value(nil, 0)
        let bars = model.inputs.map { input in
            let swing = model.swing(input)
            return Bar(
                input: input,
                title: input.title,
                unit: model.unit(input),
                base: changes[input] ?? model.value(input),
                swing: swing,
                atLow: value(input, swing.low),
                atHigh: value(input, swing.high)
            )
        }
        self.bars = bars.enumerated().sorted { first, second in
            (second.element.width, first.offset) < (first.element.width, second.offset)
        }.map(\.element)
    }
}

extension ModelInput {
    /// For people, as the row of a table.
    package var title: String {
        switch self {
        case .fee: "fee of a term"
        case .figure(let key): key.profile.title
        }
    }
}

/// What a simulation comes to.
///
/// - Units: money in major units of the model's currency.
package struct SimulationResult: Hashable, Sendable {
    package let simulation: Simulation
    /// How many join, world by world.
    package let joined: Outcomes
    /// Contribution less acquisition and the programme over all months, world by world.
    package let result: Outcomes
    /// Cash at the end of the last month, world by world.
    package let cash: Outcomes
    /// What one member leaves over all months, less what winning them costs; member by member.
    package let member: Outcomes
    /// What the closed form expects of a member in the same worlds; the mean of ``member`` lies within
    /// a few of its standard errors.
    package let expectedOfMember: Double
    /// And of the whole, by the closed form: with the assumptions as drawn.
    package let expectedResult: Double
    package let months: [Month]
    /// The month in which the cash spent is back for good, of those worlds in which it is.
    package let payback: Outcomes?
    /// The share of worlds in which it is not by the last month.
    package let neverPaidBack: Double

    /// What is taken for granted, a sentence each.
    package static let conventions = [
        "A world draws every assumption that has a distribution or an interval; one world alone takes "
            + "their means.",
        "The result is contribution less acquisition and the programme's cost, over all months; "
            + "nothing is discounted.",
        "P5, P50 and P95 of the result are of worlds, those of one member are of members in all worlds.",
        "A member is counted from the month of joining, for as many months as the model looks ahead.",
    ]

    /// One month over all worlds.
    package struct Month: Hashable, Sendable {
        /// Counting from 1.
        package let month: Int
        package let members: Double
        package let feeCash: Double
        package let contribution: Double
        package let cumulativeCash: Outcomes
    }

    init(_ simulation: Simulation, _ worlds: [WorldOutcome]) {
        self.simulation = simulation
        joined = Outcomes(worlds.map(\.joined))
        result = Outcomes(worlds.map(\.result))
        cash = Outcomes(worlds.map { $0.months.last?.cumulativeCash ?? 0 })
        let isMany = worlds.count > 1
        member = Outcomes(
            worlds.flatMap(\.results),
            groups: isMany ? worlds.indices.map(simulation.members(of:)) : nil
        )
        let members = worlds.reduce(0) { $0 + $1.results.count }
        expectedOfMember = worlds.reduce(0) {
            $0 + $1.expectedOfMember * Double($1.results.count) / Double(max(members, 1))
        }
        expectedResult =
            worlds.reduce(0) { $0 + $1.expectedResult } / Double(max(worlds.count, 1))
        months = (0..<simulation.months).map { index in
            func mean(_ figure: (SimulatedMonth) -> Double) -> Double {
                worlds.reduce(0) { $0 + figure($1.months[index]) } / Double(max(worlds.count, 1))
            }
            return Month(
                month: index + 1,
                members: mean(\.members),
                feeCash: mean(\.feeCash),
                contribution: mean(\.contribution),
                cumulativeCash: Outcomes(worlds.map { $0.months[index].cumulativeCash })
            )
        }
        let paid = worlds.compactMap(\.paybackMonth)
        payback = paid.isEmpty ? nil : Outcomes(paid.map(Double.init))
        neverPaidBack = 1 - Double(paid.count) / Double(max(worlds.count, 1))
    }
}

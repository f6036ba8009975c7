/// What may come of a plan: worlds drawn from the assumptions, members drawn in each of them.
///
/// - Shape: a world's expectation is the closed form's. What chance does to the mean of its simulated
///   members is scaled to as many members as would really join, because a thousand members vary more
///   than a hundred thousand.
/// - Invariants: the same model, seed, months, members and worlds give the same bytes, whatever the
///   number of threads: every draw has its place, and sums are made in the order of the members.
package struct Simulation: Hashable, Sendable {
    package let model: EconomicModel
    package let seed: UInt64
    package let months: Int
    package let members: Int
    /// How many worlds are drawn; in one alone, every assumption is its mean.
    package let worlds: Int
    /// Figures that are the same in every world, in base units, and another fee a term.
    package let values: [AssumptionKey: Double]
    package let fee: Double?

    /// What would make no simulation.
    package enum Problem: Error, Hashable, Sendable {
        /// Each world needs a member.
        case fewerMembersThanWorlds
        /// Nobody joins even where all assumptions are their means.
        case nobodyJoins
    }

    /// - Precondition: months, members and worlds are at least 1.
    package init(
        of model: EconomicModel,
        seed: UInt64,
        months: Int,
        members: Int,
        worlds: Int,
        values: [AssumptionKey: Double] = [:],
        fee: Double? = nil
    ) throws(Problem) {
        guard members >= worlds else { throw .fewerMembersThanWorlds }
        let isJoined = model.behaviour(values, fee: fee).joiners().share > 0
        guard isJoined else { throw .nobodyJoins }
        self.model = model
        self.seed = seed
        self.months = months
        self.members = members
        self.worlds = worlds
        self.values = values
        self.fee = fee
    }

    /// How many members a thread draws before it hands in; it must not depend on the threads.
    private static let batch = 8_192

    package func run(threads: Int) -> SimulationResult {
        let spreads = model.spreads()
        let samples =
            worlds == 1
            ? [single(spreads, threads: threads)]
            : Workers.map(worlds, threads: threads) { world in
                let sample = WorldSample(behaviour(world, spreads), months: months)
                let numbers = members(of: world)
                return sample.outcome(batches(numbers).map { sample.batch($0, random) })
            }
        return SimulationResult(self, samples)
    }

    /// One world alone is shared out among the threads by its members.
    private func single(
        _ spreads: [AssumptionKey: Spread],
        threads: Int
    ) -> WorldOutcome {
        let sample = WorldSample(
            model.behaviour(spreads: spreads, values, fee: fee),
            months: months
        )
        let batches = batches(members(of: 0))
        return sample.outcome(
            Workers.map(batches.count, threads: threads) { sample.batch(batches[$0], random) }
        )
    }

    private var random: CounterRandom { CounterRandom(seed: seed, stream: 0) }

    /// The members of a world; the first worlds take one more where they do not come out even.
    func members(of world: Int) -> Range<Int> {
        let (each, more) = members.quotientAndRemainder(dividingBy: worlds)
        let start = world * each + min(world, more)
        return start..<(start + each + (world < more ? 1 : 0))
    }

    private func batches(_ members: Range<Int>) -> [Range<Int>] {
        stride(from: members.lowerBound, to: members.upperBound, by: Self.batch).map {
            $0..<min($0 + Self.batch, members.upperBound)
        }
    }

    /// One world of the model, drawn.
    ///
    /// What people differ in is drawn for each of them; of it only the mean may be uncertain, where
    /// the file gives it an interval.
    func behaviour(_ world: Int, _ spreads: [AssumptionKey: Spread]) -> Behaviour {
        let random = CounterRandom(seed: seed, stream: 1)
        var drawn = values
        for assumption in model.assumptions
        where values[assumption.key] == nil {
            guard let distribution = assumption.uncertainty else { continue }
            drawn[assumption.key] = distribution.sample(
                random,
                subject: UInt64(world),
                draw: assumption.key.drawNumber
            )
        }
        return model.behaviour(spreads: spreads, drawn, fee: fee)
    }
}

extension Assumption {
    /// What is drawn for a world; `nil` where the figure is taken as it is.
    fileprivate var uncertainty: Distribution? {
        switch role {
        case .uncertain:
            return drawn.isCertain ? nil : drawn
        case .acrossPeople:
            guard let interval else { return nil }
            let reach = 2 * NormalQuantile.value(0.975)
            let width = interval.upperBound - interval.lowerBound
            return .normal(mean: value, sd: width / reach)
        }
    }
}

extension AssumptionKey {
    /// Which draw of a world is this figure's: its name says, so that a figure that is added to a file
    /// or taken out of it does not move what is drawn for the others (FNV-1a).
    fileprivate var drawNumber: UInt64 {
        path.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}

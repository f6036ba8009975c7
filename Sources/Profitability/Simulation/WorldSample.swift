/// One world, ready for its members to be drawn.
struct WorldSample: Sendable {
    private let behaviour: Behaviour
    private let projection: Projection
    private let draw: MemberDraw
    private let months: Int

    init(_ behaviour: Behaviour, months: Int) {
        self.behaviour = behaviour
        self.months = months
        projection = Projection(of: behaviour, months: months)
        draw = MemberDraw(behaviour, projection.joiners, months: months)
    }

    func batch(_ members: Range<Int>, _ random: CounterRandom) -> MemberBatch {
        draw.batch(members, random)
    }

    /// What the world comes to with these members in it.
    func outcome(_ batches: [MemberBatch]) -> WorldOutcome {
        let members = Double(batches.reduce(0) { $0 + $1.results.count })
        var sample = Array(repeating: SimulatedMonth(), count: months)
        for (index, life) in draw.lives.enumerated() {
            var count = 0.0
            var paid = Activity()
            var trial = Activity()
            for batch in batches {
                count += batch.counts[index]
                paid.add(batch.paid[index])
                trial.add(batch.trial[index])
            }
            guard count > 0 else { continue }
            for month in 0..<months {
                sample[month].members += count * life.paid[month] / members
                sample[month].feeCash += count * life.feeCash[month] / members
                let paymentCost = count * life.paymentCost[month] / members
                sample[month].cash += count * life.feeCash[month] / members - paymentCost
                sample[month].contribution +=
                    count * life.recognised[month] / members - paymentCost
                let done =
                    share(life.paid[month], of: life.paidTime) * paid.contribution / members
                    + share(life.trial[month], of: life.trialTime) * trial.contribution / members
                sample[month].cash += done
                sample[month].contribution += done
            }
        }
        return outcome(of: sample, members, batches.flatMap(\.results))
    }

    /// The world's expectation, moved as chance moved the simulated members.
    private func outcome(
        of sample: [SimulatedMonth],
        _ members: Double,
        _ results: [Double]
    ) -> WorldOutcome {
        let joined = projection.joined
        // The mean of so many more members lies so much nearer to what is expected.
        let scale = joined > 0 ? (members / joined).squareRoot() : 0
        var cumulated = 0.0
        var result = 0.0
        var totals: [SimulatedMonth] = []
        for (index, expected) in projection.total.enumerated() {
            var month = SimulatedMonth()
            month.members = expected.members
            month.feeCash = expected.feeCash
            month.cash = expected.cash
            month.contribution = expected.contribution
            for start in 0...index {
                let count = behaviour.joined(in: start, share: projection.joiners.share) * scale
                guard count > 0 else { continue }
                let (drawn, mean) = (sample[index - start], projection.member[index - start])
                // Acquisition is paid for each joiner alike, so chance does nothing to it.
                let meanCash = mean.cash + mean.acquisitionCost
                month.members += count * (drawn.members - mean.members)
                month.feeCash += count * (drawn.feeCash - mean.feeCash)
                month.cash += count * (drawn.cash - meanCash)
                month.contribution += count * (drawn.contribution - mean.contribution)
            }
            cumulated += month.cash
            month.cumulativeCash = cumulated
            result += month.contribution - expected.acquisitionCost - expected.programmeCost
            totals.append(month)
        }
        let perMember = projection.member.reduce(0) { $0 + $1.contribution - $1.acquisitionCost }
        return WorldOutcome(
            joined: joined,
            result: result,
            months: totals,
            expectedResult: projection.result,
            expectedOfMember: perMember,
            results: results
        )
    }

    private func share(_ part: Double, of whole: Double) -> Double {
        whole > 0 ? part / whole : 0
    }
}

/// One month of a world; money in major units.
struct SimulatedMonth: Sendable {
    var members = 0.0
    var feeCash = 0.0
    var cash = 0.0
    var contribution = 0.0
    var cumulativeCash = 0.0
}

/// What one world came to.
struct WorldOutcome: Sendable {
    let joined: Double
    /// Contribution less acquisition and the programme, over all months.
    let result: Double
    let months: [SimulatedMonth]
    /// The same by the closed form, in all and for one who joins at the start.
    let expectedResult: Double
    let expectedOfMember: Double
    /// What each simulated member left.
    let results: [Double]

    /// The month from whose end on the cash spent is back for good; `nil` when it is not by the last.
    var paybackMonth: Int? {
        guard let debt = months.lastIndex(where: { $0.cumulativeCash < 0 }) else { return 1 }
        return debt + 1 < months.count ? debt + 2 : nil
    }
}

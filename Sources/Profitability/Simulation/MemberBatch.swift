/// Some simulated members of one world, added up.
struct MemberBatch: Sendable {
    /// By life: how many members, and what they did while they paid and while on trial.
    var counts: [Double]
    var paid: [Activity]
    var trial: [Activity]
    /// What each member left, acquisition taken off, in the order of the members.
    var results: [Double]
}

/// Everything that the members of one world have in common.
struct MemberDraw: Sendable {
    let lives: [Life]
    private let limits: [Double]
    private let paidTimes: [Double]
    private let trialTimes: [Double]
    private let fees: [Double]
    private let activity: ActivityDraw
    private let acquisition: Double

    init(_ behaviour: Behaviour, _ joiners: Joiners, months: Int) {
        lives = behaviour.lives(months: months)
        var sum = 0.0
        limits = lives.map {
            sum += $0.chance
            return sum
        }
        paidTimes = lives.map(\.paidTime)
        trialTimes = lives.map(\.trialTime)
        fees = lives.map(\.fees)
        activity = ActivityDraw(behaviour, joiners)
        acquisition = behaviour.acquisition
    }

    /// - Parameter members: their numbers, which say what is drawn for them.
    func batch(_ members: Range<Int>, _ random: CounterRandom) -> MemberBatch {
        var batch = MemberBatch(
            counts: Array(repeating: 0, count: lives.count),
            paid: Array(repeating: Activity(), count: lives.count),
            trial: Array(repeating: Activity(), count: lives.count),
            results: []
        )
        batch.results.reserveCapacity(members.count)
        for member in members {
            var draws = DrawSequence(random, subject: UInt64(member))
            let group = activity.group(draws.next())
            let life = life(draws.next())
            let uses = activity.uses(&draws)
            let paid = activity.spell(
                paidTimes[life],
                group: group,
                uses: uses,
                isTrial: false,
                &draws
            )
            batch.counts[life] += 1
            batch.paid[life].add(paid)
            var result = fees[life] + paid.contribution - acquisition
            if trialTimes[life] > 0 {
                let trial = activity.spell(
                    trialTimes[life],
                    group: group,
                    uses: uses,
                    isTrial: true,
                    &draws
                )
                batch.trial[life].add(trial)
                result += trial.contribution
            }
            batch.results.append(result)
        }
        return batch
    }

    private func life(_ draw: Double) -> Int {
        let wanted = draw * (limits.last ?? 1)
        var low = 0
        var high = limits.count - 1
        while low < high {
            let middle = (low + high) / 2
            if limits[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

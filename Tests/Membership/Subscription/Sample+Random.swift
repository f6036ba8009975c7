import Membership

extension Sample {
    /// An agreement of any cadence, anchor, price and policy that a plan file may hold.
    static func random(_ random: inout SplitMix64, renews: Bool) -> Agreement {
        let first = CivilDate(dayNumber: Int32(random.int(in: 18_000...24_000)))
        let cadence = cadences[random.int(in: 0...(cadences.count - 1))]
        let policy = dunning(&random, within: cadence.days)
        let anchorDay = random.int(in: 1...31)
        let aligned =
            random.int(in: 0...2) == 0
            ? try? BillingCycle.starting(on: first, cadence: cadence.value, anchorDay: anchorDay)
            : nil
        let isPaidLater = random.int(in: 0...7) == 0
        return agreement(
            from: first,
            cycle: aligned ?? .starting(on: first, cadence: cadence.value),
            price: random.int(in: 0...9) == 0 ? 0 : Int64(random.int(in: 1...20_000)),
            renews: renews,
            isLifetime: !renews && random.int(in: 0...2) == 0,
            firstTerms: random.int(in: 0...4) == 0 ? random.int(in: 2...5) : 1,
            proration: Proration.allCases[random.int(in: 0...(Proration.allCases.count - 1))],
            dunning: policy,
            chargeLead: random.int(in: 0...2) == 0 ? random.int(in: 1...(cadence.days - 1)) : 0,
            pause: pause(&random),
            payWith: isPaidLater ? account : method(&random),
            isPaidLater: isPaidLater
        )
    }

    /// The cadences with the days their shortest term has.
    private static let cadences: [(value: Cadence, days: Int)] = [
        (cadence("P1M"), 28), (cadence("P1M"), 28), (cadence("P1W"), 7), (cadence("P10D"), 10),
        (cadence("P3M"), 89), (cadence("P1Y"), 365),
    ]

    /// Grace, hold and tries that are over before the shortest term is.
    private static func dunning(
        _ random: inout SplitMix64,
        within days: Int
    ) -> DunningPolicy {
        let grace = random.int(in: 0...min(10, days))
        let hold = random.int(in: 0...min(14, days - grace))
        let offsets = (1...max(1, grace + hold)).filter { _ in random.int(in: 0...3) == 0 }
        let ends = [DunningEnd.cancel, .cancel, .hold, Variant.fallback]
        return DunningPolicy(
            retryOffsets: offsets.filter { $0 <= grace + hold },
            graceDays: grace,
            holdDays: hold,
            hardDecline: random.int(in: 0...2) == 0 ? .retry : .stop,
            end: ends[random.int(in: 0...3)]
        )
    }

    private static func pause(_ random: inout SplitMix64) -> PauseRules? {
        guard random.int(in: 0...4) > 0 else { return nil }
        return PauseRules(
            longest: random.int(in: 1...4),
            resume: random.int(in: 0...1) == 0 ? .stub : .fresh,
            creditsUnusedTime: true
        )
    }

    private static func method(_ random: inout SplitMix64) -> PaymentMethod {
        switch random.int(in: 0...9) {
        case 0: .none
        case 1: .complimentary
        case 2: .balance
        default: otherMethod
        }
    }
}

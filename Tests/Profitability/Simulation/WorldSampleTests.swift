import Testing

@testable import Profitability

/// What chance does has to agree with what is expected.
struct WorldSampleTests {
    /// Each row reads: a world of this kind.
    static let worlds: [(String, World)] = {
        var annual = World()
        annual.fee = 139
        annual.termMonths = 12
        annual.people = 5_000
        annual.retention = .byTerm([0.73, 0.91, 0.96])
        annual.refunds = 0.02
        annual.paymentRate = 0.029
        annual.paymentCharge = 0.3
        annual.memberService = 0.4
        annual.acquisition = 18
        annual.orders = Spread(.negativeBinomial(mean: 1.2, dispersion: 0.8))
        annual.uplift = 0.3
        annual.basket = 50
        annual.memberBasket = 54
        annual.margin = 0.25
        annual.benefits = [
            World.benefit(
                .orders(0.9),
                uptake: 0.8,
                unitCost: 5,
                costAnyway: 3,
                feeForgone: 1,
                partnerFunding: 0.1
            ),
            World.benefit(.membership, memberCost: 3),
            World.benefit(.discount(rate: 0.1, eligible: 0.3), uptake: 0.6),
        ]
        var trial = annual
        trial.trial = .init(months: 0.99, delay: 1, takeUp: 0.8, conversion: 0.7)
        trial.joiningMonths = 4
        trial.arrivals = 100
        var short = annual
        short.trial = .init(months: 0.23, delay: 0, takeUp: 0.8, conversion: 0.5)
        var monthly = World()
        monthly.people = 3_000
        monthly.retention = .shiftedBetaGeometric(alpha: 0.67, beta: 3.8)
        monthly.paymentFailure = 0.1
        monthly.paymentRecovery = 0.6
        monthly.benefits = [
            World.benefit(
                .monthly(Spread(.negativeBinomial(mean: 4, dispersion: 0.5))),
                uptake: 0.7,
                moreUse: 1.6,
                unitCost: 0.8,
                feeForgone: 0.2
            ),
            World.benefit(.monthly(Spread(.fixed(20))), moreUse: 0.5, unitCost: 0.1),
        ]
        var weekly = monthly
        weekly.termMonths = 4 * 7 / (365.242_5 / 12)
        var once = annual
        once.isPaidOnce = true
        var less = annual
        less.uplift = -0.4
        var selected = annual
        selected.joining = .selfSelection(reach: 0.7, otherWorth: 2, spread: 3)
        selected.benefits[0] = World.benefit(.orders(1), unitCost: 5, worth: 6)
        var capped = annual
        capped.retention = .flat(0.8)
        capped.orders = Spread(.fixed(6))
        capped.benefits = [
            World.benefit(
                .reward(
                    rate: 0.05,
                    eligible: 0.9,
                    redeemed: 0.8,
                    cap: .init(amount: 190, months: 12)
                )
            ),
            World.benefit(
                .reward(rate: 0.01, eligible: 1, redeemed: 0.7, cap: nil),
                uptake: 0.5
            ),
        ]
        return [
            ("a year at a time", annual), ("a trial first, and people who come later", trial),
            ("a trial of a week", short), ("a month at a time, unlike members", monthly),
            ("four weeks at a time", weekly), ("paid once", once), ("fewer orders", less),
            ("those join to whom it is worth it", selected), ("a reward with a most", capped),
        ]
    }()

    @Test(arguments: worlds)
    func `the ways a membership can go come to what is expected`(why: String, world: World) throws {
        let behaviour = try world.behaviour()
        let lives = behaviour.lives(months: 30)
        let cohort = behaviour.cohort(months: 30)
        #expect(near(lives.reduce(0) { $0 + $1.chance }, 1))
        for month in 0..<30 {
            func mean(_ figure: (Life) -> [Double]) -> Double {
                lives.reduce(0) { $0 + $1.chance * figure($1)[month] }
            }
            #expect(near(mean(\.paid), cohort[month].paid), "\(why), paid, \(month)")
            #expect(near(mean(\.trial), cohort[month].trial), "\(why), trial, \(month)")
            #expect(near(mean(\.feeCash), cohort[month].feeCash), "\(why), fees, \(month)")
            #expect(near(mean(\.recognised), cohort[month].recognised), "\(why), earned, \(month)")
            #expect(
                near(mean(\.paymentCost), cohort[month].paymentCost),
                "\(why), charged, \(month)"
            )
        }
    }

    /// The mean of 20,000 members is farther than 4.5 standard errors from what is expected once in
    /// 150,000.
    @Test(arguments: worlds)
    func `members drawn agree with the closed form`(why: String, world: World) throws {
        let sample = WorldSample(try world.behaviour(), months: 24)
        let outcome = sample.outcome([
            sample.batch(0..<20_000, CounterRandom(seed: 12))
        ])
        let members = Outcomes(outcome.results)
        let gap = members.mean - outcome.expectedOfMember
        #expect(
            abs(gap) <= 4.5 * members.standardError,
            "\(why): \(gap), standard error \(members.standardError)"
        )
        // Chance moves the whole by what it moved the members, at the scale of the real number.
        let scale = (outcome.joined * 20_000).squareRoot()
        if world.joiningMonths == 1, world.arrivals == 0 {
            let moved = outcome.result - outcome.expectedResult
            #expect(near(moved, gap * scale, within: 1e-6), "\(why): \(moved)")
        }
        let contribution = outcome.months.reduce(0) { $0 + $1.contribution }
        #expect(contribution.isFinite && outcome.months.count == 24)
    }

    @Test
    func `what is paid and what is earned differ by what is deferred, in chance too`() throws {
        for (why, world) in Self.worlds where !world.isPaidOnce {
            let behaviour = try world.behaviour()
            for life in behaviour.lives(months: 60) {
                let paid = life.feeCash.reduce(0, +)
                let earned = life.recognised.reduce(0, +)
                #expect(paid >= earned - 1e-9, "\(why)")
            }
        }
    }
}

import Profitability
import Testing

struct FlowTests {
    /// Four orders a month of 50.00, a margin of 30 %, half as many orders again as a member.
    static let shopper: World = {
        var world = World()
        world.orders = Spread(.fixed(4))
        world.uplift = 0.5
        world.basket = 50
        world.margin = 0.3
        return world
    }()

    /// Each row reads: this benefit costs so much a month, and so much is lost on what would have
    /// been bought anyway.
    @Test(
        arguments: [
            (
                "six deliveries at 5.00",
                World.benefit(.orders(1), unitCost: 5), 30, 0
            ),
            (
                "half of the members use it",
                World.benefit(.orders(1), uptake: 0.5, unitCost: 5), 15, 0
            ),
            (
                "four of the six would have cost 5.00 anyway and brought 6.00",
                World.benefit(.orders(1), unitCost: 5, costAnyway: 5, feeForgone: 6), 10, 24
            ),
            (
                "a partner bears two fifths",
                World.benefit(.orders(1), unitCost: 5, partnerFunding: 0.4), 18, 0
            ),
            (
                "2.23 films at 9.00, once more of each after joining",
                World.benefit(.monthly(Spread(.poisson(mean: 2.23))), moreUse: 2, unitCost: 9),
                40.14, 0
            ),
            (
                "35.00 a year for films, seen or not",
                World.benefit(.membership, memberCost: 35 / 12.0), 35 / 12.0, 0
            ),
            (
                "a tenth off: 10 on what is new, 20 on what would have been bought",
                World.benefit(.discount(rate: 0.1, eligible: 1)), 10, 20
            ),
            (
                "on a quarter of the goods",
                World.benefit(.discount(rate: 0.1, eligible: 0.25)), 2.5, 5
            ),
            (
                "2 % back of 300.00, of which a tenth is never taken",
                World.benefit(.reward(rate: 0.02, eligible: 1, redeemed: 0.9, cap: nil)), 5.4, 0
            ),
        ] as [(String, BenefitBehaviour, Double, Double)]
    )
    func `what a benefit costs`(
        why: String,
        benefit: BenefitBehaviour,
        cost: Double,
        lost: Double
    ) throws {
        var world = Self.shopper
        world.benefits = [benefit]
        let behaviour = try world.behaviour()
        let flow = behaviour.expectedFlow(behaviour.habits(group: 0))
        #expect(near(flow.incrementalMargin, 2 * 50 * 0.3), "\(why)")
        #expect(near(flow.benefitCost, cost), "\(why): \(flow.benefitCost)")
        #expect(near(flow.cannibalisation, lost), "\(why): \(flow.cannibalisation)")
        #expect(near(flow.costs[0], cost + lost), "\(why)")
    }

    @Test
    func `a dearer basket is margin too`() throws {
        var world = Self.shopper
        world.uplift = 0
        world.memberBasket = 60
        let behaviour = try world.behaviour()
        let flow = behaviour.expectedFlow(behaviour.habits(group: 0))
        #expect(near(flow.incrementalMargin, 4 * 10 * 0.3))
    }

    /// A warehouse club gives back 2 % a year, at most 1,250: a member who is sure to be above the cap
    /// gets the cap, one who is sure to be below it 2 %, and one right at it gets less than either.
    @Test
    func `a cap is counted with the chance of staying below it`() throws {
        for (orders, low, high) in [
            (400.0, 1_249.99, 1_250.0), (4, 48, 48), (104.166_6, 1_190, 1_210),
        ] {
            var world = World()
            world.orders = Spread(.fixed(orders / 12))
            world.basket = 600
            let cap = ModelBenefit.Cap(amount: 1_250, months: 12)
            world.benefits = [
                World.benefit(.reward(rate: 0.02, eligible: 1, redeemed: 1, cap: cap))
            ]
            let behaviour = try world.behaviour()
            let year = 12 * behaviour.expectedFlow(behaviour.habits(group: 0)).benefitCost
            #expect((low - 1e-9...high + 1e-9).contains(year), "\(orders) orders: \(year)")
        }
    }

    @Test
    func `a trial goes without the benefits that wait for the first payment`() throws {
        var world = Self.shopper
        world.benefits = [World.benefit(.orders(1), isInTrial: false, unitCost: 5)]
        let behaviour = try world.behaviour()
        let habits = behaviour.habits(group: 0)
        #expect(behaviour.expectedFlow(habits, isTrial: true).benefitCost == 0)
        #expect(behaviour.expectedFlow(habits).benefitCost == 30)
    }
}

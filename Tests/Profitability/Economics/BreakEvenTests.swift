import Profitability
import Testing

struct BreakEvenTests {
    // MARK: - Fee

    /// 90.00 of benefits a year against a fee of 79.00: it takes 90.00, and 93.96 with what the bank
    /// takes and what is given back.
    @Test func `a fee that does not change who joins is what members cost`() throws {
        var world = World()
        world.fee = 79
        world.termMonths = 12
        world.benefits = [World.benefit(.membership, memberCost: 7.5)]
        let plain = FeeBreakEven(of: try world.behaviour())
        guard case .at(let point) = plain.answer else {
            Issue.record("\(plain.answer)")
            return
        }
        #expect(near(point.fee, 90, within: 1e-5))
        #expect(near(plain.ofPresentJoiners ?? 0, 90))
        world.paymentRate = 0.029
        world.paymentCharge = 0.3
        world.refunds = 0.01
        let net = FeeBreakEven(of: try world.behaviour())
        #expect(near(net.ofPresentJoiners ?? 0, 90.3 / 0.961))
    }

    /// Films without limit: 0.94 a month on average, each worth 8.97 to the member and costing as
    /// much, and 30 % more of them once they are free.
    @Test func `there is no fee when the light users leave`() throws {
        var world = World()
        world.fee = 9.95
        world.joining = .selfSelection(reach: 1, otherWorth: 0, spread: 0)
        let films = Spread(.negativeBinomial(mean: 0.94, dispersion: 1))
        world.benefits = [
            World.benefit(.monthly(films), moreUse: 1.3, unitCost: 8.97, worth: 8.97)
        ]
        let answer = FeeBreakEven(of: try world.behaviour())
        #expect(answer.answer == .lightUsersLeave)
        let living = answer.points.filter { $0.year != nil }
        #expect(living.allSatisfy { ($0.year?.contribution ?? 0) < 0 })
        let ratios = living.compactMap(\.useRatio)
        #expect(ratios == ratios.sorted() && (ratios.last ?? 0) > 1.7)
        // Those who joined at first would have borne it, had they stayed.
        #expect((answer.ofPresentJoiners ?? 0) > 9.95)
    }

    /// A plan worth more to members than it costs has a break-even fee, and a best one above it.
    @Test func `there is a fee when members gain more than they cost`() throws {
        var world = World()
        world.joining = .selfSelection(reach: 0.5, otherWorth: 6, spread: 2)
        world.orders = Spread(.negativeBinomial(mean: 2, dispersion: 1))
        world.benefits = [World.benefit(.orders(1), unitCost: 2, worth: 4)]
        let behaviour = try world.behaviour()
        let answer = FeeBreakEven(of: behaviour)
        guard case .at(let point) = answer.answer else {
            Issue.record("\(answer.answer)")
            return
        }
        #expect(abs(point.year?.contribution ?? 1) < 1e-3)
        #expect((answer.best?.fee ?? 0) > point.fee)
        #expect(point.share < behaviour.joiners(atFee: 0).share)
    }

    @Test func `a plan that earns without a fee needs none`() throws {
        var world = World()
        world.orders = Spread(.fixed(2))
        world.uplift = 0.1
        world.basket = 50
        world.margin = 0.3
        #expect(FeeBreakEven(of: try world.behaviour()).answer == .free)
    }

    @Test func `a fee that nobody pays covers nothing`() throws {
        var world = World()
        world.joining = .byFee(
            [.init(fee: 5, share: 0.4), .init(fee: 10, share: 0)],
            selection: 1
        )
        world.benefits = [World.benefit(.membership, memberCost: 20)]
        #expect(FeeBreakEven(of: try world.behaviour()).answer == .nobodyLeft)
    }

    // MARK: - Orders

    /// 11.00 are missing a year. At 45.00 × 22 % an order they are 1.11 orders with the costs held, and
    /// 2.24 when each of them is delivered for 5.00.
    @Test func `orders that fill the gap`() throws {
        var world = World()
        world.fee = 79
        world.termMonths = 12
        world.orders = Spread(.fixed(11 / 12.0))
        world.basket = 45
        world.margin = 0.22
        world.benefits = [
            World.benefit(.orders(1), unitCost: 5),
            World.benefit(.membership, memberCost: 35 / 12.0),
        ]
        let answer = OrderBreakEven(of: try world.behaviour())
        #expect(near(answer.without, -11))
        #expect(near(answer.costsHeld ?? 0, 11 / 9.9))
        #expect(near(answer.needed ?? 0, 11 / 4.9, within: 1e-6))
        #expect(near(answer.neededUplift ?? 0, 1 / 4.9, within: 1e-6))
    }

    @Test func `no orders help when each loses`() throws {
        var world = World()
        world.fee = 0
        world.orders = Spread(.fixed(1))
        world.basket = 20
        world.margin = 0.2
        world.benefits = [World.benefit(.orders(1), unitCost: 5)]
        #expect(OrderBreakEven(of: try world.behaviour()).needed == nil)
    }

    // MARK: - The member

    /// Each row reads: at this fee a year, a member breaks even here.
    ///
    /// Source: the fees and rates that the clubs publish.
    @Test(
        arguments: [
            (
                "Costco Executive, 2 % back", 130,
                .reward(rate: 0.02, eligible: 1, redeemed: 1, cap: nil), 0, 6_500
            ),
            ("RH, a quarter off", 175, .discount(rate: 0.25, eligible: 1), 0, 700),
            (
                "REI, a tenth back", 30,
                .reward(rate: 0.1, eligible: 1, redeemed: 1, cap: nil), 0, 300
            ),
            ("Walmart+, deliveries at 7.95", 98, .orders(1), 7.95, 12.327),
        ] as [(String, Double, BenefitBehaviour.Use, Double, Double)]
    )
    func `what a member must use`(
        why: String,
        fee: Double,
        use: BenefitBehaviour.Use,
        worth: Double,
        count: Double
    ) throws {
        var world = World()
        world.fee = fee
        world.termMonths = 12
        world.benefits = [World.benefit(use, worth: worth)]
        let answer = MemberBreakEven(of: try world.behaviour())
        #expect(near(answer.lines.first?.count ?? 0, count, within: 1e-4), "\(why)")
    }

    @Test func `half of the people order often enough`() throws {
        var world = World()
        world.fee = 5
        world.orders = Spread(.uniform(low: 0, high: 2))
        world.benefits = [World.benefit(.orders(1), worth: 5)]
        let answer = MemberBreakEven(of: try world.behaviour())
        #expect(near(answer.orders ?? 0, 12))
        #expect(near(answer.shareOfPeople, 0.5) && near(answer.shareOfJoiners, 0.5))
    }

    // MARK: - Discounts

    /// Source: the arithmetic of discounts as trade literature prints it; 5 % of a margin of 30 %.
    @Test func `a discount eats the margin`() throws {
        var world = World()
        world.margin = 0.3
        world.benefits = [
            World.benefit(.discount(rate: 0.05, eligible: 1)),
            World.benefit(.discount(rate: 0.3, eligible: 1)),
        ]
        let traps = DiscountTrap.all(of: try world.behaviour())
        #expect(near(traps[0].profitLost ?? 0, 1 / 6.0))
        #expect(near(traps[0].volumeNeeded ?? 0, 0.2))
        #expect(near(traps[0].volumeTolerated ?? 0, 1 / 7.0))
        #expect(traps[1].profitLost == 1 && traps[1].volumeNeeded == nil)
    }
}

import Profitability
import Testing

struct JoinersTests {
    /// People who order once a month on average, to each of whom a delivery is worth 5.00.
    static func selective(spread: Double = 0, reach: Double = 1) throws -> Behaviour {
        var world = World()
        world.joining = .selfSelection(reach: reach, otherWorth: 0, spread: spread)
        world.orders = Spread(.negativeBinomial(mean: 1, dispersion: 1))
        world.basket = 50
        world.benefits = [World.benefit(.orders(1), unitCost: 5, worth: 5)]
        return try world.behaviour()
    }

    @Test
    func `light users leave as the fee rises`() throws {
        let behaviour = try Self.selective()
        // A gamma distribution of shape 1 is exponential: e^-1 order more than once a month, and
        // those order twice on average.
        let joiners = behaviour.joiners(atFee: 5)
        #expect(abs(joiners.share - 0.367_879) < 0.003, "\(joiners.share)")
        #expect(abs((joiners.useRatio ?? 0) - 2) < 0.01, "\(joiners.orders)")
        var ratio = 0.0
        var share = 1.1
        for fee in [0.0, 2, 5, 10, 15] {
            let joiners = behaviour.joiners(atFee: fee)
            #expect(joiners.share < share, "at \(fee)")
            #expect((joiners.useRatio ?? 0) > ratio, "at \(fee)")
            (share, ratio) = (joiners.share, joiners.useRatio ?? 0)
        }
    }

    @Test
    func `nobody joins a plan that is worth its fee to nobody`() throws {
        let joiners = try Self.selective().joiners(atFee: 10_000)
        #expect(joiners.share == 0)
        #expect(joiners.flow.benefitCost == 0)
    }

    @Test
    func `a spread of tastes lets some join and some stay away at any fee`() throws {
        let behaviour = try Self.selective(spread: 2, reach: 0.4)
        #expect((0.2..<0.4).contains(behaviour.joiners(atFee: 0).share))
        #expect(behaviour.joiners(atFee: 15).share > 0)
    }

    /// Each row reads: at this fee, this share joins.
    @Test(
        arguments: [
            ("level below the first step", 0, 0.6),
            ("a step", 10, 0.6),
            ("half-way between two", 15, 0.4),
            ("level beyond the last", 99, 0.2),
        ] as [(String, Double, Double)]
    )
    func `price response`(why: String, fee: Double, share: Double) throws {
        var world = World()
        world.joining = .byFee(
            [.init(fee: 10, share: 0.6), .init(fee: 20, share: 0.2)],
            selection: 1.5
        )
        world.orders = Spread(.fixed(2))
        let joiners = try world.behaviour().joiners(atFee: fee)
        #expect(near(joiners.share, share), "\(why)")
        #expect(near(joiners.useRatio ?? 0, 1.5), "\(why)")
    }
}

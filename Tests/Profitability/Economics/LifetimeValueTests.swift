import Profitability
import Testing

struct LifetimeValueTests {
    private func value(_ world: World) throws -> LifetimeValue {
        let behaviour = try world.behaviour()
        return LifetimeValue(of: behaviour, behaviour.joiners())
    }

    /// Each row reads: a fee of this much a month, so many stay, at this discount a year.
    @Test(
        arguments: [
            ("no discount: margin / churn", 10, 0.95, 0), ("ten percent a year", 10, 0.95, 0.1),
            ("nearly everybody stays", 39.2, 0.98, 0.1), ("hardly anybody does", 10, 0.1, 0.2),
        ] as [(String, Double, Double, Double)]
    )
    func `equal terms come to the closed form in both timings`(
        why: String,
        fee: Double,
        stays: Double,
        discount: Double
    ) throws {
        var world = World()
        world.fee = fee
        world.retention = .flat(stays)
        world.discountRate = discount
        let found = try value(world)
        let monthly = 1 / (try world.behaviour()).discountFactor(months: 1) - 1
        for (timing, value) in [
            (GeometricLifetime.Timing.now, found.now), (.later, found.later),
        ] {
            let closed = GeometricLifetime.value(
                margin: fee,
                retention: stays,
                discount: monthly,
                timing: timing
            )
            #expect(near(value, closed ?? .nan, within: 1e-8), "\(why), \(timing)")
        }
        #expect(near(found.terms, 1 / (1 - stays), within: 1e-8), "\(why)")
        #expect(!found.isCut, "\(why)")
    }

    @Test func `who never leaves is counted for a hundred years`() throws {
        let found = try value(World())
        #expect(found.isCut && near(found.undiscounted, 12_000))
    }

    @Test func `a fee paid once is in the first term alone`() throws {
        var world = World()
        world.fee = 900
        world.termMonths = 60
        world.isPaidOnce = true
        world.retention = .flat(0.5)
        world.memberService = 1
        let found = try value(world)
        #expect(near(found.firstTerm, 840) && near(found.laterTerm, -60))
        #expect(near(found.now, 840 - 60, within: 1e-5))
    }

    /// 10.00 of trial benefits for each who begins, 70 % convert: 14.29 more for each who pays.
    @Test func `trials that do not convert are part of what members cost to win`() throws {
        var world = World()
        world.trial = .init(months: 1, delay: 1, takeUp: 1, conversion: 0.7)
        world.benefits = [World.benefit(.membership, memberCost: 10)]
        world.acquisition = 7
        world.fee = 15
        world.retention = .flat(0.9)
        let found = try value(world)
        #expect(near(found.acquisition ?? 0, 17 / 0.7))
        #expect(near(found.ratio ?? 0, 50 / (17 / 0.7)))
        #expect(near(found.paybackMonths(termMonths: 1) ?? 0, 17 / 0.7 / 5))
    }

    @Test func `nobody pays, so nobody is won`() throws {
        var world = World()
        world.trial = .init(months: 1, delay: 1, takeUp: 1, conversion: 0)
        #expect(try value(world).acquisition == nil)
    }
}

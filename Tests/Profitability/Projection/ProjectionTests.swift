import Profitability
import Testing

struct ProjectionTests {
    /// Each row reads: a world of this kind keeps fees paid = fees earned + fees deferred.
    static let worlds: [(String, World)] = {
        var annual = World()
        annual.fee = 139
        annual.termMonths = 12
        annual.retention = .byTerm([0.73, 0.91, 0.96])
        annual.refunds = 0.02
        annual.joiningMonths = 6
        annual.arrivals = 3
        annual.trial = .init(months: 0.99, delay: 1, takeUp: 0.8, conversion: 0.7)
        var weekly = annual
        weekly.termMonths = 4 * 7 / (365.242_5 / 12)
        weekly.paymentFailure = 0.1
        weekly.paymentRecovery = 0.6
        var lifetime = annual
        lifetime.isPaidOnce = true
        var short = annual
        short.trial = .init(months: 0.23, delay: 0, takeUp: 0.8, conversion: 0.5)
        return [
            ("monthly", World()), ("annual", annual), ("four weeks", weekly),
            ("paid once", lifetime), ("a week's trial", short),
        ]
    }()

    @Test(arguments: worlds)
    func `fees paid are earned or deferred`(why: String, world: World) throws {
        let projection = Projection(of: try world.behaviour(), months: 60)
        for rows in [projection.total, projection.member] {
            var paid = 0.0
            var earned = 0.0
            for row in rows {
                paid += row.feeCash
                earned += row.recognised
                #expect(near(paid, earned + row.deferred), "\(why), month \(row.month)")
                #expect(row.deferred >= 0, "\(why), month \(row.month)")
            }
        }
    }

    @Test
    func `an annual fee is earned by twelfths, and renews after a year`() throws {
        var world = World()
        world.fee = 120
        world.termMonths = 12
        world.retention = .byTerm([0.75, 0.9])
        let rows = Projection(of: try world.behaviour(), months: 36).total
        #expect(
            rows.map(\.charges).enumerated().filter { $0.element > 0 }.map(\.offset) == [0, 12, 24]
        )
        #expect(
            near(rows[0].feeCash, 1_200) && near(rows[12].feeCash, 900)
                && near(rows[24].feeCash, 810)
        )
        #expect(near(rows[0].recognised, 100) && near(rows[0].deferred, 1_100))
        #expect(rows[11].deferred == 0)
        #expect(near(rows[12].left, 2.5) && near(rows[24].left, 0.75))
    }

    /// Fee 79.00 a year against 55.00 for delivery and 35.00 for films: 11.00 lost on each member.
    ///
    /// Source: Munster's estimate of the largest delivery club, Wall Street Journal, 2011.
    @Test
    func `a fee below what benefits cost loses on every member`() throws {
        var world = World()
        world.fee = 79
        world.termMonths = 12
        world.orders = Spread(.fixed(1))
        world.benefits = [
            World.benefit(.orders(1), unitCost: 55 / 12.0),
            World.benefit(.membership, memberCost: 35 / 12.0),
        ]
        let projection = Projection(of: try world.behaviour(), months: 12)
        #expect(near(projection.member.reduce(0) { $0 + $1.contribution }, -11))
        #expect(near(projection.result, -110))
        #expect(projection.paybackMonth == nil)
    }

    /// 1,000 trials, 70 % convert, 8 % of later charges fail and dunning gets six of ten.
    @Test
    func `trials, failures and refunds`() throws {
        var world = World()
        world.people = 1_000
        world.trial = .init(months: 0.99, delay: 1, takeUp: 1, conversion: 0.7)
        world.retention = .flat(0.95)
        world.paymentFailure = 0.08
        world.paymentRecovery = 0.6
        world.refunds = 0.01
        world.paymentRate = 0.029
        world.paymentCharge = 0.3
        world.acquisition = 2
        let rows = Projection(of: try world.behaviour(), months: 3).total
        #expect(near(rows[0].onTrial, 990) && rows[0].members == 0 && rows[0].feeCash == 0)
        #expect(near(rows[1].unconverted, 300) && rows[1].left == 0 && near(rows[1].charges, 700))
        #expect(near(rows[1].feeCash, 700 * 9.9) && near(rows[1].paymentCost, 700 * 0.59))
        #expect(near(rows[2].charges, 700 * 0.95 * 0.968))
        #expect(near(rows[2].left, 700 * 0.05) && near(rows[2].failed, 700 * 0.95 * 0.032))
        #expect(near(rows[0].acquisitionCost, 2_000))
        #expect(near(rows[2].cumulativeCash, rows.reduce(0) { $0 + $1.cash }))
    }

    @Test
    func `rates that count failures already lose nobody twice`() throws {
        var world = World()
        world.retention = .flat(0.9)
        world.retentionIncludesFailures = true
        world.paymentFailure = 0.1
        world.paymentRecovery = 0.5
        let row = Projection(of: try world.behaviour(), months: 2).total[1]
        #expect(near(row.charges, 9))
        #expect(near(row.failed, 10 * (0.9 / 0.95 - 0.9)))
        #expect(near(row.left + row.failed, 1))
    }

    @Test
    func `those who join later live the same life later`() throws {
        var world = World()
        world.joiningMonths = 2
        world.arrivals = 4
        let rows = Projection(of: try world.behaviour(), months: 4).total
        #expect(rows.map(\.joined) == [5, 9, 4, 4])
        #expect(rows.map(\.members) == [5, 14, 18, 22])
    }

    @Test
    func `payback is the month after the last debt`() throws {
        var world = World()
        world.people = 1
        world.acquisition = 35
        #expect(Projection(of: try world.behaviour(), months: 12).paybackMonth == 4)
        #expect(Projection(of: try world.behaviour(), months: 3).paybackMonth == nil)
        world.acquisition = 0
        #expect(Projection(of: try world.behaviour(), months: 3).paybackMonth == 1)
        // The fee of the second year hides in cash what each year loses.
        var ahead = World()
        ahead.fee = 79
        ahead.termMonths = 12
        ahead.benefits = [World.benefit(.membership, memberCost: 7.5)]
        let hidden = Projection(of: try ahead.behaviour(), months: 14)
        #expect(hidden.paybackMonth == 13 && hidden.earnedPaybackMonth == nil)
        // Paid ahead, used up later: in the black for two months and never again.
        world.termMonths = 12
        world.benefits = [World.benefit(.membership, memberCost: 4)]
        #expect(Projection(of: try world.behaviour(), months: 12).paybackMonth == nil)
    }
}

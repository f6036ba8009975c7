import Membership
import Testing

struct PointsRedemptionTests {
    private static let plain = PointsRedemption(value: Till.value(1, 1))
    private static let thirds = PointsRedemption(value: Till.value(3, 1))
    private static let stepped = PointsRedemption(
        value: Till.value(100, 500),
        least: 500,
        step: 100
    )

    @Test(
        arguments: [
            (plain, 450, 1_000, 2_000, .pays(Sample.money(450)), "as many cents"),
            (plain, 1_000, 1_000, 1_000, .pays(Sample.money(1_000)), "all of both"),
            (plain, 1_001, 1_000, 2_000, .refused(.available(1_000)), "not more than there are"),
            (plain, 1, -5, 2_000, .refused(.available(0)), "a debt is not available"),
            (plain, 1_000, 1_000, 999, .refused(.most(999)), "not more than is to be paid"),
            (plain, 0, 1_000, 999, .refused(.least(1)), "none is no redemption"),
            (stepped, 400, 900, 9_000, .refused(.least(500)), "not fewer than the fewest"),
            (stepped, 550, 900, 9_000, .refused(.step(100)), "only whole steps"),
            (stepped, 600, 900, 9_000, .pays(Sample.money(3_000)), "six hundred are 30.00"),
            (stepped, 900, 900, 4_000, .refused(.most(800)), "eight hundred would fit"),
            (stepped, 500, 900, 2_400, .refused(.most(0)), "not even the fewest fit"),
            (thirds, 4, 100, 100, .pays(Sample.money(1)), "1.33 cents are one"),
            (thirds, 5, 100, 100, .pays(Sample.money(2)), "1.67 cents are two"),
            (thirds, 1, 100, 100, .refused(.least(2)), "a point that pays nothing is not taken"),
            (thirds, 2, 100, 100, .pays(Sample.money(1)), "two are worth 0.67 cents and so one"),
        ] as [(PointsRedemption, Int64, Int64, Int64, PointsPayment, String)]
    )
    func `points pay what they are worth, rounded once`(
        redemption: PointsRedemption,
        points: Int64,
        available: Int64,
        amount: Int64,
        payment: PointsPayment,
        why: String
    ) throws {
        let rules = Till.points(redemptions: [redemption])
        let found = try rules.redeeming(
            points,
            available: available,
            against: Sample.money(amount),
            partner: nil
        )
        #expect(found == payment, "\(why)")
    }

    @Test
    func `a partner takes points only when the programme says so, and only in a currency it knows`()
        throws
    {
        let partners = [
            PointsPartner(id: "a", name: "A", earns: true, burns: false, price: Till.value(1, 1)),
            PointsPartner(id: "b", name: "B", earns: false, burns: true, price: Till.value(1, 1)),
        ]
        let rules = Till.points(partners: partners)
        func pay(_ partner: String?, _ currency: Currency = Sample.usd) throws -> PointsPayment {
            try rules.redeeming(
                10,
                available: 10,
                against: Sample.money(100, currency),
                partner: partner
            )
        }
        #expect(try pay("a") == .refused(.partner("a")))
        #expect(try pay("b") == .pays(Sample.money(10)))
        #expect(try pay("c") == .refused(.partner("c")))
        #expect(try pay(nil, Sample.jpy) == .refused(.currency(Sample.jpy)))
    }

    @Test
    func `the most that fit always pay, and one step more never does`() throws {
        for seed in 0..<5_000 {
            var random = SplitMix64(seed: seed)
            let redemption = PointsRedemption(
                value: Till.value(Int64(random.int(in: 1...50)), Int64(random.int(in: 1...50))),
                least: Int64(random.int(in: 1...20)),
                step: Int64(random.int(in: 1...7))
            )
            let rules = Till.points(redemptions: [redemption])
            let available = Int64(random.int(in: 0...500))
            let amount = Sample.money(Int64(random.int(in: 0...400)))
            let most = redemption.most(available: available, against: amount)
            func pays(_ points: Int64) throws -> Bool {
                let payment = try rules.redeeming(
                    points,
                    available: available,
                    against: amount,
                    partner: nil
                )
                if case .pays = payment { return true }
                return false
            }
            let next = max(most + redemption.step, redemption.fewest)
            guard try most == 0 || pays(most), try !pays(next) else {
                Issue.record("seed \(seed): \(most) of \(redemption) against \(amount)")
                return
            }
        }
    }
}

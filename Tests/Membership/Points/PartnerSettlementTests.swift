import Membership
import Testing

struct PartnerSettlementTests {
    /// Plenti: earned at one firm, spent at another.
    private static let rules = Till.points(partners: [
        PointsPartner(
            id: "rent",
            name: "Enterprise",
            earns: true,
            burns: true,
            price: Till.value(100, 95)
        ),
        PointsPartner(
            id: "phone",
            name: "AT&T",
            earns: true,
            burns: true,
            price: Till.value(100, 90)
        ),
        PointsPartner(
            id: "quiet",
            name: "Nobody",
            earns: true,
            burns: true,
            price: Till.value(1, 1)
        ),
    ])

    @Test
    func `the firm that gave points pays the one that took them`() throws {
        let settlement = try Self.rules.settlement([
            PartnerSettlement.Movement(partner: "rent", earned: 1_000),
            PartnerSettlement.Movement(partner: "phone", burned: 600),
            PartnerSettlement.Movement(partner: "rent", earned: -50),
            PartnerSettlement.Movement(partner: "gone", earned: 7),
        ])
        #expect(settlement.lines.map(\.partner) == ["rent", "phone"])
        #expect(settlement.lines.map(\.earned) == [950, 0])
        #expect(settlement.lines.map(\.burned) == [0, 600])
        // 950 points at 95 cents a hundred are 902.5 cents.
        #expect(settlement.lines.map(\.pays) == [Sample.money(903), Sample.money(0)])
        #expect(settlement.lines.map(\.receives) == [Sample.money(0), Sample.money(540)])
        #expect(settlement.lines.map(\.owes) == [Sample.money(903), Sample.money(-540)])
        #expect(settlement.unpriced == ["gone"])
    }

    @Test
    func `when more came back than was given, the money goes the other way`() throws {
        let settlement = try Self.rules.settlement([
            PartnerSettlement.Movement(partner: "phone", earned: -100)
        ])
        #expect(settlement.lines.map(\.owes) == [Sample.money(-90)])
    }

    @Test
    func `the parts of a settlement in any order come to the same`() throws {
        for seed in 0..<500 {
            var random = SplitMix64(seed: seed)
            let movements = (0..<random.int(in: 0...12)).map { _ in
                PartnerSettlement.Movement(
                    partner: ["rent", "phone", "quiet", "gone"][random.int(in: 0...3)],
                    earned: Int64(random.int(in: -50...500)),
                    burned: Int64(random.int(in: -50...500))
                )
            }
            let settlement = try Self.rules.settlement(movements)
            guard try settlement == Self.rules.settlement(movements.shuffled(using: &random)),
                settlement.lines.allSatisfy({
                    $0.owes.minorUnits == $0.pays.minorUnits - $0.receives.minorUnits
                })
            else {
                Issue.record("seed \(seed): \(movements)")
                return
            }
        }
    }
}

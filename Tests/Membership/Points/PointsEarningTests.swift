import Membership
import Testing

struct PointsEarningTests {
    private static let dollars = PointsEarning(rates: [Till.value(1, 100)])
    private static let fivePercent = PointsEarning(rates: [Till.value(5, 100)])
    private static let rubles = PointsEarning(rates: [
        Till.value(1, 100), Till.value(3, 10_000, Till.rub),
    ])

    @Test(
        arguments: [
            (fivePercent, 900_000, nil, 45_000, 0, "9,000 at 5 % is 450 in money, 45,000 in cents"),
            (dollars, 199, nil, 1, 0, "a step that is not whole earns nothing"),
            (dollars, 99, nil, 0, 0, "less than one step earns nothing"),
            (dollars, 0, nil, 0, 0, "what was free earns nothing"),
            (
                PointsEarning(rates: [Till.value(3, 10_000)]), 25_000, nil, 6, 0,
                "3 points per 100 count whole hundreds"
            ),
            (
                PointsEarning(rates: [Till.value(20, 100)]), 2_500, nil, 500, 0,
                "20 points per 1 (GameStop Pro)"
            ),
            (dollars, 10_000, 100, 100, 0, "red earns what it spends"),
            (dollars, 10_000, 150, 100, 50, "silver half as much again (Virgin, first version)"),
            (dollars, 10_000, 200, 100, 100, "gold double"),
            (dollars, 10_000, 130, 100, 30, "silver 30 % (second version)"),
            (dollars, 10_000, 160, 100, 60, "gold 60 %"),
            (dollars, 101, 150, 1, 0, "half a point is none"),
            (dollars, 301, 150, 3, 1, "and of one and a half, one"),
            (
                dollars, .max, 10_000, .max / 100, .max / 100 * 99,
                "the largest amount does not wrap"
            ),
        ] as [(PointsEarning, Int64, Int?, Int64, Int64, String)]
    )
    func `a purchase earns whole steps, and the multiplier on top`(
        earning: PointsEarning,
        net: Int64,
        hundredths: Int?,
        base: Int64,
        extra: Int64,
        why: String
    ) {
        let earned = Till.points(earning: earning).earned(
            lines: [Till.line(net)],
            context: CheckContext(),
            multiplier: hundredths.map(Till.times),
            earnedInWindow: 0
        )
        #expect(earned == EarnedPoints(base: base, extra: extra), "\(why)")
    }

    private static let month = BenefitWindow.calendar(.month)

    @Test(
        arguments: [
            (nil, nil, 0, 100, 50, 0, "no cap"),
            (120, nil, 0, 100, 20, 30, "a cap cuts the multiplier's part first"),
            (80, nil, 0, 80, 0, 70, "and then the base"),
            (nil, 400, 300, 100, 0, 50, "what was earned before counts"),
            (nil, 400, 400, 0, 0, 150, "a window that is used up gives nothing"),
            (nil, 400, 900, 0, 0, 150, "and takes nothing back when it was overdrawn"),
            (120, 400, 290, 100, 10, 40, "of two caps the lower one counts"),
            (nil, 400, -20, 100, 50, 0, "returns of an earlier window leave more room"),
            (0, nil, 0, 0, 0, 150, "a cap of nothing gives nothing"),
        ] as [(Int64?, Int64?, Int64, Int64, Int64, Int64, String)]
    )
    func `caps hold for a purchase and for a window`(
        purchaseCap: Int64?,
        cap: Int64?,
        before: Int64,
        base: Int64,
        extra: Int64,
        capped: Int64,
        why: String
    ) {
        let earning = PointsEarning(
            rates: [Till.value(1, 100)],
            purchaseCap: purchaseCap,
            cap: cap.map { Allowance(amount: .units($0), window: Self.month) }
        )
        let earned = Till.points(earning: earning).earned(
            lines: [Till.line(10_000)],
            context: CheckContext(),
            multiplier: Till.times(150),
            earnedInWindow: before
        )
        #expect(earned == EarnedPoints(base: base, extra: extra, capped: capped), "\(why)")
    }

    private static let partners = [
        PointsPartner(id: "fuel", name: "Fuel", earns: true, burns: true, price: Till.value(1, 1)),
        PointsPartner(
            id: "phone",
            name: "Phone",
            earns: false,
            burns: true,
            price: Till.value(1, 1)
        ),
    ]
    private static let noTobacco = BenefitScope(excludedCategories: ["tobacco"])

    @Test(
        arguments: [
            (
                dollars, [Till.line(150), Till.line(150)], nil, 3,
                "lines count together, rounded once"
            ),
            (
                PointsEarning(rates: [Till.value(1, 100)], scope: noTobacco),
                [Till.line(500), Till.line(700, category: "tobacco")], nil, 5,
                "what the scope leaves out earns nothing"
            ),
            (
                PointsEarning(rates: [Till.value(1, 100)], scope: noTobacco),
                [Till.line(700, category: "tobacco")], nil, nil,
                "and alone it is no purchase at all"
            ),
            (dollars, [Till.line(500, gross: 800)], nil, 5, "net is after discounts"),
            (
                PointsEarning(rates: [Till.value(1, 100)], base: .gross),
                [Till.line(500, gross: 800)], nil, 8, "gross is before them"
            ),
            (dollars, [Till.line(500)], "fuel", 5, "a partner that gives points"),
            (dollars, [Till.line(500)], "phone", nil, "a partner that only takes them"),
            (dollars, [Till.line(500)], "bakery", nil, "a partner nobody knows"),
            (
                rubles, [Till.line(20_000, "tea", quantity: 1, Till.rub)], nil, 6,
                "a second currency"
            ),
            (
                dollars, [Till.line(20_000, "tea", quantity: 1, Till.rub)], nil, nil,
                "one without a rate"
            ),
            (dollars, [], nil, nil, "nothing bought"),
        ] as [(PointsEarning, [SpentLine], String?, Int64?, String)]
    )
    func `only what is the programme's earns`(
        earning: PointsEarning,
        lines: [SpentLine],
        partner: String?,
        points: Int64?,
        why: String
    ) {
        let earned = Till.points(earning: earning, partners: Self.partners).earned(
            lines: lines,
            context: CheckContext(partner: partner),
            multiplier: nil,
            earnedInWindow: 0
        )
        #expect(earned?.total == points, "\(why)")
    }

    @Test
    func `the order of lines does not matter, and more spend never earns less`() {
        let rules = Till.points(
            earning: PointsEarning(rates: [Till.value(7, 300)], purchaseCap: 500)
        )
        for seed in 0..<2_000 {
            var random = SplitMix64(seed: seed)
            let lines = (0..<random.int(in: 1...6)).map { _ in
                Till.line(Int64(random.int(in: 0...20_000)))
            }
            let multiplier = Till.times(random.int(in: 100...300))
            func total(_ lines: [SpentLine]) -> Int64? {
                rules.earned(
                    lines: lines,
                    context: CheckContext(),
                    multiplier: multiplier,
                    earnedInWindow: 0
                )?.total
            }
            let more = lines + [Till.line(Int64(random.int(in: 0...999)))]
            guard total(lines) == total(lines.shuffled(using: &random)),
                total(lines) ?? 0 <= total(more) ?? 0
            else {
                Issue.record("seed \(seed): \(lines)")
                return
            }
        }
    }
}

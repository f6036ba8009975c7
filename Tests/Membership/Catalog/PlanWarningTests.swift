import Membership
import Testing

struct PlanWarningTests {
    private static func plan(
        _ benefits: [Benefit] = [],
        objective: Objective? = .keep,
        fee: Int64 = 0,
        points: PointsRules? = nil,
        tiers: TierSet? = nil,
        control: Rate? = Sample.rate(500)
    ) -> Plan {
        Plan(
            id: "club",
            name: "Club",
            summary: "",
            objective: objective,
            prices: [
                Price(
                    id: "annual",
                    cadence: Sample.cadence("P1Y"),
                    renews: true,
                    history: [
                        PriceVersion(from: Sample.day("2026-01-01"), amount: Sample.money(fee))
                    ]
                )
            ],
            trial: nil,
            billing: Sample.plan("x", []).billing,
            dunning: Sample.dunning,
            benefits: benefits,
            points: points,
            tiers: tiers,
            controlGroup: control
        )
    }

    private static func benefit(_ terms: BenefitTerms, worth: BenefitWorth? = nil) -> Benefit {
        Benefit(id: "b", name: "b", terms: terms, scope: .everywhere, worth: worth)
    }

    private static func off(_ rate: Int) -> BenefitTerms {
        .discount(Discount(rate: Sample.rate(rate)))
    }

    private static func ladder(_ top: Int, _ basis: Ladder.Basis = .purchase) -> BenefitTerms {
        let steps = [
            Ladder.Step(from: 10, rate: Sample.rate(500)),
            Ladder.Step(from: 20, rate: Sample.rate(top)),
        ]
        return .discount(Discount(off: .ladder(Ladder(basis: basis, steps: steps))))
    }

    private static func reward(cap: Money?, validFor: Cadence? = nil) -> BenefitTerms {
        .reward(Reward(rate: Sample.rate(200), cap: cap, validFor: validFor))
    }

    private static func points(_ redemptions: [Int64]) -> PointsRules {
        PointsRules(
            id: "p",
            name: "points",
            earning: PointsEarning(rates: []),
            redemptions: redemptions.map {
                PointsRedemption(value: PointsValue(points: $0, money: Sample.money(100)))
            }
        )
    }

    private static let month = BenefitWindow.calendar(.month)
    private static let uses = Allowance(amount: .units(4), window: .calendar(.year))

    @Test(
        arguments: [
            (plan(), [], "a plain plan with a goal and a control group"),
            (plan(objective: nil), ["objective no_objective"], "no goal"),
            (plan(control: nil), ["control_group no_control_group"], "no control group"),
            (plan(control: Sample.rate(0)), ["control_group no_control_group"], "an empty one"),
            (plan([benefit(off(1_999))]), [], "19.99 % is below"),
            (plan([benefit(off(2_000))]), ["benefits.b high_discount"], "20 % is not"),
            (plan([benefit(ladder(1_000))]), [], "5, 7, 10 %"),
            (plan([benefit(ladder(2_000))]), ["benefits.b high_ladder"], "a top of 20 %"),
            (
                plan([benefit(ladder(1_000, .cumulative(month, includesThis: false)))]),
                ["benefits.b month_bound_reward"], "spend in March, 10 % in March"
            ),
            (
                plan([benefit(.draw(Draw(chance: Sample.rate(2_500), prize: .points(1))))]), [],
                "one in four wins"
            ),
            (
                plan([benefit(.draw(Draw(chance: Sample.rate(2_499), prize: .points(1))))]),
                ["benefits.b low_chance"], "less is no game"
            ),
            (plan([benefit(reward(cap: Sample.money(125_000)))]), [], "2 % up to 1,250"),
            (plan([benefit(reward(cap: nil))]), ["benefits.b uncapped_reward"], "without a cap"),
            (
                plan([benefit(reward(cap: Sample.money(1), validFor: Sample.cadence("P1M")))]),
                ["benefits.b month_bound_reward"], "50 % in April"
            ),
            (
                plan([benefit(reward(cap: Sample.money(1), validFor: Sample.cadence("P60D")))]),
                [], "two months are longer"
            ),
            (
                plan([benefit(.quota(Quota(amount: nil, window: month)))]),
                ["benefits.b unlimited_quota"], "unlimited films"
            ),
            (
                plan([benefit(.quota(Quota(amount: nil, window: month, fairUse: 30)))]), [],
                "with a fair-use cap"
            ),
            (
                plan([benefit(.quota(Quota(amount: 3, window: month, limit: .soft)))]),
                ["benefits.b unlimited_quota"], "a soft limit bounds nothing"
            ),
            (plan(points: points([100])), [], "one conversion"),
            (
                plan(points: points([14, 100])), ["points.redemptions several_conversions"],
                "14 points are 1.00 here and 100 there"
            ),
            (
                plan(
                    tiers: TierSet(
                        id: "t",
                        name: "t",
                        metrics: [],
                        window: .lifetime,
                        tiers: [
                            Sample.tier("base"),
                            Sample.tier("gold", benefits: [benefit(off(2_500))]),
                        ]
                    )
                ),
                ["tiers.gold.benefits.b high_discount"], "a tier's benefit"
            ),
            (
                plan([benefit(.access, worth: .term(Sample.money(9_899)))], fee: 9_900),
                ["prices.annual value_below_fee"], "worth a cent less than it costs"
            ),
            (
                plan([benefit(.access, worth: .term(Sample.money(9_900)))], fee: 9_900), [],
                "worth its fee"
            ),
            (plan([benefit(.access)], fee: 9_900), [], "nothing says what it is worth"),
            (
                plan(
                    [
                        benefit(
                            .shippingWaiver(ShippingWaiver(speed: "express")),
                            worth: .use(Sample.money(1))
                        )
                    ],
                    fee: 9_900
                ), [], "as often as one likes is worth any fee"
            ),
            (
                plan(
                    [
                        benefit(
                            .serviceCredit(ServiceCredit(service: "repair", extent: .times(uses))),
                            worth: .use(Sample.money(2_474))
                        )
                    ],
                    fee: 9_900
                ), ["prices.annual value_below_fee"], "four repairs a year at 24.74"
            ),
            (
                plan(
                    [
                        benefit(
                            .quota(Quota(amount: 2, window: month)),
                            worth: .use(Sample.money(413))
                        )
                    ],
                    fee: 9_900
                ), [], "24 visits a year at 4.13 make 99.12"
            ),
        ] as [(Plan, [String], String)]
    )
    func `a plan is warned of what the field warns of`(
        plan: Plan,
        warnings: [String],
        why: String
    ) {
        let found = plan.warnings()
        #expect(found.map { "\($0.path) \($0.code.rawValue)" } == warnings, "\(why)")
        #expect(found.allSatisfy { $0.reason.hasSuffix(".") }, "\(why)")
    }

    @Test
    func `the codes do not change`() {
        #expect(
            PlanWarning.Code.allCases.map(\.rawValue) == [
                "high_discount", "high_ladder", "low_chance", "several_conversions",
                "month_bound_reward", "uncapped_reward", "unlimited_quota", "no_objective",
                "no_control_group", "value_below_fee",
            ]
        )
    }
}

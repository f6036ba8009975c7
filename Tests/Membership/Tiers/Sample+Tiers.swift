import Membership

extension Sample {
    static func monthDay(_ month: Int, _ day: Int) -> MonthDay {
        known(MonthDay(month: month, day: day), "\(month)-\(day)")
    }

    static func tier(
        _ id: String,
        _ earn: [String: Int64] = [:],
        keep: [String: Int64]? = nil,
        lifetime: [String: Int64] = [:],
        benefits: [Benefit] = [],
        onEnter: [Award] = [],
        onRequalify: [Award] = []
    ) -> Tier {
        Tier(
            id: id,
            name: id,
            thresholds: earn.isEmpty
                ? [] : [TierThreshold(from: day("2000-01-01"), earn: earn, retain: keep)],
            lifetime: lifetime,
            benefits: benefits,
            onEnter: onEnter,
            onRequalify: onRequalify
        )
    }

    static func metric(
        _ id: String,
        _ measure: QualifyingMetric.Measure = .points,
        rollsOver: Bool = true
    ) -> QualifyingMetric {
        QualifyingMetric(id: id, measure: measure, rollsOver: rollsOver)
    }

    /// From 1 April 2025: years that begin on 1 April, status to 30 April of the year after the year's
    /// end, one tier lost at a time.
    static let britishAirways = TierSet(
        id: "executive",
        name: "Executive Club",
        metrics: [metric("points")],
        window: .year(from: monthDay(4, 1)),
        validity: .fixedDay(monthDay(5, 1)),
        softLanding: true,
        tiers: [
            tier("blue"), tier("bronze", ["points": 3_500]), tier("silver", ["points": 7_500]),
            tier("gold", ["points": 20_000]),
            tier("guest_list", ["points": 65_000], keep: ["points": 40_000]),
        ],
        milestones: [
            Milestone(id: "first", metric: "points", at: 5_500, award: .points(1_000)),
            Milestone(id: "second", metric: "points", at: 11_000, award: .points(2_000)),
            Milestone(id: "third", metric: "points", at: 16_000, award: .points(3_000)),
        ]
    )

    /// 2019: miles and dollars, both; miles beyond the tier reached roll over. From 2024 dollars alone.
    static let delta = TierSet(
        id: "medallion",
        name: "Medallion",
        metrics: [metric("miles"), metric("dollars", .netSpend(usd), rollsOver: false)],
        combination: .all,
        window: .year(from: monthDay(1, 1)),
        validity: .fixedDay(monthDay(2, 1)),
        rollsOver: true,
        tiers: [
            tier("member"),
            Tier(
                id: "silver",
                name: "Silver",
                thresholds: [
                    TierThreshold(
                        from: day("2015-01-01"),
                        earn: ["miles": 25_000, "dollars": 300_000]
                    ),
                    TierThreshold(from: day("2024-01-01"), earn: ["dollars": 500_000]),
                ]
            ),
        ]
    )

    /// Nights, stays or base points; ten years and a thousand nights are for life.
    static let hilton = TierSet(
        id: "honors",
        name: "Honors",
        metrics: [
            metric("nights", .items), metric("stays", .orders), metric("base"),
            metric("months", .tenure),
        ],
        window: .year(from: monthDay(1, 1)),
        rollsOver: true,
        tiers: [
            tier("member"), tier("silver", ["nights": 10, "stays": 4, "base": 25_000]),
            tier("gold", ["nights": 40, "stays": 20, "base": 75_000]),
            tier(
                "diamond",
                ["nights": 60, "stays": 30, "base": 120_000],
                lifetime: ["nights": 1_000, "months": 120]
            ),
        ]
    )

    /// A million base points are for life.
    static let hyatt = TierSet(
        id: "hyatt",
        name: "World of Hyatt",
        metrics: [metric("base")],
        window: .year(from: monthDay(1, 1)),
        tiers: [
            tier("member"), tier("discoverist", ["base": 25_000]),
            tier("globalist", ["base": 100_000], lifetime: ["base": 1_000_000]),
        ]
    )

    /// Twelve months from entry; who misses them goes one tier down.
    static let workwear = TierSet(
        id: "workwear",
        name: "WorkwearHub",
        metrics: [metric("spend", .netSpend(usd))],
        window: .sinceTierEntry(cadence("P12M")),
        downgrade: .oneDown,
        tiers: [
            tier("bronze"), tier("silver", ["spend": 50_000]), tier("gold", ["spend": 100_000]),
        ]
    )

    /// Rolling twelve months from the first of the month; cheaper for a year from 1 April 2022.
    static let virgin = TierSet(
        id: "flying_club",
        name: "Flying Club",
        metrics: [metric("points")],
        window: .rolling(months: 12),
        tiers: [
            tier("red"), virginTier("silver", 400, 300, onRequalify: []),
            virginTier("gold", 1_000, 800, onRequalify: [.item("companion", count: 1, worth: nil)]),
        ],
        milestones: [
            Milestone(id: "1500", metric: "points", at: 1_500, award: .points(100)),
            Milestone(id: "2000", metric: "points", at: 2_000, award: .points(200)),
        ],
        match: StatusMatch(
            provisional: cadence("P3M"),
            challenge: ["points": 200],
            onceEvery: cadence("P2Y")
        )
    )

    private static func virginTier(
        _ id: String,
        _ usually: Int64,
        _ then: Int64,
        onRequalify: [Award]
    ) -> Tier {
        Tier(
            id: id,
            name: id,
            thresholds: [
                TierThreshold(from: day("2013-01-01"), earn: ["points": usually]),
                TierThreshold(from: day("2022-04-01"), earn: ["points": then]),
                TierThreshold(from: day("2023-04-01"), earn: ["points": usually]),
            ],
            onEnter: [.item("welcome_\(id)", count: 1, worth: nil)],
            onRequalify: onRequalify
        )
    }

    /// Four steps by all that was ever spent; a silent month costs one.
    static let ladder = TierSet(
        id: "ladder",
        name: "Ladder",
        metrics: [metric("spend", .netSpend(usd))],
        window: .lifetime,
        downgrade: .none,
        inactivity: TierSet.Inactivity(every: cadence("P1M")),
        tiers: [
            tier("one"), tier("two", ["spend": 5_000]), tier("three", ["spend": 10_000]),
            tier("four", ["spend": 15_000]),
        ]
    )
}

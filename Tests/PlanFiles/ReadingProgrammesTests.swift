import Membership
import PlanFiles
import Testing

/// What well-formed files say of checkouts, points, tiers, and of who joins.
struct ReadingProgrammesTests {
    private func shop(_ edits: (String, String)...) throws -> Plan {
        let text = edits.reduce(SampleShop.text) {
            SamplePlan.replacing($1.0, with: $1.1, in: $0)
        }
        return try PlanFile.decode(text, file: "shop.yaml")
    }

    private func money(_ minorUnits: Int64) throws -> Money {
        Money(minorUnits: minorUnits, currency: try #require(Currency("USD")))
    }

    private func rate(_ basisPoints: Int) throws -> Rate {
        try #require(Rate(basisPoints: basisPoints))
    }

    private func every(_ text: String) throws -> Cadence { try #require(Cadence(text)) }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test func `checkout rules are as written`() throws {
        let expected = CheckoutRules(
            stacking: .sumCapped(try rate(3_000)),
            marginFloor: try rate(1_000),
            excludedCategories: ["gift_card"],
            allowsPlanInCart: true
        )
        #expect(try shop().checkout == expected)
        let words = try shop(("{ sum_capped: 30% }", "sequence"), ("[gift_card]\n", "[]\n"))
        #expect(words.checkout.stacking == .sequence)
        #expect(words.checkout.excludedCategories == [])
    }

    @Test func `points are earned, kept and spent as written`() throws {
        let expected = PointsRules(
            id: "miles",
            name: "Miles",
            earning: PointsEarning(
                rates: [PointsValue(points: 2, money: try money(100))],
                base: .gross,
                scope: BenefitScope(excludedCategories: ["tobacco"]),
                purchaseCap: 400,
                cap: Allowance(amount: .units(9_000), window: .calendar(.year)),
                pendingFor: try every("P14D")
            ),
            expiry: PointsExpiry(
                after: try every("P12M"),
                rounding: .monthEnd,
                inactivity: try every("P18M"),
                decay: PointsExpiry.Decay(
                    after: try every("P12W"),
                    every: try every("P1W"),
                    rate: try rate(500),
                    least: 5,
                    allAfter: try every("P20W")
                )
            ),
            redemptions: [
                PointsRedemption(
                    value: PointsValue(points: 100, money: try money(100)),
                    least: 500,
                    step: 100
                )
            ],
            redeemsFromNextPurchase: true,
            cost: PointsValue(points: 100, money: try money(80)),
            breakage: try rate(3_300),
            mayGoNegative: true,
            transfersInHousehold: true,
            afterEnd: .keptFor(try every("P1Y")),
            partners: [
                PointsPartner(
                    id: "hotel",
                    name: "The hotel",
                    earns: true,
                    burns: false,
                    price: PointsValue(points: 100, money: try money(90))
                )
            ]
        )
        #expect(try shop().points == expected)
    }

    @Test(
        arguments: [
            ("kept for good", "keep", .kept), ("lost at once", "forfeit", .forfeited),
        ] as [(String, String, PointsRules.AfterEnd)]
    )
    func `points outlive a membership or do not`(
        why: String,
        written: String,
        meant: PointsRules.AfterEnd
    ) throws {
        #expect(try shop(("after_end: P1Y", "after_end: \(written)")).points?.afterEnd == meant)
    }

    @Test func `a conversion of steps begins at one step`() throws {
        let points = try shop(("least: 500, step: 100", "step: 50")).points
        #expect(points?.redemptions.first?.least == 50)
    }

    @Test func `a tier set is as written`() throws {
        let set = try #require(try shop().tiers)
        #expect(set.id == "club" && set.name == "The club")
        let dollar = try #require(Currency("USD"))
        let metrics = [
            QualifyingMetric(
                id: "spend",
                measure: .netSpend(dollar),
                scope: BenefitScope(categories: ["books"]),
                purchaseCap: 90_000
            ),
            QualifyingMetric(id: "visits", measure: .orders, rollsOver: false),
            QualifyingMetric(id: "months", measure: .tenure),
        ]
        #expect(set.metrics == metrics)
        #expect(set.combination == .all)
        #expect(set.window == .year(from: try #require(MonthDay(month: 4, day: 1))))
        #expect(set.upgrade == .onReview)
        #expect(set.review == .day(try #require(MonthDay(month: 4, day: 1))))
        #expect(set.validity == .fixedDay(try #require(MonthDay(month: 1, day: 31))))
        #expect(set.downgrade == .toBase && set.softLanding && set.rollsOver)
        #expect(set.grace == Cadence("P1M"))
        #expect(set.inactivity == TierSet.Inactivity(every: try every("P6M"), steps: 2))
        #expect(
            set.milestones
                == [Milestone(id: "half", metric: "spend", at: 70_000, award: .points(70))]
        )
        let match = StatusMatch(
            provisional: try every("P6M"),
            challenge: ["visits": 2],
            onceEvery: Cadence("P3Y")
        )
        #expect(set.match == match)
    }

    @Test func `tiers rise from a base that needs nothing, and keep what they are not told`() throws
    {
        let plan = try shop()
        let tiers = try #require(plan.tiers?.tiers)
        #expect(tiers.map(\.id) == ["red", "silver", "gold"])
        #expect(tiers[0] == Tier(id: "red", name: "red"))
        #expect(
            tiers[1].thresholds == [
                TierThreshold(from: try day("2020-01-01"), earn: ["spend": 30_000, "visits": 3]),
                TierThreshold(
                    from: try day("2022-01-01"),
                    earn: ["spend": 40_000, "visits": 3],
                    retain: ["spend": 25_000, "visits": 3]
                ),
            ]
        )
        #expect(tiers[1].lifetime == ["spend": 9_000_000])
        let more = Quota(amount: 8, window: .every(try every("P1M")))
        #expect(tiers[1].benefits.map(\.terms) == [.quota(more)])
        #expect(tiers[1].onEnter == [.credit(try money(500)), .points(500)])
        #expect(tiers[2].onRequalify == [.uses(benefit: "friends", count: 1)])
    }

    @Test func `a tier may be one that is only given, or only held for life`() throws {
        let gold = "thresholds: [{ from: 2020-01-01, earn: { spend: 1000.00, visits: 3 } }]"
        let given = try shop((gold, "given: true")).tiers?.tiers.last
        #expect(given?.thresholds == [] && given?.lifetime == [:])
        #expect(given?.isOnlyGiven == true)
        let held = try shop((gold, "lifetime: { visits: 99 }")).tiers?.tiers.last
        #expect(held?.thresholds == [] && held?.lifetime == ["visits": 99])
        #expect(held?.isOnlyGiven == false)
    }

    @Test(
        arguments: [
            ("of membership", "membership_year", .membershipYear, .endOfNextWindow),
            ("of months", "{ rolling: P12M }", .rolling(months: 12), .endOfNextWindow),
            ("of years", "{ rolling: P2Y }", .rolling(months: 24), .endOfNextWindow),
            ("of a life", "lifetime", .lifetime, .whileQualified),
        ] as [(String, String, TierWindow, StatusValidity)]
    )
    func `a window decides how long a status holds that does not say`(
        why: String,
        written: String,
        meant: TierWindow,
        validity: StatusValidity
    ) throws {
        let set = try shop(
            ("window: { year_from: 04-01 }", "window: \(written)"),
            ("  review: { day: 04-01 }\n", ""),
            ("  validity: { fixed_day: 01-31 }\n", ""),
            ("  rollover_excess: true\n", ""),
            (", rolls_over: false", "")
        ).tiers
        #expect(set?.window == meant, "\(why)")
        #expect(set?.validity == validity, "\(why)")
        #expect(set?.review == .statusEnd, "\(why)")
    }

    @Test func `a status may last from the day it was reached`() throws {
        let set = try shop(
            ("{ year_from: 04-01 }", "{ since_entry: P12M }"),
            ("{ fixed_day: 01-31 }", "{ lasting: P14M }")
        ).tiers
        #expect(set?.window == .sinceTierEntry(try every("P12M")))
        #expect(set?.validity == .lasting(try every("P14M")))
    }

    @Test func `a household, its card and its seats are as written`() throws {
        let plan = try shop()
        let expected = HouseholdRules(
            adults: 1,
            teens: 4,
            children: 3,
            sameAddress: true,
            sharedPayment: true,
            extraSeats: .init(plan: "shop-seat", most: 2),
            rejoinLock: try every("P180D"),
            shared: ["delivery", "rides"],
            inTrial: false
        )
        #expect(plan.household == expected)
        #expect(plan.transferability == .household)
        let plain = try shop(
            ("  teens: 4\n  children: 3\n  same_address: true\n  shared_payment: true\n", ""),
            ("  extra_seats: { plan: shop-seat, most: 2 }\n  rejoin_lock: P180D\n", ""),
            ("  shared: [delivery, rides]\n  in_trial: false\n", "")
        )
        #expect(plain.household == HouseholdRules(adults: 1))
    }

    @Test func `admission, referral and control group are as written`() throws {
        let plan = try shop()
        let admission = AdmissionRules(
            byInvitation: true,
            verified: "vip",
            capacity: 500,
            hasWaitlist: true,
            placeKeptFor: try every("P3D")
        )
        #expect(plan.admission == admission)
        let referral = ReferralRules(
            referrer: .credit(try money(1_000)),
            friend: .points(100),
            after: .firstPurchase,
            most: Allowance(amount: .units(5), window: .calendar(.year))
        )
        #expect(plan.referral == referral)
        #expect(plan.controlGroup == Rate(basisPoints: 1_000))
    }
}

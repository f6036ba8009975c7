import Membership
import Testing

/// Certificates and points that pay, and what a purchase earns.
struct PayingTests {
    private func quote(_ basket: Basket, _ facts: CheckoutFacts) throws -> Quote {
        let quote = try Quote.of(basket, facts)
        #expect(quote.checkInvariants() == [])
        return quote
    }

    private static func certificate(
        _ number: Int64,
        _ amount: Int64,
        of name: String = "cheque",
        until: String
    ) -> Lot {
        Sample.lot(
            number,
            amount,
            of: Holding(.certificate, name, currency: Sample.usd),
            source: .reward,
            until: until
        )
    }

    @Test
    func `certificates pay goods, the soonest gone first, and give nothing back`() throws {
        let lots = [
            Self.certificate(1, 700, until: "2026-12-31"),
            Self.certificate(2, 500, of: "gift", until: "2026-03-01"),
        ]
        let facts = Shelf.facts([Shelf.source(Shelf.plan())], lots: lots)
        let post = [DeliveryOption(speed: "post", price: Shelf.money(300))]
        let all = try quote(
            Shelf.basket([Shelf.line(600), Shelf.line(200)], deliveries: post),
            facts
        )
        // The delivery is not paid with them.
        #expect(all.due == 300)
        #expect(all.totals.certificates == Shelf.money(800))
        #expect(
            all.effects.prefix(2) == [
                .certificate("gift", Shelf.money(500)), .certificate("cheque", Shelf.money(300)),
            ]
        )
        let some = try quote(Shelf.basket([Shelf.line(600)], certificates: 250), facts)
        #expect(some.due == 350)
        #expect(try quote(Shelf.basket([Shelf.line(600)], certificates: 0), facts).due == 600)
        let gift = try quote(Shelf.basket([Shelf.line(600, category: "gift_card")]), facts)
        #expect(gift.due == 600, "no certificate is bought with a certificate")
    }

    // MARK: Points

    /// One point for each 1.00, worth 0.01; at least 100, in steps of 50.
    private static func miles(
        expiry: PointsExpiry = PointsExpiry(),
        purchaseCap: Int64? = nil,
        cap: Int64? = nil,
        pendingFor: String? = nil,
        partners: [PointsPartner] = []
    ) -> PointsRules {
        PointsRules(
            id: "miles",
            name: "miles",
            earning: PointsEarning(
                rates: [PointsValue(points: 1, money: Shelf.money(100))],
                purchaseCap: purchaseCap,
                cap: cap.map(Shelf.times),
                pendingFor: pendingFor.map(Sample.cadence)
            ),
            expiry: expiry,
            redemptions: [
                PointsRedemption(
                    value: PointsValue(points: 100, money: Shelf.money(100)),
                    least: 100,
                    step: 50
                )
            ],
            partners: partners
        )
    }

    private static let balance = Sample.lot(1, 1_000, of: Holding(.points, "miles"))

    @Test(
        arguments: [
            (500, nil, 500, nil, "what was asked for"),
            (50, nil, 1_000, "points_not_in_steps", "fewer than the least"),
            (120, nil, 1_000, "points_not_in_steps", "no whole step"),
            (1_050, nil, 1_000, "too_few_points", "more than there are"),
            (1_000, nil, 0, nil, "all of it"),
            (500, "fuel", 500, nil, "at a partner who takes them"),
            (500, "bank", 1_000, "partner_takes_none", "but not at one who only gives"),
            (500, "shop", 1_000, "partner_takes_none", "nor at a stranger's"),
        ] as [(Int64, String?, Int64, String?, String)]
    )
    func `points pay by the plan's rules or not at all`(
        points: Int64,
        partner: String?,
        due: Int64,
        refusal: String?,
        why: String
    ) throws {
        let price = PointsValue(points: 100, money: Shelf.money(80))
        let rules = Self.miles(partners: [
            PointsPartner(id: "fuel", name: "Fuel", earns: true, burns: true, price: price),
            PointsPartner(id: "bank", name: "Bank", earns: true, burns: false, price: price),
        ])
        let plan = Shelf.plan("club", points: rules)
        let quote = try quote(
            Shelf.basket([Shelf.line(1_000)], partner: partner, points: points),
            Shelf.facts([Shelf.source(plan)], lots: [Self.balance])
        )
        #expect(quote.due == due, "\(why)")
        #expect(quote.redemption?.refusal?.code == refusal, "\(why)")
        let redeemed = PurchaseEffect.redeem(
            "miles",
            points,
            worth: Shelf.money(1_000 - due),
            partner: partner
        )
        #expect(quote.effects.contains(redeemed) == (refusal == nil), "\(why)")
    }

    @Test
    func `certificates pay first, and more points than the rest are refused`() throws {
        let plan = Shelf.plan("club", points: Self.miles())
        let facts = Shelf.facts(
            [Shelf.source(plan)],
            lots: [Self.balance, Self.certificate(2, 600, until: "2026-12-31")]
        )
        let fits = try quote(Shelf.basket([Shelf.line(1_000)], points: 400), facts)
        #expect(fits.due == 0)
        let more = try quote(Shelf.basket([Shelf.line(1_000)], points: 450), facts)
        #expect(more.redemption?.refusal?.code == "too_many_points")
        #expect(more.redemption?.remedy == "redeem at most 400")
        #expect(more.due == 400)
        let guest = try quote(Shelf.basket([Shelf.line(1_000)], points: 400), Shelf.facts())
        #expect(guest.redemption?.refusal?.code == "no_subscription")
    }

    // MARK: Earning

    private static func multiplier(
        _ id: String,
        _ hundredths: Int,
        _ scope: BenefitScope = .everywhere
    ) -> Benefit {
        Sample.benefit(
            id,
            .multiplier(Sample.known(Multiplier(hundredths: hundredths), id)),
            scope
        )
    }

    private func earned(
        _ benefits: [Benefit],
        _ rules: PointsRules = miles(),
        lines: [BasketLine] = [Shelf.line(10_000)],
        points: Int64 = 0,
        before: Int64 = 0
    ) throws -> QuoteEarnings.Points? {
        let plan = Shelf.plan("club", benefits, points: rules)
        return try quote(
            Shelf.basket(lines, points: points),
            Shelf.facts(
                [Shelf.source(plan)],
                lots: [Self.balance],
                tallies: [TallyKey(.points, "miles"): before]
            )
        ).earns.points.first
    }

    @Test
    func `points are earned on what is paid, times the highest multiplier`() throws {
        #expect(try earned([])?.earned == EarnedPoints(base: 100))
        let both = try earned([Self.multiplier("half", 150), Self.multiplier("double", 200)])
        #expect(both?.earned == EarnedPoints(base: 100, extra: 100))
        #expect(both?.multiplier?.benefit == "double")
        #expect(try earned([], points: 1_000)?.earned.total == 90, "points do not earn points")
        #expect(try earned([Shelf.rate("off", 1_000)])?.earned.total == 90, "nor discounts")
        let gift = [Shelf.line(10_000, category: "gift_card"), Shelf.line(500)]
        #expect(try earned([], lines: gift)?.earned.total == 5)
    }

    @Test
    func `a multiplier of some goods works on those`() throws {
        let books = Self.multiplier("books", 300, BenefitScope(categories: ["books"]))
        let lines = [Shelf.line(5_000, category: "books"), Shelf.line(5_000)]
        #expect(try earned([books], lines: lines)?.earned == EarnedPoints(base: 100, extra: 100))
        let capped = try earned([books], Self.miles(purchaseCap: 120), lines: lines)
        #expect(capped?.earned == EarnedPoints(base: 100, extra: 20, capped: 80))
        let monthly = try earned([books], Self.miles(cap: 150), lines: lines, before: 20)
        #expect(monthly?.earned.total == 130)
    }

    @Test
    func `points say when they may be spent and when they are gone`() throws {
        let rules = Self.miles(
            expiry: PointsExpiry(after: Sample.cadence("P12M"), rounding: .monthEnd),
            pendingFor: "P14D"
        )
        let points = try earned([], rules)
        let life = try #require(points).life
        #expect(life.effectiveFrom == Sample.instant("2026-02-24T00:00:00Z"))
        #expect(life.expiresAt == Sample.instant("2027-03-01T00:00:00Z"))
    }

    @Test
    func `a household earns points though its list of shared benefits names none`() throws {
        let rules = HouseholdRules(adults: 1, shared: [], inTrial: false)
        let off = Shelf.rate("off", 1_000)
        let plan = Shelf.plan("club", [off], points: Self.miles(), household: rules)
        func quoted(_ standing: Standing) throws -> Quote {
            try quote(
                Shelf.basket([Shelf.line(10_000)]),
                Shelf.facts([Shelf.source(plan, standing: standing, role: .adult)])
            )
        }
        let paid = try quoted(.renewing)
        #expect(paid.earns.points.map(\.earned.total) == [100])
        #expect(paid.reason("off") == "not_shared")
        #expect(try quoted(.trialing).earns.points.isEmpty, "a trial shares nothing here")
    }

    @Test
    func `two plans of one programme earn once, the better way`() throws {
        let plain = Shelf.plan("plain", points: Self.miles())
        let double = Shelf.plan("double", [Self.multiplier("x2", 200)], points: Self.miles())
        for sources in [
            [Shelf.source(plain, 1), Shelf.source(double, 2)],
            [Shelf.source(double, 2), Shelf.source(plain, 1)],
        ] {
            let quote = try quote(Shelf.basket([Shelf.line(10_000)]), Shelf.facts(sources))
            #expect(quote.earns.points.map(\.earned.total) == [200])
            #expect(quote.effects.contains(.tally(TallyKey(.points, "miles"), 200)))
        }
    }

    @Test
    func `tiers count what a purchase adds, once a set`() throws {
        let set = TierSet(
            id: "club",
            name: "club",
            metrics: [
                QualifyingMetric(id: "spend", measure: .netSpend(Sample.usd), purchaseCap: 9_500),
                QualifyingMetric(id: "gross", measure: .grossSpend(Sample.usd)),
                QualifyingMetric(id: "yen", measure: .netSpend(Sample.jpy)),
                QualifyingMetric(id: "orders", measure: .orders),
                QualifyingMetric(
                    id: "nights",
                    measure: .items,
                    scope: BenefitScope(categories: ["night"])
                ),
                QualifyingMetric(id: "miles", measure: .points),
                QualifyingMetric(id: "months", measure: .tenure),
            ],
            window: .lifetime,
            tiers: [Tier(id: "red", name: "Red")]
        )
        let plan = Shelf.plan(
            "club",
            [Self.multiplier("x2", 200)],
            points: Self.miles(),
            tiers: set
        )
        let lines = [Shelf.line(4_000, 2, category: "night"), Shelf.line(3_000)]
        let quote = try quote(
            Shelf.basket(lines, points: 1_000),
            Shelf.facts(
                [Shelf.source(plan, 1, tier: "red"), Shelf.source(plan, 2, tier: "red")],
                lots: [Self.balance]
            )
        )
        let metrics = quote.effects.compactMap { effect -> String? in
            guard case .tally(let key, let amount) = effect, key.kind == .metric else { return nil }
            return "\(key.name) \(amount)"
        }
        #expect(
            metrics == [
                "club/spend 9500", "club/gross 11000", "club/orders 1", "club/nights 2",
                "club/miles 100",
            ]
        )
    }

    // MARK: Rewards, stamps, tickets, gifts

    @Test
    func `a reward accrues to its cap, on spend in scope`() throws {
        let reward = Sample.benefit(
            "cash_back",
            .reward(
                Reward(
                    rate: Sample.rate(200),
                    cap: Shelf.money(125_000),
                    window: .membershipYear,
                    issueLead: Sample.cadence("P2M")
                )
            )
        )
        let key = TallyKey(.spend, "cash_back")
        func accrued(_ price: Int64, before: Int64) throws -> Quote {
            try quote(
                Shelf.basket([Shelf.line(price), Shelf.line(900, category: "gift_card")]),
                Shelf.facts([Shelf.source(Shelf.plan("club", [reward]))], tallies: [key: before])
            )
        }
        let first = try accrued(10_000, before: 0)
        #expect(first.earns.rewards.map(\.amount) == [Shelf.money(200)])
        #expect(first.earns.rewards[0].issuedOn == Sample.day("2026-11-30"))
        #expect(first.effects == [.tally(key, 10_000)])
        // 62,500.00 is where the cap is reached.
        let last = try accrued(10_000, before: 6_245_000)
        #expect(last.earns.rewards.map(\.amount) == [Shelf.money(100)])
        let full = try accrued(10_000, before: 6_250_000)
        #expect(full.earns.rewards.isEmpty)
        #expect(full.reason("cash_back") == "cap_reached")
    }

    @Test
    func `a cheque is for the next visit`() throws {
        let cheque = Sample.benefit("cheque", .reward(Reward(rate: Sample.rate(2_000))))
        let quote = try quote(
            Shelf.basket([Shelf.line(2_500)]),
            Shelf.facts([Shelf.source(Shelf.plan("club", [cheque]))])
        )
        #expect(quote.due == 2_500)
        #expect(quote.earns.rewards.map(\.amount) == [Shelf.money(500)])
        #expect(quote.earns.rewards[0].issuedOn == nil)
    }

    @Test
    func `stamps, tickets and gifts to others are told and counted`() throws {
        let dessert = Award.item("dessert", count: 1, worth: nil)
        let plan = Shelf.plan(
            "club",
            [
                Sample.benefit(
                    "burger",
                    .spendReward(
                        SpendReward(
                            stampPer: .items(1),
                            stampsNeeded: 10,
                            award: .item("burger", count: 1, worth: nil)
                        )
                    ),
                    BenefitScope(categories: ["burger"])
                ),
                Sample.benefit(
                    "luck",
                    .draw(
                        Draw(
                            chance: Sample.rate(2_500),
                            prize: dessert,
                            minimumBasket: Shelf.money(1_000),
                            perMember: Shelf.times(1)
                        )
                    )
                ),
                Sample.benefit(
                    "trees",
                    .donation(Donation(gift: .rate(Sample.rate(100)), to: "the forest"))
                ),
            ]
        )
        let lines = [Shelf.line(500, 2, category: "burger"), Shelf.line(300)]
        let items = TallyKey(.items, "burger")
        let quote = try quote(
            Shelf.basket(lines),
            Shelf.facts([Shelf.source(plan)], tallies: [items: 9])
        )
        #expect(quote.earns.stamps.map(\.counted) == [2])
        #expect(quote.earns.stamps.map(\.standing.due) == [1])
        #expect(quote.earns.tickets.map(\.benefit) == ["luck"])
        #expect(quote.earns.donations.map(\.amount) == [Shelf.money(13)])
        #expect(quote.effects.contains(.tally(items, 2)))
        #expect(quote.effects.contains(.ticket("luck")))
        #expect(quote.effects.contains(.tally(TallyKey(.tickets, "luck"), 1)))
        #expect(quote.effects.contains(.tally(TallyKey(.donated, "trees"), 13)))

        let again = try self.quote(
            Shelf.basket(lines),
            Shelf.facts([Shelf.source(plan)], tallies: [TallyKey(.tickets, "luck"): 1])
        )
        #expect(again.reason("luck") == "cap_reached")
        let small = try self.quote(
            Shelf.basket([Shelf.line(999)]),
            Shelf.facts([Shelf.source(plan)])
        )
        #expect(small.reason("luck") == "below_minimum_basket")
        #expect(small.reason("burger") == "nothing_to_take_off")
    }
}

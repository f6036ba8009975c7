import Membership
import Testing

struct TierRuleTests {
    static func set(
        _ window: TierWindow = .year(from: Sample.monthDay(1, 1)),
        upgrade: TierSet.Upgrade = .instant,
        review: TierSet.Review = .statusEnd,
        validity: StatusValidity = .endOfNextWindow,
        downgrade: TierSet.Downgrade = .balanceBased,
        softLanding: Bool = false,
        grace: Cadence? = nil,
        match: StatusMatch? = nil
    ) -> TierSet {
        TierSet(
            id: "club",
            name: "Club",
            metrics: [Sample.metric("points")],
            window: window,
            upgrade: upgrade,
            review: review,
            validity: validity,
            downgrade: downgrade,
            softLanding: softLanding,
            grace: grace,
            tiers: [
                Sample.tier("base"),
                Sample.tier("silver", ["points": 100], onEnter: [.points(1)]),
                Sample.tier("gold", ["points": 200], onEnter: [.points(2)]),
                Sample.tier("top", ["points": 400], onEnter: [.points(4)]),
            ],
            match: match
        )
    }

    @Test(
        arguments: [
            (TierSet.Downgrade.oneDown, false, "silver", "one tier down is silver"),
            (.toBase, true, "silver", "and so is a soft landing"),
            (.balanceBased, false, "base", "nothing retains what is only given"),
        ] as [(TierSet.Downgrade, Bool, String, String)]
    )
    func `a fall passes over a tier that is only given`(
        downgrade: TierSet.Downgrade,
        softLanding: Bool,
        tier: String,
        why: String
    ) {
        let set = TierSet(
            id: "club",
            name: "Club",
            metrics: [Sample.metric("points")],
            window: .year(from: Sample.monthDay(1, 1)),
            downgrade: downgrade,
            softLanding: softLanding,
            tiers: [
                Sample.tier("base"), Sample.tier("silver", ["points": 100]), Sample.tier("friend"),
                Sample.tier("gold", ["points": 300]),
            ]
        )
        var member = TierHistory(set, joined: "2024-01-01")
        member.buy("2024-06-01", ["points": 300])
        #expect(member.rises.last == "2024-06-01 silver>gold earned", "\(why)")
        member.look("2026-01-01")
        #expect(member.status.tier == tier, "\(why)")
    }

    @Test func `of a rolling window the deadline is the day on which something leaves it`() {
        var member = TierHistory(Self.set(.rolling(months: 3)), joined: "2024-01-01")
        #expect(member.outlook.next?.by == nil, "what is not there does not leave")
        member.buy("2024-01-10", ["points": 50])
        #expect(member.outlook.next?.by == Sample.day("2024-05-01"))
        member.buy("2024-02-10", ["points": 20])
        #expect(member.outlook.next?.by == Sample.day("2024-05-01"), "the first to leave")
        member.look("2024-05-01")
        #expect(member.outlook.next?.by == Sample.day("2024-06-01"))
        #expect(member.outlook.next?.metrics.map(\.has) == [20])
    }

    @Test func `to stay, what is still open can be made up for`() {
        var member = TierHistory(
            Self.set(
                .year(from: Sample.monthDay(4, 1)),
                validity: .fixedDay(Sample.monthDay(5, 1))
            ),
            joined: "2024-04-01"
        )
        member.buy("2024-06-01", ["points": 100])
        member.look("2026-03-31")
        #expect(member.outlook.keep?.by == Sample.day("2026-04-01"))
        member.look("2026-04-01")
        #expect(member.outlook.keep?.by == Sample.day("2026-05-01"), "the year before is over")
        member.buy("2026-04-20", ["points": 100])
        #expect(member.outlook.keep?.isReached == true)
        member.look("2026-05-01")
        #expect(member.status.tier == "silver")
    }

    @Test(
        arguments: [
            (TierSet.Downgrade.none, false, 0, "top", "nobody falls"),
            (.oneDown, false, 0, "gold", "one tier a review"),
            (.balanceBased, false, 0, "base", "as low as what there is"),
            (.balanceBased, false, 150, "silver", "what there is retains silver"),
            (.balanceBased, true, 0, "gold", "a soft landing costs one tier"),
            (.toBase, false, 250, "base", "all or nothing"),
            (.toBase, true, 0, "gold", "but for a soft landing"),
            (.oneDown, false, 400, "top", "enough is enough"),
        ] as [(TierSet.Downgrade, Bool, Int64, String, String)]
    )
    func `a review that finds too little lowers as far as the set says`(
        downgrade: TierSet.Downgrade,
        softLanding: Bool,
        points: Int64,
        tier: String,
        why: String
    ) {
        var member = TierHistory(
            Self.set(downgrade: downgrade, softLanding: softLanding),
            joined: "2024-01-01"
        )
        member.buy("2024-06-01", ["points": 400])
        member.buy("2025-06-01", ["points": points])
        member.look("2026-01-01")
        #expect(member.status.tier == tier, "\(why)")
        let status = member.status
        member.look("2026-01-01")
        #expect(member.status == status, "once: \(why)")
    }

    @Test(
        arguments: [
            (
                TierWindow.year(from: Sample.monthDay(1, 1)), StatusValidity.endOfNextWindow,
                "2026-01-01", "to the end of the next year"
            ),
            (.membershipYear, .endOfNextWindow, "2025-10-20", "of membership"),
            (.rolling(months: 12), .endOfNextWindow, "2025-07-01", "of whole months"),
            (
                .sinceTierEntry(Sample.cadence("P6M")), .endOfNextWindow, "2024-12-15",
                "six months from entry"
            ),
            (.lifetime, .endOfNextWindow, nil, "a life has no next"),
            (
                .year(from: Sample.monthDay(1, 1)), .lasting(Sample.cadence("P1Y")), "2025-06-15",
                "a year from the day"
            ),
            (
                .year(from: Sample.monthDay(4, 1)), .fixedDay(Sample.monthDay(5, 1)),
                "2026-05-01", "a day of the year after the window's end"
            ),
            (.year(from: Sample.monthDay(1, 1)), .whileQualified, nil, "while there is enough"),
        ] as [(TierWindow, StatusValidity, String?, String)]
    )
    func `a status holds as long as the set says`(
        window: TierWindow,
        validity: StatusValidity,
        until: String?,
        why: String
    ) {
        var member = TierHistory(Self.set(window, validity: validity), joined: "2023-10-20")
        member.buy("2024-06-15", ["points": 100])
        #expect(member.status.tier == "silver", "\(why)")
        #expect(member.status.validUntil?.description == until, "\(why)")
    }

    @Test(
        arguments: [
            (TierSet.Review.statusEnd, "2024-01-01", "the end of the window, to who has no status"),
            (.day(Sample.monthDay(3, 1)), "2024-03-01", "a day of the year"),
            (.anniversary, "2024-02-10", "the day of joining"),
            (.realTime, "2023-06-15", "every night is at once"),
        ] as [(TierSet.Review, String, String)]
    )
    func `who has enough rises at the review where it is not instant`(
        review: TierSet.Review,
        day: String,
        why: String
    ) {
        var member = TierHistory(
            Self.set(upgrade: .onReview, review: review),
            joined: "2023-02-10"
        )
        member.buy("2023-06-15", ["points": 100])
        member.look("2024-12-31")
        #expect(member.rises.first == "\(day) base>silver earned", "\(why)")
    }

    @Test
    func `every night: who has not enough any more falls with the month`() {
        var member = TierHistory(
            Self.set(.rolling(months: 3), review: .realTime, validity: .whileQualified),
            joined: "2024-01-01"
        )
        member.buy("2024-01-20", ["points": 120])
        member.buy("2024-02-20", ["points": 100])
        #expect(member.state == "gold")
        #expect(member.status.nextReview == Sample.day("2024-03-01"))
        member.look("2024-12-01")
        #expect(
            member.rises.dropFirst(2) == [
                "2024-05-01 gold>silver reviewed", "2024-06-01 silver>base reviewed",
            ]
        )
    }

    @Test
    func `grace outlasts a failed review, and what is made up for in it keeps the status`() {
        let set = Self.set(grace: Sample.cadence("P3M"))
        for (points, tier) in [(Int64(0), "base"), (19, "base"), (20, "silver")] {
            var member = TierHistory(set, joined: "2024-01-01")
            member.buy("2024-06-01", ["points": 100])
            member.buy("2025-06-01", ["points": 80])
            member.look("2026-03-31")
            #expect(member.status.tier == "silver", "grace goes on")
            member.buy("2026-03-31", ["points": points])
            member.look("2026-04-01")
            #expect(member.status.tier == tier, "\(points) more")
            if tier == "silver" { #expect(member.state == "silver until 2027-01-01") }
        }
    }

    @Test
    func `a return that undoes a rise falls back, and gives no second welcome`() {
        var member = TierHistory(Self.set(), joined: "2024-01-01")
        member.buy("2024-02-01", ["points": 100])
        member.buy("2024-03-01", ["points": 100])
        member.giveBack("2024-03-10", of: "2024-03-01", ["points": 1])
        #expect(member.state == "silver until 2026-01-01")
        #expect(member.status.since == Sample.day("2024-03-10"))
        member.giveBack("2024-03-11", of: "2024-02-01", ["points": 100])
        #expect(member.state == "base")
        member.buy("2024-04-01", ["points": 150])
        #expect(member.state == "gold until 2026-01-01")
        #expect(member.awards.map(\.award) == [.points(1), .points(2)])
    }

    @Test
    func `after the review a return lowers nothing before the next`() {
        var member = TierHistory(Self.set(), joined: "2024-01-01")
        member.buy("2024-02-01", ["points": 100])
        member.buy("2025-02-01", ["points": 100])
        member.look("2026-01-01")
        #expect(member.state == "silver until 2027-01-01")
        member.giveBack("2026-01-02", of: "2025-02-01", ["points": 100])
        #expect(member.state == "silver until 2027-01-01")
    }

    @Test
    func `a match holds for its time, and for longer when its challenge is met`() throws {
        let match = StatusMatch(
            provisional: Sample.cadence("P3M"),
            challenge: ["points": 50],
            onceEvery: Sample.cadence("P2Y")
        )
        let set = Self.set(match: match)
        var missed = TierHistory(set, joined: "2024-01-01")
        try missed.match("gold", "2024-02-01")
        #expect(missed.status.provisionalUntil == Sample.day("2024-05-01"))
        #expect(missed.awards.isEmpty, "nothing for entering before it is confirmed")
        missed.buy("2024-04-30", ["points": 49])
        missed.look("2024-05-01")
        #expect(missed.rises.last == "2024-05-01 gold>base challenge_missed")
        #expect(throws: Refused(.matchUsed, "the next on 2026-02-01")) {
            try missed.match("gold", "2026-01-31")
        }
        try missed.match("gold", "2026-02-01")

        var met = TierHistory(set, joined: "2024-01-01")
        try met.match("gold", "2024-02-01")
        met.buy("2024-04-30", ["points": 50])
        #expect(met.state == "gold until 2026-01-01")
        #expect(met.status.source == .earned)
        #expect(met.status.provisionalUntil == nil)
        #expect(met.awards.map(\.award) == [.points(2)])
        met.giveBack("2024-05-10", of: "2024-04-30", ["points": 1])
        #expect(met.status.tier == "base", "a return takes the challenge back as well")
    }

    @Test
    func `a milestone is reached once a window`() {
        var member = TierHistory(Sample.britishAirways, joined: "2025-04-01")
        member.buy("2025-05-01", ["points": 5_500])
        member.giveBack("2025-05-02", of: "2025-05-01", ["points": 1])
        member.buy("2025-05-03", ["points": 1])
        #expect(member.milestones == ["2025-05-01 first"])
        member.buy("2026-04-01", ["points": 5_500])
        #expect(member.milestones == ["2025-05-01 first", "2026-04-01 first"])
    }

    @Test
    func `silence does not count while a status rests`() throws {
        var member = TierHistory(Sample.ladder, joined: "2026-01-15")
        member.buy("2026-01-31", ["spend": 15_000])
        try member.pause("2026-02-20")
        try member.resume("2026-05-20")
        #expect(member.status.tier == "four")
        #expect(member.status.nextReview == Sample.day("2026-05-30"), "eight days were left")
        member.look("2026-05-30")
        #expect(member.status.tier == "three")
    }

    @Test
    func `what was given is taken back, and a partner's status is replaced`() throws {
        let set = Self.set()
        var member = TierHistory(set, joined: "2024-01-01")
        try member.give("silver", .partner, "2024-02-01", until: nil)
        try member.give("gold", .partner, "2024-03-01", until: nil)
        #expect(member.status.given.map(\.tier) == ["gold"])
        let day = Sample.day("2024-04-01")
        member.take(try set.takingBack(.partner, from: member.status, today: day, member.counts))
        #expect(member.state == "base")
        #expect(throws: Refused(.nothingPending, "paid")) {
            try set.takingBack(.paid, from: member.status, today: day, member.counts)
        }
    }

    @Test
    func `a status of a tier that the set has lost counts as the base`() {
        let old = Self.set()
        var member = TierHistory(old, joined: "2024-01-01")
        member.buy("2024-02-01", ["points": 400])
        let fewer = TierSet(
            id: "club",
            name: "Club",
            metrics: old.metrics,
            window: old.window,
            tiers: Array(old.tiers.dropLast())
        )
        let day = Sample.day("2024-02-02")
        let decision = fewer.evaluate(member.status, today: day, member.counts)
        #expect(decision.status.tier == "gold", "what was counted still counts")
    }

    @Test
    func `names that are stored and sent do not change`() {
        #expect(
            TierStatus.Source.allCases.map(\.rawValue) == [
                "earned", "paid", "gifted", "matched", "partner", "lifetime",
            ]
        )
        #expect(
            TierChange.Reason.allCases.map(\.rawValue) == [
                "earned", "lifetime", "reviewed", "inactive", "returned", "given", "given_ended",
                "challenge_met", "challenge_missed",
            ]
        )
    }

    @Test
    func `what may not be given or matched is refused`() throws {
        var member = TierHistory(Self.set(), joined: "2024-01-01")
        #expect(throws: Refused(.matchNotOffered, "club")) {
            try member.match("gold", "2024-02-01")
        }
        #expect(throws: Refused(.unknownTier, "zinc")) {
            try member.give("zinc", .gifted, "2024-02-01", until: nil)
        }
        #expect(throws: Refused(.expiryInPast, "2024-02-01")) {
            try member.give("gold", .gifted, "2024-02-01", until: "2024-02-01")
        }
        var matched = TierHistory(Sample.virgin, joined: "2024-01-01")
        matched.buy("2024-01-02", ["points": 400])
        #expect(throws: Refused(.tierNotHigher, "silver")) {
            try matched.match("silver", "2024-02-01")
        }
        try matched.pause("2024-03-01")
        #expect(throws: Refused(.statusPaused)) { try matched.pause("2024-03-02") }
    }

    @Test(arguments: [TierStatus.Source.paid, .partner, .gifted])
    func `a status that is given ends on its day and leaves what was earned`(
        source: TierStatus.Source
    ) throws {
        var member = TierHistory(Self.set(), joined: "2024-01-01")
        member.buy("2024-02-01", ["points": 100])
        try member.give("top", source, "2024-03-01", until: "2024-09-01")
        #expect(member.status.source == source)
        #expect(member.awards.map(\.award) == [.points(1), .points(4)])
        member.look("2024-08-31")
        #expect(member.state == "top until 2024-09-01")
        member.look("2024-09-01")
        #expect(member.state == "silver until 2026-01-01")
    }

    @Test
    func `the next tier says what is missing, by when, and what it brings`() throws {
        let shipping = ShippingWaiver(speed: "express", minimumBasket: nil)
        let set = TierSet(
            id: "club",
            name: "Club",
            metrics: [Sample.metric("spend", .netSpend(Sample.usd))],
            window: .year(from: Sample.monthDay(1, 1)),
            tiers: [
                Sample.tier("base", benefits: [Sample.benefit("news", .access)]),
                Sample.tier(
                    "silver",
                    ["spend": 50_000],
                    benefits: [
                        Sample.benefit("sale", .discount(Discount(rate: Sample.rate(500))))
                    ]
                ),
                Sample.tier(
                    "gold",
                    ["spend": 100_000],
                    benefits: [
                        Sample.benefit("sale", .discount(Discount(rate: Sample.rate(1_000)))),
                        Sample.benefit("delivery", .shippingWaiver(shipping)),
                    ],
                    onEnter: [.points(500)]
                ),
            ]
        )
        var member = TierHistory(set, joined: "2026-01-01")
        member.buy("2026-05-01", ["spend": 81_800])
        let next = try #require(member.outlook.next)
        #expect(next.tier == "gold")
        #expect(next.metrics.map(\.missing) == [18_200])
        #expect(next.by == Sample.day("2027-01-01"))
        #expect(next.brings.map(\.id) == ["sale", "delivery"])
        #expect(next.awards == [.points(500)])
        #expect(!next.isReached)

        let preview = set.preview(on: Sample.day("2026-05-01"))
        #expect(
            preview.map { $0.benefits.map(\.id) } == [
                ["news"], ["news", "sale"], ["news", "sale", "delivery"],
            ]
        )
        #expect(
            preview.map { $0.brings.map(\.id) } == [
                ["news"], ["sale"], ["sale", "delivery"],
            ]
        )
        #expect(preview.map(\.earn) == [[:], ["spend": 50_000], ["spend": 100_000]])
        member.buy("2026-06-01", ["spend": 18_200])
        #expect(member.outlook.next == nil, "nothing is above the top")
    }
}

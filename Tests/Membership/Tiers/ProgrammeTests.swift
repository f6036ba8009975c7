import Membership
import Testing

/// Published programmes with their numbers.
struct ProgrammeTests {
    // MARK: British Airways

    @Test(
        arguments: [
            (3_499, "blue", 0, "one point short of bronze"),
            (3_500, "bronze until 2027-05-01", 0, "bronze"),
            (5_500, "bronze until 2027-05-01", 1, "the first milestone"),
            (7_500, "silver until 2027-05-01", 1, "silver"),
            (16_000, "silver until 2027-05-01", 3, "all milestones"),
            (20_000, "gold until 2027-05-01", 3, "gold"),
            (64_999, "gold until 2027-05-01", 3, "one short of the guest list"),
            (65_000, "guest_list until 2027-05-01", 3, "the guest list"),
        ] as [(Int64, String, Int, String)]
    )
    func `British Airways: points of a year from 1 April hold to 30 April after the next`(
        points: Int64,
        state: String,
        milestones: Int,
        why: String
    ) {
        var member = TierHistory(Sample.britishAirways, joined: "2025-04-01")
        member.buy("2026-03-31", ["points": points])
        #expect(member.state == state, "\(why)")
        #expect(member.milestones.count == milestones, "\(why)")
    }

    @Test
    func `British Airways: points begin again on 1 April, and one tier is lost a year`() {
        var member = TierHistory(Sample.britishAirways, joined: "2025-04-01")
        member.buy("2025-06-10", ["points": 20_000])
        member.look("2026-04-01")
        #expect(member.state == "gold until 2027-05-01")
        #expect(member.outlook.next?.metrics.map(\.has) == [0])
        #expect(member.outlook.keep?.metrics.map(\.missing) == [20_000])
        #expect(member.outlook.keep?.by == Sample.day("2027-04-01"))
        member.look("2027-04-30")
        #expect(member.status.tier == "gold")
        member.look("2030-06-01")
        #expect(
            member.rises.dropFirst(3) == [
                "2027-05-01 gold>silver reviewed", "2028-05-01 silver>bronze reviewed",
                "2029-05-01 bronze>blue reviewed",
            ]
        )
    }

    @Test
    func `British Airways: what the new year brings after a soft landing counts for the new year`()
    {
        var member = TierHistory(Sample.britishAirways, joined: "2025-04-01")
        member.buy("2025-06-10", ["points": 20_000])
        member.buy("2027-04-10", ["points": 7_500])
        member.look("2027-05-01")
        #expect(member.state == "silver until 2028-05-01", "the year before had nothing")
        member.look("2028-05-01")
        #expect(member.state == "silver until 2029-05-01", "and the next one had enough")
    }

    @Test(
        arguments: [
            (40_000, "guest_list until 2028-05-01", "40,000 keep what 65,000 earn"),
            (39_999, "gold until 2028-05-01", "less lands one tier lower"),
            (0, "gold until 2028-05-01", "and so does nothing"),
        ] as [(Int64, String, String)]
    )
    func `British Airways: the guest list is kept by less than reaches it`(
        points: Int64,
        state: String,
        why: String
    ) {
        var member = TierHistory(Sample.britishAirways, joined: "2025-04-01")
        member.buy("2025-06-10", ["points": 65_000])
        member.buy("2026-06-10", ["points": points])
        member.look("2027-05-01")
        #expect(member.state == state, "\(why)")
    }

    // MARK: Delta

    @Test
    func `Delta: both metrics are needed, miles beyond the tier roll over and dollars do not`() {
        var member = TierHistory(Sample.delta, joined: "2019-01-01")
        member.buy("2019-03-01", ["miles": 40_000, "dollars": 299_999])
        #expect(member.state == "member")
        #expect(member.outlook.next?.metrics.map(\.missing) == [0, 1])
        #expect(member.outlook.next?.needsAll == true)
        member.buy("2019-12-31", ["dollars": 100_001])
        #expect(member.state == "silver until 2021-02-01", "to 31 January after the next year")
        member.look("2020-01-01")
        #expect(member.outlook.keep?.metrics.map(\.has) == [15_000, 0])
        member.buy("2020-05-01", ["miles": 10_000, "dollars": 300_000])
        member.look("2021-02-01")
        #expect(member.state == "silver until 2022-02-01")
    }

    @Test
    func `Delta: below the lowest tier nothing rolls over`() {
        var member = TierHistory(Sample.delta, joined: "2019-01-01")
        member.buy("2019-03-01", ["miles": 24_999, "dollars": 900_000])
        member.look("2020-01-01")
        #expect(member.outlook.next?.metrics.map(\.has) == [0, 0])
    }

    @Test
    func `Delta: what a return takes from the year before does not roll over`() {
        var member = TierHistory(Sample.delta, joined: "2019-01-01")
        member.buy("2019-03-01", ["miles": 40_000, "dollars": 300_000])
        member.look("2020-01-01")
        member.giveBack("2020-01-05", of: "2019-03-01", ["miles": 10_000])
        #expect(member.outlook.keep?.metrics.map(\.has) == [5_000, 0])
    }

    @Test
    func `Delta: from 2024 dollars alone count`() {
        var member = TierHistory(Sample.delta, joined: "2023-01-01")
        member.buy("2023-12-31", ["dollars": 500_000])
        #expect(member.state == "member", "in 2023 miles were needed too")
        member.buy("2024-01-01", ["dollars": 499_999])
        #expect(member.state == "member")
        member.buy("2024-01-02", ["dollars": 1])
        #expect(member.state == "silver until 2026-02-01")
    }

    // MARK: Hilton, Hyatt

    @Test(
        arguments: [
            (["nights": 9], "member", "nine nights are not ten"),
            (["nights": 10], "silver", "ten nights"), (["nights": 40], "gold", "forty"),
            (["nights": 60], "diamond", "sixty"), (["stays": 30], "diamond", "or thirty stays"),
            (["base": 120_000], "diamond", "or base points"),
            (["nights": 39, "stays": 20], "gold", "any of them is enough"),
        ] as [([String: Int64], String, String)]
    )
    func `Hilton: one qualifier of several is enough`(
        figures: [String: Int64],
        tier: String,
        why: String
    ) {
        var member = TierHistory(Sample.hilton, joined: "2020-01-01")
        member.buy("2020-02-01", figures)
        #expect(member.status.tier == tier, "\(why)")
    }

    @Test
    func `Hilton: nights beyond the tier count in the next year`() {
        var member = TierHistory(Sample.hilton, joined: "2020-01-01")
        member.buy("2020-02-01", ["nights": 55])
        member.buy("2021-02-01", ["nights": 25])
        #expect(member.status.tier == "gold", "15 rolled over and 25 make 40")
        member.look("2022-01-01")
        #expect(member.state == "gold until 2023-01-01")
        #expect(member.status.rolled?.into == [:], "exactly 40 leave nothing")
    }

    @Test
    func `Hilton: ten years and a thousand nights are for life, neither alone`() {
        var member = TierHistory(Sample.hilton, joined: "2010-03-15")
        member.buy("2010-04-01", ["nights": 1_000])
        member.look("2020-03-14")
        #expect(member.status.source == .earned, "a thousand nights, a day short of ten years")
        member.look("2020-03-15")
        #expect(member.status.tier == "diamond")
        #expect(member.status.source == .lifetime)
        member.look("2040-01-01")
        #expect(member.state == "diamond")
    }

    @Test
    func `Hyatt: a million base points are never lost, but by their return`() {
        var member = TierHistory(Sample.hyatt, joined: "2010-01-01")
        for year in 2010...2018 { member.buy("\(year)-05-01", ["base": 100_000]) }
        #expect(member.state == "globalist until 2019-01-01", "2018 is looked at when it is over")
        member.buy("2019-05-01", ["base": 100_000])
        #expect(member.status.source == .lifetime)
        member.look("2035-01-01")
        #expect(member.state == "globalist")
        member.giveBack("2035-01-02", of: "2019-05-01", ["base": 1])
        #expect(member.status.tier == "member")
    }

    // MARK: WorkwearHub

    @Test
    func `WorkwearHub: twelve months from entry, then one tier down`() {
        var member = TierHistory(Sample.workwear, joined: "2024-01-10")
        member.buy("2024-02-20", ["spend": 100_000])
        #expect(member.state == "gold until 2025-02-20")
        #expect(member.outlook.keep?.metrics.map(\.has) == [0], "what lifted does not keep")
        member.look("2025-02-20")
        #expect(member.state == "silver until 2026-02-20")
        member.buy("2025-06-01", ["spend": 50_000])
        member.look("2026-02-20")
        #expect(member.state == "silver until 2027-02-20", "kept by the twelve months since")
        member.look("2027-02-20")
        #expect(member.state == "bronze")
    }

    // MARK: Virgin

    @Test(
        arguments: [
            ("2022-03-31", 300, "red", "before April 2022 silver took 400"),
            ("2022-04-01", 299, "red", "from April 300"), ("2022-04-01", 300, "silver", "exactly"),
            ("2022-04-01", 800, "gold", "and gold 800"),
            ("2023-03-31", 800, "gold", "for twelve months"),
            ("2023-04-01", 800, "silver", "and not a day longer"),
        ] as [(String, Int64, String, String)]
    )
    func `Virgin: thresholds count from their day`(
        day: String,
        points: Int64,
        tier: String,
        why: String
    ) {
        var member = TierHistory(Sample.virgin, joined: "2021-01-01")
        member.buy(day, ["points": points])
        #expect(member.status.tier == tier, "\(why)")
    }

    @Test
    func `Virgin: who has 300 in March 2022 is silver on 1 April, without a purchase`() {
        var member = TierHistory(Sample.virgin, joined: "2021-01-01")
        member.buy("2022-03-10", ["points": 300])
        #expect(member.status.nextReview == Sample.day("2022-04-01"))
        member.look("2022-05-20")
        #expect(member.rises == ["2022-04-01 red>silver earned"])
    }

    @Test
    func `Virgin: twelve to thirteen months count, from the first of the same month last year`() {
        var member = TierHistory(Sample.virgin, joined: "2013-01-01")
        member.buy("2014-03-01", ["points": 200])
        member.buy("2015-03-31", ["points": 200])
        #expect(member.status.tier == "silver", "1 March last year is in")
        var other = TierHistory(Sample.virgin, joined: "2013-01-01")
        other.buy("2014-02-28", ["points": 200])
        other.buy("2015-03-31", ["points": 200])
        #expect(other.status.tier == "red", "and February is out")
    }

    @Test
    func `Virgin: the companion ticket comes with renewing gold, not with reaching it`() {
        var member = TierHistory(Sample.virgin, joined: "2014-01-01")
        member.buy("2014-03-10", ["points": 1_000])
        #expect(member.state == "gold until 2015-04-01")
        #expect(
            member.awards.map(\.occasion) == [.entered(tier: "silver"), .entered(tier: "gold")]
        )
        member.buy("2014-11-10", ["points": 1_000])
        #expect(member.milestones == ["2014-11-10 1500", "2014-11-10 2000"])
        member.look("2015-04-01")
        #expect(member.state == "gold until 2016-04-01")
        #expect(member.awards.last?.occasion == .requalified(tier: "gold"))
        member.look("2015-04-02")
        #expect(member.awards.count == 5, "once")
    }

    @Test
    func `Virgin: a gift of silver stands beside what is earned`() throws {
        var member = TierHistory(Sample.virgin, joined: "2014-01-01")
        try member.give("silver", .gifted, "2014-02-01", until: "2015-02-01")
        #expect(member.state == "silver until 2015-02-01")
        #expect(member.status.source == .gifted)
        member.buy("2014-06-01", ["points": 1_000])
        #expect(member.state == "gold until 2015-07-01")
        #expect(member.status.source == .earned)
        member.look("2015-07-01")
        #expect(member.status.tier == "red", "the gift was over before")
    }

    @Test
    func `Virgin: parental leave moves the end of the status and what is looked at`() throws {
        var member = TierHistory(Sample.virgin, joined: "2014-01-01")
        member.buy("2014-03-10", ["points": 400])
        try member.pause("2014-09-01")
        #expect(member.status.nextReview == nil)
        member.look("2015-06-01")
        #expect(member.status.tier == "silver", "nothing is reviewed meanwhile")
        try member.resume("2015-09-01")
        #expect(member.state == "silver until 2016-03-31", "365 days more")
        member.buy("2015-10-01", ["points": 400])
        member.look("2016-03-31")
        #expect(member.status.tier == "silver")
        #expect(throws: Refused(.statusNotPaused)) { try member.resume("2016-04-01") }
    }

    // MARK: Step-down

    @Test
    func `three silent months lead from step four to step one`() {
        var member = TierHistory(Sample.ladder, joined: "2026-01-15")
        member.buy("2026-01-31", ["spend": 15_000])
        #expect(member.status.tier == "four")
        member.look("2026-02-27")
        #expect(member.status.tier == "four")
        member.look("2026-06-15")
        #expect(
            member.rises.dropFirst(3) == [
                "2026-02-28 four>three inactive", "2026-03-31 three>two inactive",
                "2026-04-30 two>one inactive",
            ]
        )
    }

    @Test
    func `a purchase stops the fall and does not undo it`() {
        var member = TierHistory(Sample.ladder, joined: "2026-01-15")
        member.buy("2026-01-31", ["spend": 15_000])
        member.buy("2026-03-15", ["spend": 100])
        #expect(member.status.tier == "three")
        member.look("2026-04-14")
        #expect(member.status.tier == "three", "a month from the purchase")
        member.look("2026-04-15")
        #expect(member.status.tier == "two")
        member.buy("2026-04-20", ["spend": 15_000])
        #expect(member.status.tier == "four", "earned again")
    }
}

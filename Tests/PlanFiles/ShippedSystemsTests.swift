import Membership
import PlanFiles
import Testing

/// The published figures of each system that ships.
struct ShippedSystemsTests {
    private func plan(_ id: String) throws -> Plan {
        try PlanFile.load(path: Shipped.path("\(id).yaml")).plan
    }

    private func money(_ minorUnits: Int64, _ code: String = "USD") throws -> Money {
        Money(minorUnits: minorUnits, currency: try #require(Currency(code)))
    }

    private func ladder(_ id: String, _ benefit: String = "ladder") throws -> Ladder? {
        guard case .discount(let discount) = try plan(id).benefit(benefit)?.terms,
            case .ladder(let ladder) = discount.off
        else { return nil }
        return ladder
    }

    private func reward(_ id: String, _ benefit: String) throws -> Reward? {
        guard case .reward(let reward) = try plan(id).benefit(benefit)?.terms else { return nil }
        return reward
    }

    private func stamps(_ id: String, _ benefit: String) throws -> SpendReward? {
        guard case .spendReward(let stamps) = try plan(id).benefit(benefit)?.terms else {
            return nil
        }
        return stamps
    }

    @Test(
        arguments: [
            ("flying-club", [100, 150, 200]), ("flying-club-2", [100, 130, 160]),
        ] as [(String, [Int])]
    )
    func `a flying club multiplies miles by tier`(id: String, factors: [Int]) throws {
        let plan = try plan(id)
        let tiers = try #require(plan.tiers)
        #expect(tiers.tiers.map(\.id) == ["red", "silver", "gold"])
        var found: [Int] = []
        for benefits in [plan.benefits, tiers.tiers[1].benefits, tiers.tiers[2].benefits] {
            let terms = benefits.first { $0.id == "miles" }?.terms
            guard case .multiplier(let multiplier) = terms else { continue }
            found.append(multiplier.hundredths)
        }
        #expect(found == factors)
        #expect(tiers.id == "flying-club" && plan.points?.id == "flying-club", "both share them")
        #expect(tiers.tiers[1].thresholds.map { $0.earn["points"] } == [400, 300, 400])
        #expect(tiers.tiers[2].thresholds.map { $0.earn["points"] } == [1_000, 800, 1_000])
    }

    @Test func `ladders are those of their sources`() throws {
        let cumulative = try #require(try ladder("cumulative-ladder"))
        #expect(cumulative.basis == .cumulative(.once, includesThis: false))
        #expect(cumulative.steps.map(\.from) == [500_000, 1_000_000, 1_500_000])
        #expect(cumulative.steps.map(\.rate.description) == ["5%", "10%", "15%"])
        let progressive = try #require(try ladder("progressive-ladder"))
        #expect(progressive.basis == .purchase)
        #expect(progressive.steps.map(\.from) == [1_000_000, 2_000_000, 5_000_000])
        #expect(progressive.steps.map(\.rate.description) == ["5%", "7%", "10%"])
        #expect(progressive.currency == Currency("RUB"))
        let coat = try money(2_200_000, "RUB")
        let coats = try #require(try ladder("progressive-ladder", "coats"))
        let off = try #require(coats.step(at: coat.minorUnits)).rate.of(coat)
        let pays = try money(1_980_000, "RUB")
        #expect(try coat.subtracting(off) == pays, "the coat pays 19,800")
    }

    @Test func `rewards and stamps are those of their sources`() throws {
        let warehouse = try #require(try reward("warehouse-executive", "reward"))
        #expect(warehouse.rate.description == "2%" && warehouse.requiresPaid)
        let most = try money(125_000)
        #expect(warehouse.cap == most)
        #expect(warehouse.window == .membershipYear && warehouse.issueLead == Cadence("P2M"))
        #expect(warehouse.forfeits == [.downgrade, .end])
        let cheque = try #require(try reward("cheque-back", "cheque_back"))
        #expect(cheque.rate.description == "20%" && cheque.window == nil)
        let fifty = try money(5_000)
        #expect(try stamps("boloco", "free_item")?.stampPer == .spend(fifty))
        let burger = try #require(try stamps("eleventh-burger", "eleventh"))
        #expect(burger.stampPer == .items(1) && burger.stampsNeeded == 10)
        let book = try #require(try stamps("bookclub", "stamps"))
        let (ten, five) = (try money(1_000), try money(500))
        #expect(book.stampPer == .spend(ten) && !book.carriesRemainder)
        #expect(book.stampsNeeded == 10 && book.award == .credit(five))
        #expect(try stamps("bookclub-free", "stamps") == book, "stamps outlive the paid plan")
    }

    @Test func `points of 9,000 roubles at 5 % are 450`() throws {
        let points = try #require(try plan("bonus-account").points)
        let rate = try #require(points.earning.rates.first)
        #expect(900_000 * rate.points / rate.money.minorUnits == 450)
        #expect(points.redemptions.map(\.value.money.minorUnits) == [100])
        #expect(points.redeemsFromNextPurchase)
    }

    @Test func `the coalition earns at one firm and spends at another`() throws {
        let partners = try #require(try plan("coalition").points).partners
        let both = partners.filter { $0.earns && $0.burns }.map(\.id)
        #expect(both == ["att", "macys", "rite-aid"])
        #expect(partners.filter { !$0.burns }.map(\.id) == ["enterprise"])
        #expect(partners.filter { !$0.earns }.map(\.id) == ["hulu"])
    }

    @Test func `the status club takes more to reach than to keep, and lands softly`() throws {
        let set = try #require(try plan("status-club").tiers)
        let reached = set.tiers.flatMap(\.thresholds).map { $0.earn["spend"] }
        #expect(reached == [350_000, 750_000, 2_000_000, 6_500_000])
        #expect(set.tier("guest_list")?.thresholds.first?.retain == ["spend": 4_000_000])
        #expect(set.milestones.map(\.at) == [550_000, 1_100_000, 1_600_000])
        #expect(set.softLanding && set.downgrade == .balanceBased)
        #expect(set.window == .year(from: try #require(MonthDay(month: 4, day: 1))))
    }

    @Test func `the other systems say what is theirs`() throws {
        let silence = try #require(try plan("step-down").tiers)
        #expect(silence.inactivity == TierSet.Inactivity(every: try #require(Cadence("P1M"))))
        #expect(silence.tiers.count == 4)
        guard case .draw(let draw) = try plan("lucky-dessert").benefit("game")?.terms else {
            Issue.record("no draw")
            return
        }
        #expect(draw.chance.description == "25%")
        let social = try plan("social-programme").prices.compactMap(\.eligibility)
        #expect(social.map(\.kind) == ["student", "senior", "disability", "assistance"])
        #expect(social.allSatisfy { $0.fallback == "open" })
        let vip = try plan("vip-service").admission
        #expect(vip.byInvitation && vip.verified == "vip" && vip.hasWaitlist)
        let none = try plan("none")
        #expect(none.benefits.isEmpty && none.points == nil && none.tiers == nil)
        #expect(try plan("referral").referral?.after == .firstPurchase)
    }
}

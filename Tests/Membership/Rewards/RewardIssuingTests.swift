import Membership
import Testing

struct RewardIssuingTests {
    /// Costco Executive: 2 %, at most 1,250.00 a year, issued two months before the year ends.
    private static let costco = Reward(
        rate: Till.rate(200),
        cap: Sample.money(125_000),
        window: .membershipYear,
        issueLead: Sample.cadence("P2M"),
        forfeits: [.downgrade, .end],
        requiresPaid: true
    )
    /// Sam's Club Plus: 2 %, at most 500.00 in a term.
    private static let sams = Reward(
        rate: Till.rate(200),
        cap: Sample.money(50_000),
        window: .term
    )
    /// A caterer: 20 % of each cheque for the next visit.
    private static let cheque = Reward(rate: Till.rate(2_000))
    private static let year = Till.period("2026-03-31", "2027-03-31")
    private static let nextYear = Till.period("2027-03-31", "2028-03-31")

    @Test(
        arguments: [
            (costco, 6_250_000, 125_000, "Costco: 62,500 reach the cap of 1,250"),
            (costco, 6_249_950, 124_999, "fifty cents less do not"),
            (costco, 9_900_000, 125_000, "and more does not pass it"),
            (costco, 650_000, 13_000, "6,500 pay an upgrade of 130"),
            (costco, 0, 0, "nothing for nothing"),
            (costco, -500, 0, "and nothing for less"),
            (sams, 2_500_000, 50_000, "Sam's: 25,000 reach 500"),
            (sams, 2_600_000, 50_000, "and no more"),
            (cheque, 1_250, 250, "20 % of a cheque of 12.50"),
            (
                Reward(rate: Till.rate(1_000)), 100_000, 10_000,
                "each 1,000 spent is a gift worth 100"
            ),
        ] as [(Reward, Int64, Int64, String)]
    )
    func `what accrues is the rate's share up to the cap`(
        reward: Reward,
        spend: Int64,
        accrued: Int64,
        why: String
    ) throws {
        #expect(
            try reward.accrued(spend: Sample.money(spend)) == Sample.money(accrued),
            "\(why)"
        )
    }

    @Test
    func `the spend that reaches the cap is told`() throws {
        #expect(try Self.costco.spendAtCap() == Sample.money(6_250_000))
        #expect(try Self.sams.spendAtCap() == Sample.money(2_500_000))
        #expect(try Self.cheque.spendAtCap() == nil)
    }

    @Test
    func `it is issued ahead of the window's end, and never before the window`() {
        #expect(Self.costco.issueDay(of: Self.year) == Sample.day("2027-01-31"))
        #expect(Self.sams.issueDay(of: Self.year) == Sample.day("2027-03-31"))
        let short = Till.period("2026-03-31", "2026-04-30")
        #expect(Self.costco.issueDay(of: short) == Sample.day("2026-03-31"))
    }

    @Test(
        arguments: [
            ([(650_000, 0)], .issued(Sample.money(13_000)), [13_000], "what accrued is issued"),
            ([(650_000, 13_000)], .nothing, [], "once"),
            (
                [(700_000, 13_000), (100_000, 0)], .issued(Sample.money(3_000)), [1_000, 2_000],
                "what came after the issue comes with the next"
            ),
            (
                [(400_000, 13_000), (500_000, 0)], .issued(Sample.money(5_000)), [-5_000, 10_000],
                "a return after the issue makes the next one smaller"
            ),
            (
                [(400_000, 13_000), (100_000, 0)], .owed(Sample.money(3_000)), [],
                "or takes all of it and waits for more"
            ),
            (
                [(400_000, 13_000), (250_000, 0)], .nothing, [-5_000, 5_000],
                "what is just made good is settled"
            ),
            (
                [(6_900_000, 125_000), (100_000, 0)], .issued(Sample.money(2_000)), [2_000],
                "a cap that was reached gives nothing to the next window"
            ),
            ([], .nothing, [], "nothing bought, nothing due"),
        ] as [([(Int64, Int64)], RewardIssue.Outcome, [Int64], String)]
    )
    func `what is due is what accrued less what was issued`(
        windows: [(Int64, Int64)],
        outcome: RewardIssue.Outcome,
        changes: [Int64],
        why: String
    ) throws {
        let issue = try Self.costco.issue(
            zip([Self.year, Self.nextYear], windows).map { period, figures in
                RewardWindow(
                    period: period,
                    spend: Sample.money(figures.0),
                    issued: Sample.money(figures.1)
                )
            },
            standing: .promised(paid: true)
        )
        #expect(issue.outcome == outcome, "\(why)")
        #expect(issue.settles.map(\.change.minorUnits) == changes, "\(why)")
    }

    private static let due = Sample.money(13_000)

    @Test(
        arguments: [
            (costco, .promised(paid: true), .issued(due), 1, "a paid Executive gets it"),
            (costco, .promised(paid: false), .waits(due), 0, "a trial waits until it is paid"),
            (costco, .downgraded, .forfeited(due), 1, "a downgrade forfeits it"),
            (costco, .ended, .forfeited(due), 1, "so does leaving"),
            (sams, .promised(paid: false), .issued(due), 1, "a plan that does not ask for payment"),
            (sams, .downgraded, .issued(due), 1, "a plan that forfeits nothing pays who changes"),
            (sams, .ended, .issued(due), 1, "and who leaves"),
            (
                Reward(rate: Till.rate(200), window: .term, requiresPaid: true), .ended,
                .forfeited(due), 1, "nobody pays for a membership that is over"
            ),
        ] as [(Reward, RewardStanding, RewardIssue.Outcome, Int, String)]
    )
    func `who has changed, left or not paid may lose it`(
        reward: Reward,
        standing: RewardStanding,
        outcome: RewardIssue.Outcome,
        settled: Int,
        why: String
    ) throws {
        let window = RewardWindow(
            period: Self.year,
            spend: Sample.money(650_000),
            issued: Sample.money(0)
        )
        let issue = try reward.issue([window], standing: standing)
        #expect(issue.outcome == outcome, "\(why)")
        #expect(issue.settles.count == settled, "\(why)")
    }

    @Test
    func `a downgrade refunds the upgrade fee less the reward that was issued`() throws {
        // Costco: 55.00 for the upgrade less a reward of 20.00 gives 35.00 back. What was issued is what
        // the plan's refund rule net_of_benefits calls used.
        let window = RewardWindow(
            period: Self.year,
            spend: Sample.money(100_000),
            issued: Sample.money(0)
        )
        let issue = try Self.costco.issue([window], standing: .promised(paid: true))
        guard case .issued(let reward) = issue.outcome else {
            Issue.record("nothing was issued: \(issue)")
            return
        }
        let facts = RefundFacts(
            rules: [RefundRule(basis: .netOfBenefits)],
            region: "US",
            debited: try Sample.debited(Sample.bill(Sample.pricing(5_500)).lines),
            brought: Sample.brought(5_500),
            paidAt: Sample.instant("2026-06-01T00:00:00Z"),
            now: Sample.instant("2026-06-16T12:00:00Z"),
            today: Sample.day("2026-06-16"),
            uses: 1,
            usesValue: reward
        )
        guard case .given(let quote) = try RefundQuote.decide(facts) else {
            Issue.record("nothing was given back")
            return
        }
        #expect(quote.total == Sample.money(3_500))
    }

    @Test
    func `a cap in another currency stops the sum`() {
        let reward = Reward(rate: Till.rate(200), cap: Sample.money(100, Sample.jpy))
        #expect(throws: MoneyError.currencyMismatch(Sample.jpy, Sample.usd)) {
            try reward.accrued(spend: Sample.money(100))
        }
    }

    @Test
    func `what is issued in the end is what all windows accrued, whatever came back when`() throws {
        for seed in 0..<1_000 {
            var random = SplitMix64(seed: seed)
            var spend: [Int64] = []
            var issued: [Int64] = []
            var paidOut: Int64 = 0
            func settle() throws {
                let windows = zip(spend, issued).map { spend, issued in
                    RewardWindow(
                        period: Self.year,
                        spend: Sample.money(spend),
                        issued: Sample.money(issued)
                    )
                }
                let issue = try Self.sams.issue(windows, standing: .promised(paid: true))
                if case .issued(let amount) = issue.outcome { paidOut += amount.minorUnits }
                if !issue.settles.isEmpty {
                    for place in issued.indices {
                        issued[place] = try Self.sams.accrued(spend: windows[place].spend)
                            .minorUnits
                    }
                }
            }
            for _ in 0..<random.int(in: 1...6) {
                spend.append(Int64(random.int(in: 0...4_000_000)))
                issued.append(0)
                try settle()
                let place = random.int(in: 0...(spend.count - 1))
                spend[place] -= Int64(random.int(in: 0...Int(spend[place])))
                if random.int(in: 0...1) == 0 { try settle() }
            }
            // A last purchase large enough to make good whatever is owed.
            spend += Array(repeating: 2_500_000, count: 6)
            issued += Array(repeating: 0, count: 6)
            try settle()
            let accrued = try spend.reduce(Int64(0)) {
                try $0 + Self.sams.accrued(spend: Sample.money($1)).minorUnits
            }
            guard paidOut == accrued else {
                Issue.record("seed \(seed): \(paidOut) issued of \(accrued)")
                return
            }
        }
    }
}

import Membership
import Testing

struct MemberStatementTests {
    private static let year = Period(
        start: Sample.day("2026-01-01"),
        end: Sample.day("2027-01-01")
    )
    private static let delivery = benefit("delivery", .use(Sample.money(799)))
    private static let video = benefit("video", .term(Sample.money(3_500)))
    private static let news = benefit("news", nil)

    private static func benefit(_ id: String, _ worth: BenefitWorth?) -> Benefit {
        Benefit(id: id, name: id, terms: .access, scope: .everywhere, worth: worth)
    }

    @Test(
        arguments: [
            (
                [.init(benefit: delivery, count: 10)], 7_900, 7_990,
                .worthIt(by: Sample.money(90)), "ten deliveries"
            ),
            (
                [.init(benefit: delivery, count: 9)], 7_900, 7_191,
                .notWorthIt(short: Sample.money(709)), "nine do not pay for it"
            ),
            (
                [.init(benefit: delivery, count: 9), .init(benefit: video, count: 0)], 7_900,
                10_691, .worthIt(by: Sample.money(2_791)), "having it counts, used or not"
            ),
            (
                [.init(benefit: delivery, count: 9, saved: Sample.money(9_000))], 7_900, 9_000,
                .worthIt(by: Sample.money(1_100)), "what was really saved comes first"
            ),
            ([.init(benefit: news, count: 3)], 7_900, 0, .unknown, "nobody says what it is worth"),
            ([], 0, 0, .worthIt(by: Sample.money(0)), "what is free is worth it"),
            (
                [.init(benefit: news, count: 1, saved: Sample.money(500, Sample.jpy))], 100, 0,
                .unknown, "another currency is shown and not added"
            ),
        ] as [([MemberStatement.Use], Int64, Int64, MemberStatement.Verdict, String)]
    )
    func `a fee is worth it when as much came of it`(
        uses: [MemberStatement.Use],
        fee: Int64,
        value: Int64,
        verdict: MemberStatement.Verdict,
        why: String
    ) throws {
        let statement = try MemberStatement(
            period: Self.year,
            fee: Sample.money(fee),
            uses: uses
        )
        #expect(statement.value == Sample.money(value), "\(why)")
        #expect(statement.verdict == verdict, "\(why)")
        #expect(statement.lines.map(\.benefit) == uses.map(\.benefit.id), "\(why)")
    }
}

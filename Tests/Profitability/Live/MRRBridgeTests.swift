import Membership
import Profitability
import Testing

struct MRRBridgeTests {
    @Test(
        arguments: [
            ("an annual fee is twelve months", 11_900, "P1Y", 992),
            ("a month is itself", 1_499, "P1M", 1_499),
            ("a quarter is three", 1_000, "P3M", 333),
            ("two years are twenty-four", 23_900, "P2Y", 996),
            ("thirty days are a little less than a month", 3_000, "P30D", 3_044),
            ("a week comes 4.35 times a month", 700, "P1W", 3_044),
            ("nothing is nothing", 0, "P1M", 0),
        ] as [(String, Int64, String, Int64)]
    )
    func `a term costs a month`(why: String, price: Int64, each: String, month: Int64) throws {
        let cadence = try #require(Cadence(each))
        #expect(BilledTerm.monthly(of: price, each: cadence) == month, "\(why)")
    }

    @Test
    func `a fee for life has no month, and the largest price does not overflow`() throws {
        #expect(BilledTerm.monthly(of: 50_000, each: nil) == 0)
        let week = try #require(Cadence("P1W"))
        #expect(BilledTerm.monthly(of: .max / 5, each: week) > .max / 5)
    }

    /// Each row reads: with these terms and this end, January moves so.
    @Test(
        arguments: [
            ("joined in January", [Live.term("2026-01-10", "2026-02-10", 100)], [], "new 100"),
            (
                "stays through January",
                [
                    Live.term("2025-12-10", "2026-01-10", 100),
                    Live.term("2026-01-10", "2026-02-10", 100),
                ], [], ""
            ),
            (
                "did not renew in January",
                [Live.term("2025-12-10", "2026-01-10", 100)],
                [Live.end("2026-01-10", .canceled)], "churned 100"
            ),
            (
                "could not pay in January",
                [
                    Live.term("2025-12-10", "2026-01-10", 100),
                    Live.term("2026-01-10", "2026-02-10", 100, isPaid: false),
                ],
                [Live.end("2026-01-24", .nonpayment)], "churned 100 involuntary 100"
            ),
            (
                "has not paid yet, and is a member still",
                [
                    Live.term("2025-12-10", "2026-01-10", 100),
                    Live.term("2026-01-10", "2026-02-10", 100, isPaid: false),
                ], [], ""
            ),
            (
                "moved to a dearer plan",
                [
                    Live.term("2025-12-20", "2026-01-20", 100),
                    Live.term("2026-01-05", "2026-02-05", 160),
                ], [], "expansion 60"
            ),
            (
                "moved to a cheaper plan",
                [
                    Live.term("2025-12-20", "2026-01-20", 100),
                    Live.term("2026-01-20", "2026-02-20", 40),
                ], [], "contraction 60"
            ),
            (
                "came back after half a year",
                [
                    Live.term("2025-06-10", "2025-07-10", 100),
                    Live.term("2026-01-10", "2026-02-10", 100, of: 2),
                ],
                [Live.end("2025-07-10", .canceled)], "reactivation 100"
            ),
            (
                "never paid at all",
                [Live.term("2026-01-10", "2026-02-10", 100, isPaid: false)], [], ""
            ),
            (
                "joined and left within January",
                [Live.term("2026-01-03", "2026-02-03", 100)],
                [Live.end("2026-01-09", .refunded)], ""
            ),
            (
                "has two memberships, and left one",
                [
                    Live.term("2025-12-10", "2026-12-10", 100),
                    Live.term("2025-12-10", "2026-01-10", 30, of: 2),
                ],
                [Live.end("2026-01-10", .canceled, of: 2)], "contraction 30"
            ),
        ] as [(String, [BilledTerm], [PayingHistory.Ending], String)]
    )
    func `a member moves the bridge`(
        why: String,
        terms: [BilledTerm],
        endings: [PayingHistory.Ending],
        moves: String
    ) {
        var bridge = MRRBridge(
            currency: Live.dollars,
            days: Live.days("2026-01-01", "2026-02-01")
        )
        bridge.add(Live.member("m-1", terms, endings))
        let figures = [
            ("new", bridge.new), ("expansion", bridge.expansion),
            ("reactivation", bridge.reactivation), ("contraction", bridge.contraction),
            ("churned", bridge.churned), ("involuntary", bridge.churnedInvoluntarily),
        ]
        let told = figures.filter { $0.1 != 0 }.map { "\($0.0) \($0.1)" }
        #expect(told.joined(separator: " ") == moves, "\(why)")
        #expect(bridge.violations().isEmpty, "\(why)")
    }

    @Test
    func `a rest has no revenue and comes back`() {
        let history = Live.member(
            "m-1",
            [
                Live.term("2025-12-10", "2026-01-10", 100),
                Live.term("2026-01-10", "2026-02-10", 100),
            ],
            rests: [
                PayingHistory.Rest(subscription: 1, days: Live.days("2026-01-15", "2026-02-15"))
            ]
        )
        #expect(history.monthlyRevenue(on: Live.day("2026-01-14")) == 100)
        #expect(history.monthlyRevenue(on: Live.day("2026-01-15")) == 0)
    }

    /// The field's worked bridge: 100 + 20 + 10 + 0 − 5 − 10 = 115.
    @Test
    func `the ratios are those of the field`() throws {
        var bridge = MRRBridge(
            currency: Live.dollars,
            days: Live.days("2026-01-01", "2026-02-01")
        )
        let before = "2025-12-15"
        let all: [(String, Int64?, Int64?)] = [
            ("stays", 60, 60), ("grows", 25, 35), ("shrinks", 5, nil), ("leaves", 10, nil),
            ("comes", nil, 20),
        ]
        for (name, was, now) in all {
            var terms: [BilledTerm] = []
            if let was { terms.append(Live.term(before, "2026-01-15", was)) }
            if let now { terms.append(Live.term("2026-01-15", "2026-02-15", now)) }
            bridge.add(Live.member(name, terms))
        }
        #expect(bridge.start == 100 && bridge.end == 115)
        #expect(bridge.netRetention == 0.95)
        #expect(bridge.grossRetention == 0.85)
        #expect(bridge.quickRatio == 2)
        #expect(bridge.memberChurn == 0.5)
        #expect(bridge.revenueChurn == 0.15)
        #expect(bridge.annual == 1_380)
    }

    @Test
    func `months tile, and the whole is the sum of its months`() {
        var random = Live.Random(seed: 11)
        for seed in 0..<200 {
            let histories = (0..<12).map { Live.history("m-\($0)", &random) }
            let months = (1...6).map { month in
                var bridge = MRRBridge(
                    currency: Live.dollars,
                    days: Period(
                        start: CivilDate(clampingYear: 2026, month: month, day: 1),
                        end: CivilDate(clampingYear: 2026, month: month + 1, day: 1)
                    )
                )
                for history in histories { bridge.add(history) }
                return bridge
            }
            for (earlier, later) in zip(months, months.dropFirst()) {
                #expect(earlier.end == later.start, "seed \(seed)")
                #expect(earlier.membersAtEnd == later.membersAtStart, "seed \(seed)")
            }
            #expect(months.allSatisfy { $0.violations().isEmpty }, "seed \(seed)")
            for bridge in months {
                if let net = bridge.grossRetention { #expect(net <= 1, "seed \(seed)") }
            }
        }
    }
}

import Membership
import Testing

struct NoticePolicyTests {
    static let today = Sample.day("2026-06-01")

    /// A member of a yearly plan with nothing ahead; each row says what is.
    static func facts(
        _ region: String? = nil,
        every cadence: String = "P1M",
        _ change: (inout NoticeFacts) -> Void = { _ in }
    ) -> NoticeFacts {
        var facts = NoticeFacts(
            today: today,
            region: region,
            contractDay: Sample.day("2026-01-15"),
            cadence: Sample.cadence(cadence)
        )
        change(&facts)
        return facts
    }

    static func charge(_ day: String, _ amount: Int64 = 1_499) -> NoticeFacts.Charge {
        NoticeFacts.Charge(day: Sample.day(day), amount: Sample.money(amount))
    }

    static func policy(
        _ packs: [JurisdictionPack],
        beforeRenewal: Int? = nil
    ) -> NoticePolicy {
        NoticePolicy(NoticeRules(packs: packs, beforeRenewal: beforeRenewal))
    }

    /// `trial_ending us_ca 2026-09-01: 2026-08-11..2026-08-29`.
    static func summary(_ notice: PlannedNotice) -> String {
        let pack = notice.pack?.rawValue ?? "own"
        let must = notice.isMandatory ? " must" : ""
        let hours = notice.minimumHours.map { " \($0)h" } ?? ""
        return "\(notice.kind.rawValue) \(pack) \(notice.aboutDay): "
            + "\(notice.earliest)..\(notice.latest)\(must)\(hours)"
    }

    @Test(
        arguments: [
            (
                "the plan's own reminder", 7,
                facts { $0.nextCharge = charge("2026-07-01") },
                ["renewal_coming own 2026-07-01: 2026-06-24..2026-06-30"]
            ),
            (
                "which speaks of a trial while there is one", 7,
                facts {
                    $0.nextCharge = charge("2026-07-01")
                    $0.trial = Sample.period("2026-06-01", "2026-07-01")
                }, ["trial_ending own 2026-07-01: 2026-06-24..2026-06-30"]
            ),
            (
                "on the day itself when that is what the plan says", 0,
                facts { $0.nextCharge = charge("2026-07-01") },
                ["renewal_coming own 2026-07-01: 2026-07-01..2026-07-01"]
            ),
            ("none without a charge", 7, facts(), []),
            (
                "a charge failed, and access ends in a week", nil,
                facts { $0.failure = failure("2026-06-01", "2026-06-08") },
                [
                    "payment_failed own 2026-06-01: 2026-06-01..2026-06-07",
                    "grace_ending own 2026-06-08: 2026-06-06..2026-06-07",
                ]
            ),
            (
                "in two days one notice says it all", nil,
                facts { $0.failure = failure("2026-06-01", "2026-06-03") },
                ["payment_failed own 2026-06-01: 2026-06-01..2026-06-02"]
            ),
            (
                "without grace it is told all the same", nil,
                facts { $0.failure = failure("2026-06-01", "2026-06-01") },
                ["payment_failed own 2026-06-01: 2026-06-01..2026-06-01"]
            ),
            (
                "a method that will not make the next charge", nil,
                facts {
                    $0.nextCharge = charge("2026-08-10")
                    $0.methodExpires = Sample.day("2026-08-01")
                }, ["method_expiring own 2026-08-01: 2026-07-02..2026-08-09"]
            ),
            (
                "one that stops on the day of the charge", nil,
                facts {
                    $0.nextCharge = charge("2026-08-01")
                    $0.methodExpires = Sample.day("2026-08-01")
                }, ["method_expiring own 2026-08-01: 2026-07-02..2026-07-31"]
            ),
            (
                "one that lasts a day longer", nil,
                facts {
                    $0.nextCharge = charge("2026-08-01")
                    $0.methodExpires = Sample.day("2026-08-02")
                }, []
            ),
            (
                "a balance that is a cent short", nil,
                facts {
                    $0.nextCharge = charge("2026-08-01", 1_499)
                    $0.balance = Sample.money(1_498)
                }, ["balance_low own 2026-08-01: 2026-07-25..2026-07-31"]
            ),
            (
                "and one that is not", nil,
                facts {
                    $0.nextCharge = charge("2026-08-01", 1_499)
                    $0.balance = Sample.money(1_499)
                }, []
            ),
        ] as [(String, Int?, NoticeFacts, [String])]
    )
    func `the shop's own notices need no pack`(
        why: String,
        beforeRenewal: Int?,
        facts: NoticeFacts,
        notices: [String]
    ) {
        let planned = Self.policy([], beforeRenewal: beforeRenewal).notices(for: facts)
        #expect(planned.map(Self.summary) == notices, "\(why)")
    }

    static func failure(_ day: String, _ graceEnd: String) -> NoticeFacts.Failure {
        NoticeFacts.Failure(day: Sample.day(day), graceEnd: Sample.day(graceEnd))
    }

    @Test
    func `packs add up, the earliest first, and each asks once`() {
        let facts = Self.facts("US-CA", every: "P1Y") { $0.nextCharge = Self.charge("2026-09-01") }
        let packs: [JurisdictionPack] = [.cardSchemes, .usCalifornia, .india, .cardSchemes]
        let planned = Self.policy(packs, beforeRenewal: 3).notices(for: facts)
        #expect(
            planned.map(Self.summary) == [
                "renewal_coming us_ca 2026-09-01: 2026-07-18..2026-08-17",
                "renewal_coming card_schemes 2026-09-01: 2026-08-02..2026-08-25",
                "renewal_coming own 2026-09-01: 2026-08-29..2026-08-31",
            ]
        )
    }

    @Test
    func `a notice is planned through its last day, and is then too late`() {
        for (today, isPlanned) in [("2026-08-17", true), ("2026-08-18", false)] {
            let facts = Self.facts("US-CA", every: "P1Y") {
                $0.today = Sample.day(today)
                $0.nextCharge = Self.charge("2026-09-01")
            }
            let planned = Self.policy([.usCalifornia]).notices(for: facts)
            #expect(planned.isEmpty != isPlanned, "\(today)")
        }
        let notice = PlannedNotice(
            kind: .renewalComing,
            pack: nil,
            aboutDay: Sample.day("2026-09-01"),
            earliest: Sample.day("2026-08-17"),
            latest: Sample.day("2026-08-19")
        )
        let days = ["2026-08-16", "2026-08-17", "2026-08-19", "2026-08-20"].map(Sample.day)
        #expect(days.map(notice.isOpen) == [false, true, true, false])
    }

    @Test
    func `the names of kinds do not change`() {
        #expect(
            NoticeKind.allCases.map(\.rawValue) == [
                "trial_ending", "renewal_coming", "price_change", "payment_failed",
                "grace_ending", "method_expiring", "balance_low", "proof_expiring",
            ]
        )
    }
}

import Membership
import Testing

struct ChargePermissionTests {
    private static let now = Sample.instant("2026-07-01T00:00:00Z")

    private static func facts(_ region: String, priceChange: String? = nil) -> NoticeFacts {
        NoticePolicyTests.facts(region) {
            $0.today = Sample.day("2026-07-01")
            $0.nextCharge = NoticePolicyTests.charge("2026-07-01")
            $0.priceChange = priceChange.map(NoticePolicyTests.change)
        }
    }

    private static func issued(
        _ kind: NoticeKind,
        _ pack: JurisdictionPack,
        about day: String = "2026-07-01",
        at instant: String
    ) -> IssuedNotice {
        IssuedNotice(
            kind: kind,
            pack: pack,
            aboutDay: Sample.day(day),
            issuedOn: Sample.day(String(instant.prefix(10))),
            issuedAt: Sample.instant(instant)
        )
    }

    private static let policy = NoticePolicyTests.policy(JurisdictionPack.allCases)

    @Test(
        arguments: [
            (
                "a notice of 24 hours ago is enough",
                [issued(.renewalComing, .india, at: "2026-06-30T00:00:00Z")], .allowed
            ),
            (
                "one that is a moment younger holds the charge until it is old enough",
                [issued(.renewalComing, .india, at: "2026-06-30T00:00:00.001Z")],
                .held(
                    until: .instant(Sample.instant("2026-07-01T00:00:00.001Z")),
                    missing: .renewalComing,
                    pack: .india
                )
            ),
            (
                "without one it is a day from now at the earliest", [],
                .held(
                    until: .instant(Sample.instant("2026-07-02T00:00:00Z")),
                    missing: .renewalComing,
                    pack: .india
                )
            ),
            (
                "a notice about another charge does not count",
                [
                    issued(
                        .renewalComing,
                        .india,
                        about: "2026-06-01",
                        at: "2026-05-30T00:00:00Z"
                    )
                ],
                .held(
                    until: .instant(Sample.instant("2026-07-02T00:00:00Z")),
                    missing: .renewalComing,
                    pack: .india
                )
            ),
            (
                "and neither does one of another pack",
                [issued(.renewalComing, .cardSchemes, at: "2026-06-20T00:00:00Z")],
                .held(
                    until: .instant(Sample.instant("2026-07-02T00:00:00Z")),
                    missing: .renewalComing,
                    pack: .india
                )
            ),
        ] as [(String, [IssuedNotice], ChargePermission)]
    )
    func `a debit in India waits for its notice`(
        why: String,
        issued: [IssuedNotice],
        permission: ChargePermission
    ) {
        let facts = Self.facts("IN")
        #expect(
            Self.policy.mayCharge(facts, now: Self.now, issued: issued) == permission,
            "\(why)"
        )
    }

    @Test(
        arguments: [
            (
                "told seven days before",
                [issued(.priceChange, .usCalifornia, at: "2026-06-24T23:00:00Z")], .allowed
            ),
            (
                "told a day late, it waits a day",
                [issued(.priceChange, .usCalifornia, at: "2026-06-25T00:00:00Z")],
                .held(
                    until: .day(Sample.day("2026-07-02")),
                    missing: .priceChange,
                    pack: .usCalifornia
                )
            ),
            (
                "not told at all, it waits for seven", [],
                .held(
                    until: .day(Sample.day("2026-07-08")),
                    missing: .priceChange,
                    pack: .usCalifornia
                )
            ),
        ] as [(String, [IssuedNotice], ChargePermission)]
    )
    func `a new fee in California waits for its notice`(
        why: String,
        issued: [IssuedNotice],
        permission: ChargePermission
    ) {
        let facts = Self.facts("US-CA", priceChange: "2026-07-01")
        #expect(
            Self.policy.mayCharge(facts, now: Self.now, issued: issued) == permission,
            "\(why)"
        )
    }

    @Test
    func `a charge before the fee changes waits for nothing`() {
        let facts = Self.facts("US-CA", priceChange: "2026-07-02")
        #expect(Self.policy.mayCharge(facts, now: Self.now, issued: []) == .allowed)
    }

    @Test
    func `other notices hold no charge, and no charge is not held`() {
        #expect(Self.policy.mayCharge(Self.facts("GB"), now: Self.now, issued: []) == .allowed)
        var facts = Self.facts("IN")
        facts.nextCharge = nil
        #expect(Self.policy.mayCharge(facts, now: Self.now, issued: []) == .allowed)
    }
}

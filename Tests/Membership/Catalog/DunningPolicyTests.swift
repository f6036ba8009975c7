import Membership
import Testing

struct DunningPolicyTests {
    private static let due = Sample.day("2026-02-28")

    @Test
    func `grace and hold are counted from the due day`() {
        #expect(Sample.dunning.graceEnd(due: Self.due).description == "2026-03-07")
        #expect(Sample.dunning.holdEnd(due: Self.due).description == "2026-03-21")
        let none = DunningPolicy(retryOffsets: [], graceDays: 0, holdDays: 0)
        #expect(none.graceEnd(due: Self.due) == Self.due)
        #expect(none.holdEnd(due: Self.due) == Self.due)
    }

    @Test(
        arguments: [
            ("2026-02-27", "2026-03-01", nil, "before the due day the first try is next"),
            ("2026-02-28", "2026-03-01", nil, "on the due day too"),
            ("2026-03-01", "2026-03-03", "2026-03-01", "a try's own day is reached, not next"),
            ("2026-03-02", "2026-03-03", "2026-03-01", "between two tries"),
            ("2026-03-03", "2026-03-07", "2026-03-03", "on the second"),
            ("2026-03-13", "2026-03-14", "2026-03-07", "a day before the last"),
            ("2026-03-14", nil, "2026-03-14", "on the last none is left"),
            ("2027-01-01", nil, "2026-03-14", "and long after"),
        ] as [(String, String?, String?, String)]
    )
    func `tries follow from the due day alone`(
        day: String,
        next: String?,
        latest: String?,
        why: String
    ) {
        let day = Sample.day(day)
        let policy = Sample.dunning
        #expect(policy.nextRetry(due: Self.due, after: day)?.description == next, "\(why)")
        #expect(policy.latestRetry(due: Self.due, by: day)?.description == latest, "\(why)")
    }

    @Test
    func `a policy without tries has none`() {
        let policy = DunningPolicy(retryOffsets: [], graceDays: 7, holdDays: 14)
        #expect(policy.nextRetry(due: Self.due, after: Self.due) == nil)
        #expect(policy.latestRetry(due: Self.due, by: Sample.day("2027-01-01")) == nil)
    }
}

import Membership
import Testing

struct InstantTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z", "the epoch"),
            ("2026-01-31T15:00:00Z", 1_769_871_600_000, "2026-01-31T15:00:00Z", "a plain one"),
            (
                "2026-01-31T17:00:00+02:00", 1_769_871_600_000, "2026-01-31T15:00:00Z",
                "an offset east"
            ),
            (
                "2026-01-31T09:30:00-05:30", 1_769_871_600_000, "2026-01-31T15:00:00Z",
                "an offset west"
            ),
            (
                "2026-01-31T15:00:00-00:00", 1_769_871_600_000, "2026-01-31T15:00:00Z",
                "zone unknown"
            ),
            (
                "2026-02-01T14:59:00+23:59", 1_769_871_600_000, "2026-01-31T15:00:00Z",
                "across a day"
            ),
            ("1970-01-01T00:00:00.5Z", 500, "1970-01-01T00:00:00.500Z", "one digit is tenths"),
            ("1970-01-01T00:00:00.05Z", 50, "1970-01-01T00:00:00.050Z", "two are hundredths"),
            ("1970-01-01T00:00:00.123Z", 123, "1970-01-01T00:00:00.123Z", "three are exact"),
            ("1970-01-01T00:00:00.000Z", 0, "1970-01-01T00:00:00Z", "no part of a second"),
            ("1970-01-01T00:00:00.123000000Z", 123, "1970-01-01T00:00:00.123Z", "exact to nine"),
            ("1970-01-01T01:00:00.250+01:00", 250, "1970-01-01T00:00:00.250Z", "part and offset"),
            ("1969-12-31T23:59:59.999Z", -1, "1969-12-31T23:59:59.999Z", "just before the epoch"),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000, "0001-01-01T00:00:00Z", "the first"),
            (
                "9999-12-31T23:59:59.999Z", 253_402_300_799_999, "9999-12-31T23:59:59.999Z",
                "the last"
            ),
            ("2024-02-29T23:59:59Z", 1_709_251_199_000, "2024-02-29T23:59:59Z", "a leap day"),
        ] as [(String, Int64, String, String)]
    )
    func `an RFC 3339 text is read and written`(
        text: String,
        milliseconds: Int64,
        written: String,
        why: String
    ) {
        #expect(Instant(rfc3339: text)?.milliseconds == milliseconds, "\(why)")
        #expect(Instant(milliseconds: milliseconds).rfc3339 == written, "\(why)")
        #expect(Instant(milliseconds: milliseconds).description == written, "\(why)")
    }

    @Test(
        arguments: [
            ("2026-01-31", "a day is not an instant"),
            ("2026-01-31T15:00:00", "no offset: whose clock?"),
            ("2026-01-31T15:00Z", "no seconds"),
            ("2026-01-31t15:00:00Z", "lower-case t"),
            ("2026-01-31T15:00:00z", "lower-case z"),
            ("2026-01-31 15:00:00Z", "a space for the T"),
            ("2026-01-31T24:00:00Z", "hour 24"),
            ("2026-01-31T15:60:00Z", "minute 60"),
            ("2016-12-31T23:59:60Z", "a leap second"),
            ("2026-02-29T15:00:00Z", "no such day"),
            ("2026-01-31T15:00:00.Z", "a point and no digits"),
            ("2026-01-31T15:00:00,5Z", "a comma for the point"),
            ("2026-01-31T15:00:00.1234Z", "finer than a millisecond"),
            ("2026-01-31T15:00:00.000000001Z", "finer still"),
            ("2026-01-31T15:00:00.1230000000Z", "ten digits"),
            ("2026-01-31T15:00:00.5", "a fraction and no offset"),
            ("2026-01-31T15:00:00+02", "an offset of hours only"),
            ("2026-01-31T15:00:00+0200", "an offset with no colon"),
            ("2026-01-31T15:00:00+24:00", "an offset of a day"),
            ("2026-01-31T15:00:00+02:60", "an offset with 60 minutes"),
            ("2026-01-31T15:00:00+02:00Z", "two offsets"),
            ("2026-01-31T15:00:00Z ", "a space after"),
            ("2026-01-31T15:00:00ZZ", "two letters"),
            (" 2026-01-31T15:00:00Z", "a space before"),
            ("2026-01-31T15:00:0١Z", "a digit of another script"),
            ("2026-01-31T15:00:00−02:00", "a minus sign that is no hyphen"),
            ("0000-12-31T23:59:59Z", "year 0"),
            ("0001-01-01T00:00:00+00:01", "year 0 once in UTC"),
            ("9999-12-31T23:59:59-00:01", "year 10000 once in UTC"),
            ("10000-01-01T00:00:00Z", "year of five digits"),
            ("20260131T150000Z", "the basic format"),
            ("", "nothing at all"),
        ]
    )
    func `any other text is refused`(text: String, why: String) {
        #expect(Instant(rfc3339: text) == nil, "\(why)")
    }

    @Test
    func `part of a longer text can be read`() {
        let line = "2026-01-31T15:00:00Z,paid"
        #expect(Instant(rfc3339: line.prefix(20))?.milliseconds == 1_769_871_600_000)
    }

    @Test
    func `any instant of four-digit years is read back as it was`() {
        for seed in 0..<10_000 {
            var random = SplitMix64(seed: seed)
            let milliseconds = random.int(in: -62_135_596_800_000...253_402_300_799_999)
            let instant = Instant(milliseconds: Int64(milliseconds))
            guard Instant(rfc3339: instant.rfc3339) == instant else {
                Issue.record("seed \(seed): \(milliseconds) came back changed: \(instant)")
                return
            }
        }
    }

    @Test
    func `arithmetic stops at the ends and never wraps`() {
        let last = Instant(milliseconds: .max)
        let first = Instant(milliseconds: .min)
        let epoch = Instant(milliseconds: 0)
        #expect(last.adding(milliseconds: 1) == last)
        #expect(first.adding(milliseconds: -1) == first)
        #expect(first.adding(milliseconds: .min) == first)
        #expect(epoch.adding(milliseconds: -5).milliseconds == -5)
        #expect(first.milliseconds(until: last) == .max)
        #expect(last.milliseconds(until: first) == .min)
        #expect(epoch.milliseconds(until: Instant(milliseconds: 7)) == 7)
        #expect(first < epoch && epoch < last)
        // RFC 3339 has no name for these; the sign keeps them from being read as one it has.
        #expect(last.rfc3339 == "+292278994-08-17T07:12:55.807Z")
        #expect(first.rfc3339 == "-292275055-05-16T16:47:04.192Z")
        #expect(Instant(rfc3339: last.rfc3339) == nil)
    }
}

import PlanFiles
import Testing

/// Files that are wrong as a whole.
struct WholeFileTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let why: String
        let bytes: [UInt8]
        let line: String
        var testDescription: String { why }

        init(_ why: String, _ bytes: [UInt8], _ line: String) {
            self.why = why
            self.bytes = bytes
            self.line = "club.yaml:" + line
        }

        init(_ why: String, _ text: String, _ line: String) {
            self.init(why, Array(text.utf8), line)
        }
    }

    static let empty = "1:1: the file is empty; begin with plan: and the plan's id"
    static let tooDeep = "this is nested more than 12 deep; take some brackets or indents away"
    static let full =
        "the file is full of words that YAML takes for aliases or complex keys; "
        + "write every value out where it belongs"
    static let keys =
        "write its keys: plan, name, summary, objective, rank, prices, trial, offers, stacking, "
        + "billing, dunning, change, pause, refunds, taxes, notices, benefits, checkout, points, "
        + "tiers, household, transferability, admission, referral, control_group"

    static let rows: [Row] = [
        Row("nothing at all", "", empty),
        Row("comments alone", "# a plan\n\n# will stand here\n", empty),
        Row("a document without a value", "---\n", empty),
        Row("a list", "- a\n", "1:1: a plan must be a map of keys, not a list; \(keys)"),
        Row("a word", "prime", "1:1: a plan must be a map of keys, not a single value; \(keys)"),
        Row(
            "a byte order mark",
            "\u{FEFF}plan: club",
            "1:1: the file begins with a byte order mark; save it as UTF-8 without one"
        ),
        Row(
            "UTF-16 with its mark",
            [0xFF, 0xFE, 0x70, 0x00],
            "1:1: the file looks like UTF-16; save it as UTF-8"
        ),
        Row(
            "UTF-16 without a mark",
            [0x00, 0x70, 0x00, 0x6C],
            "1:1: the file looks like UTF-16; save it as UTF-8"
        ),
        Row(
            "Latin-1",
            Array("plan: club\nname: Caf".utf8) + [0xE9, 0x0A],
            "2:10: these bytes are not UTF-8; save the file as UTF-8"
        ),
        Row(
            "a letter cut in two",
            Array("plan: club\nname: Caf".utf8) + [0xC3],
            "2:10: these bytes are not UTF-8; save the file as UTF-8"
        ),
        Row(
            "a zero byte",
            "plan: club\nna\0me: Club",
            "2:3: U+0000 is a control character; take it out"
        ),
        Row("a bell", "plan: cl\u{7}ub", "1:9: U+0007 is a control character; take it out"),
        Row(
            "one byte too many",
            [UInt8](repeating: 0x23, count: PlanFile.longestFile + 1),
            "1:1: the file has 1048577 bytes and 1048576 are read; "
                + "keep one plan in a file and long texts elsewhere"
        ),
        Row(
            "a tower of brackets",
            "plan: " + String(repeating: "[", count: 200_000),
            "1:8: " + tooDeep
        ),
        Row(
            "a tower of dashes",
            "plan:\n" + String(repeating: "- ", count: 5_000),
            "2:1999: " + tooDeep
        ),
        Row(
            "a few aliases that stand for a million words",
            "a: &a [x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a]\n? &c [*b,*b,*b,*b,*b]\n: 1",
            "3:16: " + full
        ),
        Row("a tower of keys", String(repeating: "? ", count: 20) + "x", "1:17: " + full),
    ]

    @Test(arguments: rows)
    func `a file that is no plan says so in one line`(row: Row) {
        #expect(SamplePlan.complaints(row.bytes) == [row.line], "\(row.why)")
    }

    @Test func `a weekly plan must write its own dunning`() {
        let weekly = SamplePlan.replacing("cadence: P1M", with: "cadence: P1W")
            .split(separator: "\n").filter { !$0.hasPrefix("dunning:") }.joined(separator: "\n")
        #expect(
            SamplePlan.complaints(weekly) == [
                "club.yaml:5:14: a term of P1W is shorter than the 21 days of default dunning; "
                    + "add dunning: with grace and hold of 7 days at most"
            ]
        )
    }

    @Test func `a file cut in half says what was left open`() {
        let half = String(SamplePlan.text.prefix(308))
        #expect(
            SamplePlan.complaints(half) == [
                "club.yaml:12:20: this is not YAML: while parsing a flow mapping that begins on "
                    + "line 12, did not find expected ',' or '}'; close the map with }"
            ]
        )
    }
}

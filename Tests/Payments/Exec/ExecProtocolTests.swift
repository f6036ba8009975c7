import Membership
import Payments
import Testing

/// What is said on the pipes, line by line.
struct ExecProtocolTests {
    private static let answerEach = #"while read -r line; do reply "$line" "$ok"; done"#

    @Test func `a request is one line, whole and in order`() throws {
        let bench = try Workbench()
        let gateway = bench.shell(
            #"while read -r line; do printf '%s\n' "$line" >> asked; reply "$line" "$ok"; done"#
        )
        let charge = try Requests.charge(#"tok"1"#, invoice: 42)
        let refund = try Requests.refund("tok", creditNote: 7, of: 42, amount: 5)
        #expect(gateway.charge([charge]) == [.succeeded])
        #expect(gateway.refund([refund]) == [.succeeded])
        #expect(gateway.query([charge]) == [.succeeded])
        #expect(gateway.queryRefunds([refund]) == [.succeeded])
        #expect(
            bench.lines("asked") == [
                #"{"op":"charge","id":"r1","key":"inv_42:1","token":"tok\"1","#
                    + #""amount":1499,"currency":"USD"}"#,
                #"{"op":"refund","id":"r2","key":"cn_7:1","charge":"inv_42:1","token":"tok","#
                    + #""amount":5,"currency":"USD"}"#,
                #"{"op":"query","id":"r3","key":"inv_42:1","of":"charge"}"#,
                #"{"op":"query","id":"r4","key":"cn_7:1","of":"refund"}"#,
            ]
        )
        #expect(bench.lives == 1, "one program answers all calls")
        #expect(bench.notes == [])
    }

    /// One answer and what it comes to as the answer to each kind of request.
    struct Row: CustomTestStringConvertible, Sendable {
        let why: String
        let members: String
        let charge: ChargeOutcome
        let query: QueryAnswer
        let refund: RefundOutcome
        let refundQuery: RefundAnswer

        var testDescription: String { why }

        init(
            _ why: String,
            _ members: String,
            _ charge: ChargeOutcome = .unknown,
            _ query: QueryAnswer = .unknown,
            _ refund: RefundOutcome = .unknown,
            _ refundQuery: RefundAnswer = .unknown
        ) {
            self.why = why
            self.members = members
            self.charge = charge
            self.query = query
            self.refund = refund
            self.refundQuery = refundQuery
        }
    }

    /// Each row reads: this answer means this to a charge, a query, a refund, a refund's query.
    @Test(
        arguments: [
            Row(
                "money moved",
                #""outcome":"succeeded""#,
                .succeeded,
                .succeeded,
                .succeeded,
                .succeeded
            ),
            Row("nobody knows", #""outcome":"unknown""#),
            Row(
                "a soft decline; a refund has no kind",
                #""outcome":"declined","kind":"soft","code":"broke""#,
                .declined(.soft, code: "broke"),
                .declined(.soft, code: "broke"),
                .declined(code: "broke"),
                .declined(code: "broke")
            ),
            Row(
                "a hard decline, and more members than are known",
                #""outcome":"declined","kind":"hard","code":"stolen","trace":[1]"#,
                .declined(.hard, code: "stolen"),
                .declined(.hard, code: "stolen"),
                .declined(code: "stolen"),
                .declined(code: "stolen")
            ),
            Row(
                "a decline without a kind is one of a refund only",
                #""outcome":"declined","code":"late""#,
                .unknown,
                .unknown,
                .declined(code: "late"),
                .declined(code: "late")
            ),
            Row(
                "a kind that does not exist",
                #""outcome":"declined","kind":"mild","code":"x""#,
                .unknown,
                .unknown,
                .declined(code: "x"),
                .declined(code: "x")
            ),
            Row("a decline without a code", #""outcome":"declined","kind":"soft""#),
            Row("an empty code", #""outcome":"declined","kind":"soft","code":"""#),
            Row("a code in prose", #""outcome":"declined","kind":"soft","code":"no money""#),
            Row("a code that is a number", #""outcome":"declined","kind":"soft","code":51"#),
            Row(
                "a key never seen is only an answer to a query",
                #""outcome":"never_seen""#,
                .unknown,
                .neverSeen,
                .unknown,
                .neverSeen
            ),
            Row("an outcome that does not exist", #""outcome":"approved""#),
            Row("an outcome that is no text", #""outcome":true"#),
            Row("no outcome", #""result":"succeeded""#),
        ]
    )
    func `an answer means what its request allows`(row: Row) throws {
        let bench = try Workbench()
        let gateway = bench.shell(
            "while read -r line; do reply \"$line\" '\(row.members)'; done"
        )
        let charge = try Requests.charge("tok")
        let refund = try Requests.refund("tok")
        #expect(gateway.charge([charge]) == [row.charge])
        #expect(gateway.query([charge]) == [row.query])
        #expect(gateway.refund([refund]) == [row.refund])
        #expect(gateway.queryRefunds([refund]) == [row.refundQuery])
        #expect(bench.lives == 1, "a wrong answer is no reason to start anew")
    }

    @Test func `a wrong answer is told with its key and how to mend it`() throws {
        let bench = try Workbench()
        let gateway = bench.shell(
            #"while read -r line; do reply "$line" '"outcome":"never_seen"'; done"#
        )
        #expect(gateway.charge([try Requests.charge("tok", invoice: 42)]) == [.unknown])
        #expect(
            bench.notes == [
                #"its answer to inv_42:1 counts as unknown: "#
                    + #"only a query may be answered "never_seen""#
            ]
        )
    }

    @Test func `answers find their requests in any order`() throws {
        let bench = try Workbench()
        let gateway = bench.shell(
            #"""
            read -r a; read -r b; read -r c
            reply "$c" '"outcome":"declined","kind":"hard","code":"third"'
            reply "$a" "$ok"
            reply "$b" '"outcome":"declined","kind":"soft","code":"second"'
            """#
        )
        #expect(
            gateway.charge(try Requests.charges(3)) == [
                .succeeded, .declined(.soft, code: "second"), .declined(.hard, code: "third"),
            ]
        )
    }

    @Test func `nothing is asked of nobody`() throws {
        let bench = try Workbench()
        let gateway = bench.shell(Self.answerEach)
        #expect(gateway.charge([]) == [])
        #expect(gateway.query([]) == [])
        #expect(gateway.refund([]) == [])
        #expect(gateway.queryRefunds([]) == [])
        #expect(bench.lives == 0)
    }

    @Test func `no more than the limit is ever outstanding`() throws {
        let bench = try Workbench()
        // Answers, the last first, only when nothing more comes; keeps the most it ever held.
        let program = """
            import json, os, select, sys
            most, held, rest = 0, [], b""
            while True:
                if select.select([0], [], [], 0.05 if held else None)[0]:
                    part = os.read(0, 65536)
                    if not part: break
                    *lines, rest = (rest + part).split(b"\\n")
                    held += [json.loads(line)["id"] for line in lines]
                    most = max(most, len(held))
                    open(sys.argv[1], "w").write(f"{most}\\n")
                else:
                    for id in reversed(held):
                        print(json.dumps({"id": id, "outcome": "succeeded"}), flush=True)
                    held = []
            """
        let gateway = bench.gateway("python3", ["-c", program, bench.path("most")], inFlight: 7)
        let outcomes = gateway.charge(try Requests.charges(20))
        #expect(outcomes == Array(repeating: .succeeded, count: 20))
        #expect(bench.lines("most") == ["7"])
    }

    @Test func `lines longer than the pipe takes at once arrive whole`() throws {
        let bench = try Workbench()
        let gateway = bench.shell(Self.answerEach)
        let token = String(repeating: "t", count: 20_000)
        let outcomes = gateway.charge(try Requests.charges(20, token))
        #expect(outcomes == Array(repeating: .succeeded, count: 20))
        #expect(bench.notes == [])
    }
}

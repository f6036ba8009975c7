import JSONText
import RPC
import Testing

/// Replies and commits: what shares one, what stands alone, what a failed one does.
struct GroupCommitTests {
    /// Writes down what happens, in order.
    private final class Journal {
        var entries: [String] = []
        /// How many commits succeed before they begin to fail.
        var goodCommits = Int.max

        func flush() throws(RPCFailure) {
            guard goodCommits > 0 else {
                entries.append("commit failed")
                throw .refusal(code: 2001, message: "the disk is full", data: ["code": "full"])
            }
            goodCommits -= 1
            entries.append("commit")
        }

        func methods() -> [Method] {
            let add = Method(
                "entry.add",
                "Add.",
                role: .shop,
                mutates: true,
                parameters: [Parameter("text", "What.", schema: ["type": "string"])],
                result: ["type": "string"]
            ) { [self] (call, result) throws(RPCFailure) in
                let text = try call.text("text")
                entries.append(text)
                result.string(text)
            }
            let run = Method(
                "night.run",
                "Run.",
                role: .shop,
                mutates: true,
                standsAlone: true,
                result: nil
            ) { [self] (_, _) throws(RPCFailure) in
                entries.append("run")
            }
            return [add, run, WireService.nothing]
        }

        func serve(_ lines: [String]) throws -> WireHarness.Outcome {
            try WireHarness.serve(
                lines.map { $0 + "\n" }.joined().utf8,
                methods: methods(),
                hooks: Hooks(
                    flush: { [self] () throws(RPCFailure) in try flush() },
                    notificationFailed: { [self] method, failure in
                        entries.append("\(method): \(failure.message)")
                    },
                    isStopping: { false }
                )
            )
        }
    }

    private func add(_ text: String, id: String? = nil) -> String {
        let id = id.map { "\"id\":\($0)," } ?? ""
        return #"{"jsonrpc":"2.0",\#(id)"method":"entry.add","params":{"text":"\#(text)"}}"#
    }

    private let run = #"{"jsonrpc":"2.0","id":9,"method":"night.run"}"#
    private let full =
        #""error":{"code":2001,"message":"the disk is full","data":{"code":"full"}}}"#

    @Test func `what has arrived together shares one commit`() throws {
        let journal = Journal()
        let outcome = try journal.serve([add("a", id: "1"), add("b", id: "2"), add("c")])
        #expect(journal.entries == ["a", "b", "c", "commit"])
        #expect(
            outcome.output
                == #"{"jsonrpc":"2.0","id":1,"result":"a"}"# + "\n"
                + #"{"jsonrpc":"2.0","id":2,"result":"b"}"# + "\n"
        )
    }

    @Test func `no reply is written before its commit`() throws {
        let requests = try WirePipe()
        let replies = try WirePipe()
        requests.write(add("a", id: "1") + "\n")
        requests.closeWriting()
        let journal = Journal()
        let wasEmpty = WireFlag(false)
        var server = Server(
            input: requests.reading,
            output: replies.writing,
            role: .shop,
            table: WireService.table(journal.methods()),
            hooks: Hooks(flush: { wasEmpty.exchange(replies.isEmpty) })
        )
        #expect(server.run() == .endOfInput)
        #expect(wasEmpty.isSet)
        #expect(!replies.isEmpty)
    }

    @Test func `lines that reach no method need no commit`() throws {
        let journal = Journal()
        _ = try journal.serve(["", "garbage", "[]", #"{"jsonrpc":"2.0","id":1,"method":"absent"}"#])
        #expect(journal.entries.isEmpty)
    }

    @Test func `a failed commit answers every request with its error`() throws {
        let journal = Journal()
        journal.goodCommits = 0
        let outcome = try journal.serve([
            add("a", id: #""x\n""#), add("unanswered"), "garbage",
            "[\(add("b", id: "1.0")),5,\(add("c")),\(add("d", id: "2"))]", "[\(add("e"))]",
            add("f", id: "3"),
        ])
        #expect(journal.entries == ["a", "unanswered", "b", "c", "d", "e", "f", "commit failed"])
        let notRequest =
            #""error":{"code":-32600,"message":"a request must be an object, not a whole number","#
            + #""data":{"code":"invalid_request"}}}"#
        #expect(
            outcome.output.split(separator: "\n") == [
                #"{"jsonrpc":"2.0","id":"x\n",\#(full)"#,
                #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a JSON value must "#
                    + #"stand here, at byte 0","data":{"code":"parse_error","offset":0}}}"#,
                #"[{"jsonrpc":"2.0","id":1.0,\#(full),{"jsonrpc":"2.0","id":null,\#(notRequest),"#
                    + #"{"jsonrpc":"2.0","id":2,\#(full)]"#,
                #"{"jsonrpc":"2.0","id":3,\#(full)"#,
            ]
        )
        #expect(outcome.exit == .endOfInput)
    }

    @Test func `a method that stands alone shares no commit and holds up no reply`() throws {
        let journal = Journal()
        journal.goodCommits = 2
        let outcome = try journal.serve([
            add("a", id: "1"), add("b", id: "2"), run, add("c", id: "3"),
        ])
        #expect(
            journal.entries == ["a", "b", "commit", "run", "commit", "c", "commit failed"]
        )
        #expect(
            outcome.output.split(separator: "\n") == [
                #"{"jsonrpc":"2.0","id":1,"result":"a"}"#,
                #"{"jsonrpc":"2.0","id":2,"result":"b"}"#,
                #"{"jsonrpc":"2.0","id":9,"result":null}"#,
                #"{"jsonrpc":"2.0","id":3,\#(full)"#,
            ]
        )
    }

    @Test func `inside a batch it keeps the commits apart and the line whole`() throws {
        let journal = Journal()
        journal.goodCommits = 2
        let outcome = try journal.serve(["[\(add("a", id: "1")),\(run),\(add("b", id: "2"))]"])
        #expect(journal.entries == ["a", "commit", "run", "commit", "b", "commit failed"])
        #expect(
            outcome.output
                == #"[{"jsonrpc":"2.0","id":1,"result":"a"},{"jsonrpc":"2.0","id":9,"result":null},"#
                + #"{"jsonrpc":"2.0","id":2,\#(full)]"# + "\n"
        )
    }

    @Test func `somebody hears of a notification that failed`() throws {
        let journal = Journal()
        let outcome = try journal.serve([
            #"{"jsonrpc":"2.0","method":"absent"}"#, #"{"jsonrpc":"2.0","method":"entry.add"}"#,
        ])
        #expect(outcome.output.isEmpty)
        #expect(
            journal.entries == [
                "absent: no method absent for role clerk",
                "entry.add: text is missing; it must be given",
            ]
        )
    }
}

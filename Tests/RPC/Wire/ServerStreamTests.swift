import Glibc
import JSONText
import RPC
import Testing

/// What the server does when its streams end, stop or overflow.
struct ServerStreamTests {
    static let request = #"{"jsonrpc":"2.0","id":7,"method":"nothing.do"}"#
    static let reply = #"{"jsonrpc":"2.0","id":7,"result":null}"# + "\n"

    @Test func `the end after a whole line answers everything and exits 0`() throws {
        let outcome = try WireHarness.serve("\(Self.request)\n\(Self.request)\n".utf8)
        #expect(outcome == .init(output: Self.reply + Self.reply, exit: .endOfInput))
        #expect(outcome.exit.status == 0)
    }

    @Test func `no input at all is no fault`() throws {
        #expect(try WireHarness.serve("".utf8) == .init(output: "", exit: .endOfInput))
    }

    @Test func `a cut last line is answered and never executed`() throws {
        let ran = WireFlag(false)
        let mark = Method("mark.set", "Mark.", role: .shop, mutates: true, result: nil) {
            (_, _) throws(RPCFailure) in
            ran.exchange(true)
        }
        let outcome = try WireHarness.serve(
            (Self.request + "\n" + #"{"jsonrpc":"2.0","id":1,"method":"mark.set"}"#).utf8,
            methods: [WireService.nothing, mark]
        )
        #expect(!ran.isSet)
        #expect(outcome.exit == .cutLine)
        #expect(outcome.exit.status == 65)
        #expect(
            outcome.output == Self.reply
                + #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the input ended "#
                + #"inside a line, after 44 bytes; nothing of it was executed, and a whole line "#
                + #"ends with LF","data":{"code":"parse_error"}}}"# + "\n"
        )
    }

    @Test func `half a line at a stop is no fault of the client`() throws {
        let hooks = Hooks(flush: {}, isStopping: { true })
        let outcome = try WireHarness.serve("{\"json".utf8, hooks: hooks)
        #expect(outcome.exit == .endOfInput)
    }

    @Test func `an over-long line is answered with the limit and the stream goes on`() throws {
        let requests = try WirePipe()
        let replies = try WirePipe()
        WireHarness.onThread {
            requests.write([UInt8](repeating: 0x5B, count: 64 << 20))
            requests.write("\n\(Self.request)\n")
            requests.closeWriting()
        }
        let exit = serve(from: requests, to: replies)
        #expect(exit == .endOfInput)
        #expect(
            String(decoding: replies.readAll(), as: UTF8.self)
                == #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the line has "#
                + #"67108864 bytes; send at most 1048576","data":{"code":"parse_error","#
                + #""limit":1048576}}}"# + "\n" + Self.reply
        )
    }

    @Test func `bytes that are not UTF-8 are a parse error`() throws {
        let line =
            Array(#"{"jsonrpc":"2.0","id":1,"method":""#.utf8) + [0xC0, 0x80] + Array("\"}\n".utf8)
        let outcome = try WireHarness.serve(line + Array("\(Self.request)\n".utf8))
        #expect(
            outcome.output
                == #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the bytes are "#
                + #"not valid UTF-8, at byte 34","data":{"code":"parse_error","offset":34}}}"#
                + "\n" + Self.reply
        )
    }

    @Test func `a batch may have a thousand items and no more`() throws {
        func batch(_ count: Int) -> String {
            "[" + [String](repeating: Self.request, count: count).joined(separator: ",") + "]\n"
        }
        let full = try WireHarness.serve(batch(1_000).utf8)
        let item = Self.reply.dropLast()
        #expect(
            full.output == "[" + [Substring](repeating: item, count: 1_000).joined(separator: ",")
                + "]\n"
        )
        let over = try WireHarness.serve(batch(1_001).utf8)
        #expect(
            over.output
                == #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"the batch has "#
                + #"1001 items; send at most 1000","data":{"code":"invalid_request","limit":1000}}}"#
                + "\n"
        )
    }

    @Test func `a batch whose replies grow too large stops being executed`() throws {
        let requests = try WirePipe(capacity: 1 << 20)
        let replies = try WirePipe()
        let item = #"{"jsonrpc":"2.0","id":1,"method":"book.read"}"#
        let notification = #"{"jsonrpc":"2.0","method":"book.read"}"#
        let items = [String](repeating: item, count: 20) + [notification, item]
        requests.write("[\(items.joined(separator: ","))]\n")
        requests.closeWriting()
        WireHarness.onThread {
            let large = Method("book.read", "Read.", role: .shop, mutates: false, result: nil) {
                (_, result) throws(RPCFailure) in
                result.string(String(repeating: "x", count: 1 << 20))
            }
            var server = Server(
                input: requests.reading,
                output: replies.writing,
                role: .shop,
                table: WireService.table([large]),
                hooks: Hooks(flush: {})
            )
            _ = server.run()
            replies.closeWriting()
        }
        guard case .array(let answers) = try JSONScanner.parse(replies.readAll()) else {
            Issue.record("a batch is answered by an array")
            return
        }
        #expect(answers.count == 21)
        let refused = answers.filter { answer in
            guard case .object(let reply) = answer else { return false }
            return reply["error"] != nil
        }
        #expect(refused.count == 5)
    }

    @Test func `a hundred thousand requests before the first read neither block nor grow`() throws {
        let requests = try WirePipe()
        let replies = try WirePipe()
        let count = 100_000
        let chunk = [UInt8]([String](repeating: Self.request + "\n", count: 500).joined().utf8)
        let isWritten = WireFlag(false)
        WireHarness.onThread {
            for _ in 0..<(count / 500) { requests.write(chunk) }
            isWritten.exchange(true)
            requests.closeWriting()
        }
        WireHarness.onThread {
            _ = serve(from: requests, to: replies)
        }
        // Nobody reads the replies, so the service must stop reading long before the end.
        usleep(50_000)
        #expect(!isWritten.isSet)
        var received = 0
        while let part = replies.readSome(1 << 16) { received += part.count }
        #expect(received == count * Self.reply.utf8.count)
    }

    @Test func `replies reach a slow non-blocking reader whole`() throws {
        let requests = try WirePipe(capacity: 1 << 20)
        let replies = try WirePipe()
        _ = fcntl(replies.writing, F_SETFL, O_NONBLOCK)
        requests.write([String](repeating: Self.request + "\n", count: 5_000).joined())
        requests.closeWriting()
        WireHarness.onThread {
            _ = serve(from: requests, to: replies)
        }
        var output: [UInt8] = []
        while let part = replies.readSome(777) { output += part }
        #expect(output == [UInt8]([String](repeating: Self.reply, count: 5_000).joined().utf8))
    }

    @Test func `a client that has gone ends the loop with status 0`() throws {
        let requests = try WirePipe()
        requests.write("\(Self.request)\n")
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        let exit = serve(from: requests.reading, to: ends[1])
        close(ends[1])
        #expect(exit == .clientGone)
        #expect(exit.status == 0)
    }

    @Test func `a full disk ends the loop with status 74`() throws {
        let requests = try WirePipe()
        requests.write("\(Self.request)\n")
        let full = open("/dev/full", O_WRONLY)
        try #require(full >= 0)
        let exit = serve(from: requests.reading, to: full)
        close(full)
        #expect(exit == .outputFailed(ENOSPC))
        #expect(exit.status == 74)
        #expect(exit.message == "cannot write replies: No space left on device")
    }

    @Test func `closed descriptors end the loop with status 74`() throws {
        #expect(serve(from: -1, to: -1) == .inputFailed(EBADF))
        let requests = try WirePipe()
        requests.write("\(Self.request)\n")
        #expect(serve(from: requests.reading, to: -1) == .outputFailed(EBADF))
    }
}

private func serve(from requests: WirePipe, to replies: WirePipe) -> ExitReason {
    let exit = serve(from: requests.reading, to: replies.writing)
    replies.closeWriting()
    return exit
}

private func serve(from input: Int32, to output: Int32) -> ExitReason {
    var server = Server(
        input: input,
        output: output,
        role: .clerk,
        table: WireService.table(),
        hooks: Hooks(flush: {}, isStopping: { false })
    )
    return server.run()
}

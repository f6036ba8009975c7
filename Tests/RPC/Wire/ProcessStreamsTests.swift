import Foundation
import Glibc
import RPC
import Testing

/// Takes over descriptors of the test's own. The signal handlers belong to the whole process, so
/// these tests run one after the other and put the handlers back.
@Suite(.serialized)
struct ProcessStreamsTests {
    private func restoreSignals() {
        for number in [SIGTERM, SIGINT, SIGHUP] { signal(number, SIG_DFL) }
    }

    @Test func `stray output goes to the diagnostics and stray input is empty`() throws {
        defer { restoreSignals() }
        let requests = try WirePipe()
        let replies = try WirePipe()
        let diagnostics = try WirePipe()
        let streams = try ProcessStreams.makePrivate(
            input: requests.reading,
            output: replies.writing,
            diagnostics: diagnostics.writing
        )
        defer {
            close(streams.input)
            close(streams.output)
        }
        requests.write("for the service")
        replies.write("stray")
        var byte: UInt8 = 0
        #expect(read(requests.reading, &byte, 1) == 0)
        #expect(replies.isEmpty)
        #expect(diagnostics.readSome(100) == Array("stray".utf8))
        #expect(read(streams.input, &byte, 1) == 1)
        #expect(byte == UInt8(ascii: "f"))
        #expect(write(streams.output, "ok", 2) == 2)
        #expect(replies.readSome(100) == Array("ok".utf8))
    }

    @Test func `a signal ends the input after what was already read`() throws {
        defer { restoreSignals() }
        let requests = try WirePipe()
        let replies = try WirePipe()
        let diagnostics = try WirePipe()
        let streams = try ProcessStreams.makePrivate(
            input: requests.reading,
            output: replies.writing,
            diagnostics: diagnostics.writing
        )
        #expect(!ProcessStreams.isStopping)
        let thread = Mailbox<pthread_t>()
        let exit = Mailbox<ExitReason>()
        WireHarness.onThread {
            // Threads of the test runner's pool block signals, and this one inherits that.
            var all = sigset_t()
            sigfillset(&all)
            pthread_sigmask(SIG_UNBLOCK, &all, nil)
            thread.put(pthread_self())
            var server = Server(
                input: streams.input,
                output: streams.output,
                role: .shop,
                table: WireService.table(),
                hooks: Hooks(flush: {})
            )
            exit.put(server.run())
            close(streams.input)
            close(streams.output)
        }
        let serving = try #require(thread.take(within: 10))
        requests.write("\(ServerStreamTests.request)\n{\"half")
        #expect(replies.readSome(1 << 16) == Array(ServerStreamTests.reply.utf8))
        #expect(pthread_kill(serving, SIGTERM) == 0)
        #expect(exit.take(within: 10) == .endOfInput)
        #expect(ProcessStreams.isStopping)
    }

    @Test func `a stream closed at the start is named`() throws {
        defer { restoreSignals() }
        let open = try WirePipe()
        #expect(throws: ProcessStreamsError.closed("standard input")) {
            try ProcessStreams.makePrivate(input: 901, output: open.writing)
        }
        #expect(throws: ProcessStreamsError.closed("standard output")) {
            try ProcessStreams.makePrivate(input: open.reading, output: 901)
        }
    }
}

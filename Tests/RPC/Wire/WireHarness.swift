import Foundation
import JSONText
import RPC
import Testing

/// Runs the real server over real pipes, with a small service behind it.
enum WireHarness {
    /// What came out, and how the loop ended.
    struct Outcome: Equatable {
        let output: String
        let exit: ExitReason
    }

    /// Feeds all of the input, closes it, and returns all of the output.
    ///
    /// Both must fit a pipe of 1 MiB, since everything happens on this thread.
    static func serve(
        _ input: some Sequence<UInt8>,
        role: Role = .clerk,
        methods: [Method] = WireService.methods,
        hooks: Hooks = Hooks(flush: {}, isStopping: { false })
    ) throws -> Outcome {
        let requests = try WirePipe(capacity: 1 << 20)
        let replies = try WirePipe(capacity: 1 << 20)
        requests.write(Array(input))
        requests.closeWriting()
        var server = Server(
            input: requests.reading,
            output: replies.writing,
            role: role,
            table: WireService.table(methods),
            hooks: hooks
        )
        let exit = server.run()
        replies.closeWriting()
        return Outcome(output: String(decoding: replies.readAll(), as: UTF8.self), exit: exit)
    }

    /// Sends lines, each ended by LF, and returns the lines that came back.
    static func transcript(_ lines: [String], role: Role = .clerk) throws -> [String] {
        let input = lines.map { $0 + "\n" }.joined()
        let outcome = try serve(input.utf8, role: role)
        try #require(outcome.exit == .endOfInput)
        try #require(outcome.output.isEmpty || outcome.output.hasSuffix("\n"))
        return outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().map(String.init)
    }

    /// Runs the body on a thread of its own, for what blocks on a pipe.
    static func onThread(_ body: @escaping @Sendable () -> Void) {
        Thread.detachNewThread(body)
    }
}

import ArgumentParser
import Engine
import Glibc
import RPC

/// `tessera rpc`: serves JSON-RPC over standard input and output.
struct RPCCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rpc",
        abstract: "Serve JSON-RPC 2.0, one message a line, on standard input and output.",
        discussion: """
            The role says what the caller may do, for as long as the process lives. End of input \
            and SIGTERM let everything that was read be answered first.

            Example:
              echo '{"jsonrpc":"2.0","id":1,"method":"rpc.discover"}' | tessera rpc --role clerk
            """
    )

    @OptionGroup var database: ChargingOptions

    @Option(help: "What the caller may do.")
    var role = Role.shop

    func run() throws {
        let isTyped = isatty(0) == 1
        let streams = try ProcessStreams.makePrivate()
        let engine = try database.engine(actor: "rpc:\(role.rawValue)")
        if isTyped {
            Output.note("type one JSON-RPC request a line, and end with Control-D")
        }
        let service = Service(engine: engine, role: role)
        var server = Server(
            input: streams.input,
            output: streams.output,
            role: role,
            table: service.table,
            hooks: service.hooks
        )
        let reason = engine.session { server.run() }
        if let message = reason.message { Output.note(message) }
        guard reason.status == 0 else {
            throw Failure.quiet(ExitStatus(rawValue: reason.status) ?? .inputOutput)
        }
    }
}

import ArgumentParser
import Glibc
import Membership
import Store

/// `tessera-bench`: measures the real binary on this machine, and prints one table.
@main
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tessera-bench",
        abstract: "Measure checks, renewals and starting time of the real tessera binary."
    )

    @Option(help: "The tessera binary to measure.")
    var tessera: String

    @Option(help: "The directory of the plan files.")
    var plans: String

    @Option(help: "The directory that keeps the filled databases.")
    var cache: String

    @Flag(help: "Take smaller sizes: minutes become seconds.")
    var quick = false

    func run() throws {
        Store.prepareProcess()
        signal(SIGPIPE, SIG_IGN)
        let bench = Bench(
            tessera: tessera,
            plans: plans,
            shelf: DatabaseShelf(directory: cache, plans: plans),
            sizes: quick ? .quick : .full
        )
        do {
            Console.say(try bench.measure().text())
        } catch {
            Console.note("tessera-bench: \(error)")
            throw ExitCode.failure
        }
    }
}

import ArgumentParser
import Foundation
import JSONText
import Profitability
import RPC

extension Model {
    /// `tessera model simulate`: what may come of a plan, and how likely.
    struct Simulate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Draw worlds from a model's assumptions, and members in each of them.",
            discussion: """
                A world is one draw of every assumption; its members differ in how long they stay and \
                what they do. The same file, seed and counts give the same answer, whatever the \
                number of threads. With --worlds 1 every assumption is its mean; what --set or a \
                scenario sets is the same in every world.

                Example: tessera model simulate Plans/models/prime.yaml --members 1000000 --seed 7
                """
        )

        @OptionGroup var options: ModelOptions
        @OptionGroup var format: FormatOptions

        @Option(
            help: ArgumentHelp("Members to draw, shared out among the worlds.", valueName: "n"),
            transform: Parse.members
        )
        var members = 100_000

        @Option(
            help: ArgumentHelp(
                "Worlds to draw; 1000, or as many as members, when left out.",
                valueName: "n"
            ),
            transform: Parse.worlds
        )
        var worlds: Int?

        @Option(
            help: ArgumentHelp("The number that the draws begin from.", valueName: "n"),
            transform: Parse.seed
        )
        var seed: UInt64 = 1

        @Option(
            help: ArgumentHelp(
                "Threads to work on; as many as there are processors when left out.",
                valueName: "n"
            ),
            transform: Parse.threads
        )
        var threads: Int?

        func run() throws {
            let loaded = try options.load()
            let result = try simulation(of: loaded)
                .run(threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
            if format.json { return try Output.standard.json { $0.write(result) } }
            try Output.standard.table(Facts(result))
            try Output.standard.text("\n")
            try Output.standard.table(Table(result))
        }

        private func simulation(of loaded: LoadedModel) throws(Failure) -> Simulation {
            do throws(Simulation.Problem) {
                return try Simulation(
                    of: loaded.model,
                    seed: seed,
                    months: loaded.months,
                    members: members,
                    worlds: worlds ?? min(1_000, members),
                    values: loaded.changes.values,
                    fee: loaded.changes.fee
                )
            } catch {
                throw Failure(error, members: members, file: options.model)
            }
        }
    }
}

extension Failure {
    fileprivate init(_ problem: Simulation.Problem, members: Int, file: String) {
        switch problem {
        case .fewerMembersThanWorlds:
            self.init(
                .usage,
                "Each world needs a member: give at most --worlds \(members), or more --members"
            )
        case .nobodyJoins:
            self.init(
                .refused,
                "Nobody joins at this fee, so there is nobody to draw: see joining in \(file)"
            )
        }
    }
}

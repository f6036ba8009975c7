import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

/// `tessera benefits`: what members may use.
struct Benefits: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask what a member may use, and why; count what was used.",
        subcommands: [
            Check.self, List.self, Balance.self, Use.self, Return.self, Uses.self, History.self,
            Grant.self, Collect.self, Rewards.self, Draws.self,
        ]
    )

    /// `tessera benefits list`: every benefit a member's subscriptions promise.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List every benefit a member's subscriptions promise, answered for now."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        func run() throws {
            let engine = try database.reader()
            let answers = try engine.entitlements(of: member)
            if format.json {
                return try Output.standard.json { json in
                    json.array(answers) { json, item in
                        json.write(
                            item.answer,
                            member: member,
                            benefit: item.benefit,
                            plan: item.answer.source.flatMap(engine.planID(of:))
                        )
                    }
                }
            }
            guard !answers.isEmpty else {
                return try Output.standard.line("No subscription of \(member) promises anything.")
            }
            var table = Table(
                .text("benefit"),
                .state("answer"),
                .text("gives"),
                .text("left"),
                .text("until"),
                .text("reason")
            )
            for (benefit, answer) in answers {
                table.add([
                    benefit, answer.entitled ? "entitled" : "not entitled",
                    answer.benefit.map { Words.terms($0) }, Words.count(answer),
                    answer.validUntil?.rfc3339, answer.reason.rawValue,
                ])
            }
            try Output.standard.table(table)
        }
    }
}

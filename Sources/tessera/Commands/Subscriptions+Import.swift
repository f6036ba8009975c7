import ArgumentParser
import Engine
import JSONText
import RPC

extension Subscriptions {
    /// `tessera subscriptions import`: takes over the subscriptions of a CSV file, all or none.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Take over the subscriptions of a CSV file: all of them, or none.",
            discussion: """
                The first line names the columns: member, plan, price, pay_with, paid_until, anchor, \
                anchor_day, and auto_renew if you like. Nothing of the past is billed: each is \
                charged next on its paid_until, and its terms go on from its anchor. The anchor_day \
                is the day of the month that terms want, 1 to 31, which an anchor of Feb 28 cannot \
                tell. The file is UTF-8; `-` reads standard input.

                Example: tessera subscriptions import subscriptions.csv --dry-run
                """
        )

        @OptionGroup var database: ChargingOptions
        @OptionGroup var format: FormatOptions

        @Flag(help: "Check every row, and import nothing.")
        var dryRun = false

        @Argument(help: "The CSV file.", completion: .file(extensions: ["csv"]))
        var file: String

        func run() throws {
            let source = file == "-" ? "standard input" : file
            let rows = try SubscriptionFile.read(InputFile.contents(of: file), name: source)
            let count: Int
            do {
                count = try database.engine().importSubscriptions(
                    rows.map(\.order),
                    dryRun: dryRun
                )
            } catch let refused as ImportRefused {
                throw Failure(
                    .badData,
                    lines: refused.refusals.map { index, refused in
                        "\(source):\(rows[index].line): \(refused)"
                    }
                )
            }
            if format.json {
                return try Output.standard.json { json in
                    json.object {
                        $0.member("imported", dryRun ? 0 : count)
                        $0.member("rows", count)
                        $0.member("dry_run", dryRun)
                    }
                }
            }
            let verb = count == 1 ? ("is", "was") : ("are", "were")
            let sentence =
                dryRun ? "\(verb.0) good; nothing was imported" : "\(verb.1) imported"
            try Output.standard.line("\(Words.count(count, "subscription")) \(sentence).")
        }
    }
}

import ArgumentParser
import Engine
import JSONText
import RPC

extension Members {
    /// `tessera members import`: adds the members of a CSV file, all of them or none.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add the members of a CSV file: all of them, or none.",
            discussion: """
                The first line names the columns: member, and any of zone, region, household, \
                name, email. The file is UTF-8; `-` reads standard input.

                Example: tessera members import members.csv --dry-run
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Flag(help: "Check every row, and import nothing.")
        var dryRun = false

        @Argument(help: "The CSV file.", completion: .file(extensions: ["csv"]))
        var file: String

        func run() throws {
            let engine = try database.engine()
            let source = file == "-" ? "standard input" : file
            let rows = try MemberFile.read(InputFile.contents(of: file), name: source)
            let taken = try engine.existingMembers(among: rows.map(\.draft.member))
            let mistakes = rows.filter { taken.contains($0.draft.member) }.map { row in
                "\(source):\(row.line): there is a member \(row.draft.member) already; "
                    + "take the row out, or give another id"
            }
            guard mistakes.isEmpty else { throw Failure(.badData, lines: mistakes) }
            let count = try engine.importMembers(rows.map(\.draft), dryRun: dryRun)
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
            try Output.standard.line("\(Words.count(count, "member")) \(sentence).")
        }
    }
}

import ArgumentParser
import Engine
import JSONText
import RPC
import Store

/// `tessera doctor`: checks every invariant on the live database.
struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the whole database against everything that must be true of it.",
        discussion: "It changes nothing. Exit status 70 means that something is wrong."
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var format: FormatOptions

    func run() throws {
        let examination = try database.reader().examine()
        if format.json {
            try Output.standard.json { $0.write(examination) }
        } else {
            try Output.standard.checks(examination.results)
            try Output.standard.line(sqlite(examination))
            for note in examination.notes { try Output.standard.line("Note: \(note).") }
        }
        guard examination.isHealthy else { throw Failure.quiet(.unhealthy) }
    }

    private func sqlite(_ examination: Examination) -> String {
        let version = "SQLite \(examination.sqliteVersion)"
        guard examination.hasWALResetBug else {
            return "\(version) is free of the WAL-reset bug."
        }
        return "\(version) has the WAL-reset bug, by which a checkpoint beside a commit can lose "
            + "writes. It cannot bite here: no checkpoint runs without the lock that every commit "
            + "needs."
    }
}

extension Output {
    /// One line for each check, what breaks it below, and the sum of it all.
    func checks(_ results: [AuditResult]) throws(OutputError) {
        let width = results.map(\.name.count).max() ?? 0
        var text = ""
        for result in results {
            let holds = result.offences.isEmpty
            let mark = holds ? ink.paint("ok    ", .good) : ink.paint("FAILED", .bad)
            let gap = String(repeating: " ", count: width - result.name.count)
            text += "\(mark)  \(result.name)\(gap)  \(result.sentence)\n"
            for offence in result.offences {
                text += "        \(Printable.text(offence))\n"
            }
        }
        let broken = results.count { !$0.offences.isEmpty }
        let verdict =
            broken == 0
            ? "All \(results.count) checks hold."
            : "\(broken) of \(Words.count(results.count, "check")) failed."
        try self.text(text + ink.paint(verdict, broken == 0 ? .good : .bad) + "\n")
    }
}

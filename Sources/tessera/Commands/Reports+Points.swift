import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

extension Reports {
    /// `tessera reports points`: what points cost.
    struct Points: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what points that are out cost, and how many are expected to lapse."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        func run() throws {
            let report = try database.reader().pointsReport()
            if format.json { return try Output.standard.json { $0.write(report) } }
            guard !report.lines.isEmpty else {
                return try Output.standard.line("There is no points programme.")
            }
            var table = Table(
                .text("programme"),
                .number("members"),
                .number("outstanding"),
                .text("liability"),
                .number("redeemed"),
                .number("lapsed"),
                .number("expected to lapse")
            )
            for line in report.lines {
                table.add([
                    line.programme, "\(line.members)", "\(line.outstanding)",
                    line.liability?.description, "\(line.redeemed)", "\(line.lapsed)",
                    "\(line.breakage.expected)",
                ])
            }
            try Output.standard.table(table)
        }
    }

    /// `tessera reports settlement`: who owes whom among partners.
    struct Settlement: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show who owes whom for points given and taken at partners.",
            discussion:
                "Example: tessera reports settlement --from 2026-01-01 --to 2026-02-01"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Option(
            help: ArgumentHelp("The first day.", valueName: "day"),
            transform: Parse.day
        )
        var from: CivilDate

        @Option(
            help: ArgumentHelp("The day to end before.", valueName: "day"),
            transform: Parse.day
        )
        var to: CivilDate

        func validate() throws {
            guard from < to else {
                throw ValidationError("--to is the day to end before: give one after --from")
            }
        }

        func run() throws {
            let report = try database.reader().settlementReport(Period(start: from, end: to))
            if format.json { return try Output.standard.json { $0.write(report) } }
            guard !report.programmes.isEmpty else {
                return try Output.standard.line("No points moved at a partner.")
            }
            var table = Table(
                .text("programme"),
                .text("partner"),
                .number("earned"),
                .number("burned"),
                .text("pays"),
                .text("receives"),
                .text("owes")
            )
            for programme in report.programmes {
                for line in programme.settlement.lines {
                    table.add([
                        programme.programme, line.partner, "\(line.earned)", "\(line.burned)",
                        line.pays.description, line.receives.description,
                        line.owes.description,
                    ])
                }
            }
            try Output.standard.table(table)
            for programme in report.programmes where !programme.settlement.unpriced.isEmpty {
                let names = programme.settlement.unpriced.joined(separator: ", ")
                try Output.standard.line("\(programme.programme) has no price for \(names).")
            }
        }
    }
}

import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

extension RevenueReport.Grouping: ExpressibleByArgument {}

/// `tessera reports`: figures that add up to the books.
struct Reports: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "See what was earned, what members did, and what is still to be earned.",
        subcommands: [
            MRR.self, Retention.self, RenewalRateReport.self, Value.self, Deferred.self,
            RollForwardReport.self, Revenue.self, Recovery.self, Use.self, Uplift.self,
            Cycle.self, TierMoves.self, Points.self, Settlement.self,
            Referrals.self,
        ]
    )

    /// `tessera reports deferred`: billed and not earned yet.
    struct Deferred: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what is billed and not earned yet, and when it will be.",
            discussion: """
                The revenue of a day is posted when the day is over, so today counts as not earned. \
                The months are shown for today only: of a day that is over, only the balance is kept.

                Example: tessera reports deferred --as-of 2026-01-31
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Option(
            help: ArgumentHelp(
                "The day at whose end it stood so; today when left out.",
                valueName: "day"
            ),
            transform: Parse.day
        )
        var asOf: CivilDate?

        func run() throws {
            let report = try database.reader().deferredReport(asOf: asOf)
            if format.json { return try Output.standard.json { $0.write(report) } }
            guard !report.lines.isEmpty else {
                return try Output.standard.line("Nothing has been billed yet.")
            }
            try Output.standard.table(balances(report))
            guard report.lines.contains(where: { $0.outlook?.months.isEmpty == false }) else {
                return
            }
            try Output.standard.text("\n")
            try Output.standard.table(months(report))
        }

        private func balances(_ report: DeferredReport) -> Table {
            var table = Table(
                .text("plan"),
                .text("currency"),
                .number("deferred"),
                .number("unpaid"),
                .text("as of"),
                .text("posted through")
            )
            for line in report.lines {
                table.add([
                    line.plan, line.deferred.currency.code, line.deferred.decimal,
                    line.outlook?.unpaid.decimal, report.asOf.description,
                    line.postedThrough?.description,
                ])
            }
            return table
        }

        private func months(_ report: DeferredReport) -> Table {
            var table = Table(
                .text("plan"),
                .text("currency"),
                .text("month"),
                .number("to be earned")
            )
            for line in report.lines {
                for part in line.outlook?.months ?? [] {
                    table.add([
                        line.plan, part.amount.currency.code, part.month.description,
                        part.amount.decimal,
                    ])
                }
            }
            return table
        }
    }

    /// `tessera reports revenue`: what was earned.
    struct Revenue: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what was earned, and what was given back of it.",
            discussion: """
                The revenue of a day is posted by the first run after it. Days that are not posted \
                bring nothing yet; the report says through which day it is.

                Example: tessera reports revenue --from 2026-01-01 --to 2026-04-01 --by plan
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Option(
            help: ArgumentHelp("The first day; all there is when left out.", valueName: "day"),
            transform: Parse.day
        )
        var from: CivilDate?

        @Option(
            help: ArgumentHelp(
                "The day to end before; all there is when left out.",
                valueName: "day"
            ),
            transform: Parse.day
        )
        var to: CivilDate?

        @Option(help: ArgumentHelp("What to add up by.", valueName: "grouping"))
        var by = RevenueReport.Grouping.month

        func validate() throws {
            if let from, let to, from >= to {
                throw ValidationError("--to is the day to end before: give one after \(from)")
            }
        }

        func run() throws {
            let report = try database.reader().revenueReport(from: from, to: to, by: by)
            if format.json { return try Output.standard.json { $0.write(report) } }
            var table = Table(
                .text(by.rawValue),
                .text("currency"),
                .number("recognized"),
                .number("refunds"),
                .number("net")
            )
            for line in report.lines {
                table.add([
                    line.group, line.net.currency.code, line.recognized.decimal,
                    line.refunds.decimal, line.net.decimal,
                ])
            }
            try Output.standard.table(table)
            if let through = report.postedThrough {
                try Output.standard.line("Revenue is posted through \(through).")
            }
        }
    }
}

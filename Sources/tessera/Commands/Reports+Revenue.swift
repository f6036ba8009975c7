import ArgumentParser
import Engine
import Membership
import Profitability

extension Reports {
    /// `tessera reports mrr`.
    struct MRR: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "mrr",
            abstract: "Show how monthly recurring revenue came from month to month.",
            discussion: "Example: tessera reports mrr --from 2026-01-01 --to 2026-04-01"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: ReportFormat
        @OptionGroup var days: ReportDays

        func run() throws {
            try Output.standard.report(database.reader().mrrReport(days.period), format)
        }
    }

    /// `tessera reports retention`.
    struct Retention: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retention",
            abstract: "Show how many memberships went on, by month of joining.",
            discussion: "Example: tessera reports retention --plan prime"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: ReportFormat

        @Option(
            help: ArgumentHelp(
                "The day at whose end it stood so; today when left out.",
                valueName: "day"
            ),
            transform: Parse.day
        )
        var asOf: CivilDate?

        @Option(help: "Only memberships that began with this plan.")
        var plan: String?

        func run() throws {
            try Output.standard.report(
                database.reader().retentionReport(asOf: asOf, plan: plan),
                format
            )
        }
    }

    /// `tessera reports renewal-rate`.
    struct RenewalRateReport: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "renewal-rate",
            abstract: "Show which share of expired terms was renewed, late ones among them.",
            discussion: "Example: tessera reports renewal-rate --as-of 2026-03-31"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: ReportFormat

        @Option(
            help: ArgumentHelp(
                "The day at whose end it stood so; today when left out.",
                valueName: "day"
            ),
            transform: Parse.day
        )
        var asOf: CivilDate?

        func run() throws {
            try Output.standard.report(database.reader().renewalRateReport(asOf: asOf), format)
        }
    }

    /// `tessera reports ltv`.
    struct Value: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ltv",
            abstract: "Show what the members of each month of joining have paid since.",
            discussion: "Example: tessera reports ltv --as-of 2026-03-31"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: ReportFormat

        @Option(
            help: ArgumentHelp(
                "The day at whose end it stood so; today when left out.",
                valueName: "day"
            ),
            transform: Parse.day
        )
        var asOf: CivilDate?

        func run() throws {
            try Output.standard.report(database.reader().cohortValueReport(asOf: asOf), format)
        }
    }
}

import ArgumentParser
import Engine
import Membership
import Profitability

extension Reports {
    /// `tessera reports recovery`.
    struct Recovery: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "recovery",
            abstract: "Show what came of charges, try by try.",
            discussion: "Example: tessera reports recovery --from 2026-01-01 --to 2026-04-01"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: ReportFormat
        @OptionGroup var days: ReportDays

        func run() throws {
            try Output.standard.report(database.reader().recoveryReport(days.period), format)
        }
    }

    /// `tessera reports roll-forward`.
    struct RollForwardReport: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "roll-forward",
            abstract: "Show how deferred revenue came from one day to another.",
            discussion: "Example: tessera reports roll-forward --from 2026-01-01 --to 2026-04-01"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: ReportFormat
        @OptionGroup var days: ReportDays

        func run() throws {
            try Output.standard.report(database.reader().rollForwardReport(days.period), format)
        }
    }

    /// `tessera reports use`.
    struct Use: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "use",
            abstract: "Show what members drew out of their benefits against what they paid.",
            discussion: "Example: tessera reports use --from 2026-01-01 --to 2026-04-01"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: ReportFormat
        @OptionGroup var days: ReportDays

        func run() throws {
            try Output.standard.report(database.reader().useReport(days.period), format)
        }
    }

    /// `tessera reports cycle`.
    struct Cycle: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cycle",
            abstract: "Show how often members buy, and who is late.",
            discussion: "Example: tessera reports cycle --as-of 2026-03-31"
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
            try Output.standard.report(database.reader().cycleReport(asOf: asOf), format)
        }
    }

    /// `tessera reports tiers`.
    struct TierMoves: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "tiers",
            abstract: "Show how many members stand in each tier, and how they came there.",
            discussion: "Example: tessera reports tiers --from 2026-01-01 --to 2026-04-01"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: ReportFormat
        @OptionGroup var days: ReportDays

        func run() throws {
            try Output.standard.report(database.reader().tierReport(days.period), format)
        }
    }

    /// `tessera reports uplift`.
    struct Uplift: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "uplift",
            abstract: "Show what members of a plan buy against those held out.",
            discussion: "Example: tessera reports uplift --plan prime"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: ReportFormat
        @OptionGroup var days: ReportDays

        @Option(help: "The plan whose members are compared.")
        var plan: String

        func run() throws {
            try Output.standard.report(
                database.reader().upliftReport(plan: plan, days.period),
                format
            )
        }
    }
}

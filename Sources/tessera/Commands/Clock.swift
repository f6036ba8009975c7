import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

/// `tessera clock`: the time of the database.
struct Clock: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "See the time, and move a test clock.",
        subcommands: [Show.self, Advance.self]
    )

    /// `tessera clock show`: the time as the database has it.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the time the database goes by."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        func run() throws {
            let engine = try database.reader()
            let (now, zone) = (try engine.now(), engine.calendar.name)
            let today = engine.calendar.day(of: now)
            if format.json {
                return try Output.standard.json { json in
                    json.object {
                        $0.member("now", now)
                        $0.member("today", today)
                        $0.member("zone", zone)
                        $0.member("test_clock", engine.isTestClock)
                    }
                }
            }
            let kind = engine.isTestClock ? "test clock" : "real time"
            try Output.standard.line("\(now), \(today) in \(zone) (\(kind))")
        }
    }

    /// `tessera clock advance`: moves a test clock, running every day's work in between.
    struct Advance: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move a test clock forward, running every day's work in between.",
            discussion: """
                Examples:
                  tessera clock advance --days 30
                  tessera clock advance --to 2026-05-01T15:00:00Z
                """
        )

        @OptionGroup var database: ChargingOptions
        @OptionGroup var format: FormatOptions

        @Option(help: ArgumentHelp("The new time.", valueName: "time"), transform: Parse.instant)
        var to: Instant?

        @Option(
            help: ArgumentHelp("How many days of 24 hours.", valueName: "n"),
            transform: Parse.days
        )
        var days: Int?

        func validate() throws {
            guard (to == nil) != (days == nil) else {
                throw ValidationError("Give either --to TIME or --days N")
            }
        }

        func run() throws {
            let engine = try database.engine()
            let from = try engine.now()
            let ahead = Int64(days ?? 0) * Instant.millisecondsPerDay
            let target = to ?? from.adding(milliseconds: ahead)
            let first = engine.calendar.day(of: from)
            let total = first.days(until: engine.calendar.day(of: target))
            let progress = Progress()
            defer { progress.clear() }
            let advance = try engine.advanceClock(
                to: target,
                onDay: progress.isShown
                    ? { day in progress.show(first.days(until: day), of: total, "days, \(day)") }
                    : nil
            )
            progress.clear()
            if format.json {
                try Output.standard.json { $0.write(advance) }
            } else {
                let days = Words.count(advance.days, "midnight")
                try Output.standard.line("It is \(advance.now) now; \(days) passed.")
                try Output.standard.summary(advance.summary)
            }
            guard advance.summary.findings.isEmpty else {
                throw Failure(
                    .unhealthy,
                    lines: advance.summary.findings.map {
                        "tessera: The runs' own check failed: \($0); run `tessera doctor`"
                    }
                )
            }
        }
    }
}

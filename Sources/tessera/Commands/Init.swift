import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

/// `tessera init`: makes a database.
struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a database.",
        discussion: """
            Examples:
              tessera init --zone America/New_York
              tessera init --test-clock 2026-01-31T15:00:00Z --database try.db
            """
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var format: FormatOptions

    @Option(
        help: ArgumentHelp(
            "The shop's time zone, by its IANA name; its days are the days of the books.",
            valueName: "zone"
        )
    )
    var zone = "UTC"

    @Option(
        help: ArgumentHelp(
            "Begin at this time and move only by `clock advance`, to try things out.",
            valueName: "time"
        ),
        transform: Parse.instant
    )
    var testClock: Instant?

    func run() throws {
        let engine = try Engine.create(
            at: database.path,
            zone: zone,
            testClock: testClock,
            actor: "cli"
        )
        let now = try engine.now()
        if format.json {
            return try Output.standard.json { json in
                json.object {
                    $0.member("database", database.path)
                    $0.member("zone", zone)
                    $0.member("test_clock", testClock != nil)
                    $0.member("now", testClock)
                }
            }
        }
        let clock = testClock == nil ? "real time" : "a test clock at \(now)"
        try Output.standard.line("Made \(database.path): time zone \(zone), \(clock).")
    }
}

import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

/// `tessera renewals`: the nightly work.
struct Renewals: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Do, or look at, what has fallen due.",
        subcommands: [Run.self, Preview.self, Parked.self, Unpark.self]
    )

    /// `tessera renewals run`: bills, charges, retries and ends whatever has fallen due.
    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Do everything that has fallen due: bill, charge, retry, end.",
            discussion: """
                It may be stopped at any moment and run again, and charges nobody twice. When \
                another run is going on, it waits for it. Subscriptions that are paid through a \
                program outside need that program: without it their charges stay without an \
                outcome, and the next run that has it asks for them.

                With --dry-run it takes the same way on a copy beside the database, which needs as \
                much room and is removed: it asks no gateway, and tells what would be billed if each \
                said yes. Nobody waits for it but another run.

                Examples:
                  tessera renewals run --dry-run
                  tessera renewals run --gateway "bank=/usr/local/bin/bank-gateway --live"
                """
        )

        @OptionGroup var database: ChargingOptions
        @OptionGroup var format: FormatOptions

        @Option(
            help: ArgumentHelp(
                "Nothing that falls due later; now when left out.",
                valueName: "time"
            ),
            transform: Parse.instant
        )
        var until: Instant?

        @Option(
            help: ArgumentHelp("The most subscriptions to work on.", valueName: "n"),
            transform: Parse.limit
        )
        var limit: Int?

        @Flag(help: "Only tell what would be done and billed; ask no gateway and keep nothing.")
        var dryRun = false

        func run() throws {
            let engine = try database.engine()
            let progress = Progress()
            defer { progress.clear() }
            if dryRun { return try tell(engine, progress) }
            let summary = try engine.runRenewals(
                until: until,
                limit: limit,
                waits: true,
                onWait: Self.tellOfWaiting,
                onProgress: try showing(progress, engine)
            )
            progress.clear()
            if format.json {
                try Output.standard.json { $0.write(summary) }
            } else {
                try Output.standard.summary(summary)
            }
            guard summary.findings.isEmpty else {
                throw Failure(
                    .unhealthy,
                    lines: summary.findings.map {
                        "tessera: The run's own check failed: \($0); run `tessera doctor`"
                    }
                )
            }
        }

        private static func tellOfWaiting() {
            Output.note("another renewal run is going on; waiting for it to end")
        }

        private func tell(_ engine: Engine, _ progress: Progress) throws {
            let told = try engine.tryRenewals(
                until: until,
                limit: limit,
                waits: true,
                onWait: Self.tellOfWaiting,
                listing: PageOptions.usual + 1,
                onProgress: try showing(progress, engine)
            )
            progress.clear()
            let page = Page(told.lines, limit: PageOptions.usual)
            if format.json {
                try Output.standard.json { json in
                    json.object { json in
                        json.key("summary")
                        json.write(told.summary)
                        json.key("lines")
                        json.array(page.items) { $0.write($1) }
                    }
                }
            } else {
                if !page.items.isEmpty { try Output.standard.table(Renewals.table(page.items)) }
                try Output.standard.summary(told.summary, isDry: true)
            }
            if page.isCut { Output.note("there is more; the counts are of everything") }
        }

        /// How to show how far a run is, when somebody is watching.
        private func showing(
            _ progress: Progress,
            _ engine: Engine
        ) throws -> ((RunSummary) -> Void)? {
            guard progress.isShown else { return nil }
            let due = try engine.dueCount(until: until)
            return { summary in
                progress.show(
                    summary.due,
                    of: max(due, summary.due),
                    "due, \(Words.grouped(Int64(summary.renewed))) renewed"
                )
            }
        }
    }

    /// `tessera renewals preview`: shows what a renewal run would do, and does none of it.
    struct Preview: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what a run would begin with, without charging anyone."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var page: PageOptions

        @Option(
            help: ArgumentHelp("The time to look ahead to; now when left out.", valueName: "time"),
            transform: Parse.instant
        )
        var until: Instant?

        func run() throws {
            let limit = page.limit
            let lines = try database.reader().previewRenewals(until: until, limit: limit + 1)
            let page = Page(lines, limit: limit)
            if format.json {
                try Output.standard.json { $0.array(page.items) { $0.write($1) } }
            } else if page.items.isEmpty {
                try Output.standard.line("Nothing is due.")
            } else {
                try Output.standard.table(Renewals.table(page.items))
            }
            page.noteRest()
        }
    }

    private static func table(_ lines: [PreviewLine]) -> Table {
        var table = Table(
            .text("subscription"),
            .text("member"),
            .text("plan"),
            .text("action"),
            .text("due at"),
            .number("amount"),
            .text("currency"),
            .text("pay with")
        )
        for line in lines {
            table.add([
                line.subscription.description, line.member, line.plan, line.action.rawValue,
                line.dueAt.rfc3339, line.amount?.decimal, line.amount?.currency.code,
                line.payWith,
            ])
        }
        return table
    }

    /// `tessera renewals parked`: what a run has set aside.
    struct Parked: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the subscriptions a run has set aside, with the reason."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        func run() throws {
            let parked = try database.reader().parkedSubscriptions()
            if format.json {
                return try Output.standard.json { json in
                    json.array(parked) { json, parked in
                        json.write(parked)
                    }
                }
            }
            guard !parked.isEmpty else { return try Output.standard.line("Nothing is parked.") }
            var table = Table(.text("subscription"), .text("member"), .state(), .text("reason"))
            for item in parked {
                table.add([item.id.description, item.member, item.state.rawValue, item.reason])
            }
            try Output.standard.table(table)
            Output.note("mend the cause, then `tessera renewals unpark` puts one back")
        }
    }
}

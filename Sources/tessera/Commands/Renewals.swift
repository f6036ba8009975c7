import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

/// `tessera renewals`: the nightly work.
struct Renewals: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Do, or look at, what has fallen due.",
        subcommands: [Run.self, Preview.self, Parked.self]
    )

    /// `tessera renewals run`: bills, charges, retries and ends whatever has fallen due.
    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Do everything that has fallen due: bill, charge, retry, end.",
            discussion: """
                It may be stopped at any moment and run again, and charges nobody twice. When \
                another run is going on, it waits for it.
                """
        )

        @OptionGroup var database: DatabaseOptions
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

        func run() throws {
            let engine = try database.engine()
            let progress = Progress()
            defer { progress.clear() }
            let due = progress.isShown ? try engine.dueCount(until: until) : 0
            let summary = try engine.runRenewals(
                until: until,
                limit: limit,
                waits: true,
                onWait: { Output.note("another renewal run is going on; waiting for it to end") },
                onProgress: progress.isShown
                    ? { summary in
                        progress.show(
                            summary.due,
                            of: max(due, summary.due),
                            "due, \(Words.grouped(Int64(summary.renewed))) renewed"
                        )
                    } : nil
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
                try Output.standard.table(table(page.items))
            }
            page.noteRest()
        }

        private func table(_ lines: [PreviewLine]) -> Table {
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
                        json.object {
                            $0.member("subscription", parked.id.description)
                            $0.member("member", parked.member)
                            $0.member("plan", parked.plan)
                            $0.member("state", parked.state.rawValue)
                            $0.member("parked_reason", parked.reason)
                        }
                    }
                }
            }
            guard !parked.isEmpty else { return try Output.standard.line("Nothing is parked.") }
            var table = Table(.text("subscription"), .text("member"), .state(), .text("reason"))
            for item in parked {
                table.add([item.id.description, item.member, item.state.rawValue, item.reason])
            }
            try Output.standard.table(table)
        }
    }
}

extension Output {
    /// What a run did, a line for each thing that happened.
    func summary(_ summary: RunSummary) throws(OutputError) {
        guard !summary.isIdle else { return try line("Nothing is due.") }
        var facts = Facts("Run until \(summary.until)")
        facts.add("due", Words.grouped(Int64(summary.due)))
        let counts = [
            ("renewed", summary.renewed), ("activated", summary.activated),
            ("recovered", summary.recovered), ("trials started", summary.trialsStarted),
            ("declined", summary.declined), ("past due", summary.pastDue),
            ("on hold", summary.onHold), ("ended", summary.ended),
            ("no answer", summary.unknown), ("parked", summary.parked),
            ("held back", summary.heldBack),
        ]
        for (name, count) in counts where count > 0 {
            facts.add(name, Words.grouped(Int64(count)))
        }
        facts.add("collected", Words.amounts(summary.collected))
        facts.add("milliseconds", Words.grouped(summary.milliseconds))
        try table(facts)
        if summary.parked > 0 {
            Output.note("some were set aside; `tessera renewals parked` says why")
        }
        if summary.heldBack > 0 {
            Output.note("the plans' catch-up limit left terms for the next run")
        }
    }
}

import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

/// `tessera events`: the journal as a feed.
struct Events: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read what has happened.",
        subcommands: [List.self]
    )

    /// `tessera events list`: the journal, oldest first.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List events, oldest first; each has a cursor to go on behind.",
            discussion: """
                Examples:
                  tessera events list --after 120 --kind subscription.renewed
                  tessera events list --after 120 --kind notice
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var page: PageOptions

        @Option(
            help: ArgumentHelp("Go on behind this event.", valueName: "cursor"),
            transform: Parse.cursor
        )
        var after: Int64 = 0

        @Option(help: "Only this kind, as member.created, or all its kinds, as notice.")
        var kind: String?

        @Option(help: "Only this member's.")
        var member: String?

        func run() throws {
            let limit = page.limit
            let found = try database.reader().events(
                after: after,
                kind: kind,
                member: member,
                limit: limit + 1
            )
            let page = Page(found, limit: limit)
            if format.json {
                try Output.standard.json { $0.array(page.items) { $0.write($1) } }
            } else {
                try Output.standard.table(table(page.items))
            }
            page.noteRest { "\($0.id)" }
        }

        private func table(_ events: [JournalRow]) -> Table {
            var table = Table(
                .number("cursor"),
                .text("at"),
                .text("actor"),
                .text("kind"),
                .text("member"),
                .text("subscription"),
                .text("data")
            )
            for event in events {
                table.add([
                    "\(event.id)", event.at.rfc3339, event.actor, event.entry.kind,
                    event.memberKey, event.entry.subscription?.description, event.entry.data,
                ])
            }
            return table
        }
    }
}

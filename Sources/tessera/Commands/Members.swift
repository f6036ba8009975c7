import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

/// `tessera members`: who the shop knows.
struct Members: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Add, import, change and look at members.",
        subcommands: [
            Add.self, Import.self, Show.self, List.self, Change.self, Move.self, Verify.self,
            Statement.self,
        ]
    )

    /// `tessera members add`: adds one member.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a member, known by the shop's own id.",
            discussion: "Example: tessera members add m-1 --zone America/New_York"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The shop's own id: 1 to 64 of A-Z a-z 0-9 . _ : -")
        var member: String

        @Option(help: "An IANA time zone; the shop's when left out.")
        var zone: String?

        @Option(help: ArgumentHelp("Where they live, as DE or US-CA.", valueName: "region"))
        var region: String?

        @Option(
            help: ArgumentHelp(
                "The shop's own id of the household, which shares one trial.",
                valueName: "id"
            )
        )
        var household: String?

        @Option(help: "The person's name.")
        var name: String?

        @Option(help: "The person's address.")
        var email: String?

        @Option(
            help: "Where they live, in any spelling; households of one address compare it."
        )
        var address: String?

        @Option(
            help: ArgumentHelp("The day the person was born, as 1990-02-28.", valueName: "day"),
            transform: Parse.day
        )
        var birthday: CivilDate?

        @Option(help: ArgumentHelp("The member who brought them.", valueName: "member"))
        var referredBy: String?

        func run() throws {
            let view = try database.engine().createMember(
                MemberDraft(
                    member: member,
                    zone: zone,
                    region: region,
                    household: household,
                    name: name,
                    email: email,
                    address: address,
                    birthday: birthday,
                    referredBy: referredBy
                )
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Output.standard.line("Added \(view.member), who lives in \(view.zone).")
        }
    }

    /// `tessera members show`: one member with balances and subscriptions.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a member with balances and subscriptions."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        func run() throws {
            let view = try database.reader().member(member)
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Output.standard.table(Members.facts(view))
            guard !view.subscriptions.isEmpty else {
                return try Output.standard.line("  no subscription yet")
            }
            try Output.standard.text("\n")
            try Output.standard.table(Subscriptions.table(view.subscriptions))
        }
    }

    /// `tessera members list`: members in order of their ids.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List members in order of their ids."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var page: PageOptions

        @Option(help: ArgumentHelp("Go on behind this id.", valueName: "member"))
        var after: String?

        func run() throws {
            let limit = page.limit
            let found = try database.reader().members(after: after, limit: limit + 1)
            let page = Page(found, limit: limit)
            if format.json {
                try Output.standard.json { $0.array(page.items) { $0.write($1) } }
            } else {
                try Output.standard.table(table(page.items))
            }
            page.noteRest(\.member)
        }

        private func table(_ members: [MemberView]) -> Table {
            var table = Table(
                .text("member"),
                .text("name"),
                .text("zone"),
                .text("joined"),
                .text("subscriptions")
            )
            for member in members {
                let subscriptions = member.subscriptions.map {
                    "\($0.plan) \($0.state.name.rawValue)"
                }
                table.add([
                    member.member, member.name, member.zone, member.joinedAt.rfc3339,
                    subscriptions.isEmpty ? nil : subscriptions.joined(separator: ", "),
                ])
            }
            return table
        }
    }
}

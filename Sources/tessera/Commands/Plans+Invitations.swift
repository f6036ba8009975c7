import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

extension Plans {
    /// Who is invited.
    struct Invitee: ParsableArguments {
        @Argument(help: "The plan's id.")
        var plan: String

        @Argument(help: "The member; left out for a code.")
        var member: String?

        @Option(
            help: ArgumentHelp("By which whoever has it may join.", valueName: "code"),
            transform: Parse.reference
        )
        var code: String?

        func validate() throws {
            guard (member == nil) != (code == nil) else {
                throw ValidationError("Give a member, or --code with a code for whoever has it")
            }
        }

        var invitee: InvitationOrder.Invitee {
            code.map { .code($0) } ?? .member(member ?? "")
        }
    }

    /// `tessera plans invite`: somebody may join a plan that takes invited members only.
    struct Invite: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Invite a member, or whoever has a code, to a plan.",
            discussion: """
                For plans that take invited members only. An invitation is used up by joining or by \
                waiting in line; who never paid may try again with it. Inviting again takes the place \
                of the invitation before.

                Examples:
                  tessera plans invite vip-service m-1 --until 2027-01-01
                  tessera plans invite vip-service --code OPERA-BALL --uses 50
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var invited: Invitee

        @Option(
            help: ArgumentHelp("How many may join by the code.", valueName: "n"),
            transform: Parse.count
        )
        var uses = 1

        @Option(
            help: ArgumentHelp("The first day on which it holds no more.", valueName: "day"),
            transform: Parse.day
        )
        var until: CivilDate?

        func validate() throws {
            guard uses == 1 || invited.code != nil else {
                throw ValidationError("--uses is for codes: a member joins once")
            }
        }

        func run() throws {
            let view = try database.engine().invite(
                InvitationOrder(
                    plan: invited.plan,
                    invitee: invited.invitee,
                    uses: uses,
                    until: until
                )
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            let end = view.expiresAt.map { ", until \($0.rfc3339)" } ?? ""
            let whom =
                view.member.map { "\($0) may join \(view.plan)" }
                ?? "Whoever has \(view.code ?? "") may join \(view.plan), \(view.mostUses) in all"
            try Output.standard.line("\(whom)\(end).")
        }
    }

    /// `tessera plans uninvite`: an invitation is taken back.
    struct Uninvite: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an invitation back; who joined by it stays.",
            discussion: "Example: tessera plans uninvite vip-service --code OPERA-BALL"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var invited: Invitee

        func run() throws {
            let view = try database.engine().withdrawInvitation(
                to: invited.plan,
                of: invited.invitee
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            let whom = view.member ?? view.code ?? ""
            try Output.standard.line("\(whom) is not invited to \(view.plan) any more.")
        }
    }

    /// `tessera plans invitations`: who was invited.
    struct Invitations: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the invitations to a plan, oldest first."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var page: PageOptions

        @Argument(help: "The plan's id.")
        var plan: String

        @Option(
            help: ArgumentHelp("Go on behind this number.", valueName: "n"),
            transform: Parse.cursor
        )
        var after: Int64 = 0

        func run() throws {
            let limit = page.limit
            let page = Page(
                try database.reader().invitations(to: plan, after: after, limit: limit + 1),
                limit: limit
            )
            if format.json {
                try Output.standard.json { $0.array(page.items) { $0.write($1) } }
            } else {
                var table = Table(
                    .number("n"),
                    .text("member"),
                    .text("code"),
                    .number("uses"),
                    .number("of"),
                    .text("state"),
                    .text("until")
                )
                for view in page.items {
                    table.add([
                        "\(view.id)", view.member, view.code, "\(view.uses)", "\(view.mostUses)",
                        view.state.rawValue, view.expiresAt?.rfc3339,
                    ])
                }
                try Output.standard.table(table)
            }
            page.noteRest { "\($0.id)" }
        }
    }

    /// `tessera plans control-group`: who is compared with whom.
    struct ControlGroup: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "control-group",
            abstract: "List who was drawn for a plan's control group, and who for its members.",
            discussion: """
                Whoever starts a plan with a control group is drawn once, by the member's and the \
                plan's ids alone. Who is held out has the plan, pays nothing for it and gets nothing \
                of it, so that purchases of both can be compared.
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var page: PageOptions

        @Argument(help: "The plan's id.")
        var plan: String

        @Option(help: ArgumentHelp("Go on behind this member.", valueName: "member"))
        var after: String?

        func run() throws {
            let limit = page.limit
            let page = Page(
                try database.reader().controlGroup(of: plan, after: after, limit: limit + 1),
                limit: limit
            )
            if format.json {
                try Output.standard.json { $0.array(page.items) { $0.write($1) } }
            } else {
                var table = Table(.text("member"), .text("drawn for"), .text("since"))
                for view in page.items {
                    table.add([
                        view.member, view.isHeldOut ? "control group" : "members",
                        view.decidedAt.rfc3339,
                    ])
                }
                try Output.standard.table(table)
            }
            page.noteRest(\.member)
        }
    }
}

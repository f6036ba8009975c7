import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

/// `tessera points`: what members have of points.
struct Points: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "See members' points, give them on, and correct them.",
        subcommands: [Balance.self, History.self, Transfer.self, Adjust.self]
    )

    /// `tessera points balance`: what a member has.
    struct Balance: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what a member may spend, what waits, and what runs out next."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        func run() throws {
            let points = try database.reader().points(of: member)
            if format.json {
                return try Output.standard.json { $0.array(points) { $0.write($1) } }
            }
            guard !points.isEmpty else {
                return try Output.standard.line("\(member) is in no points programme.")
            }
            var table = Table(
                .text("programme"),
                .number("available"),
                .number("pending"),
                .number("held"),
                .number("owed"),
                .text("worth")
            )
            for view in points {
                table.add([
                    view.programme, "\(view.available)", "\(view.pending)", "\(view.held)",
                    "\(view.owed)", view.worth?.description,
                ])
            }
            try Output.standard.table(table)
            for view in points {
                guard let next = view.expiring else { continue }
                try Output.standard.line(
                    "Of \(view.programme), \(next.points) are gone at \(next.at.rfc3339)."
                )
            }
        }
    }

    /// `tessera points history`: what moved them.
    struct History: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what moved a member's points, newest first."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var page: PageOptions

        @Argument(help: "The member's id.")
        var member: String

        func run() throws {
            let found = try database.reader().pointMovements(of: member, limit: page.limit + 1)
            let page = Page(found, limit: page.limit)
            if format.json {
                try Output.standard.json { $0.array(page.items) { $0.write($1) } }
            } else {
                var table = Table(
                    .text("at"),
                    .text("programme"),
                    .text("kind"),
                    .number("points"),
                    .text("lot"),
                    .text("purchase")
                )
                for movement in page.items {
                    let row = movement.row
                    table.add([
                        row.at.rfc3339, movement.programme, row.entry.kind.rawValue,
                        "\(row.entry.change)", row.entry.lot.description,
                        row.purchase?.description,
                    ])
                }
                try Output.standard.table(table)
            }
            page.noteRest()
        }
    }

    /// `tessera points transfer`: gives points on within a household.
    struct Transfer: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give points to another member of the household; they keep their days."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Who gives.")
        var member: String

        @Argument(help: "Who gets them.")
        var to: String

        @Argument(help: "How many.")
        var points: Int64

        @Option(help: "Which points; may be left out where there is one programme.")
        var programme: String?

        func run() throws {
            let change = try database.engine().transferPoints(
                points,
                programme: programme,
                from: member,
                to: to
            )
            if format.json { return try Output.standard.json { $0.write(change) } }
            try Output.standard.line(
                "\(member) gave \(points) \(change.balance.name) to \(to) and has "
                    + "\(change.balance.available) left."
            )
        }
    }

    /// `tessera points adjust`: a clerk's correction.
    struct Adjust: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a member points, or take some, and say why.",
            discussion: """
                Examples:
                  tessera points adjust m-1 500 --reason "the till was down"
                  tessera points adjust m-1 --reason "counted twice" -- -200
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Whose.")
        var member: String

        @Argument(help: "How many; below zero to take.")
        var points: Int64

        @Option(help: "Why, for the journal.")
        var reason: String

        @Option(help: "Which points; may be left out where there is one programme.")
        var programme: String?

        func validate() throws {
            guard !reason.isEmpty else { throw ValidationError("--reason must not be empty") }
        }

        func run() throws {
            let change = try database.engine().adjustPoints(
                points,
                programme: programme,
                of: member,
                reason: reason
            )
            if format.json { return try Output.standard.json { $0.write(change) } }
            try Output.standard.line(
                "\(member) has \(change.balance.available) \(change.balance.name) now."
            )
        }
    }
}

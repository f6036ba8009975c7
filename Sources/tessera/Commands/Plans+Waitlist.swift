import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

extension Plans {
    /// `tessera plans waitlist`: who waits for a plan that is full.
    struct Waitlist: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "See who waits for a plan that is full, and let members wait or give up.",
            discussion: """
                The nightly run offers each place that comes free to who is first in line. It is kept \
                for as long as the plan says; `subscriptions start` takes it, and who does not take \
                it in time is out of the line.
                """,
            subcommands: [Join.self, Leave.self, Show.self, List.self]
        )
    }
}

extension Plans.Waitlist {
    /// Who waits for what.
    struct Waiting: ParsableArguments {
        @Argument(help: "The plan's id.")
        var plan: String

        @Argument(help: "The member's id.")
        var member: String
    }

    /// `tessera plans waitlist join`: the end of the line.
    struct Join: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a member at the end of the line.",
            discussion: "Example: tessera plans waitlist join vip-service m-9"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var waiting: Waiting

        @Option(help: ArgumentHelp("The code of an invitation.", valueName: "code"))
        var invitation: String?

        func run() throws {
            let view = try database.engine().joinWaitlist(
                waiting.member,
                for: waiting.plan,
                invitation: invitation
            )
            try Plans.Waitlist.print(view, format)
        }
    }

    /// `tessera plans waitlist leave`: a place in line is given up.
    struct Leave: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a member out of the line."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var waiting: Waiting

        func run() throws {
            let view = try database.engine().leaveWaitlist(waiting.member, for: waiting.plan)
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Output.standard.line(
                "\(view.member) gave up place \(view.place) in the line for \(view.plan)."
            )
        }
    }

    /// `tessera plans waitlist show`: where one member stands.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show where a member stands in line."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var waiting: Waiting

        func run() throws {
            let view = try database.reader().place(of: waiting.member, for: waiting.plan)
            try Plans.Waitlist.print(view, format)
        }
    }

    /// `tessera plans waitlist list`: the line.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List who waits for a plan, the first in line first."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The plan's id.")
        var plan: String

        func run() throws {
            let line = try database.reader().waitlist(of: plan)
            if format.json { return try Output.standard.json { $0.array(line) { $0.write($1) } } }
            guard !line.isEmpty else {
                return try Output.standard.line("Nobody waits for \(plan).")
            }
            var table = Table(
                .number("place"),
                .text("member"),
                .text("since"),
                .text("kept for them")
            )
            for view in line {
                table.add([
                    "\(view.place)", view.member, view.askedAt.rfc3339,
                    view.isOffered ? view.offeredUntil.map { "until \($0.rfc3339)" } ?? "yes" : nil,
                ])
            }
            try Output.standard.table(table)
        }
    }

    fileprivate static func print(_ view: PlaceView, _ format: FormatOptions) throws {
        if format.json { return try Output.standard.json { $0.write(view) } }
        guard view.isOffered else {
            return try Output.standard.line(
                "\(view.member) has place \(view.place) in the line for \(view.plan)."
            )
        }
        let end = view.offeredUntil.map { " until \($0.rfc3339)" } ?? ""
        try Output.standard.line(
            "A place in \(view.plan) is kept for \(view.member)\(end): `tessera subscriptions start` "
                + "takes it."
        )
    }
}

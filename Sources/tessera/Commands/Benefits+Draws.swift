import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

extension Benefits {
    /// `tessera benefits draws`: what was drawn, and whether it was drawn as the seed says.
    struct Draws: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List draws with their seeds, or one draw's tickets; or audit all of them.",
            discussion: """
                A ticket's roll, 0 to 9999, follows from its number and the draw's seed by SplitMix64: \
                the output of that number, times 10000, divided by 2^64. It wins below the chance. An \
                audit works every ticket out again, and exits with 1 when anything differs.

                Examples:
                  tessera benefits draws --list
                  tessera benefits draws --list lucky-dessert/game
                  tessera benefits draws --audit
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var page: PageOptions

        @Flag(help: "List draws, or a draw's tickets; this is what happens without a flag.")
        var list = false

        @Flag(help: "Work every ticket out again, and compare.")
        var audit = false

        @Option(help: ArgumentHelp("Go on behind this ticket.", valueName: "n"))
        var after: Int64 = 0

        @Argument(help: "A draw, as PLAN/BENEFIT, to list its tickets.")
        var draw: String?

        func validate() throws {
            guard !(list && audit) else {
                throw ValidationError("The flags --list and --audit do not go together: give one")
            }
            guard !(audit && draw != nil) else {
                throw ValidationError("An audit is of all draws: leave the draw out")
            }
            guard after >= 0 else { throw ValidationError("--after must not be below 0") }
            guard draw.map({ Self.parts($0) != nil }) != false else {
                throw ValidationError(
                    "'\(draw ?? "")' is no draw: write PLAN/BENEFIT, such as lucky-dessert/game"
                )
            }
        }

        func run() throws {
            let engine = try database.reader()
            if audit { return try tellAudit(engine.auditDraws()) }
            guard let (plan, benefit) = draw.flatMap(Self.parts) else {
                return try tell(engine.draws())
            }
            let limit = page.limit
            let tickets = try engine.tickets(of: plan, benefit, after: after, limit: limit + 1)
            try tell(Page(tickets, limit: limit))
        }

        private static func parts(_ text: String) -> (String, String)? {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
            return (String(parts[0]), String(parts[1]))
        }

        private func tell(_ draws: [DrawView]) throws {
            if format.json {
                return try Output.standard.json { $0.array(draws) { $0.write($1) } }
            }
            guard !draws.isEmpty else { return try Output.standard.line("Nothing was drawn yet.") }
            var table = Table(
                .text("draw"),
                .text("seed"),
                .text("since"),
                .number("tickets"),
                .number("won"),
                .number("no budget")
            )
            for view in draws {
                table.add([
                    "\(view.draw.plan)/\(view.draw.benefit)", view.draw.seedText,
                    view.draw.madeAt.rfc3339, "\(view.tickets)", "\(view.won)",
                    "\(view.noBudget)",
                ])
            }
            try Output.standard.table(table)
        }

        private func tell(_ page: Page<TicketView>) throws {
            if format.json {
                try Output.standard.json { $0.array(page.items) { $0.write($1) } }
            } else {
                var table = Table(
                    .number("ticket"),
                    .text("purchase"),
                    .number("roll"),
                    .number("wins below"),
                    .text("outcome"),
                    .text("at")
                )
                for ticket in page.items {
                    let void = ticket.isVoid ? ", void" : ""
                    table.add([
                        "\(ticket.row.id)", ticket.row.purchase.description,
                        "\(ticket.row.roll)", "\(ticket.row.chance.basisPoints)",
                        Purchases.outcome(ticket) + void, ticket.row.at.rfc3339,
                    ])
                }
                try Output.standard.table(table)
            }
            page.noteRest { "\($0.row.id)" }
        }

        private func tellAudit(_ audits: [DrawAudit]) throws {
            let isSound = audits.allSatisfy(\.offences.isEmpty)
            if format.json {
                try Output.standard.json { $0.array(audits) { $0.write($1) } }
            } else {
                guard !audits.isEmpty else {
                    return try Output.standard.line("Nothing was drawn yet.")
                }
                var table = Table(.text("draw"), .number("tickets"), .state("result"))
                for audit in audits {
                    table.add([
                        "\(audit.draw.plan)/\(audit.draw.benefit)", "\(audit.tickets)",
                        audit.offences.isEmpty ? "ok" : "FAILED",
                    ])
                }
                try Output.standard.table(table)
                for audit in audits {
                    for offence in audit.offences { try Output.standard.line("  \(offence)") }
                }
            }
            if !isSound { throw Failure.quiet(.refused) }
        }
    }
}

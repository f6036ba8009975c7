import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

extension Plans {
    /// `tessera plans migrate`: existing members to a newer amount.
    struct Migrate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move the members of a price to the newest version's, at the end of a term.",
            discussion: """
                Members keep the amount they agreed to until somebody moves them. Each is moved at the \
                first term that begins on the day or later. It may be stopped and run again, and moves \
                nobody twice. With --from-amount or --from-version only those who pay an old amount \
                are moved; --dry-run shows who that is.

                Example: tessera plans migrate --plan prime --price monthly --from-amount 12.99 \
                --effective 2026-06-01 --dry-run
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var page: PageOptions

        @Option(help: ArgumentHelp("The plan's id.", valueName: "id"))
        var plan: String

        @Option(
            name: [.customLong("price"), .customLong("from-price")],
            help: ArgumentHelp("The price whose members are moved.", valueName: "id")
        )
        var price: String

        @Option(
            help: ArgumentHelp("Only members of this version of the plan.", valueName: "n"),
            transform: Parse.count
        )
        var fromVersion: Int?

        @Option(
            parsing: .unconditional,
            help: ArgumentHelp(
                "Only members who pay this a term, in the price's currency, such as 12.99.",
                valueName: "amount"
            )
        )
        var fromAmount: String?

        @Option(
            help: ArgumentHelp(
                "The price of the newest version they are moved to; the same when left out.",
                valueName: "id"
            )
        )
        var toPrice: String?

        @Option(
            help: ArgumentHelp("Nobody is moved before this day.", valueName: "day"),
            transform: Parse.day
        )
        var effective: CivilDate

        @Flag(help: "Write nothing; show who would pay what.")
        var dryRun = false

        func run() throws {
            let engine = try database.engine()
            let view = try engine.migratePrices(
                MigrationOrder(
                    plan: plan,
                    price: price,
                    fromVersion: fromVersion,
                    fromAmount: try amountPaid(engine),
                    toPrice: toPrice ?? price,
                    effective: effective
                ),
                dryRun: dryRun,
                listing: page.limit
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            if !view.lines.isEmpty { try Output.standard.table(table(view)) }
            if view.scheduled > view.lines.count {
                Output.note("there are more; raise `--limit` to see them")
            }
            try Output.standard.line(sum(view))
            if view.alreadyScheduled > 0 {
                try Output.standard.line(
                    "\(Words.count(view.alreadyScheduled, "member")) "
                        + "\(view.alreadyScheduled == 1 ? "is" : "are") already to be moved."
                )
            }
            for reason in MigrationView.LeftOut.allCases {
                guard let count = view.leftOut[reason] else { continue }
                try Output.standard.line("Left out, \(reason.rawValue): \(count).")
            }
        }

        private func amountPaid(_ engine: Engine) throws -> Money? {
            guard let fromAmount else { return nil }
            let price = toPrice ?? price
            guard let currency = try engine.plan(plan).plan.price(price)?.currency else {
                throw Refused(.unknownPrice, "\(price) of \(plan)")
            }
            return try Parse.amount(fromAmount, currency)
        }

        private func sum(_ view: MigrationView) -> String {
            let count = Words.count(view.scheduled, "member")
            let verb = view.isDryRun ? "would be moved" : "will be moved"
            guard view.scheduled > 0 else { return "Nobody \(verb)." }
            return "\(count) \(verb): \(view.before) a term becomes \(view.after) together."
        }

        private func table(_ view: MigrationView) -> Table {
            var table = Table(
                .text("subscription"),
                .text("member"),
                .number("version"),
                .text("from"),
                .number("before"),
                .number("after"),
                .text("currency")
            )
            for line in view.lines {
                table.add([
                    line.subscription.description, line.member, "\(line.version)",
                    line.effectiveOn.description, line.before.decimal, line.after.decimal,
                    line.after.currency.code,
                ])
            }
            return table
        }
    }
}

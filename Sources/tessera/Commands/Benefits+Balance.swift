import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

extension Benefits {
    /// `tessera benefits balance`: what is left, lot by lot.
    struct Balance: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Show what a member has of counted benefits, lot by lot, and things to collect."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        @Argument(help: "One benefit's id; all of them, and the things, when left out.")
        var benefit: String?

        func run() throws {
            let view = try database.reader().benefitBalance(of: member, benefit: benefit)
            if format.json { return try Output.standard.json { $0.write(view) } }
            guard !view.benefits.isEmpty || !view.items.isEmpty else {
                return try Output.standard.line("\(member) has nothing that is counted.")
            }
            try Output.standard.table(Benefits.table(view))
        }
    }

    /// What is left of each benefit and thing, with its lots below it.
    static func table(_ view: BenefitBalanceView) -> Table {
        var table = Table(
            .text("what"),
            .text("from"),
            .number("left"),
            .number("of"),
            .number("beyond"),
            .text("until"),
            .text("lot")
        )
        for counted in view.benefits {
            let count = counted.count
            table.add([
                counted.benefit.id, "\(counted.plan), \(counted.subscription)",
                count.remaining.map { "\($0)" } ?? "no limit",
                count.limit.map { "\($0)" } ?? "\(count.usage) used",
                count.overage > 0 ? "\(count.overage)" : nil, count.nextReset?.rfc3339, nil,
            ])
            for lot in counted.lots { table.add(row(lot)) }
        }
        for item in view.items {
            table.add([item.item, "to collect", "\(item.left)", nil, nil, nil, nil])
            for lot in item.lots { table.add(row(lot)) }
        }
        return table
    }

    private static func row(_ lot: Lot) -> [String?] {
        [
            nil, lot.source.rawValue, "\(lot.remaining)", "\(lot.amount)", nil,
            lot.expiresAt?.rfc3339, lot.id?.description ?? "not used yet",
        ]
    }

    /// `tessera benefits grant`: more than the plan gives.
    struct Grant: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a member more of a counted benefit, with a reason.",
            discussion: """
                They are used in the order of priority, then of what runs out first; what is owed is paid
                from them at once. They end with the membership that the benefit is of.

                Example:
                  tessera benefits grant m-1 visits 2 --reason "the sauna was closed" \\
                    --expires 2026-12-31
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        @Argument(help: "The benefit's id, such as visits.")
        var benefit: String

        @Argument(help: "How many.", transform: Parse.quantity)
        var amount: Int64

        @Option(help: "Why, for the journal.", transform: Parse.note)
        var reason: String

        @Option(
            help: ArgumentHelp(
                "The first day on which they may be used; at once when left out.",
                valueName: "day"
            ),
            transform: Parse.day
        )
        var from: CivilDate?

        @Option(
            help: ArgumentHelp(
                "The first day on which they are gone; with the membership when left out.",
                valueName: "day"
            ),
            transform: Parse.day
        )
        var expires: CivilDate?

        @Option(
            help: ArgumentHelp(
                "Lower numbers are used first; plans give 100 where they say nothing.",
                valueName: "n"
            ),
            transform: Parse.priority
        )
        var priority: Int = 100

        func run() throws {
            let view = try database.engine().grantUses(
                UsesOrder(
                    member: member,
                    benefit: benefit,
                    amount: amount,
                    reason: reason,
                    from: from,
                    expiresOn: expires,
                    priority: priority
                )
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Output.standard.line(
                "Gave \(member) \(amount) of \(benefit), as \(view.lot.id)."
            )
            try Output.standard.table(Benefits.table(view.balance))
        }
    }

    /// `tessera benefits collect`: hands out what was given.
    struct Collect: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hand out things that were given to a member.",
            discussion: """
                What runs out first goes first. A reference that comes again counts once.

                Example:
                  tessera benefits collect m-1 cake --reference till-3-0017
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        @Argument(help: "What, as the plan names it, such as cake.")
        var item: String

        @Option(
            help: ArgumentHelp("How many; 1 when left out.", valueName: "n"),
            transform: Parse.quantity
        )
        var quantity: Int64 = 1

        @Option(
            help: "The shop's own reference, such as an order's number.",
            transform: Parse.reference
        )
        var reference: String?

        func run() throws {
            let view = try database.engine().collect(
                item,
                quantity: quantity,
                by: member,
                reference: reference
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Output.standard.line(
                view.isNew
                    ? "\(member) collected \(quantity) of \(item); \(view.left) left."
                    : "This was collected before; \(view.left) of \(item) left."
            )
        }
    }
}

import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

extension Benefits {
    /// `tessera benefits return`: takes a use back.
    struct Return: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give back what a use took, to the lots it came from.",
            discussion: """
                What comes back is not a use any more: refund rules and reports leave it out.

                Example:
                  tessera benefits return use_42 --quantity 1
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The use, as `benefits history` lists it.", transform: Parse.use)
        var use: BenefitUseID

        @Option(
            help: ArgumentHelp(
                "How many of it; all that are left when left out.",
                valueName: "n"
            ),
            transform: Parse.quantity
        )
        var quantity: Int64?

        @Option(
            help: "The shop's own name of the return; what comes again counts once.",
            transform: Parse.reference
        )
        var reference: String?

        func run() throws {
            let view = try database.engine().returnUse(
                use,
                quantity: quantity,
                reference: reference
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            guard view.isNew else {
                return try Output.standard.line("This was given back before.")
            }
            let left = Benefits.left(view).map { " \($0)" } ?? ""
            try Output.standard.line(
                "Of \(view.id) of \(view.benefit) by \(view.member), \(view.returned) of "
                    + "\(view.quantity) came back.\(left)"
            )
        }
    }

    /// `tessera benefits history`: use by use.
    struct History: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List a member's uses of benefits, newest first, with what came back."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var page: PageOptions

        @Argument(help: "The member's id.")
        var member: String

        func run() throws {
            let found = try database.reader().benefitHistory(of: member, limit: page.limit + 1)
            let page = Page(found, limit: page.limit)
            if format.json {
                try Output.standard.json { $0.array(page.items) { $0.write($1) } }
            } else {
                var table = Table(
                    .text("use"),
                    .text("at"),
                    .text("benefit"),
                    .number("quantity"),
                    .number("beyond"),
                    .number("returned"),
                    .text("worth"),
                    .text("reference")
                )
                for use in page.items {
                    table.add([
                        use.id.description, use.usedAt.rfc3339, use.benefit, "\(use.quantity)",
                        use.overage > 0 ? "\(use.overage)" : nil,
                        use.returned > 0 ? "\(use.returned)" : nil, use.value?.description,
                        use.reference,
                    ])
                }
                try Output.standard.table(table)
            }
            page.noteRest()
        }
    }
}

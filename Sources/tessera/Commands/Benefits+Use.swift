import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

extension Benefits {
    /// `tessera benefits use`: counts a use.
    struct Use: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Count a use of a benefit, and take it from what is counted.",
            discussion: """
                A hard limit refuses what there is not; beyond a soft one the use is counted all the
                same, and told as overage. A reference that comes again counts once.

                Examples:
                  tessera benefits use m-1 visits --quantity 2 --reference visit-17
                  tessera benefits use m-1 free_shipping --value 5.99 --currency USD \\
                    --reference order-17
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        @Argument(help: "The benefit's id, such as free_shipping.")
        var benefit: String

        @Option(
            help: ArgumentHelp(
                "How many at once: uses, or the guests of a visit; 1 when left out.",
                valueName: "n"
            ),
            transform: Parse.quantity
        )
        var quantity: Int64 = 1

        @Option(help: "What it was worth, such as 5.99; needs --currency.")
        var value: String?

        @Option(
            help: ArgumentHelp("The value's currency, such as USD.", valueName: "code"),
            transform: Parse.currency
        )
        var currency: Currency?

        @Option(
            help: "The shop's own reference, such as an order's number.",
            transform: Parse.reference
        )
        var reference: String?

        func validate() throws {
            guard (value == nil) == (currency == nil) else {
                throw ValidationError(
                    "The options --value and --currency go together: give both, or neither"
                )
            }
        }

        func run() throws {
            var worth: Money?
            if let value, let currency { worth = try Parse.money(value, currency) }
            let use = try database.engine().useBenefit(
                member: member,
                benefit: benefit,
                quantity: quantity,
                value: worth,
                reference: reference
            )
            if format.json { return try Output.standard.json { $0.write(use) } }
            let left = Benefits.left(use).map { " \($0)" } ?? ""
            try Output.standard.line(
                use.isNew
                    ? "Counted \(use.id) of \(benefit) by \(member), on \(use.subscription).\(left)"
                    : "This use of \(benefit) was counted before, as \(use.id)."
            )
        }
    }

    /// What is left after a use or its return, as a sentence; `nil` for a benefit without a count.
    static func left(_ use: BenefitUseView) -> String? {
        guard let left = use.left else { return nil }
        if use.overage > use.returned {
            return "\(use.overage) of it beyond the limit."
        }
        guard let remaining = left.remaining, let limit = left.limit else {
            return "\(left.usage) used in all."
        }
        return "\(remaining) of \(limit) left."
    }

    /// `tessera benefits uses`: how often a member used what.
    struct Uses: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show how often a member used each benefit in the last twelve months."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        func run() throws {
            let uses = try database.reader().benefitUses(of: member)
            if format.json {
                return try Output.standard.json { $0.array(uses) { $0.write($1) } }
            }
            guard !uses.isEmpty else {
                return try Output.standard.line("\(member) has used nothing yet.")
            }
            var table = Table(
                .text("benefit"),
                .number("last 12 months"),
                .text("since"),
                .text("worth"),
                .number("most in 12 months"),
                .text("last used")
            )
            for use in uses {
                let worth = use.values.map(\.description).joined(separator: ", ")
                table.add([
                    use.benefit, "\(use.count)", use.since.description,
                    worth.isEmpty ? nil : worth, "\(use.most)", use.lastUsedAt?.rfc3339,
                ])
            }
            try Output.standard.table(table)
        }
    }
}

import ArgumentParser
import Engine
import JSONText
import Membership
import RPC

extension Prepayments {
    /// `tessera prepayments payout`: gives money of the balance back to the member.
    struct Payout: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Pay money of a balance out: only what was paid in and is not spent.",
            discussion: """
                You hand the money over; the books say that it is gone.

                Example: tessera prepayments payout m-1 --amount 20.00 --currency USD
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Whose balance.")
        var member: String

        @Option(
            parsing: .unconditional,
            help: "The amount, with the currency's decimals, such as 20.00."
        )
        var amount: String

        @Option(
            help: ArgumentHelp("An ISO 4217 code, such as USD.", valueName: "code"),
            transform: Parse.currency
        )
        var currency: Currency

        func run() throws {
            let view = try database.engine().payOut(
                member: member,
                amount: Parse.amount(amount, currency)
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Output.standard.line(
                "Paid \(view.amount) out to \(view.member), who has "
                    + "\(try view.balance.total()) left to spend."
            )
        }
    }
}

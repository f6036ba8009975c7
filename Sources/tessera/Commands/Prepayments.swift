import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

/// `tessera prepayments`: money paid ahead, and credit given.
struct Prepayments: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take money ahead, give credit, pay money out, and see what is left.",
        discussion: """
            A bill is paid from the balance before any other method: first credit the shop gave, \
            what runs out first and then the oldest, then money paid ahead.
            """,
        subcommands: [Add.self, Balance.self, Payout.self]
    )

    /// `tessera prepayments add`: adds to what a member has to spend.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add to what a member has to spend; it pays what is owed first.",
            discussion: """
                Examples:
                  tessera prepayments add m-1 120.00 --currency USD
                  tessera prepayments add m-1 10.00 --currency USD --granted --expires 2026-12-31
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Whose balance.")
        var member: String

        @Argument(help: "The amount, with the currency's decimals, such as 120.00.")
        var amount: String

        @Option(
            help: ArgumentHelp("An ISO 4217 code, such as USD.", valueName: "code"),
            transform: Parse.currency
        )
        var currency: Currency

        @Flag(help: "The shop gives it; no money came in.")
        var granted = false

        @Option(
            help: ArgumentHelp(
                "The first day on which what is left of granted credit is gone.",
                valueName: "day"
            ),
            transform: Parse.day
        )
        var expires: CivilDate?

        func validate() throws {
            guard granted || expires == nil else {
                throw ValidationError("The option --expires goes with --granted: paid money stays")
            }
        }

        func run() throws {
            let amount = try Parse.amount(amount, currency)
            let view = try database.engine().addPrepayment(
                member: member,
                amount: amount,
                kind: granted ? .granted : .paid,
                expiresOn: expires
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Output.standard.line(
                "Added \(amount), \(view.kind.rawValue); \(view.member) has "
                    + "\(try view.balance.total()) to spend."
            )
            for subscription in view.paid {
                try Output.standard.line(
                    "It paid what \(subscription.id) owed; it is "
                        + "\(subscription.state.name.rawValue) now."
                )
            }
        }
    }

    /// `tessera prepayments balance`: what a member has to spend.
    struct Balance: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what a member has to spend, by currency."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The member's id.")
        var member: String

        func run() throws {
            let engine = try database.reader()
            let balances = try engine.balances(of: member)
            if format.json {
                return try Output.standard.json { $0.array(balances) { $0.write($1) } }
            }
            guard !balances.isEmpty else {
                return try Output.standard.line("\(member) has nothing to spend.")
            }
            var table = Table(
                .text("currency"),
                .number("paid"),
                .number("granted"),
                .number("total")
            )
            for balance in balances {
                table.add([
                    balance.paid.currency.code, balance.paid.decimal, balance.granted.decimal,
                    try balance.total().decimal,
                ])
            }
            try Output.standard.table(table)
            for lot in try engine.grantedCredits(of: member) {
                guard let end = lot.expiresOn else { continue }
                try Output.standard.line("Of that, \(lot.remaining) is gone on \(end).")
            }
        }
    }
}

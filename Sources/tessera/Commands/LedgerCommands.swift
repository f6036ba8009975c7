import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

/// `tessera ledger`: the books.
struct LedgerCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Look at the books, and prove them.",
        subcommands: [Balances.self, Verify.self, Export.self]
    )

    /// `tessera ledger balances`: every account.
    struct Balances: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List every account with its totals."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        func run() throws {
            let accounts = try database.reader().accounts()
            if format.json {
                return try Output.standard.json { $0.array(accounts) { $0.write($1) } }
            }
            guard !accounts.isEmpty else {
                return try Output.standard.line("Nothing has been booked yet.")
            }
            var table = Table(
                .text("account"),
                .text("currency"),
                .number("debits"),
                .number("credits"),
                .number("balance"),
                .text("side")
            )
            for account in accounts {
                let decimal = { Money(minorUnits: $0, currency: account.currency).decimal }
                table.add([
                    account.name, account.currency.code, decimal(account.debits),
                    decimal(account.credits), decimal(account.balance),
                    account.kind.normalSide.rawValue,
                ])
            }
            try Output.standard.table(table)
        }
    }

    /// `tessera ledger verify`: rebuilds the books and compares.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Rebuild the books from their transfers and compare.",
            discussion: "Exit status 70 means that something differs."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        func run() throws {
            let results = try database.reader().verifyBooks()
            if format.json {
                try Output.standard.json { $0.array(results) { $0.write($1) } }
            } else {
                try Output.standard.checks(results)
            }
            guard results.allSatisfy({ $0.offences.isEmpty }) else {
                throw Failure.quiet(.unhealthy)
            }
        }
    }
}

import ArgumentParser
import Engine
import Membership
import Store

extension LedgerCommands {
    /// `tessera ledger export`: the books for other people's tools.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the books as text that hledger or beancount checks.",
            discussion: """
                Every transfer is a transaction, and at the end the balance of every account is \
                asserted, so that the other program proves our totals.

                Examples:
                  tessera ledger export --format hledger --output books.journal
                  tessera ledger export --format beancount --from 2026-01-01 --to 2026-02-01
                """
        )

        @OptionGroup var database: DatabaseOptions

        @Option(help: "The program it is for.")
        var format: BookFormat

        @Option(
            help: ArgumentHelp(
                "The first day; what was there before is carried over. All when left out.",
                valueName: "day"
            ),
            transform: Parse.day
        )
        var from: CivilDate?

        @Option(
            help: ArgumentHelp(
                "The day to end before; the end of the books when left out.",
                valueName: "day"
            ),
            transform: Parse.day
        )
        var to: CivilDate?

        @Flag(help: "Give each member's part of an account a name of its own.")
        var members = false

        @Option(
            help: ArgumentHelp(
                "The file to write; standard output when left out.",
                valueName: "file"
            ),
            completion: .file()
        )
        var output: String?

        func validate() throws {
            if let from, let to, from >= to {
                throw ValidationError("--to is the day to end before: give one after \(from)")
            }
            if output?.isEmpty == true {
                throw ValidationError("The option --output is empty: name a file")
            }
        }

        func run() throws {
            let engine = try database.reader()
            guard let output else { return try write(engine, to: .standard) }
            let file = try OutputFile(output)
            do {
                try write(engine, to: file.output)
            } catch OutputError.failed(let code) {
                throw OutputFile.failure(output, code)
            }
            try file.keep()
        }

        private func write(_ engine: Engine, to output: Output) throws {
            var writer = BookWriter(format, to: output)
            try engine.readBook(BookOrder(from: from, to: to, members: members)) { part in
                try writer.write(part)
            }
            try writer.flush()
        }
    }
}

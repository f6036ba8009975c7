import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

/// `tessera invoices`: what was billed.
struct Invoices: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at what was billed, and record money that came another way.",
        subcommands: [List.self, Show.self, RecordPayment.self]
    )

    /// `tessera invoices list`: invoices in order of their numbers.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List invoices, oldest first.",
            discussion: "Example: tessera invoices list --member m-1 --json"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var page: PageOptions

        @Option(help: "Only this member's.")
        var member: String?

        @Option(help: "Only those in this state.")
        var state: InvoiceState?

        @Flag(help: "Only unpaid ones whose term has begun.")
        var overdue = false

        @Option(
            help: ArgumentHelp("Go on behind this one.", valueName: "invoice"),
            transform: Parse.invoice
        )
        var after: InvoiceID?

        func run() throws {
            let limit = page.limit
            let found = try found(limit: limit + 1)
            // A member's come whole and by subscription; pages need them by number.
            let behind = found.filter { $0.id > after ?? InvoiceID(0) }.sorted { $0.id < $1.id }
            let page = Page(behind, limit: limit)
            if format.json {
                try Output.standard.json { $0.array(page.items) { $0.write($1) } }
            } else {
                try Output.standard.table(table(page.items))
                try tellTotal(page.items)
            }
            page.noteRest(\.id.description)
        }

        private func found(limit: Int) throws -> [InvoiceView] {
            let reader = try database.reader()
            guard !overdue else {
                return try reader.overdueInvoices(of: member, after: after, limit: limit)
            }
            return try reader.invoices(of: member, state: state, after: after, limit: limit)
        }

        /// What was given back of all of them together.
        private func tellTotal(_ invoices: [InvoiceView]) throws {
            var sums: [Currency: Int64] = [:]
            for invoice in invoices where invoice.credited.isPositive {
                try sums.add(invoice.credited)
            }
            guard !sums.isEmpty else { return }
            try Output.standard.line("Given back of these: \(Words.amounts(sums)).")
        }

        private func table(_ invoices: [InvoiceView]) -> Table {
            var table = Table(
                .text("invoice"),
                .text("subscription"),
                .text("member"),
                .text("from"),
                .text("until"),
                .number("amount"),
                .number("credited"),
                .text("currency"),
                .state(),
                .number("tries")
            )
            for invoice in invoices {
                table.add([
                    invoice.id.description, invoice.subscription.description, invoice.member,
                    invoice.period.start.description, Words.end(invoice.period),
                    invoice.amount.decimal,
                    invoice.credited.isPositive ? invoice.credited.decimal : nil,
                    invoice.amount.currency.code,
                    invoice.state.rawValue, "\(invoice.attempts.count)",
                ])
            }
            return table
        }
    }
}

import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

extension Invoices {
    /// `tessera invoices show`: one invoice, line by line.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show an invoice and its lines.")

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The invoice's id, such as inv_1.", transform: Parse.invoice)
        var invoice: InvoiceID

        func run() throws {
            let view = try database.reader().invoice(invoice)
            if format.json { return try Output.standard.json { $0.write(view) } }
            var facts = Facts("\(view.id): \(view.member), \(view.plan), \(view.subscription)")
            facts.add("kind", view.kind.rawValue)
            facts.add("state", view.state.rawValue)
            facts.add("amount", view.amount.description)
            if view.credited.isPositive {
                facts.add(
                    "given back",
                    "\(view.credited), by \(view.creditNotes.joined(separator: ", "))"
                )
            }
            facts.add("period", Words.period(view.period))
            facts.add("issued at", view.issuedAt.rfc3339)
            facts.add("settled at", view.settledAt?.rfc3339)
            for attempt in view.attempts {
                let outcome = attempt.state.decline.map { "declined, \($0.code)" }
                facts.add(
                    "try \(attempt.attempt)",
                    "\(attempt.payWith), \(outcome ?? attempt.state.name)"
                )
            }
            try Output.standard.table(facts)
            try Output.standard.text("\n")
            try Output.standard.table(Table(lines: view.lines))
        }
    }

    /// `tessera invoices record-payment`: money that came another way.
    struct RecordPayment: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "record-payment",
            abstract: "Record money that came for an open invoice by another way.",
            discussion: """
                It pays the invoice and ends its dunning. What is more than owed goes to the payer's \
                balance; less is refused. A reference counts once for an invoice.

                Example: tessera invoices record-payment inv_3 --reference transfer-2026-02-17
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The invoice's id, such as inv_1.", transform: Parse.invoice)
        var invoice: InvoiceID

        @Option(
            help: ArgumentHelp("The bank's or the till's word for it.", valueName: "text"),
            transform: Parse.reference
        )
        var reference: String

        @Option(
            parsing: .unconditional,
            help: ArgumentHelp(
                "What came; exactly what is owed when left out.",
                valueName: "amount"
            )
        )
        var amount: String?

        func run() throws {
            let engine = try database.engine()
            let currency = try engine.invoice(invoice).amount.currency
            let recorded = try engine.recordPayment(
                invoice,
                reference: reference,
                amount: amount.map { try Parse.amount($0, currency) }
            )
            if format.json { return try Output.standard.json { $0.write(recorded) } }
            let subscription = recorded.subscription
            if recorded.isKnown {
                return try Output.standard.line(
                    "\(reference) was recorded for \(invoice) before; nothing changed."
                )
            }
            try Output.standard.line(
                "\(invoice) is paid; \(subscription.id) is \(subscription.state.name.rawValue)."
            )
            if recorded.toBalance.isPositive {
                try Output.standard.line("\(recorded.toBalance) went to the payer's balance.")
            }
        }
    }
}

import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

/// `tessera refunds`: money that is given back.
struct Refunds: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Give money back: by the plan's rules, or because the shop wants to.",
        subcommands: [Quote.self, Make.self, Goodwill.self, List.self]
    )

    /// `tessera refunds quote`: what would be given back.
    struct Quote: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what the plan's rules would give back of the current term now.",
            discussion: """
                Nothing is changed. The first rule of the plan that is for the member's region \
                decides alone.

                Example: tessera refunds quote sub_1
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The subscription, such as sub_42.", transform: Parse.subscription)
        var subscription: SubscriptionID

        func run() throws {
            let quote = try database.reader().quoteRefund(subscription)
            if format.json { return try Output.standard.json { $0.write(quote) } }
            var facts = Facts("\(quote.subscription): \(quote.member), \(quote.plan)", .good)
            facts.add("gives back", quote.total.description)
            facts.add("by the rule", quote.rule.rawValue)
            facts.add("goes to", Words.sources(quote.goesTo))
            if quote.expired.isPositive { facts.add("of that lost", Refunds.lost(quote.expired)) }
            if quote.handOver.isPositive {
                facts.add("by hand", "\(quote.handOver): no gateway took it")
            }
            facts.add("uses in this term", "\(quote.uses)")
            try Output.standard.table(facts)
            try Output.standard.line("")
            try Output.standard.table(table(quote.credits))
        }

        private func table(_ credits: [LineCredit]) -> Table {
            var table = Table(
                .text("invoice"),
                .number("line"),
                .number("amount"),
                .number("tax"),
                .text("currency"),
                .text("days from")
            )
            for credit in credits {
                table.add([
                    credit.line.invoice.description, "\(credit.line.line)",
                    credit.amount.decimal, credit.tax.decimal, credit.amount.currency.code,
                    credit.from?.description,
                ])
            }
            return table
        }
    }

    /// `tessera refunds make`: gives the current term back and ends the subscription.
    struct Make: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give back what `refunds quote` says, and end the subscription.",
            discussion: """
                What the payment method brought goes back through its gateway, and what the balance \
                brought to the balance. Where the gateway declines, the balance takes it. What was \
                paid offline or recorded by a clerk is to be handed over.

                Example: tessera refunds make sub_1 --reason "moved away"
                """
        )

        @OptionGroup var database: ChargingOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The subscription, such as sub_42.", transform: Parse.subscription)
        var subscription: SubscriptionID

        @Option(
            help: "Why, in your own words; the journal keeps it for good.",
            transform: Parse.ownWords
        )
        var reason: String?

        func run() throws {
            let made = try database.engine().refund(subscription, why: reason)
            if format.json { return try Output.standard.json { $0.write(made) } }
            try Refunds.tell(made)
            let state = made.subscription.state.name.rawValue
            try Output.standard.line("\(made.subscription.id) is \(state) now.")
        }
    }

    /// `tessera refunds goodwill`: gives back an amount of an invoice.
    struct Goodwill: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give back an amount of a paid invoice; the member keeps the time.",
            discussion: "Example: tessera refunds goodwill inv_7 --amount 5.00 --currency USD"
        )

        @OptionGroup var database: ChargingOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The invoice, such as inv_42.", transform: Parse.invoice)
        var invoice: InvoiceID

        @Option(
            parsing: .unconditional,
            help: "The amount with tax, with the currency's decimals, such as 5.00."
        )
        var amount: String

        @Option(
            help: ArgumentHelp("An ISO 4217 code, such as USD.", valueName: "code"),
            transform: Parse.currency
        )
        var currency: Currency

        @Option(help: "Where it goes: method, the way it came, or balance.")
        var to: RefundDestination = .method

        @Option(
            help: "Why, in your own words; the journal keeps it for good.",
            transform: Parse.ownWords
        )
        var reason: String?

        func run() throws {
            let made = try database.engine().giveGoodwill(
                invoice,
                Parse.amount(amount, currency),
                to: to,
                why: reason
            )
            if format.json { return try Output.standard.json { $0.write(made) } }
            try Refunds.tell(made)
        }
    }

    /// `tessera refunds list`: credit notes.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List credit notes by their numbers, with what became of their money."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var page: PageOptions

        @Option(help: "Only those of this member's subscriptions.")
        var member: String?

        @Option(
            help: ArgumentHelp("Go on behind this one, such as cn_7.", valueName: "credit-note"),
            transform: Parse.creditNote
        )
        var after: Int64 = 0

        func run() throws {
            let found = try database.reader().creditNotes(
                of: member,
                after: after,
                limit: page.limit + 1
            )
            let page = Page(found, limit: page.limit)
            if format.json {
                try Output.standard.json { $0.array(page.items) { $0.write($1) } }
            } else {
                try Output.standard.table(table(page.items))
            }
            page.noteRest(\.id)
        }

        private func table(_ notes: [CreditNoteView]) -> Table {
            var table = Table(
                .text("credit note"),
                .text("subscription"),
                .text("invoice"),
                .text("to"),
                .text("reason"),
                .number("method"),
                .number("paid"),
                .number("granted"),
                .text("currency"),
                .state(),
                .text("refund")
            )
            for note in notes {
                let refund = note.refunds.last.map { $0.state.declineCode ?? $0.state.name }
                table.add([
                    note.id, note.subscription.description, note.invoice.description, note.payer,
                    note.reason.rawValue, note.goesTo.method.decimal, note.goesTo.paid.decimal,
                    note.goesTo.granted.decimal, note.total.currency.code, note.state.rawValue,
                    refund,
                ])
            }
            return table
        }
    }

    private static func lost(_ amount: Money) -> String {
        "\(amount) goes back to granted credit that has run out, and cannot be used"
    }

    /// What became of each credit note's money.
    static func tell(_ made: RefundView) throws {
        for note in made.creditNotes {
            try Output.standard.line(
                "\(note.id) gives \(note.payer) \(note.total) of \(note.invoice) back: "
                    + "\(Words.sources(note.goesTo))."
            )
            guard let refund = note.refunds.last else { continue }
            switch refund.state {
            case .succeeded:
                if note.handOver.isPositive {
                    try Output.standard.line(
                        "Hand \(note.payer) \(note.handOver): it came as \(refund.payWith), and "
                            + "no gateway took it."
                    )
                }
            case .declined(let code):
                try Output.standard.line(
                    "The gateway declined (\(code)); the balance has \(refund.amount) instead."
                )
            case .pending, .unknown:
                try Output.standard.line(
                    "The gateway gave no answer; the next run asks for it again."
                )
            }
        }
        if let expired = made.expired, expired.isPositive {
            try Output.standard.line("Of that, \(lost(expired)).")
        }
    }
}

extension RefundDestination: ExpressibleByArgument {}

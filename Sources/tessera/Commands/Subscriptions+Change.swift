import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

extension Subscriptions {
    /// What a change is to.
    struct ChangeOptions: ParsableArguments {
        @Argument(help: "The subscription's id, such as sub_1.", transform: Parse.subscription)
        var subscription: SubscriptionID

        @Option(help: ArgumentHelp("The plan to change to.", valueName: "plan"))
        var plan: String

        @Option(help: ArgumentHelp("At which of its prices.", valueName: "id"))
        var price: String

        @Flag(help: "Wait for the end of the term, whatever the plan's rules say.")
        var atTermEnd = false

        @Option(help: ArgumentHelp("The code of an invitation to the plan.", valueName: "code"))
        var invitation: String?
    }

    /// `tessera subscriptions preview-change`: what a change comes to.
    struct PreviewChange: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "preview-change",
            abstract: "Show what a change of plan or price comes to, and change nothing.",
            discussion: """
                Example: tessera subscriptions preview-change sub_1 --plan plus --price monthly
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var change: ChangeOptions

        @Option(
            help: ArgumentHelp(
                "As if it were made when this day begins: a day, or now.",
                valueName: "day"
            ),
            transform: Parse.dayOrNow
        )
        var at: DayOrNow = .now

        func run() throws {
            let preview = try database.reader().previewChange(
                ChangeOrder(
                    subscription: change.subscription,
                    plan: change.plan,
                    price: change.price,
                    atTermEnd: change.atTermEnd,
                    invitation: change.invitation
                ),
                on: at.day
            )
            if format.json { return try Output.standard.json { $0.write(preview) } }
            try Output.standard.preview(preview)
        }
    }

    /// `tessera subscriptions change`: another plan or price.
    struct Change: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change the plan or price, at once or when the term ends.",
            discussion: """
                The plan's rules say when. At once, it costs what `preview-change` shows at the same \
                moment; when the charge is declined, all stays as it was and the exit status is 1.

                Example: tessera subscriptions change sub_1 --plan plus --price monthly --expect 7.42
                """
        )

        @OptionGroup var database: ChargingOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var change: ChangeOptions

        @Option(
            parsing: .unconditional,
            help: ArgumentHelp(
                "What it is expected to cost now; another total is refused.",
                valueName: "amount"
            )
        )
        var expect: String?

        func run() throws {
            let engine = try database.engine()
            let currency = try engine.subscription(change.subscription).amount.currency
            let view = try engine.changePlan(
                ChangeOrder(
                    subscription: change.subscription,
                    plan: change.plan,
                    price: change.price,
                    atTermEnd: change.atTermEnd,
                    expected: expect.map { try Parse.total($0, currency) },
                    invitation: change.invitation
                )
            )
            try Subscriptions.print(view, format)
            try fail(view)
        }

        private func fail(_ view: SubscriptionView) throws {
            switch view.lastChange?.state {
            case .refused:
                let code = view.lastInvoice?.attempts.last?.state.decline?.code ?? "declined"
                throw Failure(
                    .refused,
                    "The change was declined (\(code)), and all stays as it was: try again, or pay "
                        + "with something else first"
                )
            case .pending:
                throw Failure(
                    .busy,
                    "The change's charge has no outcome yet: `tessera renewals run` asks the gateway "
                        + "for it"
                )
            case .applied, .scheduled, .cleared, nil: return
            }
        }
    }

    /// `tessera subscriptions clear-change`: no change at the end of the term after all.
    struct ClearChange: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "clear-change",
            abstract: "Take back a change that waits for the end of a term."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The subscription's id, such as sub_1.", transform: Parse.subscription)
        var subscription: SubscriptionID

        func run() throws {
            try Subscriptions.print(database.engine().clearChange(subscription), format)
        }
    }

    /// `tessera subscriptions pay-with`: another payment method.
    struct PayWith: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "pay-with",
            abstract: "Pay with something else from now on; a debt is tried with it at once.",
            discussion: """
                A method that is a card works through the month that --expires names; whoever pays \
                with it is told before a charge that it will not live to see. A card that was renewed \
                keeps its method: give the same one with its new month.

                Examples:
                  tessera subscriptions pay-with sub_1 scripted:ok
                  tessera subscriptions pay-with sub_1 bank:tok_1 --expires 2027-04
                """
        )

        @OptionGroup var database: ChargingOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The subscription's id, such as sub_1.", transform: Parse.subscription)
        var subscription: SubscriptionID

        @Argument(help: "balance, or a gateway's method.")
        var method: String

        @Option(
            help: ArgumentHelp(
                "The month at whose end the gateway's method expires, such as 2027-04.",
                valueName: "month"
            ),
            transform: Parse.month
        )
        var expires: Month?

        func run() throws {
            let view = try database.engine().changePaymentMethod(
                subscription,
                to: method,
                expires: expires
            )
            try Subscriptions.print(view, format)
            try Subscriptions.failUnlessPaid(view)
        }
    }
}

extension Subscriptions {
    /// Ends with exit status 1, or 75, where a charge that was made just now did not go through.
    static func failUnlessPaid(_ view: SubscriptionView) throws {
        guard let invoice = view.lastInvoice, invoice.state == .open else { return }
        switch invoice.attempts.last?.state {
        case .declined(_, let code):
            throw Failure(
                .refused,
                "The payment of \(invoice.amount) was declined (\(code)): pay with something else, or "
                    + "add a prepayment"
            )
        case .pending, .unknown:
            throw Failure(
                .busy,
                "The payment of \(invoice.amount) has no outcome yet: `tessera renewals run` asks the "
                    + "gateway for it"
            )
        case .succeeded, nil:
            throw Failure(
                .refused,
                "The payment of \(invoice.amount) has not arrived: record it with `tessera invoices "
                    + "record-payment \(invoice.id)` when it does"
            )
        }
    }
}

extension Output {
    /// What a change comes to, now and with the next term.
    func preview(_ preview: ChangePreview) throws {
        var facts = Facts(
            "\(preview.subscription): \(preview.planBefore) \(preview.priceBefore) to "
                + "\(preview.plan) \(preview.price), \(preview.amount) each term"
        )
        facts.add("direction", preview.direction.rawValue)
        facts.add(
            "takes effect",
            preview.timing == .now
                ? "now, \(preview.effectiveOn)" : "at the end of the term, \(preview.effectiveOn)"
        )
        facts.add("to pay now", preview.total.description + (preview.carries ? ", carried" : ""))
        if preview.leftOver.isPositive {
            facts.add("to the balance", preview.leftOver.description)
        }
        facts.add("paid until", preview.paidUntil?.description)
        if let next = preview.nextTerm, let first = next.lines.first {
            facts.add("next term", "\(Words.period(first.period)), \(next.total)")
        }
        try table(facts)
        guard !preview.lines.isEmpty else { return }
        try text("\n")
        try table(Table(lines: preview.lines))
    }
}

import ArgumentParser
import Engine
import Membership
import Store

extension Subscriptions {
    /// `tessera subscriptions gift`: a membership that somebody else pays for.
    struct Gift: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Start a subscription that another member pays for; it does not renew.",
            discussion: """
                Whoever has the plan already gets the terms at the end of the time that is paid for, \
                and their own next charge comes after them. A payment that is declined leaves what \
                the member has as it is, and the exit status is 1.

                Example: tessera subscriptions gift m-2 --plan plus --price annual --from m-1 \
                --pay-with scripted:ok
                """
        )

        @OptionGroup var database: ChargingOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Who gets it.")
        var member: String

        @Option(help: ArgumentHelp("Of which plan.", valueName: "id"))
        var plan: String

        @Option(help: ArgumentHelp("At which of the plan's prices.", valueName: "id"))
        var price: String

        @Option(help: ArgumentHelp("Who pays it.", valueName: "member"))
        var from: String

        @Option(help: ArgumentHelp("balance, or a gateway's method.", valueName: "method"))
        var payWith: String

        @Option(
            help: ArgumentHelp(
                "The month at whose end the giver's method expires, such as 2027-04.",
                valueName: "month"
            ),
            transform: Parse.month
        )
        var expires: Month?

        @Option(help: ArgumentHelp("How many terms.", valueName: "n"), transform: Parse.count)
        var terms = 1

        @Option(help: ArgumentHelp("The code of an invitation.", valueName: "code"))
        var invitation: String?

        func run() throws {
            let view = try database.engine().giftSubscription(
                GiftOrder(
                    member: member,
                    plan: plan,
                    price: price,
                    from: from,
                    payWith: payWith,
                    payWithExpires: expires,
                    terms: terms,
                    invitation: invitation
                )
            )
            try Subscriptions.print(view, format)
            if from == member {
                Output.note("\(member) pays for these terms themselves; nobody else gives them")
            }
            try Subscriptions.refuseUnpaid(view)
            try refuseDeclined(view)
        }

        /// Terms that were to be added, and were not paid.
        private func refuseDeclined(_ view: SubscriptionView) throws(Failure) {
            guard let invoice = view.lastInvoice, let last = invoice.attempts.last else { return }
            switch (invoice.state, last.state) {
            case (.void, .declined(_, let code)):
                throw Failure(
                    .refused,
                    "The payment of \(invoice.amount) was declined (\(code)), and nothing was added: "
                        + "give another payment method"
                )
            case (.open, .pending), (.open, .unknown):
                throw Failure(
                    .busy,
                    "The payment of \(invoice.amount) has no outcome yet: `tessera renewals run` asks "
                        + "the gateway for it"
                )
            case (.open, _), (.paid, _), (.void, _), (.uncollectible, _), (.carried, _): return
            }
        }
    }

    /// `tessera subscriptions grant`: a membership that nobody pays for.
    struct Grant: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a subscription away; it does not renew.",
            discussion: """
                Whoever has the plan already gets the terms at the end of the time that is paid for. \
                The reason is kept in the journal.

                Example: tessera subscriptions grant m-1 --plan plus --price monthly --terms 3 \
                --reason "moved house, lost parcel"
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Who gets it.")
        var member: String

        @Option(help: ArgumentHelp("Of which plan.", valueName: "id"))
        var plan: String

        @Option(help: ArgumentHelp("At which of the plan's prices.", valueName: "id"))
        var price: String

        @Option(help: ArgumentHelp("How many terms.", valueName: "n"), transform: Parse.count)
        var terms = 1

        @Option(
            help: ArgumentHelp("Why, in at most 200 letters.", valueName: "text"),
            transform: Parse.note
        )
        var reason: String

        @Option(help: ArgumentHelp("The code of an invitation.", valueName: "code"))
        var invitation: String?

        func run() throws {
            let view = try database.engine().grantSubscription(
                GrantOrder(
                    member: member,
                    plan: plan,
                    price: price,
                    terms: terms,
                    reason: reason,
                    invitation: invitation
                )
            )
            try Subscriptions.print(view, format)
        }
    }
}

import ArgumentParser
import Engine
import Membership
import Store

extension Subscriptions {
    /// `tessera subscriptions start`: starts a subscription and charges its first term.
    struct Start: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Start a subscription: charge its first term, or begin its trial.",
            discussion: """
                When the first payment does not go through, the subscription waits 23 hours for \
                another one, and the exit status is 1. An offer that fits is taken by itself; one \
                with a code needs `--code`.

                Examples:
                  tessera subscriptions start m-1 prime --price monthly --pay-with scripted:ok
                  tessera subscriptions start m-2 vip-prepaid --price quarter --pay-with balance
                  tessera subscriptions start m-3 plus --price monthly --pay-with scripted:ok --terms 6
                """
        )

        @OptionGroup var database: ChargingOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Who subscribes.")
        var member: String

        @Argument(help: "To which plan.")
        var plan: String

        @Option(help: ArgumentHelp("At which of the plan's prices.", valueName: "id"))
        var price: String

        @Option(
            help: ArgumentHelp(
                "balance, or a gateway's method; none where nothing is to be paid yet.",
                valueName: "method"
            )
        )
        var payWith: String

        @Option(
            help: ArgumentHelp(
                "The month at whose end the gateway's method expires, such as 2027-04.",
                valueName: "month"
            ),
            transform: Parse.month
        )
        var expires: Month?

        @Flag(
            inversion: .prefixedNo,
            help: "Whether to begin with the plan's trial; left out, it is taken when there is one."
        )
        var trial: Bool?

        @Option(
            help: ArgumentHelp("The first day; today when left out.", valueName: "day"),
            transform: Parse.day
        )
        var start: CivilDate?

        @Flag(
            help: ArgumentHelp(
                "Allow a first day in the past; the terms since then are billed, one at once and "
                    + "then as many a run as the plan's catch_up says."
            )
        )
        var backdate = false

        @Option(
            help: ArgumentHelp(
                "Terms that the first payment buys together; more than one do not renew.",
                valueName: "n"
            ),
            transform: Parse.count
        )
        var terms = 1

        @Option(help: ArgumentHelp("The code of an offer.", valueName: "code"))
        var code: String?

        @Option(
            help: ArgumentHelp(
                "The code of an invitation; the member's own counts by itself.",
                valueName: "code"
            )
        )
        var invitation: String?

        @Option(
            help: ArgumentHelp(
                "The member who brought them, before their first membership.",
                valueName: "member"
            )
        )
        var referredBy: String?

        @Option(
            help: ArgumentHelp(
                "The day of the month terms begin on; what the plan says when left out.",
                valueName: "n"
            ),
            transform: Parse.anchorDay
        )
        var anchorDay: Int?

        func run() throws {
            let view = try database.engine().startSubscription(
                StartOrder(
                    member: member,
                    plan: plan,
                    price: price,
                    payWith: payWith,
                    payWithExpires: expires,
                    trial: trial,
                    start: start,
                    backdate: backdate,
                    anchorDay: anchorDay,
                    terms: terms,
                    code: code,
                    invitation: invitation,
                    referredBy: referredBy
                )
            )
            try Subscriptions.print(view, format)
            try Subscriptions.refuseUnpaid(view)
        }
    }
}

extension Subscriptions {
    /// Ends with a status of its own when the first payment did not go through.
    static func refuseUnpaid(_ view: SubscriptionView) throws(Failure) {
        switch view.state {
        case .incomplete(let expires):
            if let invoice = view.lastInvoice, invoice.attempts.isEmpty {
                // Nobody was asked to pay yet: the money comes some other way, as was agreed.
                Output.note(
                    "\(invoice.amount) is expected before \(expires); "
                        + "`tessera invoices record-payment \(invoice.id)` records it"
                )
                return
            }
            throw unpaid(view, until: expires)
        case .scheduled, .trialing, .active, .pastDue, .onHold, .paused, .ended: return
        }
    }

    private static func unpaid(_ view: SubscriptionView, until expires: Instant) -> Failure {
        let amount = view.lastInvoice?.amount ?? view.amount
        guard view.payWith != PaymentMethod.balance.description else {
            return Failure(
                .refused,
                "The balance of \(view.payer) does not cover \(amount): add a prepayment "
                    + "before \(expires)"
            )
        }
        switch view.lastInvoice?.attempts.last?.state {
        case .pending, .unknown:
            return Failure(
                .busy,
                "The first payment of \(amount) has no outcome yet: `tessera renewals run` asks the "
                    + "gateway for it from \(view.nextActionAt ?? expires) on"
            )
        case .declined(_, let code):
            return Failure(
                .refused,
                "The first payment of \(amount) was declined (\(code)): add a prepayment, or "
                    + "start again with another payment method, before \(expires)"
            )
        case .succeeded, nil:
            return Failure(
                .refused,
                "The first payment of \(amount) has not arrived: pay before \(expires)"
            )
        }
    }
}

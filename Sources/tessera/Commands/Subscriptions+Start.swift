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
                another one, and the exit status is 1.

                Examples:
                  tessera subscriptions start m-1 prime --price monthly --pay-with scripted:ok
                  tessera subscriptions start m-2 vip-prepaid --price quarter --pay-with balance
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Who subscribes.")
        var member: String

        @Argument(help: "To which plan.")
        var plan: String

        @Option(help: ArgumentHelp("At which of the plan's prices.", valueName: "id"))
        var price: String

        @Option(help: ArgumentHelp("balance, or a gateway's method.", valueName: "method"))
        var payWith: String

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

        @Option(
            help: ArgumentHelp(
                "The day of the month terms begin on; the first day's when left out.",
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
                    trial: trial,
                    start: start,
                    anchorDay: anchorDay
                )
            )
            try Subscriptions.print(view, format)
            switch view.state {
            case .incomplete(let expires): throw unpaid(view, until: expires)
            case .scheduled, .trialing, .active, .pastDue, .onHold, .ended: return
            }
        }

        private func unpaid(_ view: SubscriptionView, until expires: Instant) -> Failure {
            let amount = view.lastInvoice?.term.amount ?? view.amount
            guard view.payWith != PaymentMethod.balance.description else {
                return Failure(
                    .refused,
                    "The balance of \(view.member) does not cover \(amount): add a prepayment "
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
}

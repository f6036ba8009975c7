import ArgumentParser
import Engine
import Membership

extension Renewals {
    /// `tessera renewals unpark`: back into the queue.
    struct Unpark: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a subscription that was set aside back in the queue.",
            discussion: """
                Mend the cause first: `tessera renewals parked` says what it is. Where a charge has no \
                outcome, the gateway is asked for it at once.
                """
        )

        @OptionGroup var database: ChargingOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The subscription's id, such as sub_1.", transform: Parse.subscription)
        var subscription: SubscriptionID

        func run() throws {
            try Subscriptions.print(database.engine().unpark(subscription), format)
        }
    }
}

import ArgumentParser
import Engine
import Membership
import Store

extension Subscriptions {
    /// `tessera subscriptions pause`: a rest from billing and from access.
    struct Pause: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a subscription rest: nothing is billed, and there is no access.",
            discussion: """
                It rests from the end of the paid term, or with --now from today; then what is paid \
                and not used comes back as the plan's pause rules say. It goes on by itself.

                Example: tessera subscriptions pause sub_1 --terms 2
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The subscription's id, such as sub_1.", transform: Parse.subscription)
        var subscription: SubscriptionID

        @Option(
            help: ArgumentHelp("How many terms it rests for.", valueName: "n"),
            transform: Parse.count
        )
        var terms: Int

        @Flag(help: "When the rest begins.")
        var start: PauseStart = .atTermEnd

        func run() throws {
            let view = try database.engine().pauseSubscription(subscription, terms: terms, start)
            try Subscriptions.print(view, format)
        }
    }

    /// `tessera subscriptions resume`: the end of a rest.
    struct Resume: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a rest today and bill the first term after it.",
            discussion: "Access comes back with its payment."
        )

        @OptionGroup var database: ChargingOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The subscription's id, such as sub_1.", transform: Parse.subscription)
        var subscription: SubscriptionID

        func run() throws {
            let view = try database.engine().resumeSubscription(subscription)
            try Subscriptions.print(view, format)
            try Subscriptions.failUnlessPaid(view)
        }
    }

    /// `tessera subscriptions clear-pause`: no rest after all.
    struct ClearPause: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "clear-pause",
            abstract: "Take back a rest that has not begun."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The subscription's id, such as sub_1.", transform: Parse.subscription)
        var subscription: SubscriptionID

        func run() throws {
            try Subscriptions.print(database.engine().clearPause(subscription), format)
        }
    }

    /// `tessera subscriptions undo-cancel`: renewal on again.
    struct UndoCancel: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "undo-cancel",
            abstract: "Turn renewal on again, as long as the time that was kept is not over."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The subscription's id, such as sub_1.", transform: Parse.subscription)
        var subscription: SubscriptionID

        func run() throws {
            try Subscriptions.print(database.engine().undoCancel(subscription), format)
        }
    }

    /// `tessera subscriptions cancel-now`: the end, here and now.
    struct CancelNow: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cancel-now",
            abstract: "End a subscription now, paid time or not.",
            discussion: """
                Paid time is not kept; what the plan's refund rules give back of it goes back. See \
                it first with `tessera refunds quote`.
                """
        )

        @OptionGroup var database: ChargingOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The subscription's id, such as sub_1.", transform: Parse.subscription)
        var subscription: SubscriptionID

        func run() throws {
            let made = try database.engine().cancelNow(subscription)
            try Subscriptions.print(made.subscription, format)
            if !format.json, !made.creditNotes.isEmpty { try Refunds.tell(made) }
        }
    }
}

extension PauseStart: EnumerableFlag {
    static func name(for value: PauseStart) -> NameSpecification {
        switch value {
        case .now: .customLong("now")
        case .atTermEnd: .customLong("at-term-end")
        }
    }

    static func help(for value: PauseStart) -> ArgumentHelp? {
        switch value {
        case .now: "Rest from today; what is paid and not used comes back by the plan's rules."
        case .atTermEnd: "Rest when the paid term ends."
        }
    }
}

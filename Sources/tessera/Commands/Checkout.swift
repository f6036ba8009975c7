import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

/// `tessera checkout`: what a basket costs, and an order in two steps.
struct Checkout: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Price a basket, set aside what it uses, and turn that into a purchase.",
        discussion: """
            A basket is a JSON file, or - for standard input:
              {"lines":[{"product":"tea","quantity":2,"price":{"amount":450,"currency":"USD"}}],
               "deliveries":[{"speed":"express","price":{"amount":599,"currency":"USD"}}]}
            Lines may have a category and a cost; the basket may have fees, a channel, a region, a \
            partner, points_to_redeem, certificates, plans_in_cart and uses.
            """,
        subcommands: [PriceBasket.self, Reserve.self, Commit.self, Release.self]
    )

    /// The file of a basket.
    struct BasketArgument: ParsableArguments {
        @Argument(help: "The basket as a JSON file; - reads standard input.")
        var basket: String
    }

    /// `tessera checkout quote`: what a basket costs.
    struct PriceBasket: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "quote",
            abstract: "Price a basket, say why, and what would save more; nothing is written.",
            discussion: """
                Examples:
                  tessera checkout quote basket.json --member m-1
                  tessera checkout quote basket.json
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var file: BasketArgument

        @Option(help: ArgumentHelp("Who buys; a guest when left out.", valueName: "id"))
        var member: String?

        @Option(
            help: ArgumentHelp("When; now when left out.", valueName: "time"),
            transform: Parse.instant
        )
        var at: Instant?

        func run() throws {
            let basket = try BasketFile.read(file.basket)
            let view = try database.reader().quote(member: member, basket, at: at)
            try Checkout.print(view, format)
        }
    }

    /// `tessera checkout reserve`: a quote that is kept for a while.
    struct Reserve: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Price a basket and set aside what it uses, for some time.",
            discussion: """
                It ends by itself; `checkout commit` makes it a purchase, `checkout release` lets it go.

                Example: tessera checkout reserve basket.json --member m-1 --seconds 600
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var file: BasketArgument

        @Option(help: ArgumentHelp("Who buys.", valueName: "id"))
        var member: String

        @Option(
            help: ArgumentHelp("For how long, 1 to 86400.", valueName: "n"),
            transform: Parse.seconds
        )
        var seconds: Int64 = Engine.usualReservationSeconds

        func run() throws {
            let basket = try BasketFile.read(file.basket)
            let view = try database.engine().reserve(member: member, basket, seconds: seconds)
            try Checkout.print(view, format)
        }
    }

    /// `tessera checkout commit`: the order was placed.
    struct Commit: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Turn a reservation into the purchase that was quoted.",
            discussion: "Example: tessera checkout commit res_1 --reference order-17"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The reservation's id, such as res_1.", transform: Parse.reservation)
        var reservation: ReservationID

        @Option(help: "The shop's own number of the order.", transform: Parse.reference)
        var reference: String

        func run() throws {
            let view = try database.engine().commit(reservation, reference: reference)
            if format.json { return try Output.standard.json { $0.write(view) } }
            let purchase = view.purchase.map { "\($0.id), \($0.amounts.net) for the goods" } ?? ""
            try Output.standard.line("\(view.id) is committed: \(purchase).")
            try Purchases.tell(view.tickets, view.gives)
        }
    }

    /// `tessera checkout release`: the order was given up.
    struct Release: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let go what a reservation holds.",
            discussion: "Example: tessera checkout release res_1"
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The reservation's id, such as res_1.", transform: Parse.reservation)
        var reservation: ReservationID

        func run() throws {
            let view = try database.engine().release(reservation)
            if format.json { return try Output.standard.json { $0.write(view) } }
            try Output.standard.line("\(view.id) is released.")
        }
    }
}

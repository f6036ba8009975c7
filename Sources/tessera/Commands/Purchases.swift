import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

/// `tessera purchases`: what members bought, and what came back.
struct Purchases: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record what members bought, take it back, and look at it.",
        discussion: """
            A reference stands for one purchase or return for ever: the same message again answers \
            as before, another one under it is refused.
            """,
        subcommands: [Record.self, Return.self, Show.self, List.self, Import.self]
    )

    /// `tessera purchases record`: a purchase that a till priced by itself.
    struct Record: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record a purchase that a till priced by itself.",
            discussion: """
                A line is PRODUCT[@CATEGORY][*QUANTITY]=NET[/GROSS], the amounts of the whole line.

                Example: tessera purchases record m-1 order-7 --currency USD --line mug*2=17.00/20.00
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "Who bought.")
        var member: String

        @Argument(help: "The shop's own number of the order.", transform: Parse.reference)
        var reference: String

        @Option(
            help: ArgumentHelp("An ISO 4217 code, such as USD.", valueName: "code"),
            transform: Parse.currency
        )
        var currency: Currency

        @Option(
            name: .customLong("line"),
            help: ArgumentHelp("A line, as mug@home*2=17.00/20.00.", valueName: "line"),
            transform: PurchaseLine.init
        )
        var lines: [PurchaseLine]

        @Option(
            help: ArgumentHelp("When it was; now when left out.", valueName: "time"),
            transform: Parse.instant
        )
        var at: Instant?

        @Option(help: "Where it was sold, as web.")
        var channel: String?

        @Option(help: "The region it was sold in.")
        var region: String?

        @Option(help: "The firm that sold it.")
        var partner: String?

        @Option(help: "Points that paid a part of it.")
        var points: Int64 = 0

        @Option(help: "What certificates of rewards paid of it, such as 5.00.")
        var certificates: String?

        func validate() throws {
            guard points >= 0 else { throw ValidationError("--points must not be below 0") }
        }

        func run() throws {
            let view = try database.engine().recordPurchase(
                PurchaseOrder(
                    member: member,
                    reference: reference,
                    at: at,
                    lines: lines.map { try $0.line(currency) },
                    channel: channel,
                    region: region,
                    partner: partner,
                    points: points,
                    certificates: try certificates.map { try Parse.money($0, currency) }
                )
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            let verb = view.isNew ? "Recorded" : "Known already:"
            try Output.standard.line(
                "\(verb) \(view.purchase.id) of \(view.member), \(view.purchase.amounts.net) paid."
            )
            for points in view.points where points.points > 0 {
                try Output.standard.line(
                    "It earns \(points.points) \(points.programme)\(Purchases.life(points))."
                )
            }
            try Purchases.tell(view.tickets, view.gives)
        }
    }

    /// `tessera purchases return`: takes a purchase or a part of it back.
    struct Return: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back a purchase or a part of it, and undo what it did.",
            discussion: """
                A line is NUMBER*ITEMS or NUMBER=AMOUNT; without lines everything that is left comes \
                back.

                Example: tessera purchases return order-7 back-1 --line 1*1
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The purchase, as pur_42 or the shop's own reference.")
        var purchase: String

        @Argument(help: "The shop's own number of the return.", transform: Parse.reference)
        var reference: String

        @Option(
            name: .customLong("line"),
            help: ArgumentHelp("What comes back, as 1*2 or 1=5.00.", valueName: "line")
        )
        var lines: [String] = []

        @Option(
            help: ArgumentHelp("When it was; now when left out.", valueName: "time"),
            transform: Parse.instant
        )
        var at: Instant?

        func run() throws {
            let engine = try database.engine()
            let name = Purchases.name(purchase)
            let parts = try lines.map { text in
                try line(text) {
                    try engine.purchase(name).purchase.amounts.net.currency
                }
            }
            let view = try engine.returnPurchase(
                ReturnOrder(
                    purchase: name,
                    reference: reference,
                    at: at,
                    lines: parts.isEmpty ? nil : parts
                )
            )
            if format.json { return try Output.standard.json { $0.write(view) } }
            let verb = view.isNew ? "Took back" : "Known already:"
            let rest = view.isWhole ? "nothing of it is left" : "a part of it stays"
            try Output.standard.line(
                "\(verb) ret_\(view.row.id) of \(view.row.purchase), \(view.row.net); \(rest)."
            )
            guard !view.undone.isEmpty else { return }
            var table = Table(.text("undone"), .text("name"), .number("amount"))
            for undone in view.undone {
                table.add([undone.effect.word, undone.effect.subject, "\(undone.amount)"])
            }
            try Output.standard.table(table)
        }

        private func line(
            _ text: String,
            _ currency: () throws -> Currency
        ) throws -> ReturnOrder.Line {
            let remedy = "write NUMBER*ITEMS or NUMBER=AMOUNT, such as 1*2 or 1=5.00"
            let separators: [Character] = ["*", "="]
            guard let separator = text.firstIndex(where: separators.contains),
                let number = Int(text[..<separator]), number >= 1
            else { throw ValidationError("--line '\(text)': \(remedy)") }
            let rest = String(text[text.index(after: separator)...])
            if text[separator] == "=" {
                let amount = try Parse.amount(rest, currency())
                return ReturnOrder.Line(line: number, .value(amount))
            }
            guard let items = Int64(rest), items >= 1 else {
                throw ValidationError("--line '\(text)': \(remedy)")
            }
            return ReturnOrder.Line(line: number, .items(items))
        }
    }

    /// Our number or the shop's.
    static func name(_ text: String) -> ReturnOrder.Purchase {
        PurchaseID(text).map { .id($0) } ?? .reference(text)
    }

    static func life(_ points: PurchaseView.Points) -> String {
        points.expiresAt.map { ", gone at \($0.rfc3339)" } ?? ""
    }
}

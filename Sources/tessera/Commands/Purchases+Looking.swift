import ArgumentParser
import Engine
import JSONText
import Membership
import RPC
import Store

extension Purchases {
    /// `tessera purchases show`: one purchase with its lines.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a purchase with what it earned and what came back of it."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Argument(help: "The purchase, as pur_42 or the shop's own reference.")
        var purchase: String

        func run() throws {
            let view = try database.reader().purchase(Purchases.name(purchase))
            if format.json { return try Output.standard.json { $0.write(view) } }
            let row = view.purchase
            try Output.standard.line(
                "\(row.id), \(row.reference), bought by \(view.member) at "
                    + "\(row.purchasedAt.rfc3339): \(row.amounts.net) paid of \(row.amounts.gross)."
            )
            var table = Table(
                .number("line"),
                .text("product"),
                .text("category"),
                .number("quantity"),
                .number("gross"),
                .number("net"),
                .number("returned")
            )
            let currency = row.amounts.net.currency
            for (line, returned) in zip(row.lines, view.returned) {
                table.add([
                    "\(line.line)", line.product, line.category, "\(line.quantity)",
                    Money(minorUnits: line.gross, currency: currency).decimal,
                    Money(minorUnits: line.net, currency: currency).decimal,
                    "\(returned.quantity)",
                ])
            }
            try Output.standard.table(table)
            for points in view.points {
                try Output.standard.line(
                    "It earned \(points.points) \(points.programme)\(Purchases.life(points))."
                )
            }
            try Purchases.tell(view.tickets, view.gives)
            for row in view.returns {
                try Output.standard.line(
                    "ret_\(row.id), \(row.reference), came back at \(row.returnedAt.rfc3339): "
                        + "\(row.net)."
                )
            }
        }
    }

    /// `tessera purchases list`: purchases in order of their numbers.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List purchases in the order in which they were recorded."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions
        @OptionGroup var page: PageOptions

        @Option(help: "Only this member's.")
        var member: String?

        @Option(help: ArgumentHelp("Go on behind this one.", valueName: "purchase"))
        var after: String?

        func validate() throws {
            guard after.map({ PurchaseID($0) != nil }) != false else {
                throw ValidationError("--after: write a purchase's id, such as pur_42")
            }
        }

        func run() throws {
            let limit = page.limit
            let page = Page(
                try database.reader().purchases(
                    of: member,
                    after: after.flatMap { PurchaseID($0) } ?? PurchaseID(0),
                    limit: limit + 1
                ),
                limit: limit
            )
            if format.json {
                try Output.standard.json { $0.array(page.items) { $0.write($1) } }
            } else {
                var table = Table(
                    .text("purchase"),
                    .text("member"),
                    .text("reference"),
                    .text("day"),
                    .text("currency"),
                    .number("net"),
                    .number("returned")
                )
                for view in page.items {
                    let net = view.purchase.amounts.net
                    let back = view.returned.reduce(0) { $0 + $1.net }
                    table.add([
                        view.purchase.id.description, view.member, view.purchase.reference,
                        view.purchase.day.description, net.currency.code, net.decimal,
                        Money(minorUnits: back, currency: net.currency).decimal,
                    ])
                }
                try Output.standard.table(table)
            }
            page.noteRest(\.purchase.id.description)
        }
    }

    /// `tessera purchases import`: the purchases of a CSV file, all or none.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Record the purchases of a CSV file: all of them, or none.",
            discussion: """
                The first line names the columns: member, reference, at, product, net, currency, and \
                if you like category, quantity, gross, channel, region, partner. Rows of one reference \
                are the lines of one purchase. What was recorded before is passed over. The file is \
                UTF-8; `-` reads standard input.

                Example: tessera purchases import purchases.csv --dry-run
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var format: FormatOptions

        @Flag(help: "Check every row, and record nothing.")
        var dryRun = false

        @Argument(help: "The CSV file.", completion: .file(extensions: ["csv"]))
        var file: String

        func run() throws {
            let source = file == "-" ? "standard input" : file
            let rows = try PurchaseFile.read(InputFile.contents(of: file), name: source)
            let result: PurchaseImport
            do {
                result = try database.engine().importPurchases(
                    rows.map(\.order),
                    dryRun: dryRun
                )
            } catch let refused as ImportRefused {
                throw Failure(
                    .badData,
                    lines: refused.refusals.map { index, refused in
                        "\(source):\(rows[index].line): \(refused)"
                    }
                )
            }
            if format.json {
                return try Output.standard.json { json in
                    json.object {
                        $0.member("recorded", dryRun ? 0 : result.recorded)
                        $0.member("known", result.known)
                        $0.member("dry_run", dryRun)
                    }
                }
            }
            let verb = result.recorded == 1 ? ("is", "was") : ("are", "were")
            let sentence = dryRun ? "\(verb.0) good; nothing was recorded" : "\(verb.1) recorded"
            try Output.standard.line("\(Words.count(result.recorded, "purchase")) \(sentence).")
            guard result.known > 0 else { return }
            try Output.standard.line(
                "\(Words.count(result.known, "purchase")) had been recorded before."
            )
        }
    }
}

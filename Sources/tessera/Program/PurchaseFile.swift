import Engine
import Membership

/// A CSV file of purchases: rows of one reference are the lines of one purchase.
enum PurchaseFile {
    /// A purchase, and the line of the file it begins on.
    struct Row {
        let line: Int
        let order: PurchaseOrder
    }

    private static let file = CSVFile(
        columns: [
            "member", "reference", "at", "product", "category", "quantity", "gross", "net",
            "currency", "channel", "region", "partner",
        ],
        required: ["member", "reference", "at", "product", "net", "currency"],
        example: "member,reference,at,product,category,quantity,gross,net,currency"
    )

    /// One row of the file: the head of its purchase and a line of it.
    private struct Item {
        let line: Int
        let head: PurchaseOrder
    }

    /// Reads every row, checking what can be checked without a database.
    ///
    /// - Throws: ``Failure`` with a line for everything that is wrong.
    static func read(_ bytes: [UInt8], name: String) throws(Failure) -> [Row] {
        var heads: [String: PurchaseOrder] = [:]
        let items = try file.read(bytes, name: name) { row throws(CSVFile.Mistake) in
            let head = try order(row.values)
            if let first = heads[head.reference], !first.isSameOrder(as: head) {
                throw CSVFile.Mistake(
                    "\(head.reference) has another member, time or place above; one purchase has one"
                )
            }
            heads[head.reference] = heads[head.reference] ?? head
            return Item(line: row.line, head: head)
        }
        var places: [String: Int] = [:]
        var rows: [Row] = []
        for item in items {
            if let place = places[item.head.reference] {
                rows[place] = Row(
                    line: rows[place].line,
                    order: rows[place].order.adding(item.head.lines)
                )
            } else {
                places[item.head.reference] = rows.count
                rows.append(Row(line: item.line, order: item.head))
            }
        }
        return rows
    }

    private static func order(
        _ values: [String: String]
    ) throws(CSVFile.Mistake) -> PurchaseOrder {
        let at = try text("at", values)
        guard let instant = Instant(rfc3339: at) else {
            throw CSVFile.Mistake(
                "at is '\(at)'; write an RFC 3339 time such as 2026-01-31T15:00:00Z"
            )
        }
        let code = try text("currency", values)
        guard let currency = Currency(code) else {
            throw CSVFile.Mistake("currency is '\(code)'; write an ISO 4217 code such as USD")
        }
        let net = try amount("net", currency, text("net", values))
        let gross = try values["gross"].map { text throws(CSVFile.Mistake) in
            try amount("gross", currency, text)
        }
        return PurchaseOrder(
            member: try text("member", values),
            reference: try text("reference", values),
            at: instant,
            lines: [
                PurchaseOrder.Line(
                    product: try text("product", values),
                    category: values["category"],
                    quantity: try quantity(values),
                    gross: gross,
                    net: net
                )
            ],
            channel: values["channel"],
            region: values["region"],
            partner: values["partner"],
            isImported: true
        )
    }

    private static func text(
        _ column: String,
        _ values: [String: String]
    ) throws(CSVFile.Mistake) -> String {
        guard let text = values[column] else {
            throw CSVFile.Mistake("there is nothing in the column \(column); fill it in")
        }
        return text
    }

    private static func amount(
        _ column: String,
        _ currency: Currency,
        _ text: String
    ) throws(CSVFile.Mistake) -> Money {
        guard let amount = try? Money(decimal: text, currency: currency), !amount.isNegative else {
            throw CSVFile.Mistake(
                "\(column) is '\(text)'; write an amount with the decimals of \(currency), 0 or more"
            )
        }
        return amount
    }

    private static func quantity(
        _ values: [String: String]
    ) throws(CSVFile.Mistake) -> Int64 {
        guard let text = values["quantity"] else { return 1 }
        guard let quantity = Int64(text), (1...1_000_000).contains(quantity) else {
            throw CSVFile.Mistake("quantity is '\(text)'; write a number from 1 to 1000000")
        }
        return quantity
    }
}

extension PurchaseOrder {
    /// Whether two rows of a file are of one purchase.
    fileprivate func isSameOrder(as other: PurchaseOrder) -> Bool {
        member == other.member && at == other.at && channel == other.channel
            && region == other.region && partner == other.partner
    }

    fileprivate func adding(_ lines: [Line]) -> PurchaseOrder {
        PurchaseOrder(
            member: member,
            reference: reference,
            at: at,
            lines: self.lines + lines,
            channel: channel,
            region: region,
            partner: partner,
            isImported: isImported
        )
    }
}

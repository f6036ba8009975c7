import Engine
import Membership

/// A CSV file of subscriptions that ran elsewhere.
enum SubscriptionFile {
    /// A subscription to be taken over, and the line of the file it begins on.
    struct Row {
        let line: Int
        let order: ImportOrder
    }

    private static let file = CSVFile(
        columns: [
            "member", "plan", "price", "pay_with", "paid_until", "anchor", "anchor_day",
            "auto_renew",
        ],
        required: ["member", "plan", "price", "pay_with", "paid_until", "anchor", "anchor_day"],
        example: "member,plan,price,pay_with,paid_until,anchor,anchor_day,auto_renew"
    )

    /// Reads every row, checking what can be checked without a database.
    ///
    /// - Throws: ``Failure`` with a line for everything that is wrong.
    static func read(_ bytes: [UInt8], name: String) throws(Failure) -> [Row] {
        var seen: [String: Int] = [:]
        return try file.read(bytes, name: name) { row throws(CSVFile.Mistake) in
            let order = try order(row.values)
            if let earlier = seen.updateValue(row.line, forKey: "\(order.member) \(order.plan)") {
                throw CSVFile.Mistake(
                    "\(order.member) has \(order.plan) on line \(earlier) too; keep one of them"
                )
            }
            return Row(line: row.line, order: order)
        }
    }

    private static func order(
        _ values: [String: String]
    ) throws(CSVFile.Mistake) -> ImportOrder {
        guard let anchor = try day("anchor", values) else {
            throw CSVFile.Mistake("the anchor is missing; give the first day of some term")
        }
        return ImportOrder(
            member: try text("member", values),
            plan: try text("plan", values),
            price: try text("price", values),
            payWith: try text("pay_with", values),
            paidUntil: try day("paid_until", values),
            anchor: anchor,
            anchorDay: try anchorDay(values),
            autoRenew: try flag("auto_renew", values) ?? true
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

    private static func day(
        _ column: String,
        _ values: [String: String]
    ) throws(CSVFile.Mistake) -> CivilDate? {
        guard let text = values[column] else { return nil }
        guard let day = CivilDate(text) else {
            throw CSVFile.Mistake(
                "\(column) is '\(text)'; write a day that exists as YYYY-MM-DD, such as 2026-01-31"
            )
        }
        return day
    }

    private static func anchorDay(_ values: [String: String]) throws(CSVFile.Mistake) -> Int? {
        guard let text = values["anchor_day"] else { return nil }
        guard text.utf8.count <= 2, let day = Int(text), (1...31).contains(day) else {
            throw CSVFile.Mistake(
                "anchor_day is '\(text)'; write a day of the month from 1 to 31"
            )
        }
        return day
    }

    private static func flag(
        _ column: String,
        _ values: [String: String]
    ) throws(CSVFile.Mistake) -> Bool? {
        switch values[column] {
        case nil: return nil
        case "yes", "true": return true
        case "no", "false": return false
        case let text?:
            throw CSVFile.Mistake("\(column) is '\(text)'; write yes or no")
        }
    }
}

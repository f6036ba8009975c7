import Foundation
import Membership
import SwiftCSV

/// Reads the purchases of the data set.
enum PurchaseFile {
    /// The Gregorian calendar repeats after 28 years within a century: the same weekdays, the same
    /// leap days. Moved by that much, purchases of 1997 meet the prices plans have today.
    static let yearsMoved = 28

    /// What the data set's amounts are in.
    private static let currency = "USD"

    private static let columns = ["customer", "date", "units", "amount_usd"]

    /// - Throws: ``DemoError`` naming the file and the line that cannot be read.
    static func read(_ path: String) throws(DemoError) -> [Purchase] {
        let file = try parse(path)
        guard file.header == columns else {
            throw DemoError(
                "\(path):1: the header is '\(file.header.joined(separator: ","))'; "
                    + "it must be '\(columns.joined(separator: ","))'"
            )
        }
        guard let currency = Currency(currency) else {
            throw DemoError("the currency \(currency) is not known")
        }
        var purchases: [Purchase] = []
        purchases.reserveCapacity(file.rows.count)
        for (index, row) in file.rows.enumerated() {
            purchases.append(try purchase(row, currency, at: "\(path):\(index + 2)"))
        }
        return purchases
    }

    private static func parse(_ path: String) throws(DemoError) -> EnumeratedCSV {
        do {
            return try EnumeratedCSV(
                url: URL(fileURLWithPath: path),
                delimiter: .comma,
                loadColumns: false
            )
        } catch {
            throw DemoError("\(path) cannot be read as CSV; give the file of purchases with --data")
        }
    }

    private static func purchase(
        _ row: [String],
        _ currency: Currency,
        at place: String
    ) throws(DemoError) -> Purchase {
        guard row.count == columns.count, let customer = Int(row[0]), customer > 0 else {
            throw DemoError("\(place): a line must read as 0001,1997-01-01,2,29.33")
        }
        let original = CivilDate(row[1])
        let day = original.flatMap {
            CivilDate(year: $0.year + yearsMoved, month: $0.month, day: $0.day)
        }
        guard let day else {
            throw DemoError("\(place): '\(row[1])' must be a day such as 1997-01-31")
        }
        do {
            let amount = try Money(decimal: row[3], currency: currency)
            return Purchase(customer: customer, day: day, amount: amount)
        } catch {
            throw DemoError("\(place): '\(row[3])' must be an amount such as 29.33")
        }
    }
}

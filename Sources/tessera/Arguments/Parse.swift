import Membership

/// Turns words of the command line into values; each mistake is answered with a right example.
enum Parse {
    static func day(_ text: String) throws -> CivilDate {
        try value(CivilDate(text), "write a day that exists as YYYY-MM-DD, such as 2026-01-31")
    }

    static func instant(_ text: String) throws -> Instant {
        try value(
            Instant(rfc3339: text),
            "write a time in RFC 3339, such as 2026-01-31T15:00:00Z"
        )
    }

    static func subscription(_ text: String) throws -> SubscriptionID {
        try value(SubscriptionID(text), "write a subscription's id, such as sub_42")
    }

    static func invoice(_ text: String) throws -> InvoiceID {
        let remedy = "write an invoice's id, such as inv_42"
        guard text.hasPrefix("inv_") else { throw ArgumentError(remedy) }
        return InvoiceID(try number(String(text.dropFirst(4)), in: 1...Int64.max, remedy))
    }

    static func currency(_ text: String) throws -> Currency {
        try value(Currency(text), "write an ISO 4217 code, such as USD")
    }

    static func anchorDay(_ text: String) throws -> Int {
        Int(try number(text, in: 1...31, "write a day of the month from 1 to 31"))
    }

    /// How many lines to print at most.
    static func limit(_ text: String) throws -> Int {
        Int(try number(text, in: 1...1_000_000, "write a whole number from 1 to 1000000"))
    }

    /// How many terms to lay out.
    static func count(_ text: String) throws -> Int {
        Int(try number(text, in: 1...1_000, "write a whole number from 1 to 1000"))
    }

    static func days(_ text: String) throws -> Int {
        Int(try number(text, in: 1...36_600, "write a whole number of days from 1 to 36600"))
    }

    static func quantity(_ text: String) throws -> Int64 {
        try number(text, in: 1...1_000_000_000, "write a whole number from 1 to 1000000000")
    }

    static func cursor(_ text: String) throws -> Int64 {
        try number(
            text,
            in: 0...Int64.max,
            "write the cursor of the last event you have seen, such as 0"
        )
    }

    private static func value<T>(_ value: T?, _ remedy: String) throws(ArgumentError) -> T {
        guard let value else { throw ArgumentError(remedy) }
        return value
    }

    private static func number(
        _ text: String,
        in range: ClosedRange<Int64>,
        _ remedy: String
    ) throws(ArgumentError) -> Int64 {
        // Plain digits only: a sign or a space is a slip here.
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text),
            range.contains(number)
        else { throw ArgumentError(remedy) }
        return number
    }
}

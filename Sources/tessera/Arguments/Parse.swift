import Engine
import Membership

/// Turns words of the command line into values; each mistake is answered with a right example.
enum Parse {
    static func day(_ text: String) throws -> CivilDate {
        try value(CivilDate(text), "write a day that exists as YYYY-MM-DD, such as 2026-01-31")
    }

    static func birthday(_ text: String) throws -> BirthdayChange {
        try value(
            BirthdayChange(text),
            "write a day as YYYY-MM-DD, such as 1990-02-28, or nothing to take it back"
        )
    }

    static func month(_ text: String) throws -> Month {
        try value(Month(text), "write a month as YYYY-MM, such as 2027-04")
    }

    static func dayOrNow(_ text: String) throws -> DayOrNow {
        if text == "now" { return .now }
        return .day(
            try value(CivilDate(text), "write a day as YYYY-MM-DD, such as 2026-01-31, or now")
        )
    }

    /// What a bank or a till calls a payment.
    static func reference(_ text: String) throws -> String {
        guard MemberKey.isWellFormed(text) else {
            throw ArgumentError("use 1 to 64 of A-Z a-z 0-9 . _ : -")
        }
        return text
    }

    static func instant(_ text: String) throws -> Instant {
        try value(
            Instant(rfc3339: text),
            "write a time in RFC 3339, such as 2026-01-31T15:00:00Z"
        )
    }

    /// What somebody is in another's household.
    static func guestRole(_ text: String) throws -> HouseholdRole {
        try value(
            HouseholdRole(rawValue: text).flatMap { $0 == .owner ? nil : $0 },
            "write adult, teen or child"
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

    static func reservation(_ text: String) throws -> ReservationID {
        try value(ReservationID(text), "write a reservation's id, such as res_42")
    }

    /// How long a reservation lasts.
    static func seconds(_ text: String) throws -> Int64 {
        try number(text, in: Engine.reservationSeconds, "write a whole number from 1 to 86400")
    }

    static func gateway(_ text: String) throws -> OutsideGateway { try OutsideGateway(text) }

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

    /// How many members to draw.
    static func members(_ text: String) throws -> Int {
        Int(try number(text, in: 1...10_000_000, "write a whole number from 1 to 10000000"))
    }

    /// How many worlds to draw.
    static func worlds(_ text: String) throws -> Int {
        Int(try number(text, in: 1...100_000, "write a whole number from 1 to 100000"))
    }

    static func threads(_ text: String) throws -> Int {
        Int(try number(text, in: 1...256, "write a whole number from 1 to 256"))
    }

    /// What random draws begin from.
    static func seed(_ text: String) throws -> UInt64 {
        UInt64(try number(text, in: 0...Int64.max, "write a whole number of 0 or more"))
    }

    static func quantity(_ text: String) throws -> Int64 {
        try number(text, in: 1...1_000_000_000, "write a whole number from 1 to 1000000000")
    }

    /// The order in which lots are used.
    static func priority(_ text: String) throws -> Int {
        Int(try number(text, in: 0...1_000_000, "write a whole number from 0 to 1000000"))
    }

    static func use(_ text: String) throws -> BenefitUseID {
        try value(BenefitUseID(text), "write a use's id, such as use_42")
    }

    static func cursor(_ text: String) throws -> Int64 {
        try number(
            text,
            in: 0...Int64.max,
            "write the cursor of the last event you have seen, such as 0"
        )
    }

    /// A short text that is kept: a reason, or what was shown as a proof.
    static func note(_ text: String) throws -> String {
        let isGood = !text.isEmpty && text.utf8.count <= 200 && !text.utf8.contains(0)
        return try value(isGood ? text : nil, "write a few words, 200 bytes at most")
    }

    /// The kind of a proof.
    static func kind(_ text: String) throws -> String {
        try value(
            MemberKey.isWellFormed(text) ? text : nil,
            "write one word as the plan file does, such as student"
        )
    }

    static func creditNote(_ text: String) throws -> Int64 {
        let remedy = "write a credit note's id, such as cn_7"
        guard text.hasPrefix("cn_") else { throw ArgumentError(remedy) }
        return try number(String(text.dropFirst(3)), in: 1...Int64.max, remedy)
    }

    /// What a clerk wants the journal to keep.
    static func ownWords(_ text: String) throws -> String {
        guard (1...200).contains(text.count) else {
            throw ArgumentError("write 1 to 200 characters")
        }
        return text
    }

    /// An amount above zero, as every amount is that moves money.
    ///
    /// - Throws: ``MoneyError``, and ``Refusal/amountNotPositive`` for zero however it is written.
    static func amount(_ text: String, _ currency: Currency) throws -> Money {
        let isZero = text.contains("0") && text.allSatisfy { "-0.".contains($0) }
        guard !isZero else { throw Refused(.amountNotPositive, "\(text) \(currency)") }
        let amount = try money(text, currency)
        guard amount.isPositive else { throw Refused(.amountNotPositive, amount.description) }
        return amount
    }

    /// What something is expected to cost: zero or more.
    static func total(_ text: String, _ currency: Currency) throws -> Money {
        let total = try money(text, currency)
        guard !total.isNegative else {
            throw Failure(
                .usage,
                "Nothing costs less than zero, such as \(total): what gives money back costs "
                    + Money.zero(currency).decimal
            )
        }
        return total
    }

    static func money(_ text: String, _ currency: Currency) throws(Failure) -> Money {
        do throws(MoneyError) {
            return try Money(decimal: text, currency: currency)
        } catch {
            throw Failure(.usage, "\(error)")
        }
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

/// Reads the fixed-width texts of dates and instants, byte by byte and without allocating.
///
/// Every reader answers `nil` or `false` at the first byte that does not fit; the caller gives up
/// then, so nothing is ever put back.
struct CalendarReader<Bytes: IteratorProtocol<UInt8>> {
    private var bytes: Bytes

    init(_ bytes: Bytes) { self.bytes = bytes }

    /// The next byte, or `nil` at the end of the text.
    mutating func next() -> UInt8? { bytes.next() }

    /// Exactly `count` ASCII digits as a number.
    mutating func digits(_ count: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let digit = bytes.next()?.asciiDigit else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// Whether the next byte is this one; it is used up either way.
    mutating func take(_ expected: UInt8) -> Bool { bytes.next() == expected }

    /// `YYYY-MM-DD` with years 0001 to 9999, as a day number.
    mutating func day() -> Int? {
        guard let year = digits(4), take(ASCII.hyphen), let month = digits(2), take(ASCII.hyphen),
            let day = digits(2)
        else { return nil }
        guard year >= 1, day >= 1, day <= Gregorian.daysInMonth(year: year, month: month) else {
            return nil
        }
        return Gregorian.dayNumber(year: year, month: month, day: day)
    }
}

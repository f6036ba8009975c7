extension Instant: CustomStringConvertible {
    /// Reads a strict RFC 3339 text, such as `2026-01-31T15:00:00Z` or `2026-01-31T17:00:00.5+02:00`.
    ///
    /// Refused, with `nil`: a text without an offset, lower-case `t` and `z`, a space for the `T`,
    /// second 60 (the clock here has no leap seconds), a fraction of no digits, of more than nine
    /// or finer than a millisecond, and any moment outside the years 0001 to 9999 in UTC.
    package init?(rfc3339 text: some StringProtocol) {
        // As a String, so that the reader below is compiled for one kind of text only.
        var reader = CalendarReader(String(text).utf8.makeIterator())
        guard let day = reader.day(), reader.take(UInt8(ascii: "T")),
            let hour = reader.digits(2), hour <= 23, reader.take(ASCII.colon),
            let minute = reader.digits(2), minute <= 59, reader.take(ASCII.colon),
            let second = reader.digits(2), second <= 59,
            let (fraction, offset) = reader.fractionAndOffset(),
            reader.next() == nil
        else { return nil }
        let seconds = ((day * 24 + hour) * 60 + minute - offset) * 60 + second
        let milliseconds = Int64(seconds * 1_000 + fraction)
        guard Self.writable.contains(milliseconds) else { return nil }
        self.init(milliseconds: milliseconds)
    }

    /// RFC 3339 in UTC: `2026-01-31T15:00:00Z`, with `.123` only when there is part of a second.
    ///
    /// Outside the years 0000 to 9999, which RFC 3339 cannot name, the year carries a sign.
    package var rfc3339: String {
        CalendarWriter.string(capacity: 32) { writer in
            let perDay = Int(Self.millisecondsPerDay)
            let day = Int(milliseconds).flooredQuotient(by: perDay)
            // The remainder is taken apart from the quotient: their product may not fit.
            let remainder = Int(milliseconds) % perDay
            let ofDay = remainder < 0 ? remainder + perDay : remainder
            writer.put(dayNumber: day)
            writer.put(UInt8(ascii: "T"))
            writer.put(ofDay / 3_600_000, width: 2)
            writer.put(ASCII.colon)
            writer.put(ofDay / 60_000 % 60, width: 2)
            writer.put(ASCII.colon)
            writer.put(ofDay / 1_000 % 60, width: 2)
            if ofDay % 1_000 != 0 {
                writer.put(ASCII.dot)
                writer.put(ofDay % 1_000, width: 3)
            }
            writer.put(UInt8(ascii: "Z"))
        }
    }

    package var description: String { rfc3339 }

    /// 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999Z: what four digits of a year can say.
    private static let writable: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999
}

extension CalendarReader {
    /// The optional fraction of a second in milliseconds, and the offset from UTC in minutes.
    fileprivate mutating func fractionAndOffset() -> (milliseconds: Int, offsetMinutes: Int)? {
        guard var byte = next() else { return nil }
        var milliseconds = 0
        if byte == ASCII.dot {
            var digits = 0
            var unit = 100
            while true {
                guard let following = next() else { return nil }
                byte = following
                guard let digit = byte.asciiDigit else { break }
                digits += 1
                // Past the third digit only zeros are exact.
                guard digits <= 9, digits <= 3 || digit == 0 else { return nil }
                milliseconds += digit * unit
                unit /= 10
            }
            guard digits > 0 else { return nil }
        }
        if byte == UInt8(ascii: "Z") { return (milliseconds, 0) }
        guard byte == ASCII.plus || byte == ASCII.hyphen,
            let hours = digits(2), hours <= 23, take(ASCII.colon),
            let minutes = digits(2), minutes <= 59
        else { return nil }
        let offset = hours * 60 + minutes
        return (milliseconds, byte == ASCII.hyphen ? -offset : offset)
    }
}

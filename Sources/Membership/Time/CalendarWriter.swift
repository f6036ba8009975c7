/// Writes dates and instants into one string.
struct CalendarWriter {
    private var bytes: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    /// Builds a string of at most `capacity` bytes; up to 15 of them need no allocation.
    static func string(capacity: Int, _ write: (inout CalendarWriter) -> Void) -> String {
        String(unsafeUninitializedCapacity: capacity) { bytes in
            var writer = CalendarWriter(bytes: bytes)
            write(&writer)
            return writer.count
        }
    }

    private init(bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func put(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
    }

    /// A number of at least `width` digits, with leading zeros; `value` must not be negative.
    mutating func put(_ value: Int, width: Int) {
        if value > 9 || width > 1 { put(value / 10, width: width - 1) }
        put(ASCII.zero + UInt8(value % 10))
    }

    /// `YYYY-MM-DD`. A year of another length or before year 0 carries a sign, so that it can
    /// never be taken for a date that the readers accept.
    mutating func put(dayNumber: Int) {
        let (year, month, day) = Gregorian.civil(dayNumber)
        if year < 0 { put(ASCII.hyphen) }
        if year > 9_999 { put(ASCII.plus) }
        put(abs(year), width: 4)
        put(ASCII.hyphen)
        put(month, width: 2)
        put(ASCII.hyphen)
        put(day, width: 2)
    }
}

/// Writes JSON into a byte buffer of its own, putting in commas, quotes and escapes by itself.
///
/// - Shape: compact output is one line of valid UTF-8; a `pretty` writer indents by two spaces for
///   people. Members come out in the order they are written.
/// - Errors: none. A key without a value or an end without a beginning is our bug; the writer does
///   not look for it beyond ``depth``.
package struct JSONWriter: Sendable {
    /// What stands right before the place of the next value.
    enum Place: Sendable {
        case first
        case afterValue
        case afterKey
    }

    /// Everything written so far.
    package private(set) var bytes: [UInt8] = []

    /// How many arrays and objects are open.
    package private(set) var depth = 0

    private var place = Place.first
    private let pretty: Bool

    package init(pretty: Bool = false) {
        self.pretty = pretty
    }

    /// Everything written so far, as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func reserveCapacity(_ count: Int) {
        bytes.reserveCapacity(count)
    }

    /// Forgets everything written, ready for a new text.
    package mutating func removeAll(keepingCapacity: Bool) {
        bytes.removeAll(keepingCapacity: keepingCapacity)
        depth = 0
        place = .first
    }

    // MARK: Containers

    package mutating func beginObject() {
        begin(Byte.openBrace)
    }

    package mutating func endObject() {
        end(Byte.closeBrace)
    }

    package mutating func beginArray() {
        begin(Byte.openBracket)
    }

    package mutating func endArray() {
        end(Byte.closeBracket)
    }

    /// Writes a member's key; its value must be the next thing written.
    package mutating func key(_ name: String) {
        separate()
        quote(name, andThen: Byte.colon)
        if pretty { bytes.append(Byte.space) }
        place = .afterKey
    }

    // MARK: Values

    package mutating func null() {
        separate()
        bytes.append(contentsOf: [0x6E, 0x75, 0x6C, 0x6C])
        place = .afterValue
    }

    package mutating func bool(_ value: Bool) {
        separate()
        if value {
            bytes.append(contentsOf: [0x74, 0x72, 0x75, 0x65])
        } else {
            bytes.append(contentsOf: [0x66, 0x61, 0x6C, 0x73, 0x65])
        }
        place = .afterValue
    }

    package mutating func integer(_ value: Int64) {
        separate()
        decimal(value)
        place = .afterValue
    }

    package mutating func integer(_ value: Int) {
        integer(Int64(value))
    }

    package mutating func string(_ value: String) {
        separate()
        quote(value)
        place = .afterValue
    }

    /// Writes bytes that are one whole JSON value already, such as a stored answer, as they are.
    package mutating func raw(_ value: [UInt8]) {
        separate()
        bytes.append(contentsOf: value)
        place = .afterValue
    }

    /// Writes text that is one whole JSON value already, such as a number's, as it is.
    package mutating func raw(_ value: String) {
        separate()
        bytes.append(contentsOf: value.utf8)
        place = .afterValue
    }

    package mutating func write(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .number(let text): raw(text)
        case .string(let text): string(text)
        case .array(let items):
            beginArray()
            for item in items { write(item) }
            endArray()
        case .object(let object):
            beginObject()
            for member in object.members {
                key(member.key)
                write(member.value)
            }
            endObject()
        }
    }

    /// Ends a line of a stream that has one value on each line.
    package mutating func endLine() {
        bytes.append(Byte.lineFeed)
        place = .first
    }

    // MARK: Undo

    /// A place to go back to with ``rollBack(to:)``.
    package struct Mark: Sendable {
        /// How many bytes stood before it.
        package let count: Int
        package let depth: Int
        fileprivate let place: Place
    }

    package var mark: Mark { Mark(count: bytes.count, depth: depth, place: place) }

    /// Takes back everything written since the mark.
    package mutating func rollBack(to mark: Mark) {
        bytes.removeLast(bytes.count - mark.count)
        depth = mark.depth
        place = mark.place
    }

    /// Puts other bytes in the place of everything written; they must leave the same arrays and
    /// objects open.
    package mutating func replaceBytes(with other: [UInt8]) {
        bytes = other
    }

    // MARK: Pieces

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        depth += 1
        place = .first
    }

    private mutating func end(_ bracket: UInt8) {
        depth -= 1
        if pretty, place == .afterValue { breakLine() }
        bytes.append(bracket)
        place = .afterValue
    }

    private mutating func separate() {
        switch place {
        case .afterKey: return
        case .afterValue: bytes.append(Byte.comma)
        case .first: break
        }
        if pretty, depth > 0 { breakLine() }
    }

    private mutating func breakLine() {
        bytes.append(Byte.lineFeed)
        bytes.append(contentsOf: repeatElement(Byte.space, count: 2 * max(depth, 0)))
    }

    private mutating func decimal(_ value: Int64) {
        if value < 0 { bytes.append(Byte.minus) }
        // The longest magnitude, 2^63, has 19 digits; they come out from the last to the first.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 19) { digits in
            var rest = value.magnitude
            var start = digits.count
            repeat {
                start -= 1
                digits[start] = Byte.zero + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
        }
    }

    /// The longest text that goes through a buffer of its own, in one piece.
    private static let shortText = 64

    private mutating func quote(_ text: String, andThen last: UInt8? = nil) {
        text.withBytes { utf8 in
            if utf8.count <= Self.shortText, quoteShort(utf8, andThen: last) { return }
            bytes.append(Byte.quote)
            if let escape = utf8.firstIndex(where: Self.needsEscape) {
                quoteWithEscapes(utf8, from: escape)
            } else {
                bytes.append(contentsOf: utf8)
            }
            bytes.append(Byte.quote)
            if let last { bytes.append(last) }
        }
    }

    /// Most texts and all keys: appending once costs less than a half of appending piece by piece.
    ///
    /// - Returns: `false`, with nothing written, for a text that has something to escape.
    private mutating func quoteShort(
        _ utf8: UnsafeBufferPointer<UInt8>,
        andThen last: UInt8?
    ) -> Bool {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.shortText + 3) { buffer in
            buffer[0] = Byte.quote
            for index in utf8.indices {
                let byte = utf8[index]
                if Self.needsEscape(byte) { return false }
                buffer[index + 1] = byte
            }
            var count = utf8.count + 2
            buffer[count - 1] = Byte.quote
            if let last {
                buffer[count] = last
                count += 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
            return true
        }
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < Byte.space || byte == Byte.quote || byte == Byte.backslash
    }

    private mutating func quoteWithEscapes(_ utf8: UnsafeBufferPointer<UInt8>, from first: Int) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[..<first]))
        for byte in utf8[first...] {
            if Self.needsEscape(byte) { escape(byte) } else { bytes.append(byte) }
        }
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(Byte.backslash)
        switch byte {
        case Byte.quote, Byte.backslash: bytes.append(byte)
        case Byte.tab: bytes.append(UInt8(ascii: "t"))
        case Byte.lineFeed: bytes.append(UInt8(ascii: "n"))
        case Byte.carriageReturn: bytes.append(UInt8(ascii: "r"))
        default:
            let digits: StaticString = "0123456789abcdef"
            bytes.append(contentsOf: [UInt8(ascii: "u"), Byte.zero, Byte.zero])
            bytes.append(digits.utf8Start[Int(byte >> 4)])
            bytes.append(digits.utf8Start[Int(byte & 0xF)])
        }
    }
}

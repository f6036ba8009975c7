/// Reads strict JSON (RFC 8259) from UTF-8 bytes in one pass.
///
/// Refuses what lenient readers let through: trailing commas, comments, a byte order mark, UTF-16,
/// duplicate keys, lone surrogates, overlong or broken UTF-8, raw control characters, numbers such
/// as `01`, `+1`, `.5`, `1.` and `NaN`, numbers of 10^308 and more, bytes after the value, and
/// nesting deeper than the limit, which also bounds the recursion here.
package struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    /// Where a string with escapes is put together; reused from string to string.
    var scratch: [UInt8] = []

    private let maximumDepth: Int
    private var depth = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    /// Reads the one value these bytes hold.
    package static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>,
        maximumDepth: Int = 64
    ) throws(JSONSyntaxError) -> JSONValue {
        var scanner = JSONScanner(bytes, maximumDepth: maximumDepth)
        return try scanner.document()
    }

    /// Reads the one value these bytes hold.
    package static func parse(
        _ bytes: [UInt8],
        maximumDepth: Int = 64
    ) throws(JSONSyntaxError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONSyntaxError) in
            try parse(buffer, maximumDepth: maximumDepth)
        }
    }

    /// Reads the one value this text holds.
    package static func parse(
        _ text: String,
        maximumDepth: Int = 64
    ) throws(JSONSyntaxError) -> JSONValue {
        try parse(Array(text.utf8), maximumDepth: maximumDepth)
    }

    private mutating func document() throws(JSONSyntaxError) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw JSONSyntaxError(.byteOrderMark, at: 0)
        }
        skipSpace()
        guard position < bytes.count else { throw JSONSyntaxError(.empty, at: position) }
        let result = try value()
        skipSpace()
        guard position == bytes.count else {
            throw JSONSyntaxError(.trailingBytes, at: position)
        }
        return result
    }

    private mutating func value() throws(JSONSyntaxError) -> JSONValue {
        guard position < bytes.count else { throw failure(.expectedValue) }
        switch bytes[position] {
        case Byte.quote:
            return .string(try string())
        case Byte.openBrace:
            return .object(try object())
        case Byte.openBracket:
            return .array(try array())
        case Byte.minus, Byte.zero...Byte.nine:
            return try number()
        case Byte.lowerT:
            try literal("true")
            return .bool(true)
        case Byte.lowerF:
            try literal("false")
            return .bool(false)
        case Byte.lowerN:
            try literal("null")
            return .null
        default:
            throw failure(.expectedValue)
        }
    }

    private mutating func array() throws(JSONSyntaxError) -> [JSONValue] {
        try open()
        var items: [JSONValue] = []
        if take(Byte.closeBracket) {
            depth -= 1
            return items
        }
        while true {
            items.append(try value())
            skipSpace()
            if take(Byte.comma) {
                try refuseTrailingComma(before: Byte.closeBracket)
            } else if take(Byte.closeBracket) {
                depth -= 1
                return items
            } else {
                throw failure(.expectedCommaOrEnd)
            }
        }
    }

    private mutating func object() throws(JSONSyntaxError) -> JSONObject {
        try open()
        var object = JSONObject()
        var keys = KeyCheck()
        if take(Byte.closeBrace) {
            depth -= 1
            return object
        }
        while true {
            guard position < bytes.count, bytes[position] == Byte.quote else {
                throw failure(.expectedKey)
            }
            let keyOffset = position
            let key = try string()
            guard keys.isNew(key, in: object) else {
                throw JSONSyntaxError(.duplicateKey(key), at: keyOffset)
            }
            skipSpace()
            guard take(Byte.colon) else { throw failure(.expectedColon) }
            skipSpace()
            object.appendNew(key, try value())
            skipSpace()
            if take(Byte.comma) {
                try refuseTrailingComma(before: Byte.closeBrace)
            } else if take(Byte.closeBrace) {
                depth -= 1
                return object
            } else {
                throw failure(.expectedCommaOrEnd)
            }
        }
    }

    /// Steps over an opening bracket and the space after it.
    private mutating func open() throws(JSONSyntaxError) {
        guard depth < maximumDepth else { throw failure(.tooDeep(limit: maximumDepth)) }
        depth += 1
        position += 1
        skipSpace()
    }

    private mutating func refuseTrailingComma(before end: UInt8) throws(JSONSyntaxError) {
        let comma = position - 1
        skipSpace()
        if position < bytes.count, bytes[position] == end {
            throw JSONSyntaxError(.trailingComma, at: comma)
        }
    }

    private mutating func literal(_ word: StaticString) throws(JSONSyntaxError) {
        let length = word.utf8CodeUnitCount
        for index in 0..<length {
            guard position + index < bytes.count else {
                throw JSONSyntaxError(.endedEarly, at: bytes.count)
            }
            guard bytes[position + index] == word.utf8Start[index] else {
                throw failure(.badLiteral)
            }
        }
        position += length
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn: position += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// The problem at the place we stand; at the end of the text the text itself is too short.
    private func failure(_ problem: JSONSyntaxError.Problem) -> JSONSyntaxError {
        JSONSyntaxError(position < bytes.count ? problem : .endedEarly, at: position)
    }
}

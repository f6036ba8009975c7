/// A text that may be handed to the YAML parser: UTF-8, of bearable size, all of it visible.
///
/// Lines are counted as the parser counts them, so its positions can be looked up here.
struct SourceText {
    let text: String
    let scalars: [Unicode.Scalar]
    /// The index of each line's first scalar; a break at the end opens a last, empty line.
    private let lineStarts: [Int]

    /// - Returns: `nil` after reporting what is wrong with the bytes.
    init?(bytes: [UInt8], reader: Reader) {
        guard Self.isBearable(bytes, reader) else { return nil }
        let whole = String(validating: bytes, as: UTF8.self)
        let text = whole ?? Self.validStart(of: bytes)
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(bytes.count)
        var lineStarts = [0]
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            guard Self.isText(scalar) else {
                let column = scalars.count - lineStarts[lineStarts.count - 1] + 1
                reader.report(
                    Position(line: lineStarts.count, column: column),
                    "U+\(Self.hexadecimal(scalar.value)) is a control character",
                    "take it out"
                )
                return nil
            }
            // The parser counts the pair CR LF as one line break.
            if scalar == "\n", previous == "\r" { lineStarts.removeLast() }
            scalars.append(scalar)
            if Self.breaksLine(scalar) { lineStarts.append(scalars.count) }
            previous = scalar
        }
        self.text = text
        self.scalars = scalars
        self.lineStarts = lineStarts
        guard whole != nil else {
            reader.report(
                position(of: scalars.count),
                "these bytes are not UTF-8",
                "save the file as UTF-8"
            )
            return nil
        }
    }

    /// Everything before the first byte that is not UTF-8.
    private static func validStart(of bytes: [UInt8]) -> String {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var length = 0
        while case .valid(let encoded) = parser.parseScalar(from: &iterator) {
            length += encoded.count
        }
        return String(decoding: bytes[..<length], as: UTF8.self)
    }

    /// The index of the scalar at a position, or `nil` when no scalar stands there.
    func index(of position: Position) -> Int? {
        guard lineStarts.indices.contains(position.line - 1) else { return nil }
        let index = lineStarts[position.line - 1] + position.column - 1
        return scalars.indices.contains(index) ? index : nil
    }

    /// The position of the scalar with an index; the end of the text has one too.
    func position(of index: Int) -> Position {
        let line = lineStarts.lastIndex { $0 <= index } ?? 0
        return Position(line: line + 1, column: index - lineStarts[line] + 1)
    }

    /// The nearest position inside the text, at most just behind its last visible character.
    ///
    /// The parser finds a file cut short only where the text is over, which people cannot see.
    func nearest(line: Int, column: Int) -> Position {
        guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else {
            return .start
        }
        let visible = position(of: last)
        let end = Position(line: visible.line, column: visible.column + 1)
        return min(Position(line: max(line, 1), column: max(column, 1)), end)
    }

    private static func isBearable(_ bytes: [UInt8], _ reader: Reader) -> Bool {
        if bytes.count > PlanFile.longestFile {
            reader.report(
                .start,
                "the file has \(bytes.count) bytes and \(PlanFile.longestFile) are read",
                "keep one plan in a file and long texts elsewhere"
            )
        } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            reader.report(
                .start,
                "the file begins with a byte order mark",
                "save it as UTF-8 without one"
            )
        } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            || bytes.prefix(2).contains(0)
        {
            reader.report(.start, "the file looks like UTF-16", "save it as UTF-8")
        } else {
            return true
        }
        return false
    }

    private static func isText(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

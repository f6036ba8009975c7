extension JSONScanner {
    /// Reads a string from its opening quote to past its closing one.
    mutating func string() throws(JSONSyntaxError) -> String {
        let start = position + 1
        var index = start
        var union: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == Byte.quote {
                position = index + 1
                return try text(of: start..<index, isASCII: union < 0x80)
            }
            if byte == Byte.backslash {
                return try stringWithEscapes(start: start, firstEscape: index)
            }
            guard byte >= Byte.space else { throw JSONSyntaxError(.rawControl(byte), at: index) }
            union |= byte
            index += 1
        }
        throw JSONSyntaxError(.endedEarly, at: bytes.count)
    }

    private func text(of range: Range<Int>, isASCII: Bool) throws(JSONSyntaxError) -> String {
        let part = UnsafeBufferPointer(rebasing: bytes[range])
        if isASCII { return String(decoding: part, as: UTF8.self) }
        guard let text = String(validating: part, as: UTF8.self) else {
            throw JSONSyntaxError(.invalidUTF8, at: range.lowerBound + Self.firstInvalid(in: part))
        }
        return text
    }

    /// The slower way, for a string in which a backslash was found.
    private mutating func stringWithEscapes(
        start: Int,
        firstEscape: Int
    ) throws(JSONSyntaxError) -> String {
        scratch.removeAll(keepingCapacity: true)
        var runStart = start
        var index = firstEscape
        while index < bytes.count {
            let byte = bytes[index]
            if byte == Byte.quote {
                try takeRun(runStart..<index)
                position = index + 1
                return String(decoding: scratch, as: UTF8.self)
            }
            if byte == Byte.backslash {
                try takeRun(runStart..<index)
                index = try takeEscape(at: index)
                runStart = index
                continue
            }
            guard byte >= Byte.space else { throw JSONSyntaxError(.rawControl(byte), at: index) }
            index += 1
        }
        throw JSONSyntaxError(.endedEarly, at: bytes.count)
    }

    /// Copies bytes without escapes. They are checked run by run, so that an escape can never
    /// lend its bytes to a broken sequence beside it.
    private mutating func takeRun(_ range: Range<Int>) throws(JSONSyntaxError) {
        guard !range.isEmpty else { return }
        let part = UnsafeBufferPointer(rebasing: bytes[range])
        if part.contains(where: { $0 >= 0x80 }) {
            _ = try text(of: range, isASCII: false)
        }
        scratch.append(contentsOf: part)
    }

    /// Decodes the escape whose backslash stands at `index`; returns the place after it.
    private mutating func takeEscape(at index: Int) throws(JSONSyntaxError) -> Int {
        guard index + 1 < bytes.count else {
            throw JSONSyntaxError(.endedEarly, at: bytes.count)
        }
        switch bytes[index + 1] {
        case Byte.quote, Byte.backslash, Byte.slash: scratch.append(bytes[index + 1])
        case UInt8(ascii: "b"): scratch.append(0x08)
        case UInt8(ascii: "f"): scratch.append(0x0C)
        case UInt8(ascii: "n"): scratch.append(Byte.lineFeed)
        case UInt8(ascii: "r"): scratch.append(Byte.carriageReturn)
        case UInt8(ascii: "t"): scratch.append(Byte.tab)
        case UInt8(ascii: "u"): return try takeUnicodeEscape(at: index)
        default: throw JSONSyntaxError(.badEscape, at: index)
        }
        return index + 2
    }

    private mutating func takeUnicodeEscape(at index: Int) throws(JSONSyntaxError) -> Int {
        let first = try hexadecimal(at: index)
        if let scalar = Unicode.Scalar(first) {
            scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            return index + 6
        }
        // Only surrogates are left here; a high one needs a low one right behind it.
        let next = index + 6
        guard first < 0xDC00, next + 1 < bytes.count, bytes[next] == Byte.backslash,
            bytes[next + 1] == UInt8(ascii: "u")
        else { throw JSONSyntaxError(.loneSurrogate, at: index) }
        let second = try hexadecimal(at: next)
        let code = 0x10000 + (UInt32(first & 0x3FF) << 10) + UInt32(second & 0x3FF)
        guard (0xDC00...0xDFFF).contains(second), let scalar = Unicode.Scalar(code) else {
            throw JSONSyntaxError(.loneSurrogate, at: index)
        }
        scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        return next + 6
    }

    /// The four digits of the `\uXXXX` whose backslash stands at `index`.
    private func hexadecimal(at index: Int) throws(JSONSyntaxError) -> UInt16 {
        guard index + 6 <= bytes.count else {
            throw JSONSyntaxError(.endedEarly, at: bytes.count)
        }
        var value: UInt16 = 0
        for digit in bytes[(index + 2)..<(index + 6)] {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt16(digit - 0x30)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt16(digit - 0x57)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt16(digit - 0x37)
            default: throw JSONSyntaxError(.badEscape, at: index)
            }
        }
        return value
    }

    /// Where the first broken sequence stands; only called once something is known to be broken.
    private static func firstInvalid(in part: UnsafeBufferPointer<UInt8>) -> Int {
        var decoder = UTF8()
        var iterator = part.makeIterator()
        var valid = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            valid += UTF8.width(scalar)
        }
        return min(valid, part.count)
    }
}

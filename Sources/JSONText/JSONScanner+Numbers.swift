extension JSONScanner {
    /// Reads a number from its sign or first digit to past its last character.
    mutating func number() throws(JSONSyntaxError) -> JSONValue {
        let start = position
        let isNegative = bytes[start] == Byte.minus
        if isNegative { position += 1 }
        let firstDigit = position
        var fits = true
        var value: Int64 = 0
        // Counted downwards, because Int64 reaches one further below zero than above.
        let wholeDigits = try digits { digit in
            let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowedToo) = product.subtractingReportingOverflow(Int64(digit))
            value = sum
            fits = fits && !overflowed && !overflowedToo
        }
        guard wholeDigits == 1 || bytes[firstDigit] != Byte.zero else {
            throw JSONSyntaxError(.leadingZero, at: start)
        }
        var magnitude = bytes[firstDigit] == Byte.zero ? nil : wholeDigits - 1
        let isWhole = try !fractionAndExponent(magnitude: &magnitude)
        if let magnitude, magnitude >= 308 {
            throw JSONSyntaxError(.numberOutOfRange, at: start)
        }
        if isWhole, fits {
            if isNegative, value < 0 { return .integer(value) }
            if !isNegative, value > .min { return .integer(-value) }
        }
        let part = UnsafeBufferPointer(rebasing: bytes[start..<position])
        return .number(text: String(decoding: part, as: UTF8.self))
    }

    /// Reads what follows the whole part.
    /// - Parameter magnitude: the power of ten of the first digit that is not zero; `nil` while
    ///   all digits were zero.
    /// - Returns: whether there was a fraction or an exponent at all.
    private mutating func fractionAndExponent(
        magnitude: inout Int?
    ) throws(JSONSyntaxError) -> Bool {
        var found = false
        if position < bytes.count, bytes[position] == Byte.dot {
            found = true
            position += 1
            var place = 0
            var power = magnitude
            try digits { digit in
                place -= 1
                if power == nil, digit != 0 { power = place }
            }
            magnitude = power
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            found = true
            position += 1
            var sign = 1
            if position < bytes.count, bytes[position] == Byte.minus || bytes[position] == Byte.plus
            {
                sign = bytes[position] == Byte.minus ? -1 : 1
                position += 1
            }
            var exponent = 0
            // Capped: a line holds far fewer digits than would make the cap wrong.
            try digits { exponent = min(exponent * 10 + Int($0), 1 << 40) }
            magnitude = magnitude.map { $0 + sign * exponent }
        }
        return found
    }

    /// Reads one digit or more.
    @discardableResult
    private mutating func digits(_ body: (UInt8) -> Void) throws(JSONSyntaxError) -> Int {
        let first = position
        while position < bytes.count {
            let digit = bytes[position] &- Byte.zero
            guard digit < 10 else { break }
            body(digit)
            position += 1
        }
        guard position > first else {
            throw JSONSyntaxError(position < bytes.count ? .badNumber : .endedEarly, at: position)
        }
        return position - first
    }
}

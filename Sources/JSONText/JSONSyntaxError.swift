/// Why a text is not the strict JSON we accept, and at which byte.
package struct JSONSyntaxError: Error, Hashable, Sendable {
    /// What is wrong; ``JSONSyntaxError/description`` says it in a sentence.
    package enum Problem: Hashable, Sendable {
        case empty
        case endedEarly
        case byteOrderMark
        case expectedValue
        case expectedKey
        case expectedColon
        case expectedCommaOrEnd
        case trailingComma
        case trailingBytes
        case badLiteral
        case badNumber
        case leadingZero
        case numberOutOfRange
        case badEscape
        case loneSurrogate
        case invalidUTF8
        case rawControl(UInt8)
        case tooDeep(limit: Int)
        /// Well-formed JSON, but two parsers could read it in two ways, so we refuse it.
        case duplicateKey(String)
    }

    package let problem: Problem

    /// Counts bytes from 0 at the start of the text.
    package let offset: Int

    package init(_ problem: Problem, at offset: Int) {
        self.problem = problem
        self.offset = offset
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    /// One sentence that says what is wrong and where.
    package var description: String {
        "\(sentence), at byte \(offset)"
    }

    private var sentence: String {
        switch problem {
        case .empty: "the text is empty; write one JSON value"
        case .endedEarly: "the text ends before the value does"
        case .byteOrderMark: "the text opens with a byte order mark; send plain UTF-8 without one"
        case .expectedValue: "a JSON value must stand here"
        case .expectedKey: "a key in double quotes must stand here"
        case .expectedColon: "a colon must follow the key"
        case .expectedCommaOrEnd: "a comma or the closing bracket must follow the value"
        case .trailingComma: "the last comma has nothing after it; take it out"
        case .trailingBytes: "the text goes on after the value; send one value only"
        case .badLiteral: "only true, false and null may stand without quotes"
        case .badNumber: "this is not a JSON number; write digits such as 0, -12 or 1.5"
        case .leadingZero: "a number may not open with a needless zero"
        case .numberOutOfRange: "the number is 10^308 or more, more than other readers can hold"
        case .badEscape:
            "this escape is unknown; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX"
        case .loneSurrogate: "half of a surrogate pair stands alone; write both halves"
        case .invalidUTF8: "the bytes are not valid UTF-8"
        case .rawControl(let byte): "a control character (byte \(byte)) must be escaped in a string"
        case .tooDeep(let limit): "arrays and objects may nest \(limit) deep and no deeper"
        case .duplicateKey(let key): "the key \"\(key.excerpt)\" stands twice in one object"
        }
    }
}

import JSONText
import Testing

struct RefusedTextTests {
    typealias Problem = JSONSyntaxError.Problem

    /// Each row reads: this text is refused for that reason, at that byte.
    static let rows: [(String, String, Problem, Int)] = [
        ("nothing", "", .empty, 0),
        ("only space", " \t\r\n ", .empty, 5),
        ("a comma after the last item", "[1,]", .trailingComma, 2),
        ("a comma after the last item, spaced", "[1 , ]", .trailingComma, 3),
        ("a comma after the last member", #"{"a":1,}"#, .trailingComma, 6),
        ("only a comma", "[,]", .expectedValue, 1),
        ("only a comma in an object", "{,}", .expectedKey, 1),
        ("two commas", "[1,,2]", .expectedValue, 3),
        ("two commas in an object", #"{"a":1,,"b":2}"#, .expectedKey, 7),
        ("a comma first", "[,1]", .expectedValue, 1),
        ("no comma", "[1 2]", .expectedCommaOrEnd, 3),
        ("no comma in an object", #"{"a":1 "b":2}"#, .expectedCommaOrEnd, 7),
        ("an array left open", "[1", .endedEarly, 2),
        ("an array left open after a comma", "[1,", .endedEarly, 3),
        ("an array only begun", "[", .endedEarly, 1),
        ("an object only begun", "{", .endedEarly, 1),
        ("an object cut after the key", #"{"a""#, .endedEarly, 4),
        ("an object cut after the colon", #"{"a":"#, .endedEarly, 5),
        ("an object cut after the value", #"{"a":1"#, .endedEarly, 6),
        ("an object cut after the comma", #"{"a":1,"#, .endedEarly, 7),
        ("the wrong bracket", "[1}", .expectedCommaOrEnd, 2),
        ("the wrong brace", #"{"a":1]"#, .expectedCommaOrEnd, 6),
        ("a closing bracket alone", "]", .expectedValue, 0),
        ("a closing brace alone", "}", .expectedValue, 0),
        ("a closing bracket too many", "[1]]", .trailingBytes, 3),
        ("a comma after the value", "1,", .trailingBytes, 1),
        ("two values", "1 2", .trailingBytes, 2),
        ("two objects", "{}{}", .trailingBytes, 2),
        ("garbage after the value", "[1]x", .trailingBytes, 3),
        ("a NUL after the value", "[1]\0", .trailingBytes, 3),
        ("a line comment", "[1] // one", .trailingBytes, 4),
        ("a block comment", "[1, /* two */ 2]", .expectedValue, 4),
        ("a hash comment", "# one\n1", .expectedValue, 0),
        ("a key without quotes", "{a:1}", .expectedKey, 1),
        ("a key in single quotes", "{'a':1}", .expectedKey, 1),
        ("a number for a key", "{1:1}", .expectedKey, 1),
        ("null for a key", "{null:1}", .expectedKey, 1),
        ("no colon", #"{"a" 1}"#, .expectedColon, 5),
        ("an equals sign", #"{"a"=1}"#, .expectedColon, 4),
        ("two colons", #"{"a"::1}"#, .expectedValue, 5),
        ("a colon in an array", #"["a":1]"#, .expectedCommaOrEnd, 4),
        ("no value", #"{"a":}"#, .expectedValue, 5),
        ("a single-quoted string", "'a'", .expectedValue, 0),
        ("a word", "hello", .expectedValue, 0),
        ("nil", "nil", .badLiteral, 0),
        ("True", "True", .expectedValue, 0),
        ("a cut true", "tru", .endedEarly, 3),
        ("a cut false", "[fals]", .badLiteral, 1),
        ("a cut null", "nul", .endedEarly, 3),
        ("too much null", "nulll", .trailingBytes, 4),
        ("NULL", "NULL", .expectedValue, 0),
        ("undefined", "undefined", .expectedValue, 0),
        ("NaN", "NaN", .expectedValue, 0),
        ("nan", "nan", .badLiteral, 0),
        ("Infinity", "Infinity", .expectedValue, 0),
        ("minus Infinity", "-Infinity", .badNumber, 1),
        ("a leading zero", "01", .leadingZero, 0),
        ("a negative leading zero", "-01", .leadingZero, 0),
        ("two zeros", "00", .leadingZero, 0),
        ("a leading zero before a fraction", "01.5", .leadingZero, 0),
        ("a leading plus", "+1", .expectedValue, 0),
        ("a leading dot", ".5", .expectedValue, 0),
        ("a minus and a dot", "-.5", .badNumber, 1),
        ("a trailing dot", "1.", .endedEarly, 2),
        ("a trailing dot in an array", "[1.]", .badNumber, 3),
        ("a dot before the exponent", "1.e5", .badNumber, 2),
        ("two dots", "1.2.3", .trailingBytes, 3),
        ("a minus alone", "-", .endedEarly, 1),
        ("a minus and a letter", "-a", .badNumber, 1),
        ("two minuses", "--1", .badNumber, 1),
        ("a space after the minus", "- 1", .badNumber, 1),
        ("an empty exponent", "1e", .endedEarly, 2),
        ("an empty signed exponent", "[1e+]", .badNumber, 4),
        ("a fraction in the exponent", "1e1.5", .trailingBytes, 3),
        ("hexadecimal", "0x1F", .trailingBytes, 1),
        ("a letter in the number", "12a", .trailingBytes, 2),
        ("an underscore", "1_000", .trailingBytes, 1),
        ("a thousands comma", "1,000", .trailingBytes, 1),
        ("fullwidth digits", "１", .expectedValue, 0),
        ("beyond the range of a double", "1e400", .numberOutOfRange, 0),
        ("beyond it below zero", "[-1e400]", .numberOutOfRange, 1),
        ("beyond it by digits", "1" + String(repeating: "0", count: 308), .numberOutOfRange, 0),
        ("beyond it by both", "123456.7e303", .numberOutOfRange, 0),
        ("an exponent past every integer", "1e99999999999999999999", .numberOutOfRange, 0),
        ("a string left open", #""abc"#, .endedEarly, 4),
        ("a quote alone", "\"", .endedEarly, 1),
        ("a string ending in a backslash", #""abc\"#, .endedEarly, 5),
        ("a string ending in an escaped quote", #""abc\""#, .endedEarly, 6),
        ("a raw line feed", "\"a\nb\"", .rawControl(0x0A), 2),
        ("a raw tab", "\"a\tb\"", .rawControl(0x09), 2),
        ("a raw NUL", "\"a\0b\"", .rawControl(0x00), 2),
        ("a raw escape", "\"\u{1B}[2J\"", .rawControl(0x1B), 1),
        ("a raw unit separator", "\"\u{1F}\"", .rawControl(0x1F), 1),
        ("a raw control after an escape", "\"\\n\u{1}\"", .rawControl(0x01), 3),
        ("an unknown escape", #""\x41""#, .badEscape, 1),
        ("an escaped single quote", #""\'""#, .badEscape, 1),
        ("an escaped line end", "\"\\\n\"", .badEscape, 1),
        ("a capital U", #""\U0041""#, .badEscape, 1),
        ("an octal escape", #""\101""#, .badEscape, 1),
        ("three hexadecimal digits", #""\u004""#, .badEscape, 1),
        ("a cut escape", #""\u00"#, .endedEarly, 5),
        ("no hexadecimal digits", #""\u00zz""#, .badEscape, 1),
        ("a sign among the digits", #""\u+041""#, .badEscape, 1),
        ("a high surrogate alone", #""\ud800""#, .loneSurrogate, 1),
        ("a low surrogate alone", #""\udc00""#, .loneSurrogate, 1),
        ("a high surrogate and a letter", #""\ud800x""#, .loneSurrogate, 1),
        ("two high surrogates", #""\ud800\ud800""#, .loneSurrogate, 1),
        ("the pair the wrong way round", #""\udc00\ud800""#, .loneSurrogate, 1),
        ("a high surrogate and another escape", #""\ud800\n""#, .loneSurrogate, 1),
        ("a high surrogate and a BMP escape", #""\ud800\u0041""#, .loneSurrogate, 1),
        ("a high surrogate and a cut escape", #""\ud800\u"#, .endedEarly, 9),
        ("a byte order mark", "\u{FEFF}[]", .byteOrderMark, 0),
        ("a byte order mark alone", "\u{FEFF}", .byteOrderMark, 0),
        ("a no-break space", "[1,\u{A0}2]", .expectedValue, 3),
        ("a form feed", "\u{C}[]", .expectedValue, 0),
        ("a vertical tab", "[\u{B}]", .expectedValue, 1),
        ("a duplicate key", #"{"a":1,"a":2}"#, .duplicateKey("a"), 7),
        ("a duplicate key by escape", #"{"a":1,"\u0061":2}"#, .duplicateKey("a"), 7),
        ("a duplicate empty key", #"{"":1,"":2}"#, .duplicateKey(""), 6),
        ("a duplicate further down", #"[{"b":{"a":1,"a":1}}]"#, .duplicateKey("a"), 13),
        ("one level too deep", String(repeating: "[", count: 65), .tooDeep(limit: 64), 64),
        (
            "far too deep", String(repeating: "[", count: 100_000), .tooDeep(limit: 64), 64
        ),
        (
            "far too deep in objects", String(repeating: #"{"a":"#, count: 100_000),
            .tooDeep(limit: 64), 320
        ),
    ]

    @Test(arguments: rows)
    func `what is not strict JSON is refused`(
        why: String,
        text: String,
        problem: Problem,
        offset: Int
    ) {
        let refusal = JSONSyntaxError(problem, at: offset)
        #expect(throws: refusal, "\(why)") { () throws(JSONSyntaxError) in
            try JSONScanner.parse(text)
        }
    }

    /// Each row reads: these bytes inside a string are not UTF-8, from that byte on.
    @Test(
        arguments: [
            ("a continuation byte alone", [0x80], 1),
            ("a lead byte alone", [0x41, 0xC3], 2),
            ("an overlong NUL", [0xC0, 0x80], 1),
            ("an overlong slash", [0xC0, 0xAF], 1),
            ("an overlong slash in three bytes", [0xE0, 0x80, 0xAF], 1),
            ("an overlong slash in four bytes", [0xF0, 0x80, 0x80, 0xAF], 1),
            ("a raw surrogate", [0xED, 0xA0, 0x80], 1),
            ("a raw surrogate pair", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], 1),
            ("above the last code point", [0xF4, 0x90, 0x80, 0x80], 1),
            ("five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80], 1),
            ("a sequence cut short", [0xE2, 0x82], 1),
            ("a sequence broken by a letter", [0xC3, 0xA9, 0xE2, 0x82, 0x41], 3),
            ("Latin-1", [0x63, 0x61, 0x66, 0xE9], 4),
            ("0xFF", [0xFF], 1),
            ("a sequence broken by an escape", [0xC3, 0x5C, 0x6E], 1),
            ("a broken sequence after an escape", [0x5C, 0x6E, 0xA9], 3),
        ] as [(String, [UInt8], Int)]
    )
    func `broken UTF-8 is refused`(why: String, bytes: [UInt8], offset: Int) {
        let refusal = JSONSyntaxError(.invalidUTF8, at: offset)
        #expect(throws: refusal, "\(why)") { () throws(JSONSyntaxError) in
            try JSONScanner.parse([0x22] + bytes + [0x22])
        }
    }

    /// Each row reads: text in this encoding is refused.
    @Test(
        arguments: [
            ("UTF-16 with a mark, little end first", [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00]),
            ("UTF-16 with a mark, big end first", [0xFE, 0xFF, 0x00, 0x5B, 0x00, 0x5D]),
            ("UTF-16 without one, little end first", [0x5B, 0x00, 0x5D, 0x00]),
            ("UTF-16 without one, big end first", [0x00, 0x5B, 0x00, 0x5D]),
            ("half a byte order mark", [0xEF, 0xBB]),
        ] as [(String, [UInt8])]
    )
    func `other encodings are refused`(why: String, bytes: [UInt8]) {
        #expect(throws: JSONSyntaxError.self, "\(why)") { try JSONScanner.parse(bytes) }
    }

    @Test func `a duplicate is found among very many keys`() {
        let members = (0..<100_000).map { "\"key\($0)\":\($0)" }.joined(separator: ",")
        #expect(throws: Never.self) { try JSONScanner.parse("{\(members)}") }
        #expect {
            try JSONScanner.parse("{\(members),\"key77777\":0}")
        } throws: { error in
            (error as? JSONSyntaxError)?.problem == .duplicateKey("key77777")
        }
    }

    @Test func `a refusal says what is wrong and where`() {
        let error = JSONSyntaxError(.trailingComma, at: 2)
        #expect(error.description == "the last comma has nothing after it; take it out, at byte 2")
    }

    @Test func `a refusal does not echo a book`() {
        let error = JSONSyntaxError(.duplicateKey(String(repeating: "k", count: 10_000)), at: 2)
        #expect(error.description.utf8.count < 200)
    }
}

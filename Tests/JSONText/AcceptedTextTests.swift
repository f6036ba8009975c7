import JSONText
import Testing

struct AcceptedTextTests {
    /// Each row reads: this text is JSON, and compact it is that; `nil` where it is so already.
    static let rows: [(String, String, String?)] = [
        ("an empty array", "[]", nil),
        ("an empty object", "{}", nil),
        ("null alone", "null", nil),
        ("true alone", "true", nil),
        ("false alone", "false", nil),
        ("a string alone", #""x""#, nil),
        ("an empty string", #""""#, nil),
        ("zero", "0", nil),
        ("minus zero keeps its sign", "-0", nil),
        ("a whole number", "42", nil),
        ("a negative one", "-42", nil),
        ("the greatest Int64", "9223372036854775807", nil),
        ("the least Int64", "-9223372036854775808", nil),
        ("one more than Int64 holds", "9223372036854775808", nil),
        ("one less than Int64 holds", "-9223372036854775809", nil),
        ("ten to the thirtieth", "1000000000000000000000000000000", nil),
        ("two to the 53rd and one", "9007199254740993", nil),
        ("a fraction", "1.5", nil),
        ("a fraction that is whole", "1.0", nil),
        ("a fraction with trailing zeros", "1.500", nil),
        ("a fraction below one", "0.25", nil),
        ("an exponent", "1e2", nil),
        ("a capital exponent", "1E2", nil),
        ("a signed exponent", "1e+2", nil),
        ("a negative exponent", "1e-2", nil),
        ("an exponent with zeros", "1e002", nil),
        ("zero with an exponent", "0e5", nil),
        ("zero with an enormous exponent is still zero", "0e999999999999999999999", nil),
        ("a fraction with an exponent", "-1.25e-3", nil),
        ("a number too small for a double", "1e-400", nil),
        ("the largest power of ten we take", "1e307", nil),
        ("a long fraction of a small number", "0.0000000000000000000000000000001", nil),
        ("many zeros taken back by the exponent", "0.0001e310", nil),
        ("space on all sides", " [ 1 , 2 ] ", "[1,2]"),
        ("tabs and line ends", "\t{\n\"a\"\r:\n1\t}\r\n", #"{"a":1}"#),
        ("a CR before the end, as CRLF leaves it", "[1]\r", "[1]"),
        ("nested arrays", "[[[]],[[],[]]]", nil),
        ("nested objects", #"{"a":{"b":{"c":{}}}}"#, nil),
        ("mixed values", #"[null,true,false,0,"",[],{}]"#, nil),
        ("members keep their order", #"{"z":1,"a":2,"m":3}"#, nil),
        ("the empty key", #"{"":0}"#, nil),
        ("keys that differ by case", #"{"a":1,"A":2}"#, nil),
        ("the same key in two objects", #"[{"a":1},{"a":2}]"#, nil),
        ("the same key at two depths", #"{"a":{"a":1}}"#, nil),
        ("a key with escapes", #"{"\u006dethod":1}"#, #"{"method":1}"#),
        ("every short escape", #""\"\\\/\b\f\n\r\t""#, #""\"\\/\u0008\u000c\n\r\t""#),
        ("an escaped NUL", #""\u0000""#, nil),
        ("an escaped letter", #""\u0041""#, #""A""#),
        ("escapes in both cases", #""\u00E9\u00e9""#, #""éé""#),
        ("an escaped pair", #""\ud83d\ude00""#, #""😀""#),
        ("an escaped pair in capitals", #""\uD83D\uDE00""#, #""😀""#),
        ("the last code point", #""\udbff\udfff""#, "\"\u{10FFFF}\""),
        ("the last before the surrogates", #""\ud7ff""#, "\"\u{D7FF}\""),
        ("the first after the surrogates", #""\ue000""#, "\"\u{E000}\""),
        ("a noncharacter", #""\uffff""#, "\"\u{FFFF}\""),
        ("an escaped byte order mark in a string", #""\ufeff""#, "\"\u{FEFF}\""),
        ("a raw byte order mark in a string", "\"\u{FEFF}\"", nil),
        ("a backslash before a u", #""\\u0041""#, nil),
        ("two bytes of UTF-8", "\"é\"", nil),
        ("three bytes of UTF-8", "\"€\"", nil),
        ("four bytes of UTF-8", "\"𝄞\"", nil),
        ("UTF-8 beside an escape", #""é\n€""#, nil),
        ("DEL is no control character to JSON", "\"\u{7F}\"", nil),
        ("a line separator is no line end", "\"\u{2028}\u{2029}\u{85}\"", nil),
        ("a slash needs no escape", #""a/b""#, nil),
        ("brackets in a string", #""[{,:}]""#, nil),
        ("a string of fifteen bytes", #""123456789012345""#, nil),
        ("a string of sixteen bytes", #""1234567890123456""#, nil),
        ("a Kelvin sign and a K are two keys", "{\"K\":1,\"\u{212A}\":2}", nil),
        (
            "composed and decomposed letters are two keys",
            "{\"\u{E9}\":1,\"e\u{301}\":2}", nil
        ),
        ("sixty-four deep", nested(64), nil),
        ("sixty-four deep twice", "[\(nested(63)),\(nested(63))]", nil),
    ]

    static func nested(_ depth: Int) -> String {
        String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }

    @Test(arguments: rows)
    func `strict JSON is read and written back`(
        why: String,
        text: String,
        compact: String?
    ) throws {
        let value = try JSONScanner.parse(text)
        var writer = JSONWriter()
        writer.write(value)
        #expect(writer.text.hasSameBytes(as: compact ?? text), "\(why)")
    }
}

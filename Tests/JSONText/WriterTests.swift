import JSONText
import Testing

struct WriterTests {
    static let sample: JSONValue = [
        "name": "Gold \"plus\"", "price": 1499, "tiers": [], "terms": [:],
        "benefits": ["free_shipping", ["points": .number(text: "1.50")]], "until": nil,
        "open": true,
    ]

    @Test func `compact output is one line without spaces`() {
        var writer = JSONWriter()
        writer.write(Self.sample)
        #expect(
            writer.text
                == #"{"name":"Gold \"plus\"","price":1499,"tiers":[],"terms":{},"#
                + #""benefits":["free_shipping",{"points":1.50}],"until":null,"open":true}"#
        )
    }

    @Test func `pretty output is indented by two`() {
        var writer = JSONWriter(pretty: true)
        writer.write(Self.sample)
        #expect(
            writer.text == """
                {
                  "name": "Gold \\"plus\\"",
                  "price": 1499,
                  "tiers": [],
                  "terms": {},
                  "benefits": [
                    "free_shipping",
                    {
                      "points": 1.50
                    }
                  ],
                  "until": null,
                  "open": true
                }
                """
        )
    }

    @Test func `lines follow each other without commas`() {
        var writer = JSONWriter()
        writer.integer(1)
        writer.endLine()
        writer.beginArray()
        writer.raw("2.0")
        writer.raw(Array("[3]".utf8))
        writer.endArray()
        writer.endLine()
        #expect(writer.text == "1\n[2.0,[3]]\n")
    }

    @Test func `rolling back takes back commas and brackets too`() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.integer(1)
        let mark = writer.mark
        writer.key("b")
        writer.beginArray()
        writer.string("never seen")
        writer.rollBack(to: mark)
        writer.key("c")
        writer.bool(false)
        writer.endObject()
        #expect(writer.text == #"{"a":1,"c":false}"#)
        #expect(writer.depth == 0)
    }

    /// Each row reads: this whole number is written so.
    @Test(
        arguments: [
            ("zero", 0, "0"),
            ("one digit", 7, "7"),
            ("negative", -120, "-120"),
            ("the greatest", .max, "9223372036854775807"),
            ("the least", .min, "-9223372036854775808"),
        ] as [(String, Int64, String)]
    )
    func `whole numbers are written`(why: String, number: Int64, text: String) {
        var writer = JSONWriter()
        writer.integer(number)
        #expect(writer.text == text, "\(why)")
    }

    @Test func `canonical keys are sorted by their bytes at every depth`() throws {
        let value = try JSONScanner.parse(#" { "b" : [ { "z":1, "Z":2, "é":3 } ] , "a" : 1.0 } "#)
        let canonical = String(decoding: JSONWriter.canonical(value), as: UTF8.self)
        #expect(canonical == #"{"a":1.0,"b":[{"Z":2,"z":1,"é":3}]}"#)
    }

    @Test func `strings compare by bytes and never by equivalence`() {
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
        #expect(JSONValue.string("K") != .string("\u{212A}"))
        #expect(JSONValue.string("é") == .string("é"))
        #expect(Set<JSONValue>(["\u{E9}", "e\u{301}", "é"]).count == 2)
    }

    @Test func `setting a key keeps its place and nil takes it out`() {
        var object = JSONObject([.init(key: "a", value: 1), .init(key: "b", value: 2)])
        object["a"] = 3
        object["c"] = 4
        object["b"] = .some(nil)
        #expect(object.members.map(\.key) == ["a", "b", "c"])
        #expect(object["a"] == 3)
        #expect(object["b"] == .null)
        object["b"] = Optional<JSONValue>.none
        #expect(object.members.map(\.key) == ["a", "c"])
    }
}

import JSONText
import RPC
import Testing

/// What a handler gets to see of the parameters, and what the caller hears of the wrong ones.
struct ParameterTests {
    enum Kind: String, CaseIterable {
        case monthly, yearly
    }

    private func call(_ params: String) throws -> Call {
        guard case .object(let object) = try JSONScanner.parse(params) else {
            throw RPCFailure.internalError()
        }
        return Call(method: WireService.nothing, role: .shop, params: object)
    }

    @Test func `parameters come out typed`() throws {
        let call = try call(
            #"{"t":"x","e":"","n":-5,"b":true,"id":"A.z_0:-","kind":"yearly","gone":null,"#
                + #""o":{"amount":1},"list":[1,"a"],"rows":[{"k":1},{"k":2}]}"#
        )
        #expect(try call.text("t") == "x")
        #expect(try call.text("e").isEmpty)
        #expect(try call.integer("n", in: -5...5) == -5)
        #expect(try call.bool("b"))
        #expect(try call.identifier("id") == "A.z_0:-")
        #expect(try call.choice("kind", of: Kind.self) == .yearly)
        #expect(try call.object("o").integer("amount") == 1)
        #expect(try call.array("list") == [1, "a"])
        #expect(try call.objects("rows").map { try $0.integer("k") } == [1, 2])
        for absent in ["gone", "never"] {
            #expect(try call.optionalText(absent) == nil)
            #expect(try call.optionalInteger(absent) == nil)
            #expect(try call.optionalBool(absent) == nil)
            #expect(try call.optionalIdentifier(absent) == nil)
            #expect(try call.optionalChoice(absent, of: Kind.self) == nil)
            #expect(try call.optionalObject(absent) == nil)
            #expect(try call.optionalArray(absent) == nil)
        }
    }

    typealias Read = @Sendable (Call) throws -> Void

    /// Each row reads: this parameter read so is refused with that pointer and message.
    static let refusals: [(String, Read, String, String)] = [
        (#"{}"#, { _ = try $0.text("t") }, "/t", "t is missing; it must be given"),
        (#"{"t":null}"#, { _ = try $0.text("t") }, "/t", "t is missing; it must be given"),
        (#"{"t":5}"#, { _ = try $0.text("t") }, "/t", "t must be a string, not a whole number"),
        (
            #"{"t":"abcd"}"#, { _ = try $0.text("t", maximumBytes: 3) }, "/t",
            "t must be at most 3 bytes long, not 4"
        ),
        (#"{"t":"\u0000"}"#, { _ = try $0.text("t") }, "/t", "t must not contain U+0000"),
        (
            #"{"id":"a b"}"#, { _ = try $0.identifier("id") }, "/id",
            "id must be 1 to 64 characters of A-Z a-z 0-9 . _ : -"
        ),
        (
            #"{"id":""}"#, { _ = try $0.identifier("id") }, "/id",
            "id must be 1 to 64 characters of A-Z a-z 0-9 . _ : -"
        ),
        (
            #"{"id":"é"}"#, { _ = try $0.identifier("id") }, "/id",
            "id must be 1 to 64 characters of A-Z a-z 0-9 . _ : -"
        ),
        (
            #"{"n":11}"#, { _ = try $0.integer("n", in: 1...10) }, "/n",
            "n must be 1 to 10, not 11"
        ),
        (
            #"{"n":1.0}"#, { _ = try $0.integer("n") }, "/n",
            "n must be a whole number of 64 bits without fraction or exponent, not 1.0"
        ),
        (
            #"{"n":"1"}"#, { _ = try $0.integer("n") }, "/n",
            "n must be a whole number, not a string"
        ),
        (
            #"{"b":0}"#, { _ = try $0.bool("b") }, "/b",
            "b must be true or false, not a whole number"
        ),
        (
            #"{"k":"yearl"}"#, { _ = try $0.choice("k", of: Kind.self) }, "/k",
            "k must be one of monthly, yearly, not yearl; did you mean yearly"
        ),
        (
            #"{"k":"hourly_or_so"}"#, { _ = try $0.choice("k", of: Kind.self) }, "/k",
            "k must be one of monthly, yearly, not hourly_or_so"
        ),
        (#"{"o":[]}"#, { _ = try $0.object("o") }, "/o", "o must be an object, not an array"),
        (
            #"{"o":{"a/b":1.5}}"#, { _ = try $0.object("o").integer("a/b") }, "/o/a~1b",
            "a/b must be a whole number of 64 bits without fraction or exponent, not 1.5"
        ),
        (
            #"{"o":{"amont":1}}"#,
            { try $0.object("o").refuseUnknown(known: ["amount", "currency"]) }, "/o/amont",
            "unknown parameter amont; did you mean amount; known are amount, currency"
        ),
        (#"{"l":{}}"#, { _ = try $0.array("l") }, "/l", "l must be an array, not an object"),
        (
            #"{"l":[1,2]}"#, { _ = try $0.array("l", maximum: 1) }, "/l",
            "l must have at most 1 items, not 2"
        ),
        (
            #"{"l":[{},5]}"#, { _ = try $0.objects("l") }, "/l/1",
            "l must hold objects, not a whole number"
        ),
        (
            #"{"l":[{},{}]}"#, { _ = try $0.objects("l").last?.text("x") }, "/l/1/x",
            "x is missing; it must be given"
        ),
    ]

    @Test(arguments: refusals.indices)
    func `a wrong parameter is named with its place`(row: Int) throws {
        let (params, read, pointer, message) = Self.refusals[row]
        let call = try call(params)
        let failure = try #require(throws: RPCFailure.self, "\(params)") { try read(call) }
        #expect(failure.code == -32602, "\(params)")
        #expect(failure.message == message, "\(params)")
        guard case .object(let data) = failure.data else {
            Issue.record("no data for \(params)")
            return
        }
        #expect(data["code"] == "invalid_params", "\(params)")
        #expect(data["pointer"] == .string(pointer), "\(params)")
    }
}

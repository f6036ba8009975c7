import JSONText
import RPC
import Testing

/// `rpc.discover` and who may call what.
struct ServiceDescriptionTests {
    private func names(for role: Role) throws -> [String] {
        let document = try discover(for: role)
        guard case .array(let methods) = document["methods"] else { return [] }
        return methods.map { method in
            guard case .object(let entry) = method, case .string(let name) = entry["name"] else {
                return "?"
            }
            return name
        }
    }

    private func discover(for role: Role) throws -> JSONObject {
        let lines = try WireHarness.transcript(
            [#"{"jsonrpc":"2.0","id":1,"method":"rpc.discover"}"#],
            role: role
        )
        guard case .object(let reply) = try JSONScanner.parse(try #require(lines.first)),
            case .object(let document) = reply["result"]
        else { return JSONObject() }
        return document
    }

    @Test func `a role sees its methods and no others`() throws {
        let open = [
            "number.subtract", "number.sum", "greeting.get", "nothing.do", "refusal.make",
            "bug.make",
        ]
        #expect(try names(for: .shop) == open)
        #expect(try names(for: .clerk) == open)
        #expect(try names(for: .admin) == open + ["member.erase"])
    }

    @Test func `each role may do what the one before it may`() {
        #expect(Role.allCases == [.shop, .clerk, .admin])
        #expect(Role.shop < .clerk && Role.clerk < .admin)
    }

    @Test func `a method is described with its parameters, result and errors`() throws {
        let table = MethodTable(
            title: "Test",
            version: "3",
            methods: [WireService.subtract, WireService.refusal],
            errors: WireService.errors
        )
        let method = try table.method(named: "rpc.discover", for: .shop)
        var writer = JSONWriter()
        try method.handler(Call(method: method, role: .shop, params: JSONObject()), &writer)
        let common =
            ##"{"$ref":"#/components/errors/invalid_params"},"##
            + ##"{"$ref":"#/components/errors/internal_error"}"##
        #expect(
            writer.text
                == ##"{"openrpc":"1.3.2","info":{"title":"Test","version":"3","description":"##
                + ##""JSON-RPC 2.0, one message a line, parameters by name."},"methods":["##
                + ##"{"name":"number.subtract","summary":"Subtract.","paramStructure":"by-name","##
                + ##""params":[{"name":"minuend","summary":"From this.","required":true,"##
                + ##""schema":{"type":"integer"}},{"name":"subtrahend","summary":"This.","##
                + ##""required":true,"schema":{"type":"integer"}}],"##
                + ##""result":{"name":"result","schema":{"type":"integer"}},"##
                + ##""errors":[\##(common)],"x-role":"shop","x-mutates":false},"##
                + ##"{"name":"refusal.make","summary":"Refuse.","paramStructure":"by-name","##
                + ##""params":[],"result":{"name":"result","schema":{"type":"object"}},"##
                + ##""errors":[\##(common),{"$ref":"#/components/errors/too_small"}],"##
                + ##""x-role":"shop","x-mutates":true}],"components":{"errors":{"##
                + ##""parse_error":{"code":-32700,"message":"The line is not one JSON value in "##
                + ##"UTF-8.","data":{"code":"parse_error"}},"##
                + ##""invalid_request":{"code":-32600,"message":"The JSON is not a JSON-RPC 2.0 "##
                + ##"request.","data":{"code":"invalid_request"}},"##
                + ##""method_not_found":{"code":-32601,"message":"There is no such method for "##
                + ##"this role.","data":{"code":"method_not_found"}},"##
                + ##""invalid_params":{"code":-32602,"message":"A parameter is missing, unknown "##
                + ##"or wrong; data.pointer says which.","data":{"code":"invalid_params"}},"##
                + ##""internal_error":{"code":-32603,"message":"The service failed; repeat with "##
                + ##"the same idempotency key.","data":{"code":"internal_error"}},"##
                + ##""too_small":{"code":1001,"message":"It is too small.","##
                + ##""data":{"code":"too_small"}}}}}"##
        )
    }

    @Test func `a method beyond the role is as absent as one that does not exist`() throws {
        let table = WireService.table()
        func refusal(_ name: String) throws -> RPCFailure {
            try #require(throws: RPCFailure.self) { try table.method(named: name, for: .shop) }
        }
        let forbidden = try refusal("member.erase")
        let absent = try refusal("member.arase")
        #expect(forbidden.code == absent.code)
        #expect(forbidden.message == "no method member.erase for role shop")
        #expect(
            forbidden.data
                == ["code": "method_not_found", "role": "shop", "method": "member.erase"]
        )
        #expect(try table.method(named: "member.erase", for: .admin).name == "member.erase")
    }

    /// Swift calls the Kelvin sign and the letter K equal; a method has one spelling all the same.
    @Test func `a method is found by its bytes`() throws {
        let method = Method("K.get", "Get.", role: .shop, mutates: false, result: nil) {
            (_, _) throws(RPCFailure) in
        }
        let table = WireService.table([method])
        #expect(try table.method(named: "K.get", for: .shop) === method)
        #expect(throws: RPCFailure.self) { try table.method(named: "\u{212A}.get", for: .shop) }
    }
}

package import JSONText

/// The service as an OpenRPC 1.3.2 document, which `rpc.discover` returns.
///
/// - Source: https://spec.open-rpc.org. Each method lists the errors it may answer with by
///   reference; `components.errors` lists every error there is. `x-role` and `x-mutates` are ours.
package struct ServiceDescription {
    package static let methodName = "rpc.discover"

    let title: String
    let version: String
    let methods: [Method]
    let errors: [ListedError]

    /// The method that answers with this description.
    var method: Method {
        Method(
            Self.methodName,
            "Describe the methods this role may call, as an OpenRPC document.",
            role: .shop,
            mutates: false,
            result: ["type": "object"]
        ) { (call, result) throws(RPCFailure) in
            result.write(document(for: call.role))
        }
    }

    /// The document for one role: it lists only what that role may call.
    package func document(for role: Role) -> JSONValue {
        [
            "openrpc": "1.3.2",
            "info": [
                "title": .string(title),
                "version": .string(version),
                "description": "JSON-RPC 2.0, one message a line, parameters by name.",
            ],
            "methods": .array(methods.filter { $0.role <= role }.map(entry)),
            "components": ["errors": errorEntries],
        ]
    }

    private func entry(_ method: Method) -> JSONValue {
        let standard: [StandardError] = [.invalidParams, .internalError]
        let names = standard.map(\.name) + method.refusals
        return [
            "name": .string(method.name),
            "summary": .string(method.summary),
            "paramStructure": "by-name",
            "params": .array(method.parameters.map(entry)),
            "result": ["name": "result", "schema": method.result],
            "errors": .array(names.map { ["$ref": .string("#/components/errors/\($0)")] }),
            "x-role": .string(method.role.rawValue),
            "x-mutates": .bool(method.mutates),
        ]
    }

    private func entry(_ parameter: Parameter) -> JSONValue {
        [
            "name": .string(parameter.name),
            "summary": .string(parameter.summary),
            "required": .bool(parameter.isRequired),
            "schema": parameter.schema,
        ]
    }

    private var errorEntries: JSONValue {
        let standard = StandardError.allCases.map {
            ListedError(code: $0.rawValue, name: $0.name, summary: $0.summary)
        }
        let members = (standard + errors).map { error in
            JSONObject.Member(
                key: error.name,
                value: [
                    "code": .integer(Int64(error.code)),
                    "message": .string(error.summary),
                    "data": ["code": .string(error.name)],
                ]
            )
        }
        return .object(JSONObject(members))
    }
}

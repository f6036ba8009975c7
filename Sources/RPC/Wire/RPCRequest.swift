package import JSONText

/// One well-formed JSON-RPC 2.0 request or notification.
package struct RPCRequest: Sendable {
    /// `nil` is a notification, which is never answered.
    package let id: RequestID?
    package let method: String
    /// The named parameters; `nil` when there were none.
    package let params: JSONObject?
    /// Whether the parameters came by position, which our methods do not take.
    package let isPositional: Bool
}

extension RPCRequest {
    /// Reads the envelope. Members we do not know are left alone.
    /// - Throws: ``InvalidRequest`` under the request's own id where that could be read, else null.
    package init(_ value: JSONValue) throws(InvalidRequest) {
        guard case .object(let envelope) = value else {
            throw InvalidRequest(
                id: .null,
                failure: .invalidRequest("a request must be an object, not \(value.kind)")
            )
        }
        var id: RequestID?
        var version: JSONValue?
        var name: JSONValue?
        var params: JSONValue?
        var isResponse = false
        for member in envelope.members {
            if member.key.hasSameBytes(as: "jsonrpc") {
                version = member.value
            } else if member.key.hasSameBytes(as: "method") {
                name = member.value
            } else if member.key.hasSameBytes(as: "params") {
                params = member.value
            } else if member.key.hasSameBytes(as: "id") {
                guard let read = RequestID(member.value) else {
                    throw InvalidRequest(
                        id: .null,
                        failure: .invalidRequest(
                            "id must be a string, a number or null, not \(member.value.kind)"
                        )
                    )
                }
                id = read
            } else if member.key.hasSameBytes(as: "result") || member.key.hasSameBytes(as: "error")
            {
                isResponse = true
            }
        }
        func invalid(_ message: String) -> InvalidRequest {
            InvalidRequest(id: id ?? .null, failure: .invalidRequest(message))
        }
        guard let version, version == .string("2.0") else {
            throw invalid("jsonrpc must be the string \"2.0\"")
        }
        guard let name else {
            throw invalid(
                isResponse
                    ? "a response came in; this end only answers requests"
                    : "method is missing; name the method to call"
            )
        }
        guard case .string(let method) = name else {
            throw invalid("method must be a string, not \(name.kind)")
        }
        self.id = id
        self.method = method
        switch params {
        case nil:
            self.params = nil
            isPositional = false
        case .object(let named):
            self.params = named
            isPositional = false
        case .array:
            self.params = nil
            isPositional = true
        case .null, .bool, .integer, .number, .string:
            throw invalid("params must be an object; leave it out when there are none")
        }
    }
}

package import JSONText

/// An error as JSON-RPC answers it: code, message, data.
///
/// Every one of ours has `data.code`, a stable name for programs; the message is for people.
package struct RPCFailure: Error, Hashable, Sendable {
    package let code: Int
    package let message: String
    package let data: JSONValue?

    package init(code: Int, message: String, data: JSONValue?) {
        self.code = code
        self.message = message
        self.data = data
    }

    /// The line is not one JSON value.
    /// - Parameters:
    ///   - message: what is wrong and where.
    ///   - details: more members for `data`.
    package static func parseError(
        _ message: String,
        details: [JSONObject.Member] = []
    ) -> RPCFailure {
        RPCFailure(.parseError, message, details)
    }

    /// JSON, but not a request.
    package static func invalidRequest(
        _ message: String,
        details: [JSONObject.Member] = []
    ) -> RPCFailure {
        RPCFailure(.invalidRequest, message, details)
    }

    /// No such method, or not for this role: both sound alike on purpose.
    package static func methodNotFound(_ method: String, role: Role) -> RPCFailure {
        let name = method.excerpt
        return RPCFailure(
            .methodNotFound,
            "no method \(name) for role \(role.rawValue)",
            [
                .init(key: "role", value: .string(role.rawValue)),
                .init(key: "method", value: .string(name)),
            ]
        )
    }

    /// A parameter is missing, unknown or wrong.
    /// - Parameters:
    ///   - pointer: a JSON Pointer (RFC 6901) from `params` to the parameter, such as "/price/amount";
    ///     "" is `params` itself.
    ///   - known: the names that would be right, if the name was wrong.
    package static func invalidParams(
        pointer: String,
        message: String,
        known: [String] = []
    ) -> RPCFailure {
        var details = [JSONObject.Member(key: "pointer", value: .string(pointer))]
        if !known.isEmpty {
            details.append(.init(key: "known", value: .array(known.map { .string($0) })))
        }
        return RPCFailure(.invalidParams, message, details)
    }

    /// Our bug or a broken machine; the message never holds SQL, paths or personal data.
    ///
    /// The work may have been kept all the same, so the advice is the one that is always safe.
    package static func internalError(
        _ message: String = "internal error; repeat the request with the same idempotency key"
    ) -> RPCFailure {
        RPCFailure(.internalError, message, [])
    }

    /// The service says no, for a reason of the business; see the list of refusals.
    package static func refusal(code: Int, message: String, data: JSONValue) -> RPCFailure {
        RPCFailure(code: code, message: message, data: data)
    }

    private init(_ error: StandardError, _ message: String, _ details: [JSONObject.Member]) {
        code = error.rawValue
        self.message = message
        data = .object(JSONObject([.init(key: "code", value: .string(error.name))] + details))
    }

    /// Writes the error object.
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("code")
        writer.integer(code)
        writer.key("message")
        writer.string(message)
        if let data {
            writer.key("data")
            writer.write(data)
        }
        writer.endObject()
    }
}

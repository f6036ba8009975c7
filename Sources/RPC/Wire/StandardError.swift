/// The errors of JSON-RPC 2.0 itself (section 5.1), with the names we give them in `data.code`.
package enum StandardError: Int, CaseIterable, Sendable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case internalError = -32603

    package var name: String {
        switch self {
        case .parseError: "parse_error"
        case .invalidRequest: "invalid_request"
        case .methodNotFound: "method_not_found"
        case .invalidParams: "invalid_params"
        case .internalError: "internal_error"
        }
    }

    /// One sentence for the service description.
    package var summary: String {
        switch self {
        case .parseError: "The line is not one JSON value in UTF-8."
        case .invalidRequest: "The JSON is not a JSON-RPC 2.0 request."
        case .methodNotFound: "There is no such method for this role."
        case .invalidParams: "A parameter is missing, unknown or wrong; data.pointer says which."
        case .internalError: "The service failed; repeat with the same idempotency key."
        }
    }
}

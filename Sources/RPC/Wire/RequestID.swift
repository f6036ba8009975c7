package import JSONText

/// What a client calls its request, echoed in the reply with the type it came with: `1`, `"1"` and
/// `1.0` are three ids, and a number of any size comes back digit for digit.
package enum RequestID: Hashable, Sendable {
    /// Discouraged, but a request all the same, not a notification.
    case null
    case integer(Int64)
    /// A number that is no `Int64`, as it was written.
    case number(text: String)
    case string(String)

    /// - Returns: `nil` for a boolean, an array or an object, which are no ids.
    package init?(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .integer(let value): self = .integer(value)
        case .number(let text): self = .number(text: text)
        case .string(let text): self = .string(text)
        case .bool, .array, .object: return nil
        }
    }

    func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .integer(let value): writer.integer(value)
        case .number(let text): writer.raw(text)
        case .string(let text): writer.string(text)
        }
    }
}

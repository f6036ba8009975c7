package import JSONText

/// Typed, checked access to the members of an object a caller sent.
///
/// - Errors: invalid params (-32602), whose `data.pointer` leads to the member.
/// - An explicit null counts as left out, since many clients send one for an empty option.
package protocol NamedValues {
    var members: JSONObject { get }

    /// The JSON Pointer from `params` to this object; "" is `params` itself.
    var pointer: String { get }

    /// The same, not spelt out; `nil` for `params` itself.
    var placeInParams: NestedObject.Place? { get }
}

extension NamedValues {
    /// A string without NUL, of at most so many bytes of UTF-8. It may be empty.
    package func text(_ name: String, maximumBytes: Int = 4_096) throws(RPCFailure) -> String {
        try present(optionalText(name, maximumBytes: maximumBytes), name)
    }

    package func optionalText(
        _ name: String,
        maximumBytes: Int = 4_096
    ) throws(RPCFailure) -> String? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value else {
            throw wrong(name, "must be a string, not \(value.kind)")
        }
        guard text.utf8.count <= maximumBytes else {
            throw wrong(name, "must be at most \(maximumBytes) bytes long, not \(text.utf8.count)")
        }
        // C strings and SQLite text end at a NUL, so what follows it would be lost unseen.
        guard text.allBytes({ $0 != 0 }) else { throw wrong(name, "must not contain U+0000") }
        return text
    }

    /// An id or key: 1 to 64 of `A-Z a-z 0-9 . _ : -`, so that it compares alike everywhere.
    package func identifier(_ name: String) throws(RPCFailure) -> String {
        try present(optionalIdentifier(name), name)
    }

    package func optionalIdentifier(_ name: String) throws(RPCFailure) -> String? {
        guard let text = try optionalText(name) else { return nil }
        guard (1...64).contains(text.utf8.count), text.allBytes(isIdentifierByte) else {
            throw wrong(name, "must be 1 to 64 characters of A-Z a-z 0-9 . _ : -")
        }
        return text
    }

    /// A whole number written as one: 1.0, 1e2 and -0 are refused, never rounded.
    package func integer(
        _ name: String,
        in range: ClosedRange<Int64> = .min ... .max
    ) throws(RPCFailure) -> Int64 {
        try present(optionalInteger(name, in: range), name)
    }

    package func optionalInteger(
        _ name: String,
        in range: ClosedRange<Int64> = .min ... .max
    ) throws(RPCFailure) -> Int64? {
        guard let value = value(name) else { return nil }
        switch value {
        case .integer(let number) where range.contains(number):
            return number
        case .integer(let number):
            throw wrong(
                name,
                "must be \(range.lowerBound) to \(range.upperBound), not \(number)"
            )
        case .number(let text):
            throw wrong(
                name,
                "must be a whole number of 64 bits without fraction or exponent, not \(text.excerpt)"
            )
        case .null, .bool, .string, .array, .object:
            throw wrong(name, "must be a whole number, not \(value.kind)")
        }
    }

    package func bool(_ name: String) throws(RPCFailure) -> Bool {
        try present(optionalBool(name), name)
    }

    package func optionalBool(_ name: String) throws(RPCFailure) -> Bool? {
        guard let value = value(name) else { return nil }
        guard case .bool(let flag) = value else {
            throw wrong(name, "must be true or false, not \(value.kind)")
        }
        return flag
    }

    /// One of an enum's raw values.
    package func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ name: String,
        of type: Choice.Type
    ) throws(RPCFailure) -> Choice {
        try present(optionalChoice(name, of: type), name)
    }

    package func optionalChoice<Choice: CaseIterable & RawRepresentable<String>>(
        _ name: String,
        of type: Choice.Type
    ) throws(RPCFailure) -> Choice? {
        guard let text = try optionalText(name) else { return nil }
        if let choice = Choice.allCases.first(where: { $0.rawValue.hasSameBytes(as: text) }) {
            return choice
        }
        let known = Choice.allCases.map(\.rawValue)
        throw .invalidParams(
            pointer: place(of: name),
            message: "\(name) must be one of \(known.joined(separator: ", "))"
                + ", not \(text.excerpt)\(suggestion(for: text, among: known))",
            known: known
        )
    }

    package func object(_ name: String) throws(RPCFailure) -> NestedObject {
        try present(optionalObject(name), name)
    }

    package func optionalObject(_ name: String) throws(RPCFailure) -> NestedObject? {
        guard let value = value(name) else { return nil }
        guard case .object(let members) = value else {
            throw wrong(name, "must be an object, not \(value.kind)")
        }
        return NestedObject(members, in: placeInParams, named: name)
    }

    /// An array of at most so many values.
    package func array(_ name: String, maximum: Int = 1_000) throws(RPCFailure) -> [JSONValue] {
        try present(optionalArray(name, maximum: maximum), name)
    }

    package func optionalArray(
        _ name: String,
        maximum: Int = 1_000
    ) throws(RPCFailure) -> [JSONValue]? {
        guard let value = value(name) else { return nil }
        guard case .array(let items) = value else {
            throw wrong(name, "must be an array, not \(value.kind)")
        }
        guard items.count <= maximum else {
            throw wrong(name, "must have at most \(maximum) items, not \(items.count)")
        }
        return items
    }

    /// An array of objects, each with its place in the pointer.
    package func objects(_ name: String, maximum: Int = 1_000) throws(RPCFailure) -> [NestedObject]
    {
        var objects: [NestedObject] = []
        for (index, item) in try array(name, maximum: maximum).enumerated() {
            guard case .object(let members) = item else {
                throw .invalidParams(
                    pointer: "\(place(of: name))/\(index)",
                    message: "\(name) must hold objects, not \(item.kind)"
                )
            }
            objects.append(NestedObject(members, in: placeInParams, named: name, at: index))
        }
        return objects
    }

    /// The failure for a member whose value will not do, for checks of the handler's own.
    /// - Parameter complaint: goes on after the name, such as "must be a day, as YYYY-MM-DD".
    package func wrong(_ name: String, _ complaint: String) -> RPCFailure {
        .invalidParams(pointer: place(of: name), message: "\(name) \(complaint)")
    }

    private func value(_ name: String) -> JSONValue? {
        guard let value = members[name] else { return nil }
        if case .null = value { return nil }
        return value
    }

    @inline(__always)
    private func present<Value>(_ value: Value?, _ name: String) throws(RPCFailure) -> Value {
        guard let value else { throw .missingMember(name, in: pointer) }
        return value
    }

    private func place(of name: String) -> String {
        pointer + "/" + RPCFailure.escaped(name)
    }
}

private func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: ":"), UInt8(ascii: "-"):
        true
    default:
        false
    }
}

extension JSONWriter {
    /// The value as compact JSON with every object's keys sorted by their bytes.
    ///
    /// Two bodies mean the same exactly when these bytes are equal. Numbers stand as they were
    /// written, so `1` and `1.0` differ: only whole numbers are used where it matters.
    package static func canonical(_ value: JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        writer.writeSorted(value)
        return writer.bytes
    }

    private mutating func writeSorted(_ value: JSONValue) {
        switch value {
        case .null, .bool, .integer, .number, .string:
            write(value)
        case .array(let items):
            beginArray()
            for item in items { writeSorted(item) }
            endArray()
        case .object(let object):
            beginObject()
            let sorted = object.members.sorted {
                $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
            }
            for member in sorted {
                key(member.key)
                writeSorted(member.value)
            }
            endObject()
        }
    }
}

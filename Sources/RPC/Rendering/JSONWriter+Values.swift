package import JSONText
package import Membership

/// The one way each value is written, by the RPC and by the CLI's `--json` alike.
extension JSONWriter {
    package mutating func member(_ key: String, _ value: String?) {
        self.key(key)
        if let value { string(value) } else { null() }
    }

    package mutating func member(_ key: String, _ value: Int64?) {
        self.key(key)
        if let value { integer(value) } else { null() }
    }

    package mutating func member(_ key: String, _ value: Int) { member(key, Int64(value)) }

    package mutating func member(_ key: String, _ value: Bool) {
        self.key(key)
        bool(value)
    }

    /// RFC 3339, or null.
    package mutating func member(_ key: String, _ value: Instant?) {
        member(key, value?.rfc3339)
    }

    /// `YYYY-MM-DD`, or null.
    package mutating func member(_ key: String, _ value: CivilDate?) {
        member(key, value?.description)
    }

    /// `{"amount": 1499, "currency": "USD"}`, or null.
    package mutating func member(_ key: String, _ value: Money?) {
        self.key(key)
        guard let value else {
            null()
            return
        }
        object {
            $0.member("amount", value.minorUnits)
            $0.member("currency", value.currency.code)
        }
    }

    package mutating func object(_ fill: (inout JSONWriter) -> Void) {
        beginObject()
        fill(&self)
        endObject()
    }

    package mutating func array<Items: Sequence>(
        _ items: Items,
        _ write: (inout JSONWriter, Items.Element) -> Void
    ) {
        beginArray()
        for item in items { write(&self, item) }
        endArray()
    }
}

import JSONText
import Membership

/// Writes the one-line JSON object of a journal row.
struct JournalData {
    private var writer = JSONWriter()

    static func object(_ fill: (inout JournalData) -> Void) -> String {
        var data = JournalData()
        data.writer.beginObject()
        fill(&data)
        data.writer.endObject()
        return data.writer.text
    }

    mutating func text(_ key: String, _ value: String) {
        writer.key(key)
        writer.string(value)
    }

    mutating func number(_ key: String, _ value: Int64) {
        writer.key(key)
        writer.integer(value)
    }

    mutating func bool(_ key: String, _ value: Bool) {
        writer.key(key)
        writer.bool(value)
    }

    mutating func day(_ key: String, _ value: CivilDate?) {
        writer.key(key)
        if let value { writer.string(value.description) } else { writer.null() }
    }

    mutating func money(_ key: String, _ value: Money) {
        writer.key(key)
        writer.beginObject()
        number("amount", value.minorUnits)
        text("currency", value.currency.code)
        writer.endObject()
    }
}

import JSONText

/// An answer of the product, read member by member.
///
/// - Errors: ``DemoError`` naming the question whose answer has not the shape the demo knows.
struct Answer {
    let question: String
    let value: JSONValue

    /// Reads what a command or a line printed.
    init(_ bytes: [UInt8], to question: String) throws(DemoError) {
        self.question = question
        do {
            value = try JSONScanner.parse(bytes)
        } catch {
            throw DemoError("the answer to '\(question)' is no JSON: \(error)")
        }
    }

    private init(_ value: JSONValue, to question: String) {
        self.question = question
        self.value = value
    }

    /// The member of this name; `nil` when it is missing or null.
    func optional(_ name: String) -> Answer? {
        guard case .object(let object) = value, let member = object[name] else { return nil }
        if case .null = member { return nil }
        return Answer(member, to: question)
    }

    func member(_ name: String) throws(DemoError) -> Answer {
        guard let member = optional(name) else { throw lacks("the member '\(name)'") }
        return member
    }

    func text(_ name: String) throws(DemoError) -> String {
        guard case .string(let text) = try member(name).value else {
            throw lacks("a text '\(name)'")
        }
        return text
    }

    func number(_ name: String) throws(DemoError) -> Int64 {
        guard case .integer(let number) = try member(name).value else {
            throw lacks("a whole number '\(name)'")
        }
        return number
    }

    func flag(_ name: String) throws(DemoError) -> Bool {
        guard case .bool(let flag) = try member(name).value else { throw lacks("a flag '\(name)'") }
        return flag
    }

    /// The items of an answer that is a list.
    func items() throws(DemoError) -> [Answer] {
        guard case .array(let items) = value else { throw lacks("a list") }
        return items.map { Answer($0, to: question) }
    }

    /// The text itself, of an answer that is one.
    func text() throws(DemoError) -> String {
        guard case .string(let text) = value else { throw lacks("a text") }
        return text
    }

    private func lacks(_ what: String) -> DemoError {
        DemoError("the answer to '\(question)' lacks \(what); use the tessera of this same build")
    }
}

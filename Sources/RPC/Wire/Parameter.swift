package import JSONText

/// One named parameter of a method.
package struct Parameter: Sendable {
    package let name: String
    /// One sentence for the service description.
    package let summary: String
    /// Whether it must be given; an explicit null counts as left out.
    package let isRequired: Bool
    /// The JSON Schema of its value.
    package let schema: JSONValue

    package init(_ name: String, _ summary: String, required: Bool = true, schema: JSONValue) {
        self.name = name
        self.summary = summary
        isRequired = required
        self.schema = schema
    }
}

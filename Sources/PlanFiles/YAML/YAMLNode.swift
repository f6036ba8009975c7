/// A value of a plain YAML file and the place where it begins.
struct YAMLNode: Sendable {
    enum Content: Sendable {
        /// A scalar's text; `plain` when it stands there without quotes.
        case text(String, plain: Bool)
        case list([YAMLNode])
        case map([YAMLEntry])
        /// Already reported; readers pass over it in silence.
        case unusable
    }

    let position: Position
    let content: Content

    /// Whether this is one of the ways in which YAML says that there is no value.
    var isNull: Bool {
        guard case .text(let text, plain: true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// The value of a key of a map; `nil` where there is none.
    func value(at key: String) -> YAMLNode? {
        guard case .map(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// What people call a value of this shape.
    var shape: String {
        switch content {
        case .text: "a single value"
        case .list: "a list"
        case .map: "a map of keys"
        case .unusable: "unusable"
        }
    }
}

/// A key, the place where it begins, and its value.
struct YAMLEntry: Sendable {
    let key: String
    let position: Position
    let value: YAMLNode
}

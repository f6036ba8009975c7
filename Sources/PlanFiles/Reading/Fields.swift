/// The keys of one map, checked against the keys that may stand there.
struct Fields {
    let position: Position
    private let owner: String
    private let reader: Reader
    private let entries: [String: YAMLEntry]
    /// Keys that a misspelt key was most likely meant to be.
    private let meant: Set<String>

    /// - Parameters:
    ///   - owner: what the map describes, as `a price`.
    ///   - elsewhere: keys that are right in another place, each with what to do about it.
    /// - Returns: `nil` when the node is no map; keys that may not stand there are reported.
    init?(
        _ node: YAMLNode?,
        of owner: String,
        keys: [String],
        elsewhere: [String: String] = [:],
        reader: Reader
    ) {
        guard let node else { return nil }
        guard case .map(let written) = node.content else {
            if case .unusable = node.content { return nil }
            reader.report(
                node.position,
                "\(owner) must be a map of keys, not \(node.shape)",
                "write its keys: \(keys.joined(separator: ", "))"
            )
            return nil
        }
        var entries: [String: YAMLEntry] = [:]
        var meant: Set<String> = []
        for entry in written {
            let name = Reader.quoted(entry.key)
            if let first = entries[entry.key] {
                reader.report(
                    entry.position,
                    "key \(name) is written twice in \(owner)",
                    "keep this one or the one on line \(first.position.line)"
                )
            } else if keys.contains(entry.key) {
                entries[entry.key] = entry
            } else {
                let nearest = Suggestion.nearest(to: entry.key, among: keys)
                if let nearest { meant.insert(nearest) }
                reader.report(
                    entry.position,
                    "unknown key \(name) in \(owner)",
                    elsewhere[entry.key]
                        ?? nearest.map { "did you mean \(Reader.quoted($0))?" }
                        ?? "its keys are \(keys.joined(separator: ", "))"
                )
            }
        }
        self.position = node.position
        self.owner = owner
        self.reader = reader
        self.entries = entries
        self.meant = meant
    }

    /// The value of a key that may be left out; a key without a value is reported.
    func optional(_ key: String) -> YAMLNode? {
        guard let entry = entries[key] else { return nil }
        guard entry.value.isNull else { return entry.value }
        reader.report(
            entry.value.position,
            "\(Reader.quoted(key)) has no value",
            "write one or take the key away"
        )
        return YAMLNode(position: entry.value.position, content: .unusable)
    }

    /// Whether a key is written, or was meant by a slip.
    func has(_ key: String) -> Bool { entries[key] != nil || meant.contains(key) }

    /// The value of a key that must be there; a slip in its spelling is not reported again.
    /// - Parameter example: the key as it could be written.
    func required(_ key: String, example: String) -> YAMLNode? {
        if let node = optional(key) { return node }
        if !meant.contains(key) {
            reader.report(
                position,
                "\(owner) needs the key \(Reader.quoted(key))",
                "add \(example)"
            )
        }
        return nil
    }

    /// The one key of several that must be there, with its value; a second one is reported.
    /// - Parameter example: one of the keys as it could be written.
    func one(of keys: [String], example: String) -> (key: String, node: YAMLNode)? {
        let written = keys.compactMap { entries[$0] }.sorted { $0.position < $1.position }
        guard let first = written.first else {
            if meant.isDisjoint(with: keys) {
                let names = keys.map(Reader.quoted)
                let choice = "\(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")"
                reader.report(position, "\(owner) needs the key \(choice)", "add \(example)")
            }
            return nil
        }
        for other in written.dropFirst() {
            reader.report(
                other.position,
                "\(owner) has \(Reader.quoted(other.key)) beside \(Reader.quoted(first.key))",
                "keep one of them"
            )
        }
        return optional(first.key).map { (first.key, $0) }
    }
}

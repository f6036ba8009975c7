extension PlanReader {
    /// The keys of an item whose kind decides which other keys it may have.
    ///
    /// - Parameters:
    ///   - noun: what the item is, as `benefit`.
    ///   - key: where the kind stands, as `kind`.
    ///   - shared: the keys of every kind.
    ///   - own: the keys of one kind alone.
    ///   - example: the key as it could be written.
    func kinded<Kind: RawRepresentable<String> & CaseIterable & Hashable>(
        _ item: YAMLNode,
        _ noun: String,
        by key: String,
        shared: [String],
        own: (Kind) -> [String],
        example: String
    ) -> (kind: Kind?, fields: Fields)? {
        let every = shared + Kind.allCases.flatMap(own)
        // The kind decides which keys are right, so it is read before the keys are checked.
        let silent = Reader(file: reader.file)
        let kindNode = Fields(item, of: "", keys: every, reader: silent)?.optional(key)
        let kind: Kind? = silent.choice(kindNode, key)
        var owners: [String: [String]] = [:]
        for other in Kind.allCases where kind != nil && other != kind {
            for foreign in own(other) { owners[foreign, default: []].append(other.rawValue) }
        }
        let elsewhere = owners.mapValues { "it belongs to \(key) \(Self.either($0))" }
        let keys = kind.map { shared + own($0) } ?? every
        let owner = "\(Self.article(noun)) \(noun)"
        guard
            let fields = Fields(
                item,
                of: kind.map { "\(owner) of \(key) \($0.rawValue)" } ?? owner,
                keys: keys,
                elsewhere: elsewhere,
                reader: reader
            )
        else { return nil }
        let _: Kind? = reader.choice(fields.required(key, example: example), key)
        return (kind, fields)
    }

    private static func article(_ noun: String) -> String {
        noun.first.map { "aeiou".contains($0) } == true ? "an" : "a"
    }

    /// `discount`, `discount or reward`, `discount, reward or donation`.
    private static func either(_ words: [String]) -> String {
        let last = words.last ?? ""
        return words.count < 2 ? last : "\(words.dropLast().joined(separator: ", ")) or \(last)"
    }

    /// The ids of things of this plan, each known and none twice.
    /// - Parameters:
    ///   - known: the ids there are, in the order of the file.
    ///   - repeated: what to say of an id that stands there twice.
    func references(
        _ node: YAMLNode?,
        _ key: String,
        to noun: String,
        known: [String],
        example: String,
        repeated: (String) -> String
    ) -> [String] {
        let right = "write ids of \(noun)s, such as [\(example)]"
        var ids: [String] = []
        for item in reader.list(node, key, right: right) ?? [] {
            guard let (id, _) = reader.scalar(item, key, right: right) else { continue }
            if ids.contains(id) {
                reader.report(item.position, repeated(Reader.quoted(id)), "keep one")
            } else {
                check(id, at: item.position, isA: noun, among: known)
            }
            ids.append(id)
        }
        return ids
    }

    /// One id of a thing of this plan; `nil` when there is no such thing.
    func reference(
        _ node: YAMLNode?,
        _ key: String,
        to noun: String,
        known: [String],
        example: String
    ) -> String? {
        let right = "write the id of a \(noun), such as \(example)"
        guard let node, let (id, _) = reader.scalar(node, key, right: right) else { return nil }
        return check(id, at: node.position, isA: noun, among: known) ? id : nil
    }

    /// Reports an id of a thing that this plan does not have.
    @discardableResult
    func check(
        _ id: String,
        at place: Position,
        isA noun: String,
        among known: [String]
    ) -> Bool {
        if known.contains(id) { return true }
        let meant = Suggestion.nearest(to: id, among: known)
        reader.report(
            place,
            "the plan has no \(noun) \(Reader.quoted(id))",
            meant.map { "did you mean \(Reader.quoted($0))?" }
                ?? (known.isEmpty
                    ? "list it under \(noun)s first"
                    : "its \(noun)s are \(known.joined(separator: ", "))")
        )
        return false
    }
}

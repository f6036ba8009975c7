/// Tells whether a key is new in its object: by a walk while the object is small, by a set of
/// hashes after that, so an object with very many keys costs no more than its length.
struct KeyCheck {
    private static let walkLimit = 16

    private var seen: Set<ByteKey> = []

    /// - Parameter object: the members read so far, without this key.
    mutating func isNew(_ key: String, in object: JSONObject) -> Bool {
        guard object.count >= Self.walkLimit else {
            return object[key] == nil
        }
        if object.count == Self.walkLimit {
            seen = Set(object.members.map { ByteKey(text: $0.key) })
        }
        return seen.insert(ByteKey(text: key)).inserted
    }
}

/// The members of one JSON object, in the order they were written.
///
/// - Shape: keys are distinct by their UTF-8 bytes, so "é" composed and "é" decomposed are two
///   keys. Two objects are equal when they hold the same members in the same order.
/// - Cost: a lookup walks the members; request parameters are few. Index a big object yourself.
package struct JSONObject: Hashable, Sendable {
    /// One key and its value.
    package struct Member: Sendable {
        package let key: String
        package var value: JSONValue

        package init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The members in order; keys are distinct.
    package private(set) var members: [Member]

    /// An object without members.
    package init() {
        members = []
    }

    /// An object of these members, in this order; a key given twice is our bug, so it traps.
    package init(_ members: [Member]) {
        self.init()
        self.members.reserveCapacity(members.count)
        for member in members {
            precondition(self[member.key] == nil, "the key \"\(member.key)\" is given twice")
            self.members.append(member)
        }
    }

    /// The value of this key. Setting keeps the key's place, or appends it; `nil` removes it.
    package subscript(key: String) -> JSONValue? {
        get {
            for index in members.indices where members[index].key.hasSameBytes(as: key) {
                return members[index].value
            }
            return nil
        }
        set {
            let place = members.firstIndex { $0.key.hasSameBytes(as: key) }
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    package var count: Int { members.count }

    package var isEmpty: Bool { members.isEmpty }

    /// Appends without looking for the key: the scanner has already made sure it is new.
    mutating func appendNew(_ key: String, _ value: JSONValue) {
        if members.isEmpty { members.reserveCapacity(4) }
        members.append(Member(key: key, value: value))
    }
}

extension JSONObject.Member: Hashable {
    package static func == (left: Self, right: Self) -> Bool {
        left.key.hasSameBytes(as: right.key) && left.value == right.value
    }

    package func hash(into hasher: inout Hasher) {
        key.hashBytes(into: &hasher)
        hasher.combine(value)
    }
}

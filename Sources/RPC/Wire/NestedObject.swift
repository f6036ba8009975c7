package import JSONText

/// An object inside the parameters, such as an amount of money.
package struct NestedObject: NamedValues {
    package let members: JSONObject
    private let place: Place

    package var pointer: String { place.pointer }

    /// - Parameters:
    ///   - base: the JSON Pointer to the object or the array it stands in.
    ///   - index: its place in an array.
    init(_ members: JSONObject, in base: Place?, named name: String, at index: Int? = nil) {
        self.members = members
        place = Place(base: base, name: name, index: index)
    }

    /// An object that stands alone; its pointer is "".
    init(alone members: JSONObject) {
        self.members = members
        place = Place(base: nil, name: nil, index: nil)
    }

    package var placeInParams: Place? { place }

    /// Where an object stands: spelt out only when something is wrong with it.
    package final class Place: Sendable {
        private let base: Place?
        private let name: String?
        private let index: Int?

        init(base: Place?, name: String?, index: Int?) {
            self.base = base
            self.name = name
            self.index = index
        }

        var pointer: String {
            guard let name else { return "" }
            let object = "\(base?.pointer ?? "")/\(RPCFailure.escaped(name))"
            return index.map { "\(object)/\($0)" } ?? object
        }
    }

    /// Makes sure that the object has no member but these.
    package func refuseUnknown(known: [String]) throws(RPCFailure) {
        for member in members.members
        where !known.contains(where: { $0.hasSameBytes(as: member.key) }) {
            throw .unknownMember(member.key, in: pointer, known: known)
        }
    }
}

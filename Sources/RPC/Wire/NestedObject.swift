package import JSONText

/// An object inside the parameters, such as an amount of money.
package struct NestedObject: NamedValues {
    package let members: JSONObject
    package let pointer: String

    /// Makes sure that the object has no member but these.
    package func refuseUnknown(known: [String]) throws(RPCFailure) {
        for member in members.members
        where !known.contains(where: { $0.hasSameBytes(as: member.key) }) {
            throw .unknownMember(member.key, in: pointer, known: known)
        }
    }
}

/// The store's number for a member; never shown to anyone.
package struct MemberID: Hashable, Sendable {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }
}

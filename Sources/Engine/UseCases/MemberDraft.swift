/// A member to be added.
package struct MemberDraft: Hashable, Sendable {
    package let member: String
    /// An IANA zone; `nil` for the database's.
    package let zone: String?
    package let name: String?
    package let email: String?

    package init(member: String, zone: String? = nil, name: String? = nil, email: String? = nil) {
        self.member = member
        self.zone = zone
        self.name = name
        self.email = email
    }
}

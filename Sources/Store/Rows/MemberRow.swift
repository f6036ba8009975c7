package import Membership

/// A member; the person behind it is kept apart and may be erased.
package struct MemberRow: Hashable, Sendable {
    package let id: MemberID
    package let key: String
    /// The member's own zone; `nil` means the database's.
    package var zone: String?
    /// Where the member lives, as `DE` or `US-CA`, for taxes and notices; `nil` when nobody said.
    package var region: String?
    /// The shop's own id of the household, which shares one trial; `nil` when nobody said.
    package var household: String?
    package let joinedAt: Instant
    package let person: PersonRow?

    package init(
        id: MemberID,
        key: String,
        zone: String?,
        region: String? = nil,
        household: String? = nil,
        joinedAt: Instant,
        person: PersonRow?
    ) {
        self.id = id
        self.key = key
        self.zone = zone
        self.region = region
        self.household = household
        self.joinedAt = joinedAt
        self.person = person
    }
}

/// Personal data; deleting the row erases the person and leaves the books whole.
package struct PersonRow: Hashable, Sendable {
    package let name: String?
    package let email: String?
    package let birthday: CivilDate?
    /// Equal for those who live at one address; not empty.
    package let addressKey: String?

    package init(
        name: String?,
        email: String?,
        birthday: CivilDate? = nil,
        addressKey: String? = nil
    ) {
        self.name = name
        self.email = email
        self.birthday = birthday
        self.addressKey = addressKey
    }

    /// Whether anything is known; nothing is stored of nobody.
    var isEmpty: Bool {
        name == nil && email == nil && birthday == nil && addressKey == nil
    }
}

package import Membership

/// A member to be added.
package struct MemberDraft: Hashable, Sendable {
    package let member: String
    /// An IANA zone; `nil` for the database's.
    package let zone: String?
    /// A country or a part of one, as `DE` or `US-CA`; `nil` when nobody said.
    package let region: String?
    /// The shop's own id of the household; `nil` when nobody said.
    package let household: String?
    package let name: String?
    package let email: String?
    /// Where they live, for households of one address; `nil` when nobody said.
    package let address: String?
    /// The day the person was born; `nil` when nobody said.
    package let birthday: CivilDate?
    /// The member who brought this one; `nil` when nobody did.
    package let referredBy: String?

    package init(
        member: String,
        zone: String? = nil,
        region: String? = nil,
        household: String? = nil,
        name: String? = nil,
        email: String? = nil,
        address: String? = nil,
        birthday: CivilDate? = nil,
        referredBy: String? = nil
    ) {
        self.member = member
        self.zone = zone
        self.region = region
        self.household = household
        self.name = name
        self.email = email
        self.address = address
        self.birthday = birthday
        self.referredBy = referredBy
    }
}

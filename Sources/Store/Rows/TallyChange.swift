package import Membership

/// What is added to one day of a count.
package struct TallyChange: Hashable, Sendable {
    /// `nil` for what is counted of all members together.
    package let member: MemberID?
    package let key: TallyKey
    /// The day of the purchase, also when it comes back later.
    package let day: CivilDate
    package let change: Int64

    package init(member: MemberID?, key: TallyKey, day: CivilDate, change: Int64) {
        self.member = member
        self.key = key
        self.day = day
        self.change = change
    }
}

/// One day of a count.
package struct TallyDay: Hashable, Sendable {
    package let day: CivilDate
    package let amount: Int64
}

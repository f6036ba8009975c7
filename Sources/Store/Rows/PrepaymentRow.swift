package import Membership

/// Money paid ahead, credit given, or money of the balance paid out, once.
package struct PrepaymentRow: Hashable, Sendable {
    package let id: Int64
    package let member: MemberID
    package let kind: Kind
    package let amount: Money
    package let receivedAt: Instant

    package init(id: Int64, member: MemberID, kind: Kind, amount: Money, receivedAt: Instant) {
        self.id = id
        self.member = member
        self.kind = kind
        self.amount = amount
        self.receivedAt = receivedAt
    }

    /// Whose money it is, and which way it went.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case paid
        case granted
        /// Paid out to the member.
        case payout
    }
}

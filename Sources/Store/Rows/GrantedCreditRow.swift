package import Membership

/// What is left of one credit the shop gave.
///
/// What is left falls when it is spent or held and rises when it is given back; all of a member's
/// in one currency add up to the granted part of the balance.
package struct GrantedCreditRow: Hashable, Sendable {
    /// The prepayment that gave it.
    package let prepayment: Int64
    package let member: MemberID
    package let amount: Money
    /// Between zero and ``amount``.
    package var remaining: Money
    /// The first day on which it is gone; `nil` for never.
    package let expiresOn: CivilDate?

    package init(
        prepayment: Int64,
        member: MemberID,
        amount: Money,
        remaining: Money,
        expiresOn: CivilDate?
    ) {
        self.prepayment = prepayment
        self.member = member
        self.amount = amount
        self.remaining = remaining
        self.expiresOn = expiresOn
    }
}

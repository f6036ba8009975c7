import Membership

/// A member's balance in one currency.
struct BalanceKey: Hashable {
    let member: MemberID
    let currency: Currency
}

/// One side of a transfer: a program's account, or one member's part of it.
///
/// - Shape: the kind, and the one owner that kind has. Each account exists once per currency.
package struct Account: Hashable, Sendable {
    package let kind: AccountKind
    /// The plan, for the kinds kept per plan, and the partner, for those kept per partner; otherwise
    /// `nil`.
    package let plan: String?
    /// The member, for the kinds kept per member; otherwise `nil`.
    package let member: MemberID?

    private init(_ kind: AccountKind, plan: String? = nil, member: MemberID? = nil) {
        self.kind = kind
        self.plan = plan
        self.member = member
    }

    /// Rebuilds a stored account; `nil` when the owner does not fit the kind.
    package init?(kind: AccountKind, plan: String?, member: MemberID?) {
        switch kind.owner {
        case .member: guard plan == nil, member != nil else { return nil }
        case .plan, .partner: guard plan != nil, member == nil else { return nil }
        case .program: guard plan == nil, member == nil else { return nil }
        }
        self.init(kind, plan: plan, member: member)
    }

    /// What a member owes.
    package static func receivable(_ member: MemberID) -> Account {
        .init(.receivable, member: member)
    }
    /// What a member owes that was too little to charge and waits for the next invoice.
    package static func carriedForward(_ member: MemberID) -> Account {
        .init(.carriedForward, member: member)
    }
    /// What is to be given back to a member and has not arrived yet.
    package static func refundPayable(_ member: MemberID) -> Account {
        .init(.refundPayable, member: member)
    }
    /// What a member has paid ahead.
    package static func prepaidPaid(_ member: MemberID) -> Account {
        .init(.prepaidPaid, member: member)
    }
    /// What a member was given to spend.
    package static func prepaidGranted(_ member: MemberID) -> Account {
        .init(.prepaidGranted, member: member)
    }
    /// What a charge on its way took from a member's balance; the outcome spends it or gives it back.
    package static func prepaidHeld(_ member: MemberID) -> Account {
        .init(.prepaidHeld, member: member)
    }
    /// Money the gateways or the till hold for the shop.
    package static let gatewayClearing = Account(.gatewayClearing)
    /// Value given away.
    package static let discounts = Account(.discounts)
    /// Billed, not yet earned.
    package static func deferredRevenue(_ plan: String) -> Account {
        .init(.deferredRevenue, plan: plan)
    }
    /// Earned, day by day.
    package static func revenue(_ plan: String) -> Account { .init(.revenue, plan: plan) }
    /// Earned revenue that was given back after all; stands against the plan's revenue.
    package static func refunds(_ plan: String) -> Account { .init(.refunds, plan: plan) }
    /// Tax that was billed and is owed to its authority.
    package static let taxPayable = Account(.taxPayable)
    /// Granted credit and points that ran out unused.
    package static let breakage = Account(.breakage)
    /// What points were expected to cost when they were given.
    package static let pointsCost = Account(.pointsCost)
    /// What the points that members have are expected to cost.
    package static let pointsLiability = Account(.pointsLiability)
    /// What the shop's own till is owed for points it took; the shop's books settle it.
    package static let tillPayable = Account(.tillPayable)
    /// What a partner owes for points it gave, less what it is owed for points it took.
    package static func partner(_ partner: String) -> Account { .init(.partner, plan: partner) }
    /// What partners pay for points they gave.
    package static let partnerIncome = Account(.partnerIncome)
    /// What the shop gives to others for what members buy.
    package static let donations = Account(.donations)
    /// What of it those others have not got yet.
    package static let donationPayable = Account(.donationPayable)
}

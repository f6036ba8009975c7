/// The closed list of benefit kinds, as plan files and answers spell them.
package enum BenefitKind: String, Hashable, Sendable, CaseIterable {
    case access
    case config
    case quota
    case discount
    case memberPrice = "member_price"
    case shippingWaiver = "shipping_waiver"
    case reward
    case multiplier
    case grantDrip = "grant_drip"
    case serviceCredit = "service_credit"
    case priority
    case guestPass = "guest_pass"
    case draw
    case donation
    case feeWaiver = "fee_waiver"
    case spendReward = "spend_reward"
}

/// What a notice tells a member before it happens.
package enum NoticeKind: String, Hashable, Sendable, CaseIterable {
    /// Free days end and the first charge comes.
    case trialEnding = "trial_ending"
    /// A term ends and the next one is charged.
    case renewalComing = "renewal_coming"
    /// A charge will cost something else than the one before: an offer ends, or the price moves.
    case priceChange = "price_change"
    /// A charge was declined; access goes on through grace.
    case paymentFailed = "payment_failed"
    /// Access ends unless the debt is paid.
    case graceEnding = "grace_ending"
    /// The payment method will not work for the next charge.
    case methodExpiring = "method_expiring"
    /// The prepaid balance does not cover the next charge.
    case balanceLow = "balance_low"
    /// The proof that a price or a place needs runs out before the next term.
    case proofExpiring = "proof_expiring"
}

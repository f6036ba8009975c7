/// What bringing a friend gives now.
package enum ReferralDecision: Hashable, Sendable {
    /// Either may be `nil`: the plan gives that side nothing, or the referrer's count is full.
    case given(referrer: Award?, friend: Award?, limitReached: Bool)
    case nothing(Reason)

    /// Why nothing is given.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        /// The plan rewards another moment.
        case notNow = "not_now"
        /// Nobody brings themselves, nor somebody of their own household.
        case sameHousehold = "same_household"
        /// The friend was a member before.
        case wasMember = "was_member"
        /// The friend was rewarded for already, whoever brought them.
        case alreadyRewarded = "already_rewarded"
    }
}

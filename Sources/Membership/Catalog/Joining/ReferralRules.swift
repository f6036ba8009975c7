/// What bringing a friend gives.
package struct ReferralRules: Hashable, Sendable {
    package let referrer: Award?
    package let friend: Award?
    package let after: Moment
    /// The most friends that count for one referrer within a window.
    package let most: Allowance?

    package init(
        referrer: Award?,
        friend: Award?,
        after: Moment = .firstPayment,
        most: Allowance? = nil
    ) {
        self.referrer = referrer
        self.friend = friend
        self.after = after
        self.most = most
    }

    /// When it is given.
    package enum Moment: String, Hashable, Sendable, CaseIterable {
        case join
        case firstPayment = "first_payment"
        case firstPurchase = "first_purchase"
    }
}

package import Membership

/// Until when a payment method works, where somebody said so.
package struct MethodExpiryRow: Hashable, Sendable {
    /// The method as subscriptions are paid with it, as `bank:tok_1`.
    package let payWith: String
    /// The last day on which it works, the last of its month.
    package let expiresOn: CivilDate

    package init(payWith: String, expiresOn: CivilDate) {
        self.payWith = payWith
        self.expiresOn = expiresOn
    }
}

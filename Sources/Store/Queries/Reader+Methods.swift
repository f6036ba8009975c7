package import Membership

extension Reader {
    /// The last day on which a payment method works; `nil` where nobody said.
    package func methodExpiry(_ payWith: String) throws -> CivilDate? {
        try statements.first(
            "SELECT expires_on FROM method_expiry WHERE pay_with = ?1",
            [.text(payWith)]
        ) { CivilDate(dayNumber: $0.day(0)) }
    }

    /// The subscriptions that are paid with a gateway's method and have not ended, oldest first.
    package func subscriptions(payingWith payWith: String) throws -> [SubscriptionID] {
        try statements.all(
            """
            SELECT id FROM subscription
            WHERE pay_with = ?1 AND state <> 'ended' AND pay_with GLOB '?*:?*' ORDER BY id
            """,
            [.text(payWith)]
        ) { SubscriptionID($0.int(0)) }
    }
}

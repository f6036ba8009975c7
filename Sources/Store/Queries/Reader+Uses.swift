package import Membership

extension Reader {
    /// Whether a use of a benefit with this reference was counted on a subscription before.
    package func hasBenefitUse(
        of subscription: SubscriptionID,
        _ benefit: String,
        reference: String
    ) throws -> Bool {
        try statements.first(
            """
            SELECT 1 FROM benefit_use
            WHERE subscription_id = ?1 AND benefit = ?2 AND reference = ?3 LIMIT 1
            """,
            [.int(subscription.number), .text(benefit), .text(reference)]
        ) { _ in true } ?? false
    }

    /// Every use of a member's benefits, through whichever subscription.
    package func benefitUses(of member: MemberID) throws -> [BenefitUseRow] {
        try statements.all(
            """
            SELECT u.member_id, u.subscription_id, u.benefit, u.used_at, u.day, u.value, u.currency,
              u.reference
            FROM subscription AS s JOIN benefit_use AS u ON u.subscription_id = s.id
            WHERE s.member_id = ?1 ORDER BY u.id
            """,
            [.int(member.number)]
        ) { row in
            let value: Money? = try row.optionalInt(5).map { amount in
                guard let currency = Currency(row.text(6)) else {
                    throw StoreError.corrupt(
                        path: "",
                        detail: "a use of a benefit is in \(row.text(6))"
                    )
                }
                return Money(minorUnits: amount, currency: currency)
            }
            return BenefitUseRow(
                member: MemberID(row.int(0)),
                subscription: SubscriptionID(row.int(1)),
                benefit: row.text(2),
                usedAt: Instant(milliseconds: row.int(3)),
                day: CivilDate(dayNumber: row.day(4)),
                value: value,
                reference: row.optionalText(7)
            )
        }
    }

    /// The subscriptions of others that a member pays for, oldest first.
    package func subscriptions(paidBy payer: MemberID) throws -> [SubscriptionRow] {
        try statements.all(
            """
            SELECT id FROM subscription WHERE payer_id = ?1 AND payer_id <> member_id ORDER BY id
            """,
            [.int(payer.number)]
        ) { SubscriptionID($0.int(0)) }
        .compactMap(subscription)
    }
}

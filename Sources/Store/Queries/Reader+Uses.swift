package import Membership

extension Reader {
    /// The use of a benefit that a member's shop told of under a reference; `nil` for a new one.
    package func benefitUse(
        of member: MemberID,
        _ benefit: String,
        reference: String
    ) throws -> BenefitUseRow? {
        try statements.first(
            """
            SELECT id, member_id, subscription_id, benefit, used_at, day, value, currency, reference,
              quantity, counted, uses, overage
            FROM benefit_use
            WHERE member_id = ?1 AND benefit = ?2 AND reference = ?3 AND reference IS NOT NULL
            ORDER BY id LIMIT 1
            """,
            [.int(member.number), .text(benefit), .text(reference)],
            Self.use
        )
    }

    /// The use with this number; `nil` when there is none.
    package func benefitUse(_ id: BenefitUseID) throws -> BenefitUseRow? {
        try statements.first(
            """
            SELECT id, member_id, subscription_id, benefit, used_at, day, value, currency, reference,
              quantity, counted, uses, overage
            FROM benefit_use WHERE id = ?1
            """,
            [.int(id.number)],
            Self.use
        )
    }

    /// At most `limit` uses of a member's benefits before a number, newest first.
    package func benefitUses(
        of member: MemberID,
        before cursor: BenefitUseID?,
        limit: Int
    ) throws -> [BenefitUseRow] {
        try statements.all(
            """
            SELECT id, member_id, subscription_id, benefit, used_at, day, value, currency, reference,
              quantity, counted, uses, overage
            FROM benefit_use WHERE member_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3
            """,
            [.int(member.number), .int(cursor?.number ?? .max), .int(limit)],
            Self.use
        )
    }

    /// What came back of a use, oldest first.
    package func benefitReturns(of use: BenefitUseID) throws -> [BenefitReturnRow] {
        try statements.all(
            """
            SELECT use_id, quantity, uses, reference, returned_at FROM benefit_return
            WHERE use_id = ?1 ORDER BY id
            """,
            [.int(use.number)]
        ) { row in
            BenefitReturnRow(
                use: BenefitUseID(row.int(0)),
                quantity: row.int(1),
                uses: row.int(2),
                reference: row.optionalText(3),
                returnedAt: Instant(milliseconds: row.int(4))
            )
        }
    }

    /// Every use of a member's benefits, through whichever subscription, that has not come back whole;
    /// what came back in part keeps the part of its value that stayed.
    package func benefitUses(of member: MemberID) throws -> [BenefitUseRow] {
        try statements.all(
            """
            SELECT id, member_id, subscription_id, benefit, used_at, day,
              value / quantity * stayed + value % quantity * stayed / quantity, currency,
              reference, quantity, counted, uses, overage
            FROM (
              SELECT u.*, u.quantity - coalesce((SELECT sum(r.quantity) FROM benefit_return AS r
                WHERE r.use_id = u.id), 0) AS stayed
              FROM subscription AS s JOIN benefit_use AS u ON u.subscription_id = s.id
              WHERE s.member_id = ?1
            ) WHERE stayed > 0 ORDER BY id
            """,
            [.int(member.number)],
            Self.use
        )
    }

    private static func use(_ row: SQLRow) throws(StoreError) -> BenefitUseRow {
        var value: Money?
        if let amount = row.optionalInt(6) {
            guard let currency = Currency(row.text(7)) else {
                throw .corrupt(path: "", detail: "a use of a benefit is in \(row.text(7))")
            }
            value = Money(minorUnits: amount, currency: currency)
        }
        let counted: BenefitUseRow.Counted?
        switch row.optionalText(10) {
        case "lots": counted = .lots(uses: row.int(11), overage: row.int(12))
        case "tally": counted = .tally(uses: row.int(11))
        case nil: counted = nil
        case let other?:
            throw .corrupt(path: "", detail: "use_\(row.int(0)) is counted in '\(other)'")
        }
        return BenefitUseRow(
            id: BenefitUseID(row.int(0)),
            member: MemberID(row.int(1)),
            subscription: SubscriptionID(row.int(2)),
            benefit: row.text(3),
            usedAt: Instant(milliseconds: row.int(4)),
            day: CivilDate(dayNumber: row.day(5)),
            quantity: row.int(9),
            counted: counted,
            value: value,
            reference: row.optionalText(8)
        )
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

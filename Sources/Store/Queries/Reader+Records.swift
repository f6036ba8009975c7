package import Membership

extension Reader {
    /// Which of these were taken before, each with the subscription that took it.
    package func trialClaims(for claims: [TrialClaim]) throws -> [TrialClaimRow] {
        try claims.compactMap { claim in
            let stored = claim.stored
            return try statements.first(
                """
                SELECT subscription_id, taken_at FROM trial_claim WHERE kind = ?1 AND value = ?2
                """,
                [.text(stored.kind), .text(stored.value)]
            ) { row in
                TrialClaimRow(
                    claim: claim,
                    subscription: SubscriptionID(row.int(0)),
                    takenAt: Instant(milliseconds: row.int(1))
                )
            }
        }
    }

    /// A member's latest proof of one kind; `nil` when there never was one.
    package func verification(of member: MemberID, _ kind: String) throws -> VerificationRow? {
        try statements.first(
            """
            SELECT member_id, kind, proof, verified_on, valid_until, recorded_at FROM verification
            WHERE member_id = ?1 AND kind = ?2 ORDER BY id DESC LIMIT 1
            """,
            [.int(member.number), .text(kind)]
        ) { row in
            VerificationRow(
                member: MemberID(row.int(0)),
                kind: row.text(1),
                proof: row.text(2),
                verifiedOn: CivilDate(dayNumber: row.day(3)),
                validUntil: row.optionalDay(4).map(CivilDate.init(dayNumber:)),
                recordedAt: Instant(milliseconds: row.int(5))
            )
        }
    }

    /// How often a subscription's benefits were used from a day on, and what that was worth, one sum
    /// a currency; uses without a value count and add nothing, and what came back is left out.
    package func benefitUses(
        of subscription: SubscriptionID,
        from day: CivilDate
    ) throws -> (count: Int, values: [Money]) {
        var count = 0
        var values: [Money] = []
        try statements.each(
            """
            SELECT currency, count(*),
              sum(value / quantity * stayed + value % quantity * stayed / quantity)
            FROM (
              SELECT u.*, u.quantity - coalesce((SELECT sum(r.quantity) FROM benefit_return AS r
                WHERE r.use_id = u.id), 0) AS stayed
              FROM benefit_use AS u WHERE u.subscription_id = ?1 AND u.day >= ?2
            ) WHERE stayed > 0 GROUP BY currency ORDER BY currency
            """,
            [.int(subscription.number), .day(day.dayNumber)]
        ) { row in
            count += Int(row.int(1))
            guard let code = row.optionalText(0) else { return }
            guard let currency = Currency(code) else {
                throw StoreError.corrupt(path: "", detail: "a use of a benefit is in \(code)")
            }
            values.append(Money(minorUnits: row.int(2), currency: currency))
        }
        return (count, values)
    }

    /// The notice that was issued about a day, for one pack of rules or the shop's own; `nil` when
    /// none was.
    package func notice(
        of subscription: SubscriptionID,
        _ kind: NoticeKind,
        _ pack: JurisdictionPack?,
        about day: CivilDate
    ) throws -> NoticeRow? {
        try statements.first(
            """
            SELECT subscription_id, kind, pack, about_day, earliest, latest, issued_at FROM notice
            WHERE subscription_id = ?1 AND kind = ?2 AND pack = ?3 AND about_day = ?4
            """,
            [
                .int(subscription.number), .text(kind.rawValue), .text(pack?.rawValue ?? ""),
                .day(day.dayNumber),
            ],
            Self.notice
        )
    }

    /// All notices of a subscription, by what they are about.
    package func notices(of subscription: SubscriptionID) throws -> [NoticeRow] {
        try statements.all(
            """
            SELECT subscription_id, kind, pack, about_day, earliest, latest, issued_at FROM notice
            WHERE subscription_id = ?1 ORDER BY kind, pack, about_day
            """,
            [.int(subscription.number)],
            Self.notice
        )
    }

    /// The next subscriptions with a notice to be issued, oldest first, behind the last one claimed.
    package func noticesDue(
        by instant: Instant,
        after last: DueEntry?,
        limit: Int
    ) throws -> [DueEntry] {
        try statements.all(
            """
            SELECT next_notice_at, id FROM subscription
            WHERE next_notice_at IS NOT NULL AND state <> 'ended' AND next_notice_at <= ?1
              AND (next_notice_at, id) > (?2, ?3)
            ORDER BY next_notice_at, id LIMIT ?4
            """,
            [
                .int(instant.milliseconds), .int(last?.at.milliseconds ?? .min),
                .int(last?.subscription.number ?? 0), .int(limit),
            ]
        ) {
            DueEntry(
                at: Instant(milliseconds: $0.int(0)),
                subscription: SubscriptionID($0.int(1))
            )
        }
    }

    private static func notice(_ row: SQLRow) throws(StoreError) -> NoticeRow {
        let pack = row.text(2)
        guard pack.isEmpty || JurisdictionPack(rawValue: pack) != nil,
            let kind = NoticeKind(rawValue: row.text(1))
        else {
            throw .corrupt(
                path: "",
                detail: "a notice of sub_\(row.int(0)) has an unknown kind or pack"
            )
        }
        return NoticeRow(
            subscription: SubscriptionID(row.int(0)),
            kind: kind,
            pack: JurisdictionPack(rawValue: pack),
            about: CivilDate(dayNumber: row.day(3)),
            earliest: CivilDate(dayNumber: row.day(4)),
            latest: CivilDate(dayNumber: row.day(5)),
            issuedAt: Instant(milliseconds: row.int(6))
        )
    }
}

package import Membership

extension Reader {
    /// Where a member stands in a set of tiers; `nil` for who never stood there.
    package func tierStatus(
        of member: MemberID,
        _ tierSet: String
    ) throws -> TierStatusRow? {
        try statements.first(
            """
            SELECT member_id, tier_set, tier, source, since_day, entered_on, valid_until,
              provisional_until, paused_from, last_active_on, next_review_on, course
            FROM tier_status WHERE member_id = ?1 AND tier_set = ?2
            """,
            [.int(member.number), .text(tierSet)],
            Self.tierStatus
        )
    }

    /// Where a member stands, set by set.
    package func tierStatuses(of member: MemberID) throws -> [TierStatusRow] {
        try statements.all(
            """
            SELECT member_id, tier_set, tier, source, since_day, entered_on, valid_until,
              provisional_until, paused_from, last_active_on, next_review_on, course
            FROM tier_status WHERE member_id = ?1 ORDER BY tier_set
            """,
            [.int(member.number)],
            Self.tierStatus
        )
    }

    /// How many members stand in each tier of a set.
    package func tierCounts(of tierSet: String) throws -> [(tier: String, count: Int)] {
        try statements.all(
            "SELECT tier, count(*) FROM tier_status WHERE tier_set = ?1 GROUP BY tier ORDER BY tier",
            [.text(tierSet)]
        ) { (tier: $0.text(0), count: Int($0.int(1))) }
    }

    /// How a member came to stand in a set, oldest first.
    package func tierChanges(
        of member: MemberID,
        _ tierSet: String
    ) throws -> [TierChangeRow] {
        try statements.all(
            """
            SELECT member_id, tier_set, from_tier, to_tier, source, reason, day, at FROM tier_change
            WHERE member_id = ?1 AND tier_set = ?2 ORDER BY id
            """,
            [.int(member.number), .text(tierSet)]
        ) { row in
            guard let source = TierStatusRow.Source(rawValue: row.text(4)),
                let reason = TierChangeRow.Reason(rawValue: row.text(5))
            else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "a change of tier of member \(member.number) has an unknown source or "
                        + "reason"
                )
            }
            return TierChangeRow(
                member: MemberID(row.int(0)),
                tierSet: row.text(1),
                from: row.optionalText(2),
                to: row.text(3),
                source: source,
                reason: reason,
                day: CivilDate(dayNumber: row.day(6)),
                at: Instant(milliseconds: row.int(7))
            )
        }
    }

    /// The milestones of a set that a member reached in windows that began on a day or later.
    package func milestones(
        of member: MemberID,
        _ tierSet: String,
        from day: CivilDate
    ) throws -> [MilestoneRow] {
        try statements.all(
            """
            SELECT member_id, tier_set, milestone, window_day, at, lot_id, prepayment_id
            FROM milestone WHERE member_id = ?1 AND tier_set = ?2 AND window_day >= ?3
            ORDER BY milestone, window_day
            """,
            [.int(member.number), .text(tierSet), .day(day.dayNumber)]
        ) { row in
            MilestoneRow(
                member: MemberID(row.int(0)),
                tierSet: row.text(1),
                milestone: row.text(2),
                window: CivilDate(dayNumber: row.day(3)),
                given: try Self.given(row, from: 5, "a milestone of member \(member.number)"),
                at: Instant(milliseconds: row.int(4))
            )
        }
    }

    /// The status of other programmes that was taken for a member's, oldest first.
    package func statusMatches(
        of member: MemberID,
        _ tierSet: String
    ) throws -> [StatusMatchRow] {
        try statements.all(
            """
            SELECT member_id, tier_set, matched_on, tier, proof, provisional_until, recorded_at
            FROM status_match WHERE member_id = ?1 AND tier_set = ?2 ORDER BY matched_on
            """,
            [.int(member.number), .text(tierSet)]
        ) { row in
            StatusMatchRow(
                member: MemberID(row.int(0)),
                tierSet: row.text(1),
                matchedOn: CivilDate(dayNumber: row.day(2)),
                tier: row.text(3),
                proof: row.text(4),
                provisionalUntil: CivilDate(dayNumber: row.day(5)),
                recordedAt: Instant(milliseconds: row.int(6))
            )
        }
    }

    private static func tierStatus(_ row: SQLRow) throws(StoreError) -> TierStatusRow {
        guard let source = TierStatusRow.Source(rawValue: row.text(3)) else {
            throw .corrupt(
                path: "",
                detail: "the status of member \(row.int(0)) in \(row.text(1)) has an unknown source"
            )
        }
        let day = { (column: Int32) in
            row.optionalDay(column).map(CivilDate.init(dayNumber:))
        }
        return TierStatusRow(
            member: MemberID(row.int(0)),
            tierSet: row.text(1),
            tier: row.text(2),
            source: source,
            since: CivilDate(dayNumber: row.day(4)),
            enteredOn: CivilDate(dayNumber: row.day(5)),
            validUntil: day(6),
            provisionalUntil: day(7),
            pausedFrom: day(8),
            lastActiveOn: day(9),
            nextReviewOn: day(10),
            course: row.text(11)
        )
    }

    /// What was given; nothing where something must have been is damage.
    static func given(
        _ row: SQLRow,
        from first: CInt,
        _ owner: String
    ) throws(StoreError) -> GivenAward {
        guard let given = GivenAward(row, from: first) else {
            throw .corrupt(path: "", detail: "\(owner) gave nothing")
        }
        return given
    }
}

package import Membership

extension Reader {
    /// At most `limit` entries of the nightly queue that are due, oldest first, behind the last one
    /// claimed.
    package func upkeepDue(
        by instant: Instant,
        after last: UpkeepRow?,
        limit: Int
    ) throws -> [UpkeepRow] {
        try statements.all(
            """
            SELECT kind, member_id, subscription_id, name, due_at FROM upkeep
            WHERE due_at <= ?1 AND (due_at, kind, member_id, subscription_id, name)
              > (?2, ?3, ?4, ?5, ?6)
            ORDER BY due_at, kind, member_id, subscription_id, name LIMIT ?7
            """,
            [
                .int(instant.milliseconds), .int(last?.dueAt?.milliseconds ?? .min),
                .text(last?.key.kind.rawValue ?? ""), .int(last?.key.member.number ?? 0),
                .int(last?.key.subscription?.number ?? 0), .text(last?.key.name ?? ""),
                .int(limit),
            ],
            Self.upkeep
        )
    }

    /// How much of the nightly queue is due.
    package func upkeepDueCount(by instant: Instant) throws -> Int {
        try statements.first(
            "SELECT count(*) FROM upkeep WHERE due_at <= ?1",
            [.int(instant.milliseconds)]
        ) { Int($0.int(0)) } ?? 0
    }

    /// When something is due; `nil` when it is not on the queue.
    package func upkeep(_ key: UpkeepRow.Key) throws -> UpkeepRow? {
        try statements.first(
            """
            SELECT kind, member_id, subscription_id, name, due_at FROM upkeep
            WHERE kind = ?1 AND member_id = ?2 AND subscription_id = ?3 AND name = ?4
            """,
            [
                .text(key.kind.rawValue), .int(key.member.number),
                .int(key.subscription?.number ?? 0), .text(key.name),
            ],
            Self.upkeep
        )
    }

    /// Everything on the queue about a member, kind by kind.
    package func upkeep(of member: MemberID) throws -> [UpkeepRow] {
        try statements.all(
            """
            SELECT kind, member_id, subscription_id, name, due_at FROM upkeep WHERE member_id = ?1
            ORDER BY kind, subscription_id, name
            """,
            [.int(member.number)],
            Self.upkeep
        )
    }

    private static func upkeep(_ row: SQLRow) throws(StoreError) -> UpkeepRow {
        guard let kind = UpkeepRow.Kind(rawValue: row.text(0)) else {
            throw .corrupt(path: "", detail: "the queue has a '\(row.text(0))'")
        }
        let subscription = row.int(2)
        return UpkeepRow(
            UpkeepRow.Key(
                kind,
                member: MemberID(row.int(1)),
                subscription: subscription == 0 ? nil : SubscriptionID(subscription),
                name: row.text(3)
            ),
            dueAt: Instant(milliseconds: row.int(4))
        )
    }
}

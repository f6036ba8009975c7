package import Membership

extension Reader {
    /// The last commit's seal; `nil` while the journal is empty.
    func lastSeal() throws -> (lastRow: Int64, hash: [UInt8])? {
        try statements.first(
            "SELECT last_row, hash FROM journal_commit ORDER BY id DESC LIMIT 1"
        ) { (lastRow: $0.int(0), hash: $0.blob(1)) }
    }

    /// The feed: at most `limit` rows behind `cursor`, oldest first, perhaps of one kind or one member.
    ///
    /// - Parameter kind: a whole kind, or what stands before a dot in several.
    package func journal(
        after cursor: Int64,
        kind: String?,
        member: MemberID?,
        limit: Int
    ) throws -> [JournalRow] {
        try statements.all(
            """
            SELECT j.id, j.at, j.actor, j.kind, j.member_id, j.subscription_id, j.invoice_id, j.data,
              m.member
            FROM journal AS j LEFT JOIN member AS m ON m.id = j.member_id
            WHERE j.id > ?1 AND (?3 IS NULL OR j.member_id = ?3)
              AND (?2 IS NULL OR j.kind = ?2 OR substr(j.kind, 1, length(?2) + 1) = ?2 || '.')
            ORDER BY j.id LIMIT ?4
            """,
            [.int(cursor), .optional(kind), .optional(member?.number), .int(limit)]
        ) { row in
            JournalRow(
                id: row.int(0),
                at: Instant(milliseconds: row.int(1)),
                actor: row.text(2),
                entry: Self.journalEntry(row),
                memberKey: row.optionalText(8)
            )
        }
    }

    /// Recomputes the chain of hashes.
    /// - Returns: what is wrong, as sentences; empty when the chain holds.
    func brokenSeals() throws -> [String] {
        var broken: [String] = []
        var previous: [UInt8]?
        var expected: Int64 = 1
        let commits = try statements.all(
            "SELECT id, first_row, last_row, hash FROM journal_commit ORDER BY id"
        ) { (id: $0.int(0), first: $0.int(1), last: $0.int(2), hash: $0.blob(3)) }
        for commit in commits {
            if commit.first != expected {
                broken.append(
                    "journal commit \(commit.id) begins at row \(commit.first), not \(expected)"
                )
            }
            var seal = JournalSeal(following: previous)
            var rows = commit.first - 1
            try statements.each(
                """
                SELECT id, at, actor, kind, member_id, subscription_id, invoice_id, data
                FROM journal WHERE id BETWEEN ?1 AND ?2 ORDER BY id
                """,
                [.int(commit.first), .int(commit.last)]
            ) { row in
                rows += 1
                seal.add(
                    id: row.int(0),
                    at: row.int(1),
                    actor: row.text(2),
                    entry: Self.journalEntry(row)
                )
            }
            if rows != commit.last || seal.finish() != commit.hash {
                broken.append("journal rows \(commit.first) to \(commit.last) were changed")
            }
            previous = commit.hash
            expected = commit.last + 1
        }
        let last = try statements.first("SELECT max(id) FROM journal") { $0.int(0) } ?? 0
        if last != expected - 1 { broken.append("journal rows from \(expected) on are not sealed") }
        return broken
    }

    private static func journalEntry(_ row: SQLRow) -> JournalEntry {
        JournalEntry(
            kind: row.text(3),
            member: row.optionalInt(4).map(MemberID.init),
            subscription: row.optionalInt(5).map(SubscriptionID.init),
            invoice: row.optionalInt(6).map(InvoiceID.init),
            data: row.text(7)
        )
    }
}

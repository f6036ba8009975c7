import Membership

extension Writer {
    /// Seats and cards. What is over goes first: of each there is one at most.
    func applyHouseholds(_ changes: ChangeSet) throws {
        for row in changes.seats { try update(row) }
        for row in changes.newSeats { try insert(row) }
        for row in changes.cards { try update(row) }
        for row in changes.newCards { try insert(row) }
    }

    private func insert(_ row: SeatRow) throws {
        try statements.run(
            """
            INSERT INTO household_seat (id, subscription_id, owner_id, member_id, role, invited_at,
              extra_subscription_id, state, joined_at, left_at, locked_until)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """,
            [
                .int(row.id), .int(row.subscription.number), .int(row.owner.number),
                .int(row.member.number), .text(row.role.rawValue),
                .int(row.invitedAt.milliseconds),
            ] + row.changing
        )
    }

    private func update(_ row: SeatRow) throws {
        try statements.run(
            """
            UPDATE household_seat SET extra_subscription_id = ?2, state = ?3, joined_at = ?4,
              left_at = ?5, locked_until = ?6
            WHERE id = ?1
            """,
            [.int(row.id)] + row.changing
        )
        try expectOneChange("seat \(row.id)")
    }

    private func insert(_ row: CardRow) throws {
        try statements.run(
            """
            INSERT INTO membership_card (card, subscription_id, member_id, identity, issued_at,
              revoked_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .text(row.card), .int(row.subscription.number), .int(row.member.number),
                row.identity.map { .blob($0) } ?? .null, .int(row.issuedAt.milliseconds),
                .optional(row.revokedAt?.milliseconds),
            ]
        )
    }

    private func update(_ row: CardRow) throws {
        try statements.run(
            "UPDATE membership_card SET identity = ?2, revoked_at = ?3 WHERE card = ?1",
            [
                .text(row.card), row.identity.map { .blob($0) } ?? .null,
                .optional(row.revokedAt?.milliseconds),
            ]
        )
        try expectOneChange("card \(row.card)")
    }
}

extension SeatRow {
    /// What of a seat changes, in the order of the INSERT and the UPDATE.
    fileprivate var changing: [SQLValue] {
        [
            .optional(extra?.number), .text(state.rawValue), .optional(joinedAt?.milliseconds),
            .optional(leftAt?.milliseconds), .optional(lockedUntil?.dayNumber),
        ]
    }
}

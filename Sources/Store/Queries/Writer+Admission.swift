import Membership

extension Writer {
    /// Who may join, who brought whom, who is held out, and what is to be done when.
    func applyAdmission(_ changes: ChangeSet) throws {
        for row in changes.newInvitations { try insert(row) }
        for row in changes.usedInvitations { try update(row) }
        for row in changes.places { try update(row) }
        for row in changes.newPlaces { try insert(row) }
        for row in changes.newReferrals { try insert(row) }
        for row in changes.settledReferrals { try settle(row) }
        for row in changes.controlGroups { try insert(row) }
        for row in changes.upkeep { try put(row) }
    }

    private func insert(_ row: InvitationRow) throws {
        try statements.run(
            "INSERT INTO invitation (plan, member_id, invited_at, used_by) VALUES (?1, ?2, ?3, ?4)",
            [
                .text(row.plan), .int(row.member.number), .int(row.invitedAt.milliseconds),
                .optional(row.usedBy?.number),
            ]
        )
    }

    private func update(_ row: InvitationRow) throws {
        try statements.run(
            "UPDATE invitation SET used_by = ?3 WHERE plan = ?1 AND member_id = ?2",
            [.text(row.plan), .int(row.member.number), .optional(row.usedBy?.number)]
        )
        try expectOneChange("the invitation of member \(row.member.number) to \(row.plan)")
    }

    private func insert(_ row: WaitlistRow) throws {
        try statements.run(
            """
            INSERT INTO waitlist (id, plan, member_id, asked_at, state, offered_until)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .int(row.id), .text(row.plan), .int(row.member.number),
                .int(row.askedAt.milliseconds), .text(row.state.rawValue),
                .optional(row.offeredUntil?.milliseconds),
            ]
        )
    }

    private func update(_ row: WaitlistRow) throws {
        try statements.run(
            "UPDATE waitlist SET state = ?2, offered_until = ?3 WHERE id = ?1",
            [
                .int(row.id), .text(row.state.rawValue),
                .optional(row.offeredUntil?.milliseconds),
            ]
        )
        try expectOneChange("place \(row.id) in line for \(row.plan)")
    }

    private func insert(_ row: ReferralRow) throws {
        try statements.run(
            """
            INSERT INTO referral (friend_id, referrer_id, plan, state, at, settled_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .int(row.friend.number), .int(row.referrer.number), .text(row.plan),
                .text(row.state.rawValue), .int(row.at.milliseconds),
                .optional(row.settledAt?.milliseconds),
            ]
        )
    }

    private func settle(_ row: ReferralRow) throws {
        try statements.run(
            "UPDATE referral SET state = ?2, settled_at = ?3 WHERE friend_id = ?1",
            [
                .int(row.friend.number), .text(row.state.rawValue),
                .optional(row.settledAt?.milliseconds),
            ]
        )
        try expectOneChange("the referral of member \(row.friend.number)")
    }

    private func insert(_ row: ControlGroupRow) throws {
        try statements.run(
            """
            INSERT INTO control_group (member_id, plan, held_out, decided_at)
            VALUES (?1, ?2, ?3, ?4)
            """,
            [
                .int(row.member.number), .text(row.plan), .flag(row.isHeldOut),
                .int(row.decidedAt.milliseconds),
            ]
        )
    }

    /// Puts something on the queue, moves it there, or takes it off.
    private func put(_ row: UpkeepRow) throws {
        let key: [SQLValue] = [
            .text(row.key.kind.rawValue), .int(row.key.member.number),
            .int(row.key.subscription?.number ?? 0), .text(row.key.name),
        ]
        guard let dueAt = row.dueAt else {
            try statements.run(
                """
                DELETE FROM upkeep
                WHERE kind = ?1 AND member_id = ?2 AND subscription_id = ?3 AND name = ?4
                """,
                key
            )
            return
        }
        try statements.run(
            """
            INSERT INTO upkeep (kind, member_id, subscription_id, name, due_at)
            VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (kind, member_id, subscription_id, name) DO UPDATE SET due_at = excluded.due_at
            """,
            key + [.int(dueAt.milliseconds)]
        )
    }
}

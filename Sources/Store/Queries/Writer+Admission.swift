import Membership

extension Writer {
    /// Who may join, who brought whom, who is held out, and what is to be done when.
    func applyAdmission(_ changes: ChangeSet) throws {
        // One gives way before another of the same member or code comes.
        for row in changes.withdrawnInvitations { try withdraw(row) }
        for row in changes.newInvitations { try insert(row) }
        for row in changes.invitationUses { try put(row) }
        for row in changes.places { try update(row) }
        for row in changes.newPlaces { try insert(row) }
        for row in changes.newReferrals { try insert(row) }
        for row in changes.settledReferrals { try settle(row) }
        for row in changes.referralRewards { try insert(row) }
        for row in changes.lostReferralRewards { try takeBack(row) }
        for row in changes.controlGroups { try insert(row) }
        for row in changes.upkeep { try put(row) }
    }

    private func insert(_ row: InvitationRow) throws {
        let (member, code): (Int64?, String?) =
            switch row.invitee {
            case .member(let member): (member.number, nil)
            case .code(let code): (nil, code)
            }
        try statements.run(
            """
            INSERT INTO plan_invitation (id, plan, member_id, code, most_uses, invited_at,
              expires_at, withdrawn_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [
                .int(row.id), .text(row.plan), .optional(member), .optional(code),
                .int(row.mostUses), .int(row.invitedAt.milliseconds),
                .optional(row.expiresAt?.milliseconds),
                .optional(row.withdrawnAt?.milliseconds),
            ]
        )
    }

    private func withdraw(_ row: InvitationRow) throws {
        try statements.run(
            "UPDATE plan_invitation SET withdrawn_at = ?2 WHERE id = ?1",
            [.int(row.id), .optional(row.withdrawnAt?.milliseconds)]
        )
        try expectOneChange("invitation \(row.id)")
    }

    /// Writes a use down; who used it before goes on to another subscription.
    private func put(_ row: InvitationUseRow) throws {
        let values: [SQLValue] = [
            .int(row.invitation), .int(row.member.number), .int(row.usedAt.milliseconds),
            .optional(row.subscription?.number),
        ]
        guard try reader.use(ofInvitation: row.invitation, by: row.member) == nil else {
            return try statements.run(
                """
                UPDATE invitation_use SET subscription_id = ?4
                WHERE invitation_id = ?1 AND member_id = ?2 AND used_at = ?3
                """,
                values
            )
        }
        try statements.run(
            """
            INSERT INTO invitation_use (invitation_id, member_id, used_at, subscription_id)
            VALUES (?1, ?2, ?3, ?4)
            """,
            values
        )
    }

    /// Stores how many members a plan may have; `nil` for any number.
    package func setPlaces(_ most: Int?, of plan: String) throws {
        guard let most else {
            return try statements.run("DELETE FROM plan_places WHERE plan = ?1", [.text(plan)])
        }
        try statements.run(
            """
            INSERT INTO plan_places (plan, most) VALUES (?1, ?2)
            ON CONFLICT (plan) DO UPDATE SET most = excluded.most
            """,
            [.text(plan), .int(most)]
        )
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
                .int(row.friend.number), .int(row.referrer.number), .optional(row.plan),
                .text(row.state.rawValue), .int(row.at.milliseconds),
                .optional(row.settledAt?.milliseconds),
            ]
        )
    }

    private func settle(_ row: ReferralRow) throws {
        try statements.run(
            "UPDATE referral SET state = ?2, settled_at = ?3, plan = ?4 WHERE friend_id = ?1",
            [
                .int(row.friend.number), .text(row.state.rawValue),
                .optional(row.settledAt?.milliseconds), .optional(row.plan),
            ]
        )
        try expectOneChange("the referral of member \(row.friend.number)")
    }

    private func insert(_ row: ReferralRewardRow) throws {
        try statements.run(
            """
            INSERT INTO referral_reward (friend_id, side, member_id, lot_id, prepayment_id,
              given_at, taken_back_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            [.int(row.friend.number), .text(row.side.rawValue), .int(row.member.number)]
                + GivenAward.columns(row.given) + [
                    .int(row.givenAt.milliseconds), .optional(row.takenBackAt?.milliseconds),
                ]
        )
    }

    private func takeBack(_ row: ReferralRewardRow) throws {
        try statements.run(
            "UPDATE referral_reward SET taken_back_at = ?3 WHERE friend_id = ?1 AND side = ?2",
            [
                .int(row.friend.number), .text(row.side.rawValue),
                .optional(row.takenBackAt?.milliseconds),
            ]
        )
        try expectOneChange("the reward for member \(row.friend.number)")
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

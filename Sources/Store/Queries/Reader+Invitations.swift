package import Membership

/// An invitation with how often it was used.
package struct CountedInvitation: Hashable, Sendable {
    package let row: InvitationRow
    /// How many joined by it or stand in line by it.
    package let uses: Int

    package init(row: InvitationRow, uses: Int) {
        self.row = row
        self.uses = uses
    }
}

extension Reader {
    /// The invitation of a member to a plan that was not withdrawn; `nil` when there is none.
    package func invitation(to plan: String, of member: MemberID) throws -> InvitationRow? {
        try statements.first(
            """
            SELECT id, plan, member_id, code, most_uses, invited_at, expires_at, withdrawn_at
            FROM plan_invitation
            WHERE plan = ?1 AND member_id = ?2 AND member_id IS NOT NULL AND withdrawn_at IS NULL
            """,
            [.text(plan), .int(member.number)],
            Self.invitation
        )
    }

    /// The invitation to a plan by a code that was not withdrawn; `nil` when there is none.
    package func invitation(to plan: String, code: String) throws -> InvitationRow? {
        try statements.first(
            """
            SELECT id, plan, member_id, code, most_uses, invited_at, expires_at, withdrawn_at
            FROM plan_invitation
            WHERE plan = ?1 AND code = ?2 AND code IS NOT NULL AND withdrawn_at IS NULL
            """,
            [.text(plan), .text(code)],
            Self.invitation
        )
    }

    /// At most `limit` invitations to a plan behind `cursor`, withdrawn ones too, oldest first.
    package func invitations(
        to plan: String,
        after cursor: Int64,
        limit: Int
    ) throws -> [CountedInvitation] {
        try statements.all(
            """
            SELECT id, plan, member_id, code, most_uses, invited_at, expires_at, withdrawn_at
            FROM plan_invitation WHERE plan = ?1 AND id > ?2 ORDER BY id LIMIT ?3
            """,
            [.text(plan), .int(cursor), .int(limit)],
            Self.invitation
        ).map { CountedInvitation(row: $0, uses: try uses(ofInvitation: $0.id)) }
    }

    /// The highest number of an invitation, from which the next is counted.
    package func lastInvitation() throws -> Int64 {
        try statements.first("SELECT max(id) FROM plan_invitation") { $0.int(0) } ?? 0
    }

    /// How many joined by an invitation or stand in line by it.
    package func uses(ofInvitation invitation: Int64) throws -> Int {
        try statements.first(
            "SELECT count(*) FROM invitation_use WHERE invitation_id = ?1",
            [.int(invitation)]
        ) { Int($0.int(0)) } ?? 0
    }

    /// A member's use of an invitation; `nil` when there is none.
    package func use(
        ofInvitation invitation: Int64,
        by member: MemberID
    ) throws -> InvitationUseRow? {
        try statements.first(
            """
            SELECT invitation_id, member_id, used_at, subscription_id FROM invitation_use
            WHERE invitation_id = ?1 AND member_id = ?2
            """,
            [.int(invitation), .int(member.number)],
            Self.use
        )
    }

    /// The invitation to a plan by which a member came into line; `nil` when there is none.
    package func useInLine(of member: MemberID, for plan: String) throws -> InvitationUseRow? {
        try statements.first(
            """
            SELECT u.invitation_id, u.member_id, u.used_at, u.subscription_id
            FROM invitation_use AS u JOIN plan_invitation AS i ON i.id = u.invitation_id
            WHERE u.member_id = ?1 AND i.plan = ?2 AND u.subscription_id IS NULL
            ORDER BY u.invitation_id DESC LIMIT 1
            """,
            [.int(member.number), .text(plan)],
            Self.use
        )
    }

    private static func invitation(_ row: SQLRow) throws(StoreError) -> InvitationRow {
        let invitee: InvitationRow.Invitee
        if let member = row.optionalInt(2) {
            invitee = .member(MemberID(member))
        } else if let code = row.optionalText(3) {
            invitee = .code(code)
        } else {
            throw .corrupt(path: "", detail: "invitation \(row.int(0)) is for nobody")
        }
        return InvitationRow(
            id: row.int(0),
            plan: row.text(1),
            invitee: invitee,
            mostUses: Int(row.int(4)),
            invitedAt: Instant(milliseconds: row.int(5)),
            expiresAt: row.optionalInt(6).map(Instant.init(milliseconds:)),
            withdrawnAt: row.optionalInt(7).map(Instant.init(milliseconds:))
        )
    }

    private static func use(_ row: SQLRow) -> InvitationUseRow {
        InvitationUseRow(
            invitation: row.int(0),
            member: MemberID(row.int(1)),
            usedAt: Instant(milliseconds: row.int(2)),
            subscription: row.optionalInt(3).map(SubscriptionID.init)
        )
    }
}

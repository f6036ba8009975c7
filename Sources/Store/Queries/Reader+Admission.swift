package import Membership

extension Reader {
    /// How many subscriptions to a plan have not ended.
    package func liveSubscriptions(to plan: String) throws -> Int {
        try statements.first(
            "SELECT count(*) FROM subscription WHERE plan = ?1 AND state <> 'ended'",
            [.text(plan)]
        ) { Int($0.int(0)) } ?? 0
    }

    /// How many subscriptions to other plans are to change to a plan, when their term ends or once
    /// their charge has an outcome.
    ///
    /// - Parameter subscription: one that does not count.
    package func comingChanges(
        to plan: String,
        besides subscription: SubscriptionID?
    ) throws -> Int {
        try statements.first(
            """
            SELECT count(*) FROM plan_version AS v
            JOIN price AS p ON p.plan_version_id = v.id
            JOIN plan_change AS c ON c.to_price_id = p.id
            JOIN subscription AS s ON s.id = c.subscription_id
            WHERE v.plan = ?1 AND c.state IN ('pending', 'scheduled') AND s.plan <> ?1
              AND s.state <> 'ended' AND s.id <> ?2
            """,
            [.text(plan), .int(subscription?.number ?? 0)]
        ) { Int($0.int(0)) } ?? 0
    }

    /// The plans that somebody waits for or has been offered a place in, sorted.
    package func plansInLine() throws -> [String] {
        try statements.all(
            """
            SELECT DISTINCT plan FROM waitlist WHERE state IN ('waiting', 'offered') ORDER BY plan
            """
        ) { $0.text(0) }
    }

    /// Who waits for a plan or has been offered a place, in order.
    package func line(for plan: String) throws -> [WaitlistRow] {
        try statements.all(
            """
            SELECT id, plan, member_id, asked_at, state, offered_until FROM waitlist
            WHERE plan = ?1 AND state IN ('waiting', 'offered') ORDER BY id
            """,
            [.text(plan)],
            Self.place
        )
    }

    /// The place of a member in the line for a plan; `nil` for who is not in it.
    package func place(of member: MemberID, for plan: String) throws -> WaitlistRow? {
        try statements.first(
            """
            SELECT id, plan, member_id, asked_at, state, offered_until FROM waitlist
            WHERE plan = ?1 AND member_id = ?2 AND state IN ('waiting', 'offered')
            """,
            [.text(plan), .int(member.number)],
            Self.place
        )
    }

    /// Who brought a member; `nil` when nobody did.
    package func referral(of friend: MemberID) throws -> ReferralRow? {
        try statements.first(
            """
            SELECT friend_id, referrer_id, plan, state, at, settled_at FROM referral
            WHERE friend_id = ?1
            """,
            [.int(friend.number)],
            Self.referral
        )
    }

    /// Whom a member brought.
    package func referrals(by referrer: MemberID) throws -> [ReferralRow] {
        try statements.all(
            """
            SELECT friend_id, referrer_id, plan, state, at, settled_at FROM referral
            WHERE referrer_id = ?1 ORDER BY friend_id
            """,
            [.int(referrer.number)],
            Self.referral
        )
    }

    /// Whether a member is held out of a plan's benefits; `nil` when that is not decided.
    package func controlGroup(of member: MemberID, _ plan: String) throws -> ControlGroupRow? {
        try statements.first(
            """
            SELECT member_id, plan, held_out, decided_at FROM control_group
            WHERE member_id = ?1 AND plan = ?2
            """,
            [.int(member.number), .text(plan)]
        ) { row in
            ControlGroupRow(
                member: MemberID(row.int(0)),
                plan: row.text(1),
                isHeldOut: row.flag(2),
                decidedAt: Instant(milliseconds: row.int(3))
            )
        }
    }

    private static func place(_ row: SQLRow) throws(StoreError) -> WaitlistRow {
        guard let state = WaitlistRow.State(rawValue: row.text(4)) else {
            throw .corrupt(path: "", detail: "place \(row.int(0)) in line is '\(row.text(4))'")
        }
        return WaitlistRow(
            id: row.int(0),
            plan: row.text(1),
            member: MemberID(row.int(2)),
            askedAt: Instant(milliseconds: row.int(3)),
            state: state,
            offeredUntil: row.optionalInt(5).map(Instant.init(milliseconds:))
        )
    }

    private static func referral(_ row: SQLRow) throws(StoreError) -> ReferralRow {
        guard let state = ReferralRow.State(rawValue: row.text(3)) else {
            throw .corrupt(
                path: "",
                detail: "the referral of member \(row.int(0)) is '\(row.text(3))'"
            )
        }
        return ReferralRow(
            friend: MemberID(row.int(0)),
            referrer: MemberID(row.int(1)),
            plan: row.optionalText(2),
            state: state,
            at: Instant(milliseconds: row.int(4)),
            settledAt: row.optionalInt(5).map(Instant.init(milliseconds:))
        )
    }
}

package import Membership

/// What came of the friends that a plan's members brought.
package struct ReferralCount: Hashable, Sendable {
    package let plan: String
    package let state: ReferralRow.State
    package let friends: Int
    package let referrers: Int
}

extension Reader {
    /// What was given for a friend, the friend's own first.
    package func referralRewards(of friend: MemberID) throws -> [ReferralRewardRow] {
        try statements.all(
            """
            SELECT friend_id, side, member_id, lot_id, prepayment_id, given_at, taken_back_at
            FROM referral_reward WHERE friend_id = ?1 ORDER BY side
            """,
            [.int(friend.number)]
        ) { row in
            guard let side = ReferralRewardRow.Side(rawValue: row.text(1)),
                let given = GivenAward(row, from: 3)
            else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "a reward for member \(row.int(0)) is of an unknown side or nothing"
                )
            }
            return ReferralRewardRow(
                friend: MemberID(row.int(0)),
                side: side,
                member: MemberID(row.int(2)),
                given: given,
                givenAt: Instant(milliseconds: row.int(5)),
                takenBackAt: row.optionalInt(6).map(Instant.init(milliseconds:))
            )
        }
    }

    /// Friends brought, by plan and what came of it; those who have joined no such plan are left out.
    package func referralCounts() throws -> [ReferralCount] {
        try statements.all(
            """
            SELECT plan, state, count(*), count(DISTINCT referrer_id) FROM referral
            WHERE plan IS NOT NULL GROUP BY plan, state ORDER BY plan, state
            """
        ) { row in
            guard let state = ReferralRow.State(rawValue: row.text(1)) else {
                throw StoreError.corrupt(path: "", detail: "a referral is '\(row.text(1))'")
            }
            return ReferralCount(
                plan: row.text(0),
                state: state,
                friends: Int(row.int(2)),
                referrers: Int(row.int(3))
            )
        }
    }

    /// How many friends were brought and have joined no plan that rewards it.
    package func friendsNotJoined() throws -> Int {
        try statements.first("SELECT count(*) FROM referral WHERE plan IS NULL") {
            Int($0.int(0))
        } ?? 0
    }

    /// How many members brought somebody to a plan.
    package func referrers(of plan: String) throws -> Int {
        try statements.first(
            "SELECT count(DISTINCT referrer_id) FROM referral WHERE plan = ?1",
            [.text(plan)]
        ) { Int($0.int(0)) } ?? 0
    }

    /// How many friends' rewards of a plan were taken back.
    package func referralsTakenBack(of plan: String) throws -> Int {
        try statements.first(
            """
            SELECT count(DISTINCT w.friend_id) FROM referral AS r
            JOIN referral_reward AS w ON w.friend_id = r.friend_id
            WHERE r.plan = ?1 AND w.taken_back_at IS NOT NULL
            """,
            [.text(plan)]
        ) { Int($0.int(0)) } ?? 0
    }

    /// Credit that was given for the friends of a plan and not taken back.
    package func referralCredit(of plan: String) throws -> [Money] {
        try statements.all(
            """
            SELECT p.currency, sum(p.amount) FROM referral AS r
            JOIN referral_reward AS w ON w.friend_id = r.friend_id
            JOIN prepayment AS p ON p.id = w.prepayment_id
            WHERE r.plan = ?1 AND w.taken_back_at IS NULL GROUP BY p.currency ORDER BY p.currency
            """,
            [.text(plan)]
        ) { row in
            guard let currency = Currency(row.text(0)) else {
                throw StoreError.corrupt(path: "", detail: "a prepayment is in \(row.text(0))")
            }
            return Money(minorUnits: row.int(1), currency: currency)
        }
    }

    /// How many members have had a plan that was paid or free to them, whether they still do or not.
    package func membersEver(of plan: String) throws -> Int {
        try statements.first(
            """
            SELECT count(DISTINCT member_id) FROM subscription
            WHERE plan = ?1 AND (state NOT IN ('ended', 'incomplete', 'scheduled')
              OR (state = 'ended' AND ended_reason NOT IN ('never_paid', 'replaced')))
            """,
            [.text(plan)]
        ) { Int($0.int(0)) } ?? 0
    }

    /// Who was drawn for a plan's control group or for its members, in order of deciding.
    package func controlGroup(
        of plan: String,
        after cursor: MemberID,
        limit: Int
    ) throws -> [(member: String, row: ControlGroupRow)] {
        try statements.all(
            """
            SELECT m.member, c.member_id, c.plan, c.held_out, c.decided_at FROM control_group AS c
            JOIN member AS m ON m.id = c.member_id
            WHERE c.plan = ?1 AND c.member_id > ?2 ORDER BY c.member_id LIMIT ?3
            """,
            [.text(plan), .int(cursor.number), .int(limit)]
        ) { row in
            (
                row.text(0),
                ControlGroupRow(
                    member: MemberID(row.int(1)),
                    plan: row.text(2),
                    isHeldOut: row.flag(3),
                    decidedAt: Instant(milliseconds: row.int(4))
                )
            )
        }
    }
}

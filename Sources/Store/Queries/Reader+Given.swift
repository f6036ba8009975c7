package import Membership

extension Reader {
    /// What was given on an occasion; `nil` when it has not been yet.
    package func drip(
        of subscription: SubscriptionID,
        _ benefit: String,
        on day: CivilDate
    ) throws -> DripRow? {
        try statements.first(
            """
            SELECT subscription_id, benefit, day, member_id, at, lot_id, prepayment_id FROM drip
            WHERE subscription_id = ?1 AND benefit = ?2 AND day = ?3
            """,
            [.int(subscription.number), .text(benefit), .day(day.dayNumber)],
            Self.drip
        )
    }

    /// What a subscription gave on occasions, benefit by benefit.
    package func drips(of subscription: SubscriptionID) throws -> [DripRow] {
        try statements.all(
            """
            SELECT subscription_id, benefit, day, member_id, at, lot_id, prepayment_id FROM drip
            WHERE subscription_id = ?1 ORDER BY benefit, day
            """,
            [.int(subscription.number)],
            Self.drip
        )
    }

    /// What a window of a reward came to; `nil` when that is not decided yet.
    package func rewardIssue(
        of subscription: SubscriptionID,
        _ benefit: String,
        window: CivilDate
    ) throws -> RewardIssueRow? {
        try statements.first(
            """
            SELECT subscription_id, benefit, window_day, currency, spend, amount, state, at, lot_id,
              prepayment_id
            FROM reward_issue WHERE subscription_id = ?1 AND benefit = ?2 AND window_day = ?3
            """,
            [.int(subscription.number), .text(benefit), .day(window.dayNumber)],
            Self.rewardIssue
        )
    }

    /// What the windows of a subscription's rewards came to, benefit by benefit.
    package func rewardIssues(of subscription: SubscriptionID) throws -> [RewardIssueRow] {
        try statements.all(
            """
            SELECT subscription_id, benefit, window_day, currency, spend, amount, state, at, lot_id,
              prepayment_id
            FROM reward_issue WHERE subscription_id = ?1 ORDER BY benefit, window_day
            """,
            [.int(subscription.number)],
            Self.rewardIssue
        )
    }

    /// The subscriptions of which a reward was ever settled, oldest first.
    package func rewardedSubscriptions() throws -> [SubscriptionID] {
        try statements.all(
            "SELECT DISTINCT subscription_id FROM reward_issue ORDER BY subscription_id"
        ) { SubscriptionID($0.int(0)) }
    }

    /// The seed of a draw; `nil` before its first ticket.
    package func draw(_ plan: String, _ benefit: String) throws -> DrawRow? {
        try statements.first(
            "SELECT plan, benefit, seed, made_at FROM draw WHERE plan = ?1 AND benefit = ?2",
            [.text(plan), .text(benefit)]
        ) { row in
            DrawRow(
                plan: row.text(0),
                benefit: row.text(1),
                seed: UInt64(bitPattern: row.int(2)),
                madeAt: Instant(milliseconds: row.int(3))
            )
        }
    }

    /// Every draw with a ticket, in the order of plans and benefits.
    package func draws() throws -> [DrawRow] {
        try statements.all(
            "SELECT plan, benefit, seed, made_at FROM draw ORDER BY plan, benefit"
        ) { row in
            DrawRow(
                plan: row.text(0),
                benefit: row.text(1),
                seed: UInt64(bitPattern: row.int(2)),
                madeAt: Instant(milliseconds: row.int(3))
            )
        }
    }

    /// The tickets a purchase drew, by the effects that drew them.
    package func tickets(of purchase: PurchaseID) throws -> [DrawTicketRow] {
        try statements.all(
            """
            SELECT id, plan, benefit, member_id, purchase_id, n, chance, roll, outcome, at, lot_id,
              prepayment_id
            FROM draw_ticket WHERE purchase_id = ?1 ORDER BY n
            """,
            [.int(purchase.number)],
            Self.ticket
        )
    }

    /// At most `limit` tickets of a draw behind `cursor`, in order of their numbers.
    package func tickets(
        of plan: String,
        _ benefit: String,
        after cursor: Int64,
        limit: Int
    ) throws -> [DrawTicketRow] {
        try statements.all(
            """
            SELECT id, plan, benefit, member_id, purchase_id, n, chance, roll, outcome, at, lot_id,
              prepayment_id
            FROM draw_ticket WHERE plan = ?1 AND benefit = ?2 AND id > ?3 ORDER BY id LIMIT ?4
            """,
            [.text(plan), .text(benefit), .int(cursor), .int(limit)],
            Self.ticket
        )
    }

    private static func drip(_ row: SQLRow) throws(StoreError) -> DripRow {
        DripRow(
            subscription: SubscriptionID(row.int(0)),
            benefit: row.text(1),
            day: CivilDate(dayNumber: row.day(2)),
            member: MemberID(row.int(3)),
            given: try given(row, from: 5, "\(row.text(1)) of sub_\(row.int(0))"),
            at: Instant(milliseconds: row.int(4))
        )
    }

    private static func rewardIssue(_ row: SQLRow) throws(StoreError) -> RewardIssueRow {
        guard let currency = Currency(row.text(3)) else {
            throw .corrupt(
                path: "",
                detail: "a reward of sub_\(row.int(0)) is in \(row.text(3))"
            )
        }
        return RewardIssueRow(
            subscription: SubscriptionID(row.int(0)),
            benefit: row.text(1),
            window: CivilDate(dayNumber: row.day(2)),
            spend: Money(minorUnits: row.int(4), currency: currency),
            amount: Money(minorUnits: row.int(5), currency: currency),
            state: row.text(6) == "issued" ? .issued(GivenAward(row, from: 8)) : .forfeited,
            at: Instant(milliseconds: row.int(7))
        )
    }

    private static func ticket(_ row: SQLRow) throws(StoreError) -> DrawTicketRow {
        let outcome = DrawTicketRow.Outcome(name: row.text(8), given: GivenAward(row, from: 10))
        guard let outcome, let chance = Rate(basisPoints: Int(row.int(6))) else {
            throw .corrupt(
                path: "",
                detail: "ticket \(row.int(0)) has an unknown outcome or chance"
            )
        }
        return DrawTicketRow(
            id: row.int(0),
            plan: row.text(1),
            benefit: row.text(2),
            member: MemberID(row.int(3)),
            purchase: PurchaseID(row.int(4)),
            effect: Int(row.int(5)),
            chance: chance,
            roll: Int(row.int(7)),
            outcome: outcome,
            at: Instant(milliseconds: row.int(9))
        )
    }
}

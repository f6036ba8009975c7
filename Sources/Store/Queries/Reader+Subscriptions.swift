package import Membership

extension Reader {
    /// The subscription with this number; `nil` when there is none.
    package func subscription(_ id: SubscriptionID) throws -> SubscriptionRow? {
        try statements.first(
            """
            SELECT s.id, s.member_id, m.member, s.payer_id, s.plan, s.plan_version_id, s.price_id,
              s.pay_with, s.zone, s.created_at, s.starts_on, s.valid_from, s.first_billed_on,
              s.with_trial, s.origin, s.previous_id, s.imported_until, s.billing_start, s.anchor,
              s.anchor_day, s.first_terms, s.state, s.expires_at, s.due_on, s.last_tried_on,
              s.retries, s.paused_on, s.paused_until, s.ended_reason, s.ended_at, s.auto_renew,
              s.paid_until, s.access_until, s.next_term, s.in_flight, s.series, s.terms_billed,
              s.carried, s.has_offers, s.pause_next, s.pending_price_id, s.pending_on,
              s.held_until, s.next_action, s.next_action_at, s.next_notice_at, s.last_invoice_id,
              s.last_run_id, s.run_terms, s.parked_reason
            FROM subscription AS s JOIN member AS m ON m.id = s.member_id WHERE s.id = ?1
            """,
            [.int(id.number)],
            SubscriptionRow.init
        )
    }

    /// All subscriptions of a member, oldest first.
    package func subscriptions(of member: MemberID) throws -> [SubscriptionRow] {
        try statements.all(
            "SELECT id FROM subscription WHERE member_id = ?1 ORDER BY id",
            [.int(member.number)]
        ) { SubscriptionID($0.int(0)) }
        .compactMap(subscription)
    }

    /// At most `limit` subscriptions behind `cursor`, in order of their numbers, perhaps of one state.
    package func subscriptions(
        after cursor: SubscriptionID,
        state: StateName?,
        limit: Int
    ) throws -> [SubscriptionRow] {
        try statements.all(
            """
            SELECT id FROM subscription WHERE id > ?1 AND (?2 IS NULL OR state = ?2)
            ORDER BY id LIMIT ?3
            """,
            [.int(cursor.number), .optional(state?.rawValue), .int(limit)]
        ) { SubscriptionID($0.int(0)) }
        .compactMap(subscription)
    }

    /// The next subscriptions whose action has come, oldest first, behind the last one claimed.
    package func due(
        by instant: Instant,
        after last: DueEntry?,
        limit: Int
    ) throws -> [DueEntry] {
        try statements.all(
            """
            SELECT next_action_at, id FROM subscription
            WHERE next_action_at IS NOT NULL AND parked_reason IS NULL AND next_action_at <= ?1
              AND (next_action_at, id) > (?2, ?3)
            ORDER BY next_action_at, id LIMIT ?4
            """,
            [
                .int(instant.milliseconds), .int(last?.at.milliseconds ?? .min),
                .int(last?.subscription.number ?? 0), .int(limit),
            ]
        ) {
            DueEntry(
                at: Instant(milliseconds: $0.int(0)),
                subscription: SubscriptionID($0.int(1))
            )
        }
    }

    /// How many subscriptions have an action due by then.
    package func dueCount(by instant: Instant) throws -> Int {
        try statements.first(
            """
            SELECT count(*) FROM subscription
            WHERE next_action_at IS NOT NULL AND parked_reason IS NULL AND next_action_at <= ?1
            """,
            [.int(instant.milliseconds)]
        ) { Int($0.int(0)) } ?? 0
    }

    /// The subscriptions set aside, with the reason.
    package func parked() throws -> [SubscriptionRow] {
        try statements.all(
            "SELECT id FROM subscription WHERE parked_reason IS NOT NULL ORDER BY id"
        ) { SubscriptionID($0.int(0)) }
        .compactMap(subscription)
    }

    /// How many subscriptions stand in each state.
    package func subscriptionCounts() throws -> [(state: StateName, count: Int)] {
        try statements.all(
            "SELECT state, count(*) FROM subscription GROUP BY state"
        ) { (StateName(rawValue: $0.text(0)), Int($0.int(1))) }
        .compactMap { state, count in state.map { ($0, count) } }
    }

    /// The highest numbers in use, from which a transaction counts on.
    package func highestNumbers() throws -> HighestNumbers {
        let highest: (StaticString) throws -> Int64 = { sql in
            try statements.first(sql) { $0.int(0) } ?? 0
        }
        return HighestNumbers(
            subscription: try highest("SELECT max(id) FROM subscription"),
            invoice: try highest("SELECT max(id) FROM invoice"),
            prepayment: try highest("SELECT max(id) FROM prepayment"),
            creditNote: try highest("SELECT max(id) FROM credit_note"),
            change: try highest("SELECT max(id) FROM plan_change"),
            lot: try highest("SELECT max(id) FROM lot"),
            purchase: try highest("SELECT max(id) FROM purchase"),
            purchaseReturn: try highest("SELECT max(id) FROM purchase_return"),
            reservation: try highest("SELECT max(id) FROM reservation"),
            ticket: try highest("SELECT max(id) FROM draw_ticket"),
            seat: try highest("SELECT max(id) FROM household_seat"),
            place: try highest("SELECT max(id) FROM waitlist"),
            benefitUse: try highest("SELECT max(id) FROM benefit_use")
        )
    }
}

/// One row of the due queue.
package struct DueEntry: Hashable, Sendable {
    package let at: Instant
    package let subscription: SubscriptionID
}

/// The highest numbers given out so far; 0 where there is none.
package struct HighestNumbers: Sendable {
    package var subscription: Int64
    package var invoice: Int64
    package var prepayment: Int64
    package var creditNote: Int64
    /// Of a change of plan.
    package var change: Int64
    package var lot: Int64
    package var purchase: Int64
    package var purchaseReturn: Int64
    package var reservation: Int64
    /// Of a draw.
    package var ticket: Int64
    /// In a household.
    package var seat: Int64
    /// In a line for a plan.
    package var place: Int64
    package var benefitUse: Int64
}

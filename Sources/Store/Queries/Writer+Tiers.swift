import Membership

extension Writer {
    /// Status, and what was given for it and on other occasions. After the lots and the prepayments.
    func applyTiers(_ changes: ChangeSet) throws {
        for row in changes.tierStatuses { try project(row) }
        for row in changes.tierChanges { try insert(row) }
        for row in changes.milestones { try insert(row) }
        for row in changes.statusMatches { try insert(row) }
        for row in changes.drips { try insert(row) }
        for row in changes.rewardIssues { try insert(row) }
        for row in changes.draws { try insert(row) }
        for row in changes.tickets { try insert(row) }
    }

    private func project(_ row: TierStatusRow) throws {
        try statements.run(
            """
            INSERT INTO tier_status (member_id, tier_set, tier, source, since_day, entered_on,
              valid_until, provisional_until, paused_from, last_active_on, next_review_on,
              course)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            ON CONFLICT (member_id, tier_set) DO UPDATE SET tier = excluded.tier,
              source = excluded.source, since_day = excluded.since_day,
              entered_on = excluded.entered_on, valid_until = excluded.valid_until,
              provisional_until = excluded.provisional_until, paused_from = excluded.paused_from,
              last_active_on = excluded.last_active_on, next_review_on = excluded.next_review_on,
              course = excluded.course
            """,
            [
                .int(row.member.number), .text(row.tierSet), .text(row.tier),
                .text(row.source.rawValue), .day(row.since.dayNumber),
                .day(row.enteredOn.dayNumber), .optional(row.validUntil?.dayNumber),
                .optional(row.provisionalUntil?.dayNumber), .optional(row.pausedFrom?.dayNumber),
                .optional(row.lastActiveOn?.dayNumber), .optional(row.nextReviewOn?.dayNumber),
                .text(row.course),
            ]
        )
    }

    private func insert(_ row: TierChangeRow) throws {
        try statements.run(
            """
            INSERT INTO tier_change (member_id, tier_set, from_tier, to_tier, source, reason, day, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [
                .int(row.member.number), .text(row.tierSet), .optional(row.from), .text(row.to),
                .text(row.source.rawValue), .text(row.reason.rawValue), .day(row.day.dayNumber),
                .int(row.at.milliseconds),
            ]
        )
    }

    private func insert(_ row: MilestoneRow) throws {
        try statements.run(
            """
            INSERT INTO milestone (member_id, tier_set, milestone, window_day, at, lot_id,
              prepayment_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            [
                .int(row.member.number), .text(row.tierSet), .text(row.milestone),
                .day(row.window.dayNumber), .int(row.at.milliseconds),
            ] + GivenAward.columns(row.given)
        )
    }

    private func insert(_ row: StatusMatchRow) throws {
        try statements.run(
            """
            INSERT INTO status_match (member_id, tier_set, matched_on, tier, proof, provisional_until,
              recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            [
                .int(row.member.number), .text(row.tierSet), .day(row.matchedOn.dayNumber),
                .text(row.tier), .text(row.proof), .day(row.provisionalUntil.dayNumber),
                .int(row.recordedAt.milliseconds),
            ]
        )
    }

    private func insert(_ row: DripRow) throws {
        try statements.run(
            """
            INSERT INTO drip (subscription_id, benefit, day, member_id, at, lot_id, prepayment_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            [
                .int(row.subscription.number), .text(row.benefit), .day(row.day.dayNumber),
                .int(row.member.number), .int(row.at.milliseconds),
            ] + GivenAward.columns(row.given)
        )
    }

    private func insert(_ row: RewardIssueRow) throws {
        let state = row.state.stored
        try statements.run(
            """
            INSERT INTO reward_issue (subscription_id, benefit, window_day, currency, spend, amount,
              state, at, lot_id, prepayment_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            [
                .int(row.subscription.number), .text(row.benefit), .day(row.window.dayNumber),
                .text(row.amount.currency.code), .int(row.spend.minorUnits),
                .int(row.amount.minorUnits), .text(state.name), .int(row.at.milliseconds),
            ] + GivenAward.columns(state.given)
        )
    }

    private func insert(_ row: DrawRow) throws {
        try statements.run(
            "INSERT INTO draw (plan, benefit, seed, made_at) VALUES (?1, ?2, ?3, ?4)",
            [
                .text(row.plan), .text(row.benefit), .int(Int64(bitPattern: row.seed)),
                .int(row.madeAt.milliseconds),
            ]
        )
    }

    private func insert(_ row: DrawTicketRow) throws {
        let outcome = row.outcome.stored
        try statements.run(
            """
            INSERT INTO draw_ticket (id, plan, benefit, member_id, purchase_id, n, chance, roll,
              outcome, at, lot_id, prepayment_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """,
            [
                .int(row.id), .text(row.plan), .text(row.benefit), .int(row.member.number),
                .int(row.purchase.number), .int(row.effect), .int(row.chance.basisPoints),
                .int(row.roll), .text(outcome.name), .int(row.at.milliseconds),
            ] + GivenAward.columns(outcome.given)
        )
    }
}

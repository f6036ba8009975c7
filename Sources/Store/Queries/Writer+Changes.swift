import Membership

extension Writer {
    /// Changes of plan and gaps. What is decided or closed goes first: of each there is one at most.
    func applyChanges(_ changes: ChangeSet) throws {
        for row in changes.decidedChanges { try decide(row) }
        for row in changes.newChanges { try insert(row) }
        for row in changes.closedGaps { try close(row) }
        for row in changes.openedGaps { try insert(row) }
        for row in changes.offers { try insert(row) }
    }

    private func insert(_ row: PlanChangeRow) throws {
        try statements.run(
            """
            INSERT INTO plan_change (id, subscription_id, from_price_id, to_price_id, timing,
              requested_at, series, invoice_id, state, effective_on, anchor, anchor_day,
              billing_start, next_term, decided_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """,
            [
                .int(row.id), .int(row.subscription.number), .int(row.from.number),
                .int(row.to.number), .text(row.timing.rawValue),
                .int(row.requestedAt.milliseconds),
            ] + row.decidedValues
        )
    }

    private func decide(_ row: PlanChangeRow) throws {
        try statements.run(
            """
            UPDATE plan_change SET series = ?2, invoice_id = ?3, state = ?4, effective_on = ?5,
              anchor = ?6, anchor_day = ?7, billing_start = ?8, next_term = ?9, decided_at = ?10
            WHERE id = ?1
            """,
            [.int(row.id)] + row.decidedValues
        )
        try expectOneChange("the change \(row.id) of \(row.subscription)")
    }

    private func insert(_ row: GapRow) throws {
        try statements.run(
            """
            INSERT INTO subscription_gap (subscription_id, series, from_day, until_day, reason)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """,
            [
                .int(row.subscription.number), .int(row.series), .day(row.from.dayNumber),
                .optional(row.until?.dayNumber), .text(row.reason.rawValue),
            ]
        )
    }

    private func close(_ row: GapRow) throws {
        try statements.run(
            """
            UPDATE subscription_gap SET until_day = ?4
            WHERE subscription_id = ?1 AND series = ?2 AND from_day = ?3
            """,
            [
                .int(row.subscription.number), .int(row.series), .day(row.from.dayNumber),
                .optional(row.until?.dayNumber),
            ]
        )
        try expectOneChange("the gap of \(row.subscription) from \(row.from)")
    }

    private func insert(_ row: AppliedOfferRow) throws {
        let offer = row.offer
        let effect = offer.effect.stored
        try statements.run(
            """
            INSERT INTO applied_offer (subscription_id, number, offer, kind, code, effect_kind,
              value, currency, first_term, terms, plan, member_id, applied_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """,
            [
                .int(row.subscription.number), .int(row.number), .text(offer.id),
                .text(offer.kind.rawValue), .optional(row.code), .text(effect.kind),
                .int(effect.value), .optional(effect.currency), .int(offer.firstTerm),
                .optional(offer.terms.map { Int64($0) }), .text(row.plan),
                .int(row.member.number), .int(row.appliedAt.milliseconds),
            ]
        )
    }
}

extension PlanChangeRow {
    /// What a decision may still set, in the order of the INSERT and the UPDATE.
    fileprivate var decidedValues: [SQLValue] {
        [
            .int(series), .optional(invoice?.number), .text(state.rawValue),
            .day(effectiveOn.dayNumber), .optional(cycle?.anchor.dayNumber),
            .optional(cycle.map { Int64($0.anchorDay) }),
            .optional(cycle?.billingStart.dayNumber), .optional(cycle.map { Int64($0.nextTerm) }),
            .optional(decidedAt?.milliseconds),
        ]
    }
}

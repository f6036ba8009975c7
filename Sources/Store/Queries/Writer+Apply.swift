import Membership

extension Writer {
    /// Appends the facts of one decision or of one batch, and brings the projections up to them.
    package func apply(_ changes: ChangeSet) throws {
        // Before the inserts: a subscription that gives way must be gone when the new one arrives.
        for row in changes.subscriptions { try update(row) }
        for row in changes.newSubscriptions { try insert(row) }
        for trial in changes.trials {
            try statements.run(
                "INSERT INTO trial (member_id, subscription_id, taken_at) VALUES (?1, ?2, ?3)",
                [
                    .int(trial.member.number), .int(trial.subscription.number),
                    .int(changes.at.milliseconds),
                ]
            )
        }
        for row in changes.prepayments { try insert(row) }
        for row in changes.newInvoices { try insert(row) }
        for row in changes.newAttempts { try insert(row) }
        for row in changes.outcomes { try resolve(row) }
        for row in changes.settledInvoices { try settle(row) }
        for row in changes.entitlements { try project(row.entitlement, of: row.member) }
        for row in changes.balances { try project(row.balance, of: row.member) }
        try post(changes.transfers, at: changes.at)
        try add(changes.recognition)
        try append(changes.journal, at: changes.at, actor: changes.actor)
    }

    private func insert(_ row: SubscriptionRow) throws {
        try statements.run(
            """
            INSERT INTO subscription (id, member_id, plan, plan_version_id, price_id, pay_with, zone,
              created_at, starts_on, valid_from, billing_start, anchor, anchor_day, with_trial,
              state, expires_at, due_on, last_tried_on, retries, ended_reason, ended_at, auto_renew,
              paid_until, access_until, next_term, in_flight, next_action, next_action_at,
              last_invoice_id, last_run_id, run_terms, parked_reason)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
              ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32)
            """,
            row.fixedValues + row.changingValues
        )
    }

    private func update(_ row: SubscriptionRow) throws {
        // A renewal leaves the state as it is; naming it would make SQLite rewrite its indexes.
        if row.state == .active, row.loadedState == .active, row.parkedReason == nil {
            try statements.run(
                """
                UPDATE subscription SET auto_renew = ?2, paid_until = ?3, access_until = ?4,
                  next_term = ?5, in_flight = ?6, next_action = ?7, next_action_at = ?8,
                  last_invoice_id = ?9, last_run_id = ?10, run_terms = ?11
                WHERE id = ?1
                """,
                [.int(row.id.number)] + row.changingValues.dropFirst(7).dropLast()
            )
            try expectOneChange("\(row.id)")
            return
        }
        try statements.run(
            """
            UPDATE subscription SET state = ?2, expires_at = ?3, due_on = ?4, last_tried_on = ?5,
              retries = ?6, ended_reason = ?7, ended_at = ?8, auto_renew = ?9, paid_until = ?10,
              access_until = ?11, next_term = ?12, in_flight = ?13, next_action = ?14,
              next_action_at = ?15, last_invoice_id = ?16, last_run_id = ?17, run_terms = ?18,
              parked_reason = ?19
            WHERE id = ?1
            """,
            [.int(row.id.number)] + row.changingValues
        )
        try expectOneChange("\(row.id)")
    }

    /// An update that finds no row would lose a fact without a word.
    private func expectOneChange(_ row: @autoclosure () -> String) throws(StoreError) {
        guard statements.changes != 1 else { return }
        throw .corrupt(path: statements.path, detail: "\(row()) is to be changed and is not there")
    }

    private func insert(_ row: InvoiceRow) throws {
        let term = row.term
        try statements.run(
            """
            INSERT INTO invoice (id, subscription_id, kind, term, period_start, period_end, amount,
              currency, state, issued_at, settled_at, settled_on, previous_invoice_id)
            VALUES (?1, ?2, 'term', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """,
            [
                .int(row.id.number), .int(row.subscription.number), .int(term.index),
                .day(term.period.start.dayNumber), .day(term.period.end.dayNumber),
                .int(term.amount.minorUnits), .text(term.amount.currency.code),
                .text(row.state.rawValue), .int(row.issuedAt.milliseconds),
                .optional(row.settledAt?.milliseconds), .optional(row.settledOn?.dayNumber),
                .optional(row.previous?.number),
            ]
        )
        try statements.run(
            """
            INSERT INTO invoice_line (invoice_id, line, kind, price_id, days, of_days, is_prorated,
              amount)
            VALUES (?1, 1, 'term', ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .int(row.id.number), .int(row.priceVersion.number), .int(term.days),
                .int(term.ofDays), .flag(term.isProrated), .int(term.amount.minorUnits),
            ]
        )
    }

    private func settle(_ row: InvoiceRow) throws {
        try statements.run(
            "UPDATE invoice SET state = ?2, settled_at = ?3, settled_on = ?4 WHERE id = ?1",
            [
                .int(row.id.number), .text(row.state.rawValue),
                .optional(row.settledAt?.milliseconds), .optional(row.settledOn?.dayNumber),
            ]
        )
        try expectOneChange("\(row.id)")
    }

    private func insert(_ row: AttemptRow) throws {
        let decline = row.state.decline
        try statements.run(
            """
            INSERT INTO payment_attempt (invoice_id, attempt, pay_with, state, decline_kind,
              decline_code, requested_at, resolved_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [
                .int(row.invoice.number), .int(row.attempt), .text(row.payWith),
                .text(row.state.name), .optional(decline?.kind), .optional(decline?.code),
                .int(row.requestedAt.milliseconds), .optional(row.resolvedAt?.milliseconds),
            ]
        )
    }

    private func resolve(_ row: AttemptRow) throws {
        let decline = row.state.decline
        try statements.run(
            """
            UPDATE payment_attempt SET state = ?3, decline_kind = ?4, decline_code = ?5,
              resolved_at = ?6
            WHERE invoice_id = ?1 AND attempt = ?2
            """,
            [
                .int(row.invoice.number), .int(row.attempt), .text(row.state.name),
                .optional(decline?.kind), .optional(decline?.code),
                .optional(row.resolvedAt?.milliseconds),
            ]
        )
        try expectOneChange("attempt \(row.attempt) at \(row.invoice)")
    }

    private func insert(_ row: PrepaymentRow) throws {
        try statements.run(
            """
            INSERT INTO prepayment (id, member_id, kind, amount, currency, received_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .int(row.id), .int(row.member.number), .text(row.kind.rawValue),
                .int(row.amount.minorUnits), .text(row.amount.currency.code),
                .int(row.receivedAt.milliseconds),
            ]
        )
    }
}

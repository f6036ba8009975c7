import Membership

extension Writer {
    func insert(_ row: SubscriptionRow) throws {
        try statements.run(
            """
            INSERT INTO subscription (id, member_id, created_at, starts_on, valid_from,
              first_billed_on, with_trial, origin, previous_id, imported_until,
              payer_id, plan, plan_version_id, price_id, pay_with, zone, billing_start, anchor,
              anchor_day, first_terms,
              state, expires_at, due_on, last_tried_on, retries, paused_on, paused_until,
              ended_reason, ended_at, series, has_offers, pause_next, pending_price_id, pending_on,
              next_notice_at, parked_reason,
              auto_renew, paid_until, access_until, next_term, in_flight, terms_billed, carried,
              held_until, next_action, next_action_at, last_invoice_id, last_run_id, run_terms)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
              ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35,
              ?36, ?37, ?38, ?39, ?40, ?41, ?42, ?43, ?44, ?45, ?46, ?47, ?48, ?49)
            """,
            row.fixedValues + row.agreedValues + row.stateValues + row.renewalValues
        )
    }

    func update(_ row: SubscriptionRow) throws {
        if row.isPlainRenewal {
            try renew(row)
            return
        }
        if row.loaded?.agreed != row.agreed {
            try statements.run(
                """
                UPDATE subscription SET payer_id = ?2, plan = ?3, plan_version_id = ?4,
                  price_id = ?5, pay_with = ?6, zone = ?7, billing_start = ?8, anchor = ?9,
                  anchor_day = ?10, first_terms = ?11
                WHERE id = ?1
                """,
                [.int(row.id.number)] + row.agreedValues
            )
            try expectOneChange("\(row.id)")
        }
        try statements.run(
            """
            UPDATE subscription SET state = ?2, expires_at = ?3, due_on = ?4, last_tried_on = ?5,
              retries = ?6, paused_on = ?7, paused_until = ?8, ended_reason = ?9, ended_at = ?10,
              series = ?11, has_offers = ?12, pause_next = ?13, pending_price_id = ?14,
              pending_on = ?15, next_notice_at = ?16, parked_reason = ?17,
              auto_renew = ?18, paid_until = ?19, access_until = ?20, next_term = ?21,
              in_flight = ?22, terms_billed = ?23, carried = ?24, held_until = ?25,
              next_action = ?26, next_action_at = ?27, last_invoice_id = ?28, last_run_id = ?29,
              run_terms = ?30
            WHERE id = ?1
            """,
            [.int(row.id.number)] + row.stateValues + row.renewalValues
        )
        try expectOneChange("\(row.id)")
    }

    /// Moves what a renewal moves, and the next notice only where there is another one.
    private func renew(_ row: SubscriptionRow) throws {
        if row.nextNoticeAt == row.loaded?.nextNoticeAt {
            try statements.run(
                """
                UPDATE subscription SET auto_renew = ?2, paid_until = ?3, access_until = ?4,
                  next_term = ?5, in_flight = ?6, terms_billed = ?7, carried = ?8, held_until = ?9,
                  next_action = ?10, next_action_at = ?11, last_invoice_id = ?12,
                  last_run_id = ?13, run_terms = ?14
                WHERE id = ?1
                """,
                [.int(row.id.number)] + row.renewalValues
            )
        } else {
            try statements.run(
                """
                UPDATE subscription SET auto_renew = ?2, paid_until = ?3, access_until = ?4,
                  next_term = ?5, in_flight = ?6, terms_billed = ?7, carried = ?8, held_until = ?9,
                  next_action = ?10, next_action_at = ?11, last_invoice_id = ?12,
                  last_run_id = ?13, run_terms = ?14, next_notice_at = ?15
                WHERE id = ?1
                """,
                [.int(row.id.number)] + row.renewalValues
                    + [.optional(row.nextNoticeAt?.milliseconds)]
            )
        }
        try expectOneChange("\(row.id)")
    }
}

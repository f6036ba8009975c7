import Membership

extension Writer {
    /// What is given back. After the outcomes: no more is given back than attempts brought.
    func applyCredits(_ changes: ChangeSet) throws {
        for row in changes.newCreditNotes { try insert(row) }
        for row in changes.lineCredits { try insert(row) }
        for row in changes.newRefunds { try insert(row) }
        for row in changes.refundOutcomes { try resolve(row) }
        for row in changes.settledCreditNotes { try settle(row) }
    }

    func insert(_ row: PrepaymentRow) throws {
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

    func insert(_ row: GrantedCreditRow) throws {
        try statements.run(
            """
            INSERT INTO granted_credit (prepayment_id, member_id, currency, amount, remaining,
              expires_on)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .int(row.prepayment), .int(row.member.number), .text(row.amount.currency.code),
                .int(row.amount.minorUnits), .int(row.remaining.minorUnits),
                .optional(row.expiresOn?.dayNumber),
            ]
        )
    }

    func update(_ row: GrantedCreditRow) throws {
        try statements.run(
            "UPDATE granted_credit SET remaining = ?2 WHERE prepayment_id = ?1",
            [.int(row.prepayment), .int(row.remaining.minorUnits)]
        )
        try expectOneChange("the credit of prepayment \(row.prepayment)")
    }

    private func insert(_ row: LineCreditRow) throws {
        let credit = row.credit
        let source = row.source.stored
        try statements.run(
            """
            INSERT INTO line_credit (invoice_id, line, amount, tax, from_day, source, source_id,
              created_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [
                .int(credit.line.invoice.number), .int(credit.line.line),
                .int(credit.amount.minorUnits), .int(credit.tax.minorUnits),
                .optional(credit.from?.dayNumber), .text(source.name), .int(source.number),
                .int(row.createdAt.milliseconds),
            ]
        )
    }

    private func insert(_ row: CreditNoteRow) throws {
        try statements.run(
            """
            INSERT INTO credit_note (id, subscription_id, invoice_id, payer_id, reason, currency,
              to_method, to_paid, to_granted, state, issued_at, settled_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """,
            [
                .int(row.id), .int(row.subscription.number), .int(row.invoice.number),
                .int(row.payer.number), .text(row.reason.rawValue),
                .text(row.toMethod.currency.code), .int(row.toMethod.minorUnits),
                .int(row.toPaid.minorUnits), .int(row.toGranted.minorUnits),
                .text(row.state.rawValue), .int(row.issuedAt.milliseconds),
                .optional(row.settledAt?.milliseconds),
            ]
        )
    }

    private func settle(_ row: CreditNoteRow) throws {
        try statements.run(
            "UPDATE credit_note SET state = ?2, settled_at = ?3 WHERE id = ?1",
            [
                .int(row.id), .text(row.state.rawValue), .optional(row.settledAt?.milliseconds),
            ]
        )
        try expectOneChange("credit note \(row.id)")
    }

    private func insert(_ row: RefundAttemptRow) throws {
        try statements.run(
            """
            INSERT INTO refund_attempt (credit_note_id, attempt, charge_attempt, pay_with, amount,
              state, decline_code, requested_at, resolved_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """,
            [
                .int(row.creditNote), .int(row.attempt), .int(row.chargeAttempt),
                .text(row.payWith), .int(row.amount.minorUnits), .text(row.state.name),
                .optional(row.state.declineCode), .int(row.requestedAt.milliseconds),
                .optional(row.resolvedAt?.milliseconds),
            ]
        )
    }

    private func resolve(_ row: RefundAttemptRow) throws {
        try statements.run(
            """
            UPDATE refund_attempt SET state = ?3, decline_code = ?4, resolved_at = ?5
            WHERE credit_note_id = ?1 AND attempt = ?2
            """,
            [
                .int(row.creditNote), .int(row.attempt), .text(row.state.name),
                .optional(row.state.declineCode), .optional(row.resolvedAt?.milliseconds),
            ]
        )
        try expectOneChange("refund \(row.attempt) of credit note \(row.creditNote)")
    }
}

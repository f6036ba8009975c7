package import Membership

extension Reader {
    /// The credit note with this number; `nil` when there is none.
    package func creditNote(_ id: Int64) throws -> CreditNoteRow? {
        try statements.first(
            """
            SELECT id, subscription_id, invoice_id, payer_id, reason, currency, to_method, to_paid,
              to_granted, issued_at, settled_at
            FROM credit_note WHERE id = ?1
            """,
            [.int(id)],
            Self.creditNote
        )
    }

    /// The credit notes of a subscription, oldest first.
    package func creditNotes(of subscription: SubscriptionID) throws -> [CreditNoteRow] {
        try statements.all(
            """
            SELECT id, subscription_id, invoice_id, payer_id, reason, currency, to_method, to_paid,
              to_granted, issued_at, settled_at
            FROM credit_note WHERE subscription_id = ?1 ORDER BY id
            """,
            [.int(subscription.number)],
            Self.creditNote
        )
    }

    /// The credit notes of an invoice, oldest first.
    package func creditNotes(of invoice: InvoiceID) throws -> [CreditNoteRow] {
        try statements.all(
            """
            SELECT id, subscription_id, invoice_id, payer_id, reason, currency, to_method, to_paid,
              to_granted, issued_at, settled_at
            FROM credit_note WHERE invoice_id = ?1 ORDER BY id
            """,
            [.int(invoice.number)],
            Self.creditNote
        )
    }

    /// At most `limit` credit notes behind `cursor`, in order of their numbers.
    package func creditNotes(after cursor: Int64, limit: Int) throws -> [CreditNoteRow] {
        try statements.all(
            """
            SELECT id, subscription_id, invoice_id, payer_id, reason, currency, to_method, to_paid,
              to_granted, issued_at, settled_at
            FROM credit_note WHERE id > ?1 ORDER BY id LIMIT ?2
            """,
            [.int(cursor), .int(limit)],
            Self.creditNote
        )
    }

    /// The refund attempts of a credit note, in order.
    package func refunds(of creditNote: Int64) throws -> [RefundAttemptRow] {
        try statements.all(
            """
            SELECT r.credit_note_id, r.attempt, r.charge_attempt, r.pay_with, r.amount, r.state,
              r.decline_code, r.requested_at, r.resolved_at, n.currency
            FROM refund_attempt AS r JOIN credit_note AS n ON n.id = r.credit_note_id
            WHERE r.credit_note_id = ?1 ORDER BY r.attempt
            """,
            [.int(creditNote)],
            Self.refund
        )
    }

    /// At most `limit` refunds without an outcome, of credit notes behind `cursor`.
    package func openRefunds(after cursor: Int64, limit: Int) throws -> [RefundAttemptRow] {
        try statements.all(
            """
            SELECT r.credit_note_id, r.attempt, r.charge_attempt, r.pay_with, r.amount, r.state,
              r.decline_code, r.requested_at, r.resolved_at, n.currency
            FROM refund_attempt AS r JOIN credit_note AS n ON n.id = r.credit_note_id
            WHERE (r.state = 'pending' OR r.state = 'unknown') AND r.credit_note_id > ?1
            ORDER BY r.credit_note_id LIMIT ?2
            """,
            [.int(cursor), .int(limit)],
            Self.refund
        )
    }

    /// Credit the shop gave a member and that is not spent, in the order in which it is spent: what
    /// runs out first, then what was given first.
    package func grantedCredits(
        of member: MemberID,
        _ currency: Currency
    ) throws -> [GrantedCreditRow] {
        try statements.all(
            """
            SELECT prepayment_id, member_id, currency, amount, remaining, expires_on
            FROM granted_credit WHERE member_id = ?1 AND currency = ?2 AND remaining > 0
            ORDER BY expires_on IS NULL, expires_on, prepayment_id
            """,
            [.int(member.number), .text(currency.code)],
            Self.grantedCredit
        )
    }

    /// The lots of a member that are not whole, in the order in which they were spent last: where
    /// credit that comes back goes.
    package func spentCredits(
        of member: MemberID,
        _ currency: Currency
    ) throws -> [GrantedCreditRow] {
        try statements.all(
            """
            SELECT g.prepayment_id, g.member_id, g.currency, g.amount, g.remaining, g.expires_on
            FROM prepayment AS p JOIN granted_credit AS g ON g.prepayment_id = p.id
            WHERE g.member_id = ?1 AND g.currency = ?2 AND g.remaining < g.amount
            ORDER BY g.expires_on IS NULL DESC, g.expires_on DESC, g.prepayment_id DESC
            """,
            [.int(member.number), .text(currency.code)],
            Self.grantedCredit
        )
    }

    /// The credit that a prepayment granted; `nil` for a payment.
    package func grantedCredit(_ prepayment: Int64) throws -> GrantedCreditRow? {
        try statements.first(
            """
            SELECT prepayment_id, member_id, currency, amount, remaining, expires_on
            FROM granted_credit WHERE prepayment_id = ?1
            """,
            [.int(prepayment)],
            Self.grantedCredit
        )
    }

    /// At most `limit` lots that are gone by a day and not yet written off, oldest first.
    package func expiringCredits(by day: CivilDate, limit: Int) throws -> [GrantedCreditRow] {
        try statements.all(
            """
            SELECT prepayment_id, member_id, currency, amount, remaining, expires_on
            FROM granted_credit
            WHERE remaining > 0 AND expires_on IS NOT NULL AND expires_on <= ?1
            ORDER BY expires_on, prepayment_id LIMIT ?2
            """,
            [.day(day.dayNumber), .int(limit)],
            Self.grantedCredit
        )
    }

    private static func creditNote(_ row: SQLRow) throws(StoreError) -> CreditNoteRow {
        guard let currency = Currency(row.text(5)),
            let reason = CreditNoteRow.Reason(rawValue: row.text(4))
        else {
            throw .corrupt(
                path: "",
                detail: "credit note \(row.int(0)) has an unknown currency or reason"
            )
        }
        return CreditNoteRow(
            id: row.int(0),
            subscription: SubscriptionID(row.int(1)),
            invoice: InvoiceID(row.int(2)),
            payer: MemberID(row.int(3)),
            reason: reason,
            toMethod: Money(minorUnits: row.int(6), currency: currency),
            toPaid: Money(minorUnits: row.int(7), currency: currency),
            toGranted: Money(minorUnits: row.int(8), currency: currency),
            issuedAt: Instant(milliseconds: row.int(9)),
            settledAt: row.optionalInt(10).map(Instant.init(milliseconds:))
        )
    }

    private static func refund(_ row: SQLRow) throws(StoreError) -> RefundAttemptRow {
        let state: RefundAttemptRow.State? =
            switch row.text(5) {
            case "pending": .pending
            case "unknown": .unknown
            case "succeeded": .succeeded
            case "declined": .declined(code: row.text(6))
            default: nil
            }
        guard let state, let currency = Currency(row.text(9)) else {
            throw .corrupt(
                path: "",
                detail: "a refund of credit note \(row.int(0)) has an unknown state or currency"
            )
        }
        return RefundAttemptRow(
            creditNote: row.int(0),
            attempt: Int(row.int(1)),
            chargeAttempt: Int(row.int(2)),
            payWith: row.text(3),
            amount: Money(minorUnits: row.int(4), currency: currency),
            state: state,
            requestedAt: Instant(milliseconds: row.int(7)),
            resolvedAt: row.optionalInt(8).map(Instant.init(milliseconds:))
        )
    }

    private static func grantedCredit(_ row: SQLRow) throws(StoreError) -> GrantedCreditRow {
        guard let currency = Currency(row.text(2)) else {
            throw .corrupt(
                path: "",
                detail: "the credit of prepayment \(row.int(0)) is in \(row.text(2))"
            )
        }
        return GrantedCreditRow(
            prepayment: row.int(0),
            member: MemberID(row.int(1)),
            amount: Money(minorUnits: row.int(3), currency: currency),
            remaining: Money(minorUnits: row.int(4), currency: currency),
            expiresOn: row.optionalDay(5).map(CivilDate.init(dayNumber:))
        )
    }
}

import Membership
import Store

/// Credit notes: the documents of what is given back, one an invoice.
extension Work {
    /// Issues the credit notes of some credits, keeps them in the books and on the balance, and
    /// readies what goes back through a gateway.
    ///
    /// - Parameters:
    ///   - destination: where the money goes; it adds up to what the credits come to with their tax.
    ///   - payments: the invoices it was paid for, the preferred ones first.
    ///   - why: the clerk's own words, for the journal.
    @discardableResult
    func issue(
        _ credits: [LineCredit],
        to destination: MoneySources,
        over payments: [InvoicePayment],
        _ reason: CreditNoteRow.Reason,
        why: String? = nil,
        _ matter: Case
    ) throws -> [CreditNoteRow] {
        guard !credits.isEmpty, let first = payments.first else { return [] }
        let currency = destination.method.currency
        var wanted: [InvoiceID: Int64] = [:]
        for credit in credits {
            wanted[credit.line.invoice, default: 0] += try credit.gross().minorUnits
        }
        let shares = CreditShares(destination, over: payments, wanted: wanted).parts
        var given = zip(payments, shares).filter { $0.1.total > 0 }
        // Time that is worth nothing is given back all the same.
        if given.isEmpty { given = [(first, CreditShares.Parts())] }
        let notes = given.map { payment, share in
            creditNote(payment, share.sources(currency), reason, matter)
        }
        let parts = CreditPart.sharing(
            zip(credits, try stopEarning(credits)).map(CreditPart.init),
            over: notes,
            given.map { $0.1.total }
        )
        for (index, note) in notes.enumerated() {
            for part in parts[index] { keep(part.credit, .creditNote(note.id)) }
            try keep(note, parts[index].map(\.revenue), why: why, matter)
            if note.toMethod.isPositive { try refund(note, given[index].0, attempt: 1) }
        }
        return notes
    }

    private func creditNote(
        _ payment: InvoicePayment,
        _ share: MoneySources,
        _ reason: CreditNoteRow.Reason,
        _ matter: Case
    ) -> CreditNoteRow {
        numbers.creditNote += 1
        let isGift = reason == .refund && payment.invoice.payer != matter.row.member
        return CreditNoteRow(
            id: numbers.creditNote,
            subscription: matter.row.id,
            invoice: payment.invoice.id,
            payer: payment.invoice.payer,
            reason: isGift ? .giftRefund : reason,
            toMethod: share.method,
            toPaid: share.paid,
            toGranted: share.granted,
            issuedAt: now,
            settledAt: share.method.isPositive ? nil : now
        )
    }

    private func keep(
        _ note: CreditNoteRow,
        _ revenue: [CreditedRevenue],
        why: String?,
        _ matter: Case
    ) throws {
        changes.newCreditNotes.append(note)
        try lookAtReferral(of: matter.row.member)
        let toBalance = PrepaidDraw(granted: note.toGranted, paid: note.toPaid)
        try post(
            Posting.creditNote(revenue, member: note.payer, creditNote: note.id, on: matter.today)
        )
        post(
            Posting.refundedToBalance(
                toBalance,
                member: note.payer,
                creditNote: note.id,
                on: matter.today
            )
        )
        returnedExpired[note.id] =
            try toBalance.total().isPositive ? giveBack(toBalance, to: note.payer) : nil
        if try note.total().isPositive { journal(note, why: why, matter.row.member) }
    }

    /// Readies what a note owes to the payment method that brought it.
    private func refund(
        _ note: CreditNoteRow,
        _ payment: InvoicePayment,
        attempt number: Int
    ) throws {
        guard let charge = payment.attempt,
            let (gateway, token) = PendingRefund.route(charge.payWith)
        else {
            throw StoreError.corrupt(
                path: "",
                detail: "\(note.invoice) was paid by no method that money could go back to"
            )
        }
        let attempt = RefundAttemptRow(
            creditNote: note.id,
            attempt: number,
            chargeAttempt: charge.attempt,
            payWith: charge.payWith,
            amount: note.toMethod,
            state: .pending,
            requestedAt: now,
            resolvedAt: nil
        )
        changes.newRefunds.append(attempt)
        refunds.append(
            PendingRefund(gateway: gateway, token: token, attempt: attempt, note: note)
        )
    }

    private func journal(_ credit: CreditNoteRow, why: String?, _ member: MemberID) {
        note(
            JournalEntry(
                kind: JournalKind.creditNoteIssued,
                member: member,
                subscription: credit.subscription,
                invoice: credit.invoice,
                data: JournalData.object { data in
                    data.text("credit_note", credit.name)
                    data.text("reason", credit.reason.rawValue)
                    data.money("to_method", credit.toMethod)
                    data.money("to_paid", credit.toPaid)
                    data.money("to_granted", credit.toGranted)
                    if let why { data.text("why", why) }
                }
            )
        )
    }
}

extension CreditNoteRow {
    /// As it is shown and sent to gateways: `cn_7`.
    var name: String { "cn_\(id)" }

    /// Everything it gives back.
    func total() throws(MoneyError) -> Money {
        try toMethod.adding(toPaid).adding(toGranted)
    }
}

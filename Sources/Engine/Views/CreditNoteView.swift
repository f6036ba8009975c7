package import Membership
package import Store

/// A credit note as the CLI and the RPC show it.
package struct CreditNoteView: Hashable, Sendable {
    /// As `cn_7`.
    package let id: String
    package let subscription: SubscriptionID
    package let invoice: InvoiceID
    /// Who gets the money: whoever paid the invoice.
    package let payer: String
    /// The plan that the invoice billed, which the subscription may have left since.
    package let plan: String
    package let reason: CreditNoteRow.Reason
    /// Everything it gives back, with tax.
    package let total: Money
    package let goesTo: MoneySources
    package let state: CreditNoteRow.State
    package let issuedAt: Instant
    package let settledAt: Instant?
    /// What a clerk hands over: it was paid offline or recorded, and no gateway can give it back.
    package let handOver: Money
    /// The tries to give back what goes to the payment method.
    package let refunds: [RefundAttemptRow]
}

/// What a refund came to.
package struct RefundView: Hashable, Sendable {
    package let subscription: SubscriptionView
    /// One an invoice.
    package let creditNotes: [CreditNoteView]
    /// What of it went back to granted credit that has run out, which nobody can use; `nil` where a
    /// crash came between the refund and this answer.
    package let expired: Money?

    /// What a clerk hands over.
    package func handOver() throws(MoneyError) -> Money? {
        guard let currency = creditNotes.first?.total.currency else { return nil }
        var sum = Money.zero(currency)
        for note in creditNotes { sum = try sum.adding(note.handOver) }
        return sum
    }
}

/// What a refund would give back.
package struct RefundQuoteView: Hashable, Sendable {
    package let subscription: SubscriptionID
    package let member: String
    package let plan: String
    /// The rule of the plan that decides.
    package let rule: RefundBasis.Name
    /// With tax.
    package let total: Money
    package let goesTo: MoneySources
    /// What of it goes back to granted credit that has run out, which nobody can use.
    package let expired: Money
    /// What a clerk will have to hand over: it was paid offline or recorded.
    package let handOver: Money
    /// With the numbers of lines that invoices show.
    package let credits: [LineCredit]
    /// Uses of benefits in this term, which some rules look at.
    package let uses: Int
}

extension Engine {
    /// Credit notes of a member's subscriptions, or a page of everybody's, in order of their numbers.
    package func creditNotes(
        of member: String?,
        after cursor: Int64,
        limit: Int
    ) throws -> [CreditNoteView] {
        try store.read { reader in
            guard let member else {
                return try reader.creditNotes(after: cursor, limit: limit)
                    .map { try view($0, reader) }
            }
            return try reader.subscriptions(of: find(member, reader).id)
                .flatMap { try reader.creditNotes(of: $0.id) }
                .filter { $0.id > cursor }.sorted { $0.id < $1.id }.prefix(limit)
                .map { try view($0, reader) }
        }
    }

    func view(_ note: CreditNoteRow, _ reader: Reader) throws -> CreditNoteView {
        guard let row = try reader.subscription(note.subscription),
            let invoice = try reader.invoice(note.invoice),
            let payer = try reader.member(note.payer)
        else {
            throw StoreError.corrupt(path: "", detail: "\(note.name) belongs to nobody")
        }
        let refunds = try reader.refunds(of: note.id)
        return CreditNoteView(
            id: note.name,
            subscription: note.subscription,
            invoice: note.invoice,
            payer: payer.key,
            plan: try plan(of: invoice, row, reader),
            reason: note.reason,
            total: try note.total(),
            goesTo: MoneySources(
                method: note.toMethod,
                paid: note.toPaid,
                granted: note.toGranted
            ),
            state: note.state,
            issuedAt: note.issuedAt,
            settledAt: note.settledAt,
            handOver: refunds.last.flatMap { $0.isByHand ? $0.amount : nil }
                ?? .zero(note.toMethod.currency),
            refunds: refunds
        )
    }
}

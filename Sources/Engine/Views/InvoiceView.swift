package import Membership
package import Store

/// An invoice as the CLI and the RPC show it.
package struct InvoiceView: Hashable, Sendable {
    package let id: InvoiceID
    package let subscription: SubscriptionID
    package let member: String
    /// Who owes it, by the shop's own id: the member, or the giver of a gift.
    package let payer: String
    /// The plan it billed, which the subscription may have left since.
    package let plan: String
    package let kind: InvoiceKind
    /// The days it is about, half-open.
    package let period: Period
    package let lines: [InvoiceLine]
    /// Everything together, with tax.
    package let amount: Money
    /// What credit notes give back of it, with tax.
    package let credited: Money
    /// Those credit notes, as `cn_7`.
    package let creditNotes: [String]
    package let state: InvoiceState
    package let issuedAt: Instant
    package let settledAt: Instant?
    package let attempts: [AttemptRow]
}

extension Engine {
    /// A member's invoices, oldest first by subscription, or a page of everybody's.
    package func invoices(
        of member: String?,
        state: InvoiceState?,
        after: InvoiceID?,
        limit: Int
    ) throws -> [InvoiceView] {
        try store.read { reader in
            guard let member else {
                return try reader.invoices(after: after ?? InvoiceID(0), state: state, limit: limit)
                    .map { invoice in
                        guard let row = try reader.subscription(invoice.subscription) else {
                            throw StoreError.corrupt(
                                path: "",
                                detail: "\(invoice.id) has no subscription"
                            )
                        }
                        return try view(invoice, of: row, reader)
                    }
            }
            return try reader.subscriptions(of: find(member, reader).id).flatMap { row in
                try reader.invoices(of: row).filter { state == nil || $0.state == state }
                    .map { try view($0, of: row, reader) }
            }
        }
    }

    func view(
        _ invoice: InvoiceRow,
        of row: SubscriptionRow,
        _ reader: Reader
    ) throws -> InvoiceView {
        // A note of nothing only gives time back.
        let notes = try reader.creditNotes(of: invoice.id).filter { try $0.total().isPositive }
        return InvoiceView(
            id: invoice.id,
            subscription: invoice.subscription,
            member: row.memberKey,
            payer: invoice.payer == row.member
                ? row.memberKey : try reader.member(invoice.payer)?.key ?? row.memberKey,
            plan: try plan(of: invoice, row, reader),
            kind: invoice.kind,
            period: invoice.period,
            lines: invoice.lines,
            amount: invoice.amount,
            credited: try notes.reduce(.zero(invoice.amount.currency)) {
                try $0.adding($1.total())
            },
            creditNotes: notes.map(\.name),
            state: invoice.state,
            issuedAt: invoice.issuedAt,
            settledAt: invoice.settledAt,
            attempts: try reader.attempts(at: invoice.id)
        )
    }

    /// The plan whose terms an invoice bills: of a change, the one that was changed to.
    func plan(
        of invoice: InvoiceRow,
        _ row: SubscriptionRow,
        _ reader: Reader
    ) throws -> String {
        let billing = invoice.lines.first { $0.kind == .term || $0.kind == .change }
        return try billing.map { try plans.priced($0.price, reader).plan.id } ?? row.plan
    }
}

package import Membership
import Store

extension Engine {
    /// What the plan's rules would give back of a subscription's current term now; writes nothing.
    ///
    /// - Throws: ``Refused`` with the reason when nothing is given back.
    package func quoteRefund(_ id: SubscriptionID) throws -> RefundQuoteView {
        try store.read { reader in
            let work = try Work(self, reader, now: now(reader))
            let (matter, ground, quote) = try quotedRefund(id, work)
            let credits = try quote.credits.map { try shown($0, reader) }
            let uses = try benefitsUsed(of: matter.row, from: ground.termStart, reader).count
            // Nothing of this work is written; it tells where the money would end.
            let notes = try work.refund(quote, ground, why: nil, matter).notes
            let currency = quote.total.currency
            return RefundQuoteView(
                subscription: id,
                member: matter.row.memberKey,
                plan: matter.row.plan,
                rule: quote.rule.basis.name,
                total: quote.total,
                goesTo: quote.goesTo,
                expired: try work.expired(of: notes.map(\.id), currency),
                handOver: try work.changes.newRefunds.filter(\.isByHand)
                    .reduce(.zero(currency)) { try $0.adding($1.amount) },
                credits: credits,
                uses: uses
            )
        }
    }

    /// Gives back the current term as the plan's rules say, and ends the subscription.
    ///
    /// What the payment method brought goes back through its gateway, between two commits as a charge
    /// does; what the balance brought goes to the balance at once.
    ///
    /// - Parameter why: the clerk's own words, which the journal keeps for good.
    package func refund(_ id: SubscriptionID, why: String? = nil) throws -> RefundView {
        try carryOut(store.write { try refund(id, why: why, $0) })
    }

    func refund(_ id: SubscriptionID, why: String?, _ writer: Writer) throws -> OpenedRefund {
        let work = try Work(self, writer.reader, now: now(writer.reader))
        try work.allOrNothing {
            var (matter, ground, quote) = try quotedRefund(id, work)
            let left = try work.refund(quote, ground, why: why, matter).paidUntil
            guard !matter.subscription.state.isEnded else {
                // It ended without its money before; now the time goes as well.
                matter.subscription.paidUntil = left
                return try work.finish(&matter)
            }
            let reason: EndReason = matter.row.origin == .gift ? .revoked : .refunded
            do {
                let decision = try matter.subscription.applying(
                    .terminated(reason, paidUntil: left, today: matter.today, now: work.now)
                )
                try work.carryOut(decision, on: matter)
            } catch let error as TransitionError {
                throw Refused(error.refusal, id.description)
            }
        }
        try work.write(writer)
        return try OpenedRefund(id, work)
    }

    /// Gives back an amount of a paid invoice because the shop wants to; the time is kept.
    ///
    /// - Parameter amount: with tax; no more than was paid and did not go back before.
    package func giveGoodwill(
        _ invoice: InvoiceID,
        _ amount: Money,
        to destination: RefundDestination = .method,
        why: String? = nil
    ) throws -> RefundView {
        let opened = try store.write {
            try giveGoodwill(invoice, amount, to: destination, why: why, $0)
        }
        return try carryOut(opened)
    }

    func giveGoodwill(
        _ id: InvoiceID,
        _ amount: Money,
        to destination: RefundDestination,
        why: String?,
        _ writer: Writer
    ) throws -> OpenedRefund {
        let reader = writer.reader
        guard amount.isPositive else { throw Refused(.amountNotPositive, amount.description) }
        let work = try Work(self, reader, now: now(reader))
        guard let payment = try work.payment(id),
            let row = try reader.subscription(payment.invoice.subscription)
        else { throw Refused(.unknownInvoice, id.description) }
        // A charge on its way may give back the same lines when it arrives.
        guard row.inFlight == nil else { throw Refused(.paymentInFlight, row.id.description) }
        let currency = payment.invoice.amount.currency
        guard amount.currency == currency else {
            throw Refused(.currencyDiffers, "\(id) is in \(currency)")
        }
        guard payment.invoice.state == .paid, try payment.left.total().isPositive else {
            throw Refused(.nothingToRefund, id.description)
        }
        let credit = try GoodwillCredit.sharing(
            amount,
            over: reader.debitedLines(of: id),
            brought: payment.left,
            to: destination
        )
        guard let credit else {
            throw Refused(.refundTooLarge, "\(amount) of \(id)")
        }
        try work.issue(
            credit.credits,
            to: credit.goesTo,
            over: [payment],
            .goodwill,
            why: why,
            work.load(row)
        )
        try work.write(writer)
        return try OpenedRefund(row.id, work)
    }

    /// Puts the refunds of a first commit to their gateways, and shows what became of them.
    func carryOut(_ opened: OpenedRefund) throws -> RefundView {
        try Refunding(engine: self, actor: actor, urgency: .interactive).carryOut(opened.refunds)
        return try view(opened.subscription, opened.notes.map(\.id), expired: opened.expired)
    }

    func view(
        _ id: SubscriptionID,
        _ notes: [Int64],
        expired: Money?
    ) throws -> RefundView {
        try store.read { reader in
            guard let row = try reader.subscription(id) else {
                throw Refused(.unknownSubscription, id.description)
            }
            return RefundView(
                subscription: try view(row, reader),
                creditNotes: try notes.compactMap(reader.creditNote).map { try view($0, reader) },
                expired: expired
            )
        }
    }

    /// A credit with its line's number as invoices show it, where a tax is a line of its own.
    private func shown(_ credit: LineCredit, _ reader: Reader) throws -> LineCredit {
        let (invoice, line) = (credit.line.invoice, credit.line.line)
        let before = try reader.invoice(invoice)?.lines.prefix(line - 1) ?? []
        return LineCredit(
            line: InvoiceLineID(
                invoice: invoice,
                line: line + before.count { $0.tax.minorUnits != 0 }
            ),
            amount: credit.amount,
            tax: credit.tax,
            from: credit.from
        )
    }

    private func quotedRefund(
        _ id: SubscriptionID,
        _ work: Work
    ) throws -> (matter: Case, ground: RefundGround, quote: RefundQuote) {
        guard let row = try work.reader.subscription(id) else {
            throw Refused(.unknownSubscription, id.description)
        }
        guard row.inFlight == nil else { throw Refused(.paymentInFlight, id.description) }
        let matter = try work.load(row)
        let ground = try work.ground(of: matter)
        switch try work.refundDecision(matter, ground) {
        case .given(let quote): return (matter, ground, quote)
        case .refused(let refusal): throw Refused(refusal.refusal, id.description)
        }
    }
}

/// What the first commit of a refund left to be done.
struct OpenedRefund {
    let subscription: SubscriptionID
    let notes: [CreditNoteRow]
    /// What went back to granted credit that has run out.
    let expired: Money?
    let refunds: [PendingRefund]
    let openedAt: Instant

    init(_ subscription: SubscriptionID, _ work: Work) throws {
        self.subscription = subscription
        let issued = work.changes.newCreditNotes
        notes = issued
        expired = try issued.first.map {
            try work.expired(of: issued.map(\.id), $0.toPaid.currency)
        }
        refunds = work.refunds
        openedAt = work.now
    }
}

extension Work {
    /// What some credit notes of this work give back to granted credit that has run out.
    fileprivate func expired(of notes: [Int64], _ currency: Currency) throws -> Money {
        try notes.compactMap { returnedExpired[$0] }.reduce(.zero(currency)) { try $0.adding($1) }
    }
}

extension RefundRefusal {
    /// What a caller is told when nothing is given back.
    var refusal: Refusal {
        switch self {
        case .noRule: .refundNotAllowed
        case .used: .benefitUsed
        case .tooLate: .refundTooLate
        case .nothingLeft: .nothingToRefund
        }
    }
}

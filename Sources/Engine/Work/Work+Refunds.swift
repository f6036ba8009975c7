import Membership
import Payments
import Store

/// Refunds of the current term: what the plan's rules give, and what it does to the subscription.
extension Work {
    /// What the plan's rules give back today.
    func refundDecision(_ matter: Case, _ ground: RefundGround) throws -> RefundDecision {
        let plan = try engine.plans.priced(matter.agreement.priceVersion, reader).plan
        let currency = matter.agreement.price.currency
        let used = try engine.benefitsUsed(of: matter.row, from: ground.termStart, reader)
        return try RefundQuote.decide(
            RefundFacts(
                rules: plan.refunds,
                region: try reader.member(matter.row.member)?.region,
                debited: ground.lines,
                brought: ground.brought,
                paidAt: ground.paidAt ?? now,
                now: now,
                today: matter.today,
                uses: used.count,
                usesValue: used.values.first { $0.currency == currency } ?? .zero(currency),
                secondsLeft: unusedSeconds(matter)
            )
        )
    }

    /// Gives the rest of the term back as far as the plan's rules do, and nothing when they do not.
    ///
    /// The caller ends the subscription, and hands ``refunds`` to their gateways once it is committed.
    /// - Returns: the end of the paid time that is left.
    func refundOnLeaving(_ matter: Case) throws -> CivilDate? {
        let ground = try ground(of: matter)
        guard case .given(let quote) = try refundDecision(matter, ground) else {
            return matter.subscription.paidUntil
        }
        return try refund(quote, ground, why: nil, matter).paidUntil
    }

    /// Gives back what was quoted.
    /// - Returns: the notes, and the end of the paid time that is left.
    func refund(
        _ quote: RefundQuote,
        _ ground: RefundGround,
        why: String?,
        _ matter: Case
    ) throws -> (notes: [CreditNoteRow], paidUntil: CivilDate?) {
        let notes = try issue(
            quote.credits,
            to: quote.goesTo,
            over: ground.payments,
            .refund,
            why: why,
            matter
        )
        let left = try quote.credits.compactMap(\.from).min().map {
            try paidTime(before: $0, of: matter.row)
        }
        return (notes, left ?? matter.subscription.paidUntil)
    }

    /// For plans that count seconds: from now to the end of the current period, of the whole period.
    func unusedSeconds(_ matter: Case) -> InvoiceLine.Share? {
        let agreement = matter.agreement
        guard agreement.proration == .bySecond, !agreement.isLifetime else { return nil }
        let period = agreement.cycle.period(agreement.cycle.index(containing: matter.today))
        return matter.calendar.secondsLeft(of: period, at: now)
    }

    /// Applies what the gateway answered to a refund, or what asking by key told.
    func resolve(_ refund: PendingRefund, _ outcome: RefundOutcome) throws {
        var (attempt, note) = (refund.attempt, refund.note)
        let today = try day(of: note.payer)
        switch outcome {
        case .unknown:
            attempt.state = .unknown
            changes.refundOutcomes.append(attempt)
            return
        case .succeeded:
            attempt.state = .succeeded
            post(
                Posting.refunded(
                    attempt.amount,
                    member: note.payer,
                    creditNote: note.id,
                    on: today
                )
            )
        case .declined(let code):
            attempt.state = .declined(code: code)
            // The member is owed it all the same, and the balance takes it always.
            let parts = PrepaidDraw(granted: .zero(attempt.amount.currency), paid: attempt.amount)
            try giveBack(parts, to: note.payer)
            post(
                Posting.refundedToBalance(
                    parts,
                    member: note.payer,
                    creditNote: note.id,
                    on: today
                )
            )
        }
        attempt.resolvedAt = now
        note.settledAt = now
        changes.refundOutcomes.append(attempt)
        changes.settledCreditNotes.append(note)
        journal(attempt, note)
    }

    private func journal(_ attempt: RefundAttemptRow, _ credit: CreditNoteRow) {
        let code = attempt.state.declineCode
        note(
            JournalEntry(
                kind: code == nil ? JournalKind.refundSucceeded : JournalKind.refundDeclined,
                member: credit.payer,
                subscription: credit.subscription,
                invoice: credit.invoice,
                data: JournalData.object { data in
                    data.text("credit_note", credit.name)
                    data.money("amount", attempt.amount)
                    data.text("to", code == nil ? "method" : "balance")
                    if let code { data.text("code", code) }
                }
            )
        )
    }
}

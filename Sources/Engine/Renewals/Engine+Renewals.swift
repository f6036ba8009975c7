package import Membership
import Payments
import Store

extension Engine {
    /// Does everything that has fallen due: bills, charges, retries, ends.
    ///
    /// - Parameters:
    ///   - until: nothing that falls due later is touched; `nil` means now. Not later than now.
    ///   - limit: the most subscriptions to work on.
    ///   - waits: whether to wait for a run of another process, after calling `onWait`; otherwise
    ///     ``Refusal/runInProgress``.
    package func runRenewals(
        until: Instant? = nil, limit: Int? = nil, waits: Bool = false, onWait: () -> Void = {},
        onProgress: ((RunSummary) -> Void)? = nil
    ) throws -> RunSummary {
        try underRunLock(waits: waits, onWait: onWait) {
            try renew(until: until, limit: limit, onProgress: onProgress)
        }
    }

    /// Runs a body while no other process runs renewals.
    func underRunLock<T>(waits: Bool, onWait: () -> Void, _ body: () throws -> T) throws -> T {
        do {
            return try store.withRunLock(wait: waits, onWait: onWait) { try body() }
        } catch StoreError.busy where !waits {
            throw Refused(.runInProgress)
        }
    }

    func renew(
        until: Instant?, limit: Int?, onProgress: ((RunSummary) -> Void)? = nil
    ) throws -> RunSummary {
        let now = try now()
        let until = until ?? now
        guard until <= now else {
            throw Refused(.nothingDue, "it is \(now.rfc3339), and \(until.rfc3339) lies ahead")
        }
        var run = RenewalRun(engine: self, until: until, limit: limit, onProgress: onProgress)
        return try session { try run.carryOut() }
    }

    /// What a run at that time would begin with; nothing is written and nobody is charged.
    package func previewRenewals(until: Instant? = nil, limit: Int) throws -> [PreviewLine] {
        try store.read { reader in
            try plans.refreshIfGrown(reader)
            let now = try now(reader)
            let until = until ?? now
            return try reader.due(by: until, after: nil, limit: limit).compactMap { entry in
                guard let row = try reader.subscription(entry.subscription) else { return nil }
                return try previewLine(row, entry.at, at: max(now, entry.at))
            }
        }
    }

    private func previewLine(
        _ row: SubscriptionRow, _ due: Instant, at instant: Instant
    ) throws -> PreviewLine? {
        guard let action = row.nextAction else { return nil }
        return try store.read { reader in
            let calendar = try calendars.calendar(row.zone)
            let subscription = row.subscription(try plans.agreement(of: row, reader))
            var amount: Money?
            if action == .paymentQuery || action == .retry {
                amount = try row.lastInvoice.flatMap(reader.invoice)?.term.amount
            } else {
                let decision = try? subscription.applying(
                    .fellDue(today: calendar.day(of: instant), now: instant))
                for case .bill(let term) in decision?.effects ?? [] { amount = term.amount }
            }
            return PreviewLine(
                subscription: row.id, member: row.memberKey, plan: row.plan, action: action,
                dueAt: due, amount: amount, payWith: row.payWith)
        }
    }

    /// The attempt without an outcome at an invoice, ready to be asked for.
    func unresolvedCharge(of invoice: InvoiceID, _ reader: Reader) throws -> PendingCharge? {
        guard let subscription = try reader.invoice(invoice)?.subscription,
            let row = try reader.subscription(subscription)
        else { return nil }
        return try unresolvedCharge(of: row, reader)
    }

    /// The attempt without an outcome of a subscription, ready to be asked for.
    func unresolvedCharge(of row: SubscriptionRow, _ reader: Reader) throws -> PendingCharge? {
        guard let last = row.lastInvoice, let invoice = try reader.invoice(last),
            let attempt = try reader.unresolvedAttempt(at: last),
            case .gateway(let name, let token) = PaymentMethod(attempt.payWith)
        else { return nil }
        let work = try Work(self, reader, now: now(reader))
        var matter = try work.load(row)
        matter.invoice = invoice
        return PendingCharge(
            gateway: name,
            request: ChargeRequest(
                key: ChargeKey(invoice: last, attempt: attempt.attempt), token: token,
                amount: invoice.term.amount),
            attempt: attempt,
            matter: matter)
    }
}

/// What a run would begin with for one subscription.
package struct PreviewLine: Hashable, Sendable {
    package let subscription: SubscriptionID
    package let member: String
    package let plan: String
    package let action: NextAction.Kind
    package let dueAt: Instant
    /// What would be charged; `nil` when nothing is.
    package let amount: Money?
    package let payWith: String
}

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
        until: Instant? = nil,
        limit: Int? = nil,
        waits: Bool = false,
        onWait: () -> Void = {},
        onProgress: ((RunSummary) -> Void)? = nil
    ) throws -> RunSummary {
        try underRunLock(waits: waits, onWait: onWait) {
            store.discardScratchCopy()
            return try renew(until: until, limit: limit, onProgress: onProgress)
        }
    }

    /// Runs a body while no other process runs renewals.
    func underRunLock<T>(waits: Bool, onWait: () -> Void, _ body: () throws -> T) throws -> T {
        do {
            return try store.withRunLock(wait: waits, onWait: onWait) { try body() }
        } catch StoreError.busy(let path) where path == store.path + "-run" {
            // Only the run's own lock says that: a busy database is another matter.
            throw Refused(.runInProgress)
        }
    }

    func renew(
        until: Instant?,
        limit: Int?,
        onProgress: ((RunSummary) -> Void)? = nil
    ) throws -> RunSummary {
        var run = RenewalRun(
            engine: self,
            until: try runTime(until),
            limit: limit,
            onProgress: onProgress
        )
        return try session { try run.carryOut() }
    }

    /// The time a run works up to.
    /// - Throws: ``Refusal/runAhead`` for one that lies ahead.
    private func runTime(_ until: Instant?) throws -> Instant {
        let now = try now()
        guard let until else { return now }
        guard until <= now else {
            throw Refused(.runAhead, "it is \(now.rfc3339), and \(until.rfc3339) lies ahead")
        }
        return until
    }

    /// Does what a run would do, on a copy that is thrown away: the same run, where no gateway is
    /// asked and each says yes. Nobody waits for it but another run.
    ///
    /// - Parameters:
    ///   - waits: as for ``runRenewals(until:limit:waits:onWait:onProgress:)``.
    ///   - listing: the most lines to tell; the summary counts everything.
    package func tryRenewals(
        until: Instant? = nil,
        limit: Int? = nil,
        waits: Bool = false,
        onWait: () -> Void = {},
        listing: Int,
        onProgress: ((RunSummary) -> Void)? = nil
    ) throws -> DryRun {
        try underRunLock(waits: waits, onWait: onWait) {
            let until = try runTime(until)
            return try store.withScratchCopy { copy in
                var run = RenewalRun(
                    engine: Engine(self, rehearsingOn: copy),
                    until: until,
                    limit: limit,
                    listing: listing,
                    onProgress: onProgress
                )
                let summary = try run.engine.session { try run.carryOut() }
                return DryRun(summary: summary, lines: run.lines)
            }
        }
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
        _ row: SubscriptionRow,
        _ due: Instant,
        at instant: Instant
    ) throws -> PreviewLine? {
        guard let action = row.nextAction else { return nil }
        // A subscription that cannot be decided is listed all the same: the run will park it.
        let amount = try? store.read { try amountDue(row, action, at: instant, $0) }
        return PreviewLine(
            subscription: row.id,
            member: row.memberKey,
            plan: row.plan,
            action: action,
            dueAt: due,
            amount: amount.flatMap(\.self),
            payWith: row.payWith
        )
    }

    private func amountDue(
        _ row: SubscriptionRow,
        _ action: NextAction.Kind,
        at instant: Instant,
        _ reader: Reader
    ) throws -> Money? {
        let open = try row.lastInvoice.flatMap(reader.invoice)?.amount
        if action == .paymentQuery { return open }
        let work = try Work(self, reader, now: instant)
        var matter = try work.load(row)
        guard try work.unprovenKind(of: matter) == nil else { return nil }
        try work.amendBeforeTerm(&matter)
        let decision = try matter.subscription.applying(
            .fellDue(today: matter.today, now: instant)
        )
        matter.subscription = decision.next
        for effect in decision.effects {
            switch effect {
            case .bill(let term): return try work.lines(of: term, matter).total
            // A run that comes late finds a retry behind the deadline it was queued for.
            case .tryAgain: return open
            case .giveUp, .giveBackTime, .fallBack, .note: continue
            }
        }
        return nil
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
                key: ChargeKey(invoice: last, attempt: attempt.attempt),
                token: token,
                amount: attempt.amount
            ),
            attempt: attempt,
            matter: matter
        )
    }
}

import Membership
import Payments
import Store

/// One run over the due queue.
///
/// Works in short commits, oldest first, one period a pass. It may be killed at any instant and run
/// again: what a commit finished is finished, what it left pending is asked for by key first.
struct RenewalRun {
    /// Subscriptions claimed by one commit: small enough that a checkout never waits long behind it.
    static let batchSize = 500

    let engine: Engine
    let until: Instant
    let limit: Int
    let onProgress: ((RunSummary) -> Void)?

    private var summary: RunSummary
    private var runID: Int64?

    init(engine: Engine, until: Instant, limit: Int?, onProgress: ((RunSummary) -> Void)?) {
        self.engine = engine
        self.until = until
        self.limit = limit ?? .max
        self.onProgress = onProgress
        summary = RunSummary(until: until)
    }

    mutating func carryOut() throws -> RunSummary {
        let clock = ContinuousClock()
        let began = clock.now
        try recover()
        while try pass() {}
        try engine.postRevenue()
        try audit()
        summary.milliseconds = Int64((clock.now - began) / .milliseconds(1))
        try close()
        return summary
    }

    // MARK: Recovery

    /// Resolves what a crash left pending, before anything new is claimed.
    private mutating func recover() throws {
        var cursor = InvoiceID(0)
        while true {
            var charges: [PendingCharge] = []
            var hopeless: [(SubscriptionID, reason: String)] = []
            let invoices = try engine.store.read { reader in
                let invoices = try reader.pendingInvoices(after: cursor, limit: Self.batchSize)
                for invoice in invoices {
                    guard let id = try reader.invoice(invoice)?.subscription,
                        let row = try reader.subscription(id), row.parkedReason == nil
                    else { continue }
                    do {
                        if let charge = try engine.unresolvedCharge(of: row, reader) {
                            charges.append(charge)
                        }
                    } catch {
                        hopeless.append((id, try Self.reasonToPark(error)))
                    }
                }
                return invoices
            }
            guard let last = invoices.last else { return }
            cursor = last
            summary.due += charges.count
            try count(charging.ask(charges))
            for (id, reason) in hopeless { try park(id, because: reason) }
        }
    }

    /// Why a subscription is set aside for an error.
    /// - Throws: the error itself when it is not this subscription's trouble but everybody's.
    static func reasonToPark(_ error: any Error) throws -> String {
        if let error = error as? StoreError {
            guard case .corrupt = error else { throw error }
        }
        return "\(error)"
    }

    /// Sets one subscription aside in a commit of its own.
    private mutating func park(
        _ id: SubscriptionID,
        because reason: String,
        detail: String? = nil
    ) throws {
        try engine.store.write(.batch) { writer in
            guard let row = try writer.reader.subscription(id) else { return }
            let work = try Work(
                engine,
                writer.reader,
                now: engine.now(writer.reader),
                actor: "run"
            )
            work.park(row, because: reason, detail: detail)
            try work.write(writer)
            summary.due += 1
            try summary.count(work.changes)
        }
    }

    private var charging: Charging { Charging(engine: engine, actor: "run", urgency: .batch) }

    private mutating func count(_ changes: ChangeSet?) throws {
        guard let changes else { return }
        try summary.count(changes)
        onProgress?(summary)
    }

    // MARK: Passes

    /// Goes once through the queue.
    /// - Returns: whether it did anything; what it did may have made more fall due.
    private mutating func pass() throws -> Bool {
        var cursor: DueEntry?
        let before = summary.due
        summary.heldBack = 0
        while summary.due < limit {
            let waiting = try engine.store.read { reader in
                try reader.due(by: until, after: cursor, limit: 1)
            }
            guard !waiting.isEmpty else { break }
            let size = min(Self.batchSize, limit - summary.due)
            do {
                cursor = try batch(after: cursor, size: size) ?? cursor
            } catch StoreError.constraint {
                // One subscription breaks a rule of the schema; alone it is found and set aside.
                cursor = try one(after: cursor) ?? cursor
            }
        }
        return summary.due > before && summary.due < limit
    }

    /// Claims and decides one batch, commits it, then puts its charges to their gateways.
    /// - Returns: the last entry claimed.
    private mutating func batch(after cursor: DueEntry?, size: Int) throws -> DueEntry? {
        var last: DueEntry?
        var asks: [PendingCharge] = []
        var run = runID
        var (taken, held) = (0, 0)
        let work = try engine.store.write(.batch) { writer in
            let work = try Work(
                engine,
                writer.reader,
                now: engine.now(writer.reader),
                actor: "run"
            )
            let entries = try writer.reader.due(by: until, after: cursor, limit: size)
            if !entries.isEmpty, run == nil {
                run = try writer.startRun(at: work.now, until: until)
            }
            for entry in entries {
                last = entry
                switch try claim(entry, run: run, work) {
                case .taken: taken += 1
                case .asks(let charge):
                    taken += 1
                    asks.append(charge)
                case .heldBack: held += 1
                }
            }
            try work.write(writer)
            return work
        }
        runID = run
        summary.run = run
        summary.due += taken
        summary.heldBack += held
        try count(work.changes)
        if !work.charges.isEmpty { try count(charging.carryOut(work.charges)) }
        if !asks.isEmpty { try count(charging.ask(asks)) }
        return last
    }

    /// Claims one entry alone; when even that breaks a rule of the schema, sets it aside.
    private mutating func one(after cursor: DueEntry?) throws -> DueEntry? {
        do {
            return try batch(after: cursor, size: 1)
        } catch StoreError.constraint(let detail) {
            let next = try engine.store.read { reader in
                try reader.due(by: until, after: cursor, limit: 1).first
            }
            if let next {
                try park(next.subscription, because: Work.refusedByDatabase, detail: detail)
            }
            return next
        }
    }

    /// What became of one entry of the queue.
    private enum Claim {
        case taken
        case asks(PendingCharge)
        case heldBack
    }

    private func claim(_ entry: DueEntry, run: Int64?, _ work: Work) throws -> Claim {
        guard let row = try work.reader.subscription(entry.subscription) else { return .taken }
        do {
            if row.nextAction == .paymentQuery {
                if let charge = try engine.unresolvedCharge(of: row, work.reader) {
                    return .asks(charge)
                }
                // Left in the queue it would be taken again and again, without an end.
                work.park(row, because: "it waits for a charge that does not exist")
                return .taken
            }
            var matter = try work.load(row)
            let decision = try matter.subscription.applying(
                .fellDue(today: matter.today, now: work.now)
            )
            if decision.bills {
                let billed = row.lastRun == run ? row.runTerms : 0
                let plan = try engine.plans.priced(row.priceVersion, work.reader).plan
                guard billed < plan.billing.catchUp else { return .heldBack }
                matter.row.lastRun = run
                matter.row.runTerms = billed + 1
            }
            let after = try work.carryOut(decision, on: matter)
            if after.row.nextAction == row.nextAction, after.row.nextActionAt == row.nextActionAt {
                work.park(after.row, because: "the run cannot move it on")
            }
        } catch {
            work.park(row, because: try Self.reasonToPark(error))
        }
        return .taken
    }

    // MARK: Ending

    /// The run's own audit: cheap enough for every night; `doctor` does the whole of it.
    private mutating func audit() throws {
        let (accounts, waiting) = try engine.store.read { reader in
            (try reader.accounts(), try reader.dueCount(by: until))
        }
        var sums: [Currency: Int64] = [:]
        for account in accounts {
            sums[account.currency, default: 0] += account.debits - account.credits
        }
        for (currency, sum) in sums where sum != 0 {
            summary.findings.append("debits and credits in \(currency) differ by \(sum)")
        }
        if summary.due < limit, waiting > summary.heldBack {
            summary.findings.append(
                "\(waiting - summary.heldBack) due subscriptions were left over"
            )
        }
    }

    private func close() throws {
        guard let runID else { return }
        let text = JournalData.object { data in
            data.number("due", Int64(summary.due))
            data.number("renewed", Int64(summary.renewed))
            data.number("declined", Int64(summary.declined))
            data.number("parked", Int64(summary.parked))
            data.number("held_back", Int64(summary.heldBack))
        }
        try engine.store.write(.batch) { writer in
            try writer.finishRun(runID, at: engine.now(writer.reader), summary: text)
        }
    }
}

extension Decision {
    /// Whether it bills a new term.
    fileprivate var bills: Bool {
        effects.contains { effect in
            switch effect {
            case .bill: true
            case .tryAgain, .giveUp, .note: false
            }
        }
    }
}

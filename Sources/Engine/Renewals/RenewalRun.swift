import Membership
import Payments
import Store

/// One run over the due queue.
///
/// Works in short commits, oldest first, one period a pass. It may be killed at any instant and run
/// again: what a commit finished is finished, what it left pending is asked for by key first.
struct RenewalRun {
    /// Subscriptions claimed by one commit: small enough that a checkout never waits long behind it.
    static let batchSize = 1_000

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
            let charges = try engine.store.read { reader in
                try reader.pendingInvoices(after: cursor, limit: Self.batchSize).compactMap {
                    invoice in
                    cursor = invoice
                    return try engine.unresolvedCharge(of: invoice, reader)
                }
            }
            guard !charges.isEmpty else { return }
            summary.due += charges.count
            try count(charging.ask(charges))
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
                engine, writer.reader, now: engine.now(writer.reader), actor: "run")
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
            return try engine.store.write(.batch) { writer in
                let next = try writer.reader.due(by: until, after: cursor, limit: 1).first
                guard let next, let row = try writer.reader.subscription(next.subscription) else {
                    return next
                }
                let work = try Work(
                    engine, writer.reader, now: engine.now(writer.reader), actor: "run")
                work.park(row, because: detail)
                try work.write(writer)
                summary.due += 1
                try summary.count(work.changes)
                return next
            }
        }
    }

    /// What became of one entry of the queue.
    private enum Claim {
        case taken
        case asks(PendingCharge)
        case heldBack
    }

    private func claim(_ entry: DueEntry, run: Int64?, _ work: Work) throws -> Claim {
        guard var row = try work.reader.subscription(entry.subscription) else { return .taken }
        do {
            if row.nextAction == .paymentQuery {
                let charge = try engine.unresolvedCharge(of: row, work.reader)
                return charge.map { .asks($0) } ?? .taken
            }
            var matter = try work.load(row)
            let decision = try matter.subscription.applying(
                .fellDue(today: matter.today, now: work.now))
            if decision.bills {
                let billed = row.lastRun == run ? row.runTerms : 0
                let plan = try engine.plans.priced(row.priceVersion, work.reader).plan
                guard billed < plan.billing.catchUp else { return .heldBack }
                matter.row.lastRun = run
                matter.row.runTerms = billed + 1
            }
            let after = try work.carryOut(decision, on: matter)
            if after.row.nextAction == row.nextAction, after.row.nextActionAt == row.nextActionAt {
                row.parkedReason = nil
                work.park(after.row, because: "the run cannot move it on")
            }
        } catch let error as StoreError {
            // A damaged row is one subscription's trouble; a failing file is everybody's.
            guard case .corrupt = error else { throw error }
            work.park(row, because: "\(error)")
        } catch {
            work.park(row, because: "\(error)")
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
            summary.findings.append("\(waiting - summary.heldBack) due subscriptions were left over")
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

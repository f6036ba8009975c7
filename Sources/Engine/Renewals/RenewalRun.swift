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
    /// How many lines a dry run tells of; `nil` for a run that does what it decides.
    let listing: Int?
    let onProgress: ((RunSummary) -> Void)?

    var summary: RunSummary
    /// What a dry run would have worked on.
    private(set) var lines: [PreviewLine] = []
    private(set) var runID: Int64?

    init(
        engine: Engine,
        until: Instant,
        limit: Int?,
        listing: Int? = nil,
        onProgress: ((RunSummary) -> Void)?
    ) {
        self.engine = engine
        self.until = until
        self.limit = limit ?? .max
        self.listing = listing
        self.onProgress = onProgress
        summary = RunSummary(until: until)
    }

    /// Whether it works on a copy that is thrown away, and tells what it bills.
    var isDry: Bool { listing != nil }

    mutating func carryOut() throws -> RunSummary {
        let clock = ContinuousClock()
        let began = clock.now
        try engine.resolveOpenRefunds { try count($0) }
        try recover()
        try engine.expireCredits { try count($0) }
        try engine.expireLots { try count($0) }
        try issueNotices()
        while try pass() {}
        try engine.keepUp { try count($0) }
        try engine.postRevenue()
        try audit()
        summary.milliseconds = Int64((clock.now - began) / .milliseconds(1))
        try close()
        return summary
    }

    var charging: Charging { Charging(engine: engine, actor: "run", urgency: .batch) }

    mutating func count(_ changes: ChangeSet?) throws {
        guard let changes else { return }
        try summary.count(changes)
        if isDry { try summary.countAsToCharge(changes) }
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
        var run = runID
        var claims: [Claim] = []
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
                claims.append(try claim(entry, run: run, work))
            }
            try work.write(writer)
            return work
        }
        runID = run
        summary.run = isDry ? nil : run
        let asks = claims.compactMap { take($0) }
        try count(work.changes)
        if !work.charges.isEmpty { try count(charging.carryOut(work.charges)) }
        if !asks.isEmpty { try count(charging.ask(asks)) }
        return last
    }

    /// Counts what became of one entry.
    /// - Returns: the charge to ask its gateway for.
    private mutating func take(_ claim: Claim) -> PendingCharge? {
        switch claim {
        case .taken(let line):
            summary.due += 1
            note(line)
        case .asks(let charge, let line):
            summary.due += 1
            note(line)
            return charge
        case .waits(let hold):
            summary.due += 1
            summary.note([hold])
        case .heldBack: summary.heldBack += 1
        }
        return nil
    }

    private mutating func note(_ line: PreviewLine?) {
        if let line, let listing, lines.count < listing { lines.append(line) }
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
                try park(next.subscription, because: Work.refusedByDatabase(detail), detail: detail)
            }
            return next
        }
    }

    /// What became of one entry of the queue.
    private enum Claim {
        case taken(PreviewLine?)
        case asks(PendingCharge, PreviewLine?)
        /// Its charge waits for a notice.
        case waits(ChargeHold)
        /// Its plan allows no further term in one run.
        case heldBack
    }

    private func claim(_ entry: DueEntry, run: Int64?, _ work: Work) throws -> Claim {
        // What another has changed in this commit is read again by the next pass.
        guard !work.changedBeside.contains(entry.subscription),
            let row = try work.reader.subscription(entry.subscription)
        else { return .taken(nil) }
        do {
            return row.nextAction == .paymentQuery
                ? try claimQuery(row, work) : try claimAction(row, run: run, work)
        } catch {
            work.park(row, because: try Self.reasonToPark(error))
            return .taken(line(row, nil))
        }
    }

    private func claimQuery(_ row: SubscriptionRow, _ work: Work) throws -> Claim {
        if let charge = try engine.unresolvedCharge(of: row, work.reader) {
            return .asks(charge, line(row, charge.matter.invoice?.amount))
        }
        // Left in the queue it would be taken again and again, without an end.
        work.park(row, because: "it waits for a charge that does not exist; \(Work.doctorMends)")
        return .taken(line(row, nil))
    }

    private func claimAction(
        _ row: SubscriptionRow,
        run: Int64?,
        _ work: Work
    ) throws -> Claim {
        let found = try work.load(row)
        if let decision = try work.leaving(found) {
            try work.carryOut(decision, on: found)
            return .taken(line(row, nil))
        }
        let numbers = work.numbers
        var matter = found
        try work.amendBeforeTerm(&matter)
        let decision = try matter.subscription.applying(
            .fellDue(today: matter.today, now: work.now)
        )
        if decision.billed != nil {
            let billed = row.lastRun == run ? row.runTerms : 0
            let plan = try engine.plans.priced(row.priceVersion, work.reader).plan
            guard billed < plan.billing.catchUp else { return .heldBack }
            if let hold = try work.hold(on: found) {
                // What was put in place for the term waits with it.
                work.numbers = numbers
                try work.holdBack(found, for: hold)
                return .waits(hold)
            }
            matter.row.lastRun = run
            matter.row.runTerms = billed + 1
        }
        let after = try work.carryOut(decision, on: matter)
        if after.row.nextAction == row.nextAction, after.row.nextActionAt == row.nextActionAt {
            work.park(after.row, because: "the run cannot move it on; \(Work.doctorMends)")
        }
        return .taken(line(row, decision.collects ? after.invoice?.amount : nil))
    }

    /// What a dry run tells of one entry; `nil` in any other.
    private func line(_ row: SubscriptionRow, _ amount: Money?) -> PreviewLine? {
        guard isDry, let action = row.nextAction, let dueAt = row.nextActionAt else { return nil }
        return PreviewLine(
            subscription: row.id,
            member: row.memberKey,
            plan: row.plan,
            action: action,
            dueAt: dueAt,
            amount: amount,
            payWith: row.payWith
        )
    }
}

extension Decision {
    /// Whether an invoice is collected.
    fileprivate var collects: Bool {
        effects.contains { effect in
            switch effect {
            case .bill, .tryAgain: true
            case .giveUp, .giveBackTime, .fallBack, .note: false
            }
        }
    }
}

import Membership
import Payments
import Store

/// Puts committed charges to their gateways and commits what they answer.
///
/// Between the two commits nothing else may decide about these subscriptions: a pending attempt
/// blocks it. What a crash leaves pending is asked for by key before anything new is claimed.
struct Charging {
    let engine: Engine
    let actor: String
    let urgency: Store.Urgency

    /// Charges, and commits the outcomes.
    /// - Returns: what the second commit changed; `nil` when nothing was left to settle.
    @discardableResult
    func carryOut(_ charges: [PendingCharge]) throws -> ChangeSet? {
        try makeDurable(charges)
        let live = try stillPending(charges)
        let outcomes = put(live) { gateway, requests in gateway.charge(requests) }
        return try commit(live, outcomes)
    }

    /// Asks by key what became of charges without an outcome; charges those no gateway ever saw.
    @discardableResult
    func ask(_ charges: [PendingCharge]) throws -> ChangeSet? {
        try makeDurable(charges)
        let live = try stillPending(charges)
        let answers = put(live) { gateway, requests in gateway.query(requests) }
        var unseen: [Int] = []
        var outcomes: [ChargeOutcome] = answers.enumerated().map { index, answer in
            switch answer {
            case .succeeded: return .succeeded
            case .declined(let kind, let code): return .declined(kind, code: code)
            case .unknown, nil: return .unknown
            case .neverSeen:
                unseen.append(index)
                return .unknown
            }
        }
        let charged = put(unseen.map { live[$0] }) { gateway, requests in gateway.charge(requests) }
        for (index, outcome) in zip(unseen, charged) { outcomes[index] = outcome ?? .unknown }
        return try commit(live, outcomes)
    }

    /// Commits what shares a commit with these charges: a gateway hears of nothing that may be undone.
    private func makeDurable(_ charges: [PendingCharge]) throws {
        guard !charges.isEmpty, engine.store.isInGroup else { return }
        try engine.store.commitGroup()
        try engine.store.beginGroup()
    }

    /// The last look: another process may have settled a charge since it was committed.
    private func stillPending(_ charges: [PendingCharge]) throws -> [PendingCharge] {
        try engine.store.read { reader in
            try charges.filter { try isOpen($0, reader) }
        }
    }

    private func isOpen(_ charge: PendingCharge, _ reader: Reader) throws -> Bool {
        try reader.unresolvedAttempt(at: charge.attempt.invoice)?.attempt == charge.attempt.attempt
    }

    /// Hands each gateway its requests in one batch; answers come back in the order of the charges.
    private func put<Answer>(
        _ charges: [PendingCharge],
        _ call: (any PaymentGateway, [ChargeRequest]) -> [Answer]
    ) -> [Answer?] {
        var answers = [Answer?](repeating: nil, count: charges.count)
        let byGateway = Dictionary(grouping: charges.indices) { charges[$0].gateway }
        for (name, indices) in byGateway {
            // A gateway that is gone leaves its charges unknown; they are asked for later.
            guard let gateway = engine.gateways.gateway(name) else { continue }
            let given = call(gateway, indices.map { charges[$0].request })
            for (index, answer) in zip(indices, given) { answers[index] = answer }
        }
        return answers
    }

    private func commit(
        _ charges: [PendingCharge],
        _ outcomes: [ChargeOutcome?]
    ) throws -> ChangeSet? {
        guard !charges.isEmpty else { return nil }
        do {
            return try settle(charges, outcomes)
        } catch StoreError.constraint(let detail) {
            guard charges.count == 1 else {
                return try settleApart(charges, outcomes)
            }
            return try park(charges[0], detail: detail)
        }
    }

    /// One outcome breaks a rule of the schema; settled one by one, the others are not held up.
    private func settleApart(
        _ charges: [PendingCharge],
        _ outcomes: [ChargeOutcome?]
    ) throws -> ChangeSet? {
        var total: ChangeSet?
        for (charge, outcome) in zip(charges, outcomes) {
            guard let changes = try commit([charge], [outcome]) else { continue }
            if total == nil { total = changes } else { total?.add(changes) }
        }
        return total
    }

    private func park(_ charge: PendingCharge, detail: String) throws -> ChangeSet {
        try engine.store.write(urgency) { writer in
            let work = try Work(
                engine,
                writer.reader,
                now: engine.now(writer.reader),
                actor: actor
            )
            work.park(charge.matter.row, because: Work.refusedByDatabase(detail), detail: detail)
            try work.write(writer)
            return work.changes
        }
    }

    private func settle(
        _ charges: [PendingCharge],
        _ outcomes: [ChargeOutcome?]
    ) throws -> ChangeSet {
        try engine.store.write(urgency) { writer in
            let work = try Work(
                engine,
                writer.reader,
                now: engine.now(writer.reader),
                actor: actor
            )
            for (charge, outcome) in zip(charges, outcomes)
            where try isOpen(charge, writer.reader) {
                do {
                    _ = try work.resolve(charge, outcome ?? .unknown)
                } catch {
                    work.park(charge.matter.row, because: try RenewalRun.reasonToPark(error))
                }
            }
            try work.write(writer)
            return work.changes
        }
    }
}

extension ChangeSet {
    /// Adds what a summary counts of another commit.
    fileprivate mutating func add(_ other: ChangeSet) {
        journal += other.journal
        outcomes += other.outcomes
        newInvoices += other.newInvoices
        settledInvoices += other.settledInvoices
    }
}

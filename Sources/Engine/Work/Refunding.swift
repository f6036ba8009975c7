import Membership
import Payments
import Store

/// Puts committed refunds to their gateways and commits what they answer: the counterpart of
/// ``Charging``.
///
/// A refund without an outcome is asked for by key at the start of every run; it is never made under
/// another key, and what is declined goes to the member's balance.
struct Refunding {
    let engine: Engine
    let actor: String
    let urgency: Store.Urgency

    /// Gives the money back, and commits the outcomes.
    /// - Returns: what the second commit changed; `nil` when nothing was left to settle.
    @discardableResult
    func carryOut(_ refunds: [PendingRefund]) throws -> ChangeSet? {
        try makeDurable(refunds)
        let live = try stillOpen(refunds)
        return try settle(live, put(live) { gateway, requests in gateway.refund(requests) })
    }

    /// Asks by key what became of refunds without an outcome; makes those no gateway ever saw.
    @discardableResult
    func ask(_ refunds: [PendingRefund]) throws -> ChangeSet? {
        try makeDurable(refunds)
        let live = try stillOpen(refunds)
        let answers = put(live) { gateway, requests in gateway.queryRefunds(requests) }
        var unseen: [Int] = []
        var outcomes: [RefundOutcome?] = answers.enumerated().map { index, answer in
            switch answer {
            case .succeeded: return .succeeded
            case .declined(let code): return .declined(code: code)
            case .unknown, nil: return .unknown
            case .neverSeen:
                unseen.append(index)
                return .unknown
            }
        }
        let made = put(unseen.map { live[$0] }) { gateway, requests in gateway.refund(requests) }
        for (index, outcome) in zip(unseen, made) { outcomes[index] = outcome }
        return try settle(live, outcomes)
    }

    /// Commits what shares a commit with these refunds: a gateway hears of nothing that may be undone.
    private func makeDurable(_ refunds: [PendingRefund]) throws {
        guard !refunds.isEmpty, engine.store.isInGroup else { return }
        try engine.store.commitGroup()
        try engine.store.beginGroup()
    }

    /// The last look: another process may have settled a refund since it was committed.
    private func stillOpen(_ refunds: [PendingRefund]) throws -> [PendingRefund] {
        try engine.store.read { reader in try refunds.filter { try isOpen($0, reader) } }
    }

    private func isOpen(_ refund: PendingRefund, _ reader: Reader) throws -> Bool {
        try reader.refunds(of: refund.note.id).contains { row in
            row.attempt == refund.attempt.attempt && row.resolvedAt == nil
        }
    }

    /// Hands each gateway its requests in one batch; answers come back in the order of the refunds.
    private func put<Answer>(
        _ refunds: [PendingRefund],
        _ call: (any PaymentGateway, [RefundRequest]) -> [Answer]
    ) -> [Answer?] {
        var answers = [Answer?](repeating: nil, count: refunds.count)
        let byGateway = Dictionary(grouping: refunds.indices) { refunds[$0].gateway }
        for (name, indices) in byGateway {
            // A gateway that is gone leaves its refunds unknown; they are asked for later.
            guard let gateway = engine.gateways.gateway(name) ?? Self.byHand(name) else { continue }
            let given = call(gateway, indices.map { refunds[$0].request })
            for (index, answer) in zip(indices, given) { answers[index] = answer }
        }
        return answers
    }

    /// What was recorded by a clerk is paid out by a clerk, in any database.
    private static func byHand(_ name: String) -> OfflineGateway? {
        let gateway = OfflineGateway()
        return gateway.name == name ? gateway : nil
    }

    private func settle(
        _ refunds: [PendingRefund],
        _ outcomes: [RefundOutcome?]
    ) throws -> ChangeSet? {
        guard !refunds.isEmpty else { return nil }
        return try engine.store.write(urgency) { writer in
            let work = try Work(
                engine,
                writer.reader,
                now: engine.now(writer.reader),
                actor: actor
            )
            for (refund, outcome) in zip(refunds, outcomes)
            where try isOpen(refund, writer.reader) {
                try work.resolve(refund, outcome ?? .unknown)
            }
            try work.write(writer)
            return work.changes
        }
    }
}

extension Engine {
    /// Resolves the refunds a crash or a silent gateway left open, before anything new is decided.
    ///
    /// - Parameter onCommit: told of each commit's changes.
    func resolveOpenRefunds(onCommit: (ChangeSet) throws -> Void) throws {
        let refunding = Refunding(engine: self, actor: "run", urgency: .batch)
        var cursor: Int64 = 0
        while true {
            let open = try store.read { reader in
                try openRefunds(after: cursor, limit: RenewalRun.batchSize, reader)
            }
            guard let last = open.last else { return }
            cursor = last.note.id
            if let changes = try refunding.ask(open) { try onCommit(changes) }
        }
    }

    /// Refunds without an outcome, of credit notes behind a cursor.
    private func openRefunds(
        after cursor: Int64,
        limit: Int,
        _ reader: Reader
    ) throws -> [PendingRefund] {
        try reader.openRefunds(after: cursor, limit: limit).map { attempt in
            guard let refund = try pendingRefund(attempt, reader) else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "a refund of credit note \(attempt.creditNote) leads nowhere"
                )
            }
            return refund
        }
    }

    /// A refund attempt, ready to be asked for.
    func pendingRefund(
        _ attempt: RefundAttemptRow,
        _ reader: Reader
    ) throws -> PendingRefund? {
        guard let note = try reader.creditNote(attempt.creditNote),
            let (gateway, token) = PendingRefund.route(attempt.payWith)
        else { return nil }
        return PendingRefund(gateway: gateway, token: token, attempt: attempt, note: note)
    }
}

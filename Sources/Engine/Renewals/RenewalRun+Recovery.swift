import Membership
import Store

/// What a crash left behind, and what cannot be decided.
extension RenewalRun {
    /// Resolves what a crash left pending, before anything new is claimed.
    mutating func recover() throws {
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
    mutating func park(
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
}

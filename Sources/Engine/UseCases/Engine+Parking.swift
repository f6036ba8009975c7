package import Membership
import Store

extension Engine {
    /// Puts a subscription that a run set aside back in the queue.
    ///
    /// Where a charge of it has no outcome, the gateway is asked for it at once.
    /// - Throws: ``Refusal/notParked``, and ``Refusal/parked`` where it still cannot be decided or
    ///   what the gateway answers sets it aside again.
    package func unpark(_ id: SubscriptionID) throws -> SubscriptionView {
        let charges = try store.write { try unpark(id, $0) }.charges
        try Charging(engine: self, actor: actor, urgency: .interactive).ask(charges)
        let view = try subscription(id)
        if let reason = view.parkedReason {
            throw Refused(.parked, "\(id) was set aside again: \(reason)")
        }
        return view
    }

    /// As ``unpark(_:)``, once for each key.
    ///
    /// A crash before the gateway has answered leaves the charge to the next run.
    package func unpark(
        _ id: SubscriptionID,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try onceAlone(request) { render(try unpark(id)) }
    }

    private func unpark(
        _ id: SubscriptionID,
        _ writer: Writer
    ) throws -> (id: SubscriptionID, charges: [PendingCharge]) {
        guard var row = try writer.reader.subscription(id) else {
            throw Refused(.unknownSubscription, id.description)
        }
        guard let reason = row.parkedReason else { throw Refused(.notParked, id.description) }
        row.parkedReason = nil
        let work = try Work(self, writer.reader, now: now(writer.reader))
        let charge: PendingCharge?
        do {
            var matter = try work.load(row)
            charge = try unresolvedCharge(of: row, writer.reader)
            try work.finish(&matter)
        } catch let error as Refused {
            throw Refused(.parked, "\(id) still cannot be decided: \(error.problem.dropLast())")
        } catch StoreError.corrupt(_, let detail) {
            throw Refused(.parked, "\(id) still cannot be decided: \(detail)")
        }
        work.note(
            JournalEntry(
                kind: JournalKind.unparked,
                member: row.member,
                subscription: id,
                data: JournalData.object { $0.text("reason", reason) }
            )
        )
        try work.write(writer)
        if charge == nil { try refuseUnlessDecided(id, writer) }
        return (id, charge.map { [$0] } ?? [])
    }

    /// Tries out what the next run does with a subscription that is due; nothing of it is kept.
    ///
    /// - Throws: ``Refusal/parked`` where the run would only set it aside again.
    private func refuseUnlessDecided(_ id: SubscriptionID, _ writer: Writer) throws {
        do {
            try store.write(dryRun: true) { writer in
                guard let row = try writer.reader.subscription(id) else { return }
                let work = try Work(self, writer.reader, now: now(writer.reader))
                guard let at = row.nextActionAt, at <= work.now, row.nextAction != .paymentQuery
                else { return }
                var matter = try work.load(row)
                if let decision = try work.leaving(matter) {
                    try work.carryOut(decision, on: matter)
                    return try work.write(writer)
                }
                try work.amendBeforeTerm(&matter)
                let decision = try matter.subscription.applying(
                    .fellDue(today: matter.today, now: work.now)
                )
                try work.carryOut(decision, on: matter)
                try work.write(writer)
            }
        } catch StoreError.constraint(let detail) {
            let reason = Work.refusedByDatabase(detail)
            throw Refused(.parked, "\(id) would be set aside again at once: \(reason)")
        } catch {
            let reason = try RenewalRun.reasonToPark(error)
            throw Refused(.parked, "\(id) would be set aside again at once: \(reason)")
        }
    }
}

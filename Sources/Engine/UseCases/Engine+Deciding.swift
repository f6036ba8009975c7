import Membership
import Store

/// What commands on one subscription have in common.
extension Engine {
    /// A subscription that a command may work on.
    ///
    /// - Throws: ``Refusal/unknownSubscription``, ``Refusal/subscriptionEnded``, ``Refusal/parked``.
    func live(_ id: SubscriptionID, _ reader: Reader) throws -> SubscriptionRow {
        guard let row = try reader.subscription(id) else {
            throw Refused(.unknownSubscription, id.description)
        }
        if case .ended(let reason, _) = row.state {
            throw Refused(.subscriptionEnded, "\(id), \(reason.rawValue)")
        }
        if let reason = row.parkedReason { throw Refused(.parked, "\(id), \(reason)") }
        return row
    }

    /// Lets one event happen to a subscription, in one commit that charges nobody.
    func decide(
        _ id: SubscriptionID,
        _ writer: Writer,
        _ event: (Case) throws -> SubscriptionEvent
    ) throws -> SubscriptionView {
        _ = try decideAndCharge(id, writer, event)
        return try view(live(orEnded: id, writer.reader), writer.reader)
    }

    /// Lets one event happen to a subscription.
    /// - Returns: the charges to carry out once it is committed.
    func decideAndCharge(
        _ id: SubscriptionID,
        _ writer: Writer,
        _ event: (Case) throws -> SubscriptionEvent
    ) throws -> (id: SubscriptionID, charges: [PendingCharge]) {
        let work = try Work(self, writer.reader, now: now(writer.reader))
        let matter = try work.load(live(id, writer.reader))
        try deciding(id) {
            let decision = try matter.subscription.applying(event(matter))
            try work.carryOut(decision, on: matter)
        }
        try work.write(writer)
        return (id, work.charges)
    }

    /// Tells a caller what a state does not allow.
    func deciding<T>(_ id: SubscriptionID, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as TransitionError {
            throw Refused(error.refusal, id.description)
        }
    }

    private func live(orEnded id: SubscriptionID, _ reader: Reader) throws -> SubscriptionRow {
        guard let row = try reader.subscription(id) else {
            throw Refused(.unknownSubscription, id.description)
        }
        return row
    }
}

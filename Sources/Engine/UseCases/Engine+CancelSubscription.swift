package import Membership
import Store

extension Engine {
    /// Turns renewal off. Time that is paid for or free is kept; an unpaid subscription ends now.
    package func cancelSubscription(_ id: SubscriptionID) throws -> SubscriptionView {
        try store.write { try cancelSubscription(id, $0) }
    }

    func cancelSubscription(_ id: SubscriptionID, _ writer: Writer) throws -> SubscriptionView {
        let work = try Work(self, writer.reader, now: now(writer.reader))
        guard let row = try writer.reader.subscription(id) else {
            throw Refused(.unknownSubscription, id.description)
        }
        let matter = try work.load(row)
        do {
            let decision = try matter.subscription.applying(
                .canceled(today: matter.today, now: work.now)
            )
            try work.carryOut(decision, on: matter)
        } catch let error as TransitionError {
            throw Refused(error.refusal, id.description)
        }
        try work.write(writer)
        return try view(writer.reader.subscription(id) ?? row, writer.reader)
    }
}

extension TransitionError {
    /// What a caller is told when a command meets a state it cannot act on.
    var refusal: Refusal {
        switch self {
        case .paymentInFlight: .paymentInFlight
        case .autoRenewAlreadyOff: .autoRenewAlreadyOff
        case .nothingDue: .nothingDue
        case .autoRenewAlreadyOn: .autoRenewAlreadyOn
        case .autoRenewOff: .autoRenewOff
        case .doesNotRenew: .doesNotRenew
        case .pauseNotAllowed: .pauseNotAllowed
        case .nothingPending: .nothingPending
        case .notAllowed(state: .ended, event: _): .subscriptionEnded
        case .notAllowed(_, event: .fellDue): .nothingDue
        case .notAllowed(state: .pastDue, event: .changing): .debtOpen
        case .notAllowed(state: .onHold, event: .changing): .debtOpen
        case .notAllowed(state: .onHold, event: .changesNext): .debtOpen
        case .notAllowed: .notInThisState
        }
    }
}

package import Membership
import Store

/// When a rest begins.
package enum PauseStart: String, Hashable, Sendable, CaseIterable {
    /// Today; what is paid and not used comes back where the plan's rules say so.
    case now
    /// When the paid term ends.
    case atTermEnd = "at_term_end"
}

extension Engine {
    /// Lets a subscription rest for some terms: nothing is billed, and there is no access.
    ///
    /// It goes on by itself when they are over.
    package func pauseSubscription(
        _ id: SubscriptionID,
        terms: Int,
        _ start: PauseStart
    ) throws -> SubscriptionView {
        try store.write { try pauseSubscription(id, terms: terms, start, $0) }
    }

    /// As ``pauseSubscription(_:terms:_:)``, once for each key.
    package func pauseSubscription(
        _ id: SubscriptionID,
        terms: Int,
        _ start: PauseStart,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try pauseSubscription(id, terms: terms, start, $0)) }
    }

    private func pauseSubscription(
        _ id: SubscriptionID,
        terms: Int,
        _ start: PauseStart,
        _ writer: Writer
    ) throws -> SubscriptionView {
        try decide(id, writer) { matter in
            switch start {
            case .now: .paused(terms: terms, today: matter.today)
            case .atTermEnd: .pausesNext(terms: terms)
            }
        }
    }

    /// Takes back a rest that has not begun.
    package func clearPause(_ id: SubscriptionID) throws -> SubscriptionView {
        try store.write { try clearPause(id, $0) }
    }

    /// As ``clearPause(_:)``, once for each key.
    package func clearPause(
        _ id: SubscriptionID,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try clearPause(id, $0)) }
    }

    private func clearPause(_ id: SubscriptionID, _ writer: Writer) throws -> SubscriptionView {
        try decide(id, writer) { _ in .pausesNext(terms: nil) }
    }

    /// Ends a rest today and bills the first term after it; access comes back with its payment.
    package func resumeSubscription(_ id: SubscriptionID) throws -> SubscriptionView {
        let charges = try store.write { try resumeSubscription(id, $0) }.charges
        try Charging(engine: self, actor: actor, urgency: .interactive).carryOut(charges)
        return try subscription(id)
    }

    /// As ``resumeSubscription(_:)``, once for each key.
    package func resumeSubscription(
        _ id: SubscriptionID,
        once request: OnceRequest,
        render: (SubscriptionView) -> [UInt8]
    ) throws -> [UInt8] {
        try onceCharging(request, render: render) { try resumeSubscription(id, $0) }
    }

    private func resumeSubscription(
        _ id: SubscriptionID,
        _ writer: Writer
    ) throws -> (id: SubscriptionID, charges: [PendingCharge]) {
        let work = try Work(self, writer.reader, now: now(writer.reader))
        var matter = try work.load(live(id, writer.reader))
        try deciding(id) {
            // Asked first, so that a state without a rest is refused for what it is.
            _ = try matter.subscription.applying(.resumed(today: matter.today))
            if let kind = try work.unprovenKind(of: matter) {
                throw Refused(.verificationNeeded, "\(kind) for \(id)")
            }
            try work.amendBeforeTerm(&matter)
            let decision = try matter.subscription.applying(.resumed(today: matter.today))
            try work.carryOut(decision, on: matter)
        }
        try work.write(writer)
        return (id, work.charges)
    }
}

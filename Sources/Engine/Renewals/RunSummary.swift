package import Membership
import Store

/// What a renewal run did.
package struct RunSummary: Hashable, Sendable {
    package var run: Int64?
    package var until: Instant
    /// Actions taken from the queue.
    package var due = 0
    package var activated = 0
    package var renewed = 0
    package var recovered = 0
    package var trialsStarted = 0
    package var declined = 0
    package var pastDue = 0
    package var onHold = 0
    package var ended = 0
    /// Charges the gateway gave no answer to.
    package var unknown = 0
    package var parked = 0
    /// Terms left for the next run by the plan's catch-up limit.
    package var heldBack = 0
    /// What was collected, by currency.
    package var collected: [Currency: Int64] = [:]
    /// What the run's own audit found; empty when all is well.
    package var findings: [String] = []
    package var milliseconds: Int64 = 0

    package init(until: Instant) { self.until = until }

    /// Whether the run found nothing to do.
    package var isIdle: Bool { due == 0 && heldBack == 0 }

    /// Counts what one commit changed.
    mutating func count(_ changes: ChangeSet) throws {
        for entry in changes.journal {
            switch Happening(rawValue: entry.kind) {
            case .activated: activated += 1
            case .renewed: renewed += 1
            case .recovered: recovered += 1
            case .trialStarted: trialsStarted += 1
            case .wentPastDue: pastDue += 1
            case .wentOnHold: onHold += 1
            case .ended: ended += 1
            case .started, .scheduled, .autoRenewOff: break
            case nil:
                if entry.kind == JournalKind.paymentDeclined { declined += 1 }
                if entry.kind == JournalKind.parked { parked += 1 }
            }
        }
        for attempt in changes.outcomes where attempt.state == .unknown { unknown += 1 }
        for invoice in changes.newInvoices + changes.settledInvoices where invoice.state == .paid {
            let amount = invoice.term.amount
            let sum = collected[amount.currency, default: 0]
                .addingReportingOverflow(amount.minorUnits)
            guard !sum.overflow else { throw MoneyError.overflow }
            collected[amount.currency] = sum.partialValue
        }
    }

    /// Adds another run, as when a clock is moved over many days.
    package mutating func add(_ other: RunSummary) throws {
        run = other.run ?? run
        until = other.until
        due += other.due
        activated += other.activated
        renewed += other.renewed
        recovered += other.recovered
        trialsStarted += other.trialsStarted
        declined += other.declined
        pastDue += other.pastDue
        onHold += other.onHold
        ended += other.ended
        unknown += other.unknown
        parked += other.parked
        heldBack = other.heldBack
        for (currency, amount) in other.collected {
            let sum = collected[currency, default: 0].addingReportingOverflow(amount)
            guard !sum.overflow else { throw MoneyError.overflow }
            collected[currency] = sum.partialValue
        }
        findings += other.findings
        milliseconds += other.milliseconds
    }
}

package import Membership
import Store

/// What a renewal run did; of a dry run, what it would have done.
package struct RunSummary: Hashable, Sendable {
    package var run: Int64?
    package var until: Instant
    /// Actions taken from the queue.
    package var due = 0
    package var activated = 0
    package var renewed = 0
    package var recovered = 0
    package var trialsStarted = 0
    package var changed = 0
    package var paused = 0
    package var resumed = 0
    package var declined = 0
    package var pastDue = 0
    package var onHold = 0
    package var ended = 0
    /// Charges the gateway gave no answer to.
    package var unknown = 0
    package var parked = 0
    /// Terms left for the next run by the plan's catch-up limit.
    package var heldBack = 0
    /// Charges that wait for a notice; ``holds`` names the first of them.
    package var heldForNotice = 0
    package var notices = 0
    /// Lots of granted credit and of points that ran out.
    package var expired = 0
    /// Refunds that reached the member's payment method.
    package var refunds = 0
    /// What was collected, by currency.
    package var collected: [Currency: Int64] = [:]
    /// What was given back to payment methods, by currency.
    package var refunded: [Currency: Int64] = [:]
    /// What a dry run would charge through gateways, by currency; what it collects is the rest.
    package var toCharge: [Currency: Int64] = [:]
    /// At most ``mostHolds`` of the charges that wait for a notice.
    package var holds: [ChargeHold] = []
    /// What the run's own audit found; empty when all is well.
    package var findings: [String] = []
    package var milliseconds: Int64 = 0

    package static let mostHolds = 1_000

    package init(until: Instant) { self.until = until }

    /// Whether the run found nothing to do.
    package var isIdle: Bool {
        due == 0 && heldBack == 0 && notices == 0 && expired == 0 && refunds == 0
    }

    /// Counts what one commit changed.
    mutating func count(_ changes: ChangeSet) throws {
        for entry in changes.journal {
            switch Happening(rawValue: entry.kind) {
            case .activated: activated += 1
            case .renewed: renewed += 1
            case .recovered: recovered += 1
            case .trialStarted: trialsStarted += 1
            case .changed: changed += 1
            case .paused: paused += 1
            case .resumed: resumed += 1
            case .wentPastDue: pastDue += 1
            case .wentOnHold: onHold += 1
            case .heldBack: heldForNotice += 1
            case .ended: ended += 1
            case .started, .scheduled, .autoRenewOff, .autoRenewOn, .awaitingPayment,
                .purchaseDeclined, .pauseScheduled, .pauseCleared, .changeScheduled,
                .changeCleared, .changeDeclined, .methodChanged:
                break
            case nil:
                if entry.kind == JournalKind.paymentDeclined { declined += 1 }
                if entry.kind == JournalKind.parked { parked += 1 }
                if [JournalKind.prepaymentExpired, JournalKind.pointsExpired].contains(entry.kind) {
                    expired += 1
                }
                if entry.kind.hasPrefix(JournalKind.notice) { notices += 1 }
            }
        }
        for attempt in changes.outcomes where attempt.state == .unknown { unknown += 1 }
        for invoice in changes.newInvoices + changes.settledInvoices where invoice.state == .paid {
            try collected.add(invoice.amount)
        }
        for refund in changes.refundOutcomes {
            switch refund.state {
            case .succeeded:
                refunds += 1
                try refunded.add(refund.amount)
            case .unknown: unknown += 1
            case .pending, .declined: break
            }
        }
    }

    /// Takes what gateways brought in a dry run out of what was collected: nobody asked them.
    mutating func countAsToCharge(_ changes: ChangeSet) throws {
        for attempt in changes.outcomes where attempt.state == .succeeded {
            let (amount, currency) = (attempt.amount.minorUnits, attempt.amount.currency)
            try toCharge.add(amount, currency)
            try collected.add(-amount, currency)
            if collected[currency] == 0 { collected[currency] = nil }
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
        changed += other.changed
        paused += other.paused
        resumed += other.resumed
        declined += other.declined
        pastDue += other.pastDue
        onHold += other.onHold
        ended += other.ended
        unknown += other.unknown
        parked += other.parked
        heldBack = other.heldBack
        heldForNotice += other.heldForNotice
        notices += other.notices
        expired += other.expired
        refunds += other.refunds
        for (currency, amount) in other.collected { try collected.add(amount, currency) }
        for (currency, amount) in other.refunded { try refunded.add(amount, currency) }
        for (currency, amount) in other.toCharge { try toCharge.add(amount, currency) }
        note(other.holds)
        findings += other.findings
        milliseconds += other.milliseconds
    }

    /// Names charges that wait for a notice, as far as there is room.
    mutating func note(_ more: [ChargeHold]) {
        holds += more.prefix(Self.mostHolds - holds.count)
    }
}

extension [Currency: Int64] {
    /// Adds an amount to the sum of its currency.
    package mutating func add(_ money: Money) throws(MoneyError) {
        try add(money.minorUnits, money.currency)
    }

    fileprivate mutating func add(_ amount: Int64, _ currency: Currency) throws(MoneyError) {
        let sum = self[currency, default: 0].addingReportingOverflow(amount)
        guard !sum.overflow else { throw .overflow }
        self[currency] = sum.partialValue
    }
}

import Membership
import Payments
import Store

/// The work of one commit: reads facts, lets the domain decide, gathers what is to be written.
///
/// Nothing is written here, so a preview is the same work without the write, and a subscription that
/// cannot be decided is taken out again without a trace.
final class Work {
    let engine: Engine
    let reader: Reader
    let now: Instant
    var changes: ChangeSet
    /// Charges to put to their gateways once this work is committed.
    var charges: [PendingCharge] = []
    /// Money to give back through its gateways once this work is committed.
    var refunds: [PendingRefund] = []

    /// Subscriptions that others' decisions have changed in this commit: what was read of them is old.
    var changedBeside: Set<SubscriptionID> = []

    var numbers: HighestNumbers
    /// Balances this work has changed.
    private var balances: [BalanceKey: PrepaidBalance] = [:]
    /// Lots of granted credit this work has changed.
    private var grants: [Int64: GrantedCreditRow] = [:]
    /// What each credit note gives back to granted credit that has run out, by its number.
    var returnedExpired: [Int64: Money] = [:]
    /// The first day whose revenue is not posted yet, as far as this work had to know.
    var nextDays: [PlanCurrency: CivilDate] = [:]
    var newProgress: [RecognitionProgress] = []

    init(_ engine: Engine, _ reader: Reader, now: Instant, actor: String? = nil) throws {
        self.engine = engine
        self.reader = reader
        self.now = now
        changes = ChangeSet(at: now, actor: actor ?? engine.actor)
        numbers = try reader.highestNumbers()
    }

    // MARK: Loading

    /// Loads a subscription with what it agreed to.
    func load(_ row: SubscriptionRow) throws -> Case {
        let calendar = try engine.calendars.calendar(row.zone)
        return Case(
            row: row,
            subscription: row.subscription(
                try engine.plans.agreement(of: row, engine.gateways, reader)
            ),
            calendar: calendar,
            today: calendar.day(of: now),
            isNew: false
        )
    }

    /// Every lot of a member's granted credit, spent ones too, as this work has left them and in the
    /// order they burn: what runs out first, then the oldest.
    func lots(of member: MemberID, _ currency: Currency) throws -> [GrantedCreditRow] {
        var found = try reader.grantedCredits(of: member, currency)
        let known = Set(found.map(\.prepayment))
        for lot in try reader.spentCredits(of: member, currency)
        where !known.contains(lot.prepayment) {
            found.append(lot)
        }
        found += changes.newGrants.filter { $0.member == member && $0.amount.currency == currency }
        return found.map { grants[$0.prepayment] ?? $0 }.sorted { left, right in
            let ends = (
                left.expiresOn?.dayNumber ?? .max,
                right.expiresOn?.dayNumber ?? .max
            )
            return ends.0 == ends.1 ? left.prepayment < right.prepayment : ends.0 < ends.1
        }
    }

    /// The member's balance as this work has left it so far.
    func balance(of member: MemberID, _ currency: Currency) throws -> PrepaidBalance {
        let key = BalanceKey(member: member, currency: currency)
        if let known = balances[key] { return known }
        return try reader.balance(of: member, currency)
    }

    func nextSubscription() -> SubscriptionID {
        numbers.subscription += 1
        return SubscriptionID(numbers.subscription)
    }

    func nextPrepayment() -> Int64 {
        numbers.prepayment += 1
        return numbers.prepayment
    }

    // MARK: Gathering

    func note(_ entry: JournalEntry) { changes.journal.append(entry) }

    func post(_ transfers: [Transfer]) { changes.transfers += transfers }

    func add(_ prepayment: PrepaymentRow) { changes.prepayments.append(prepayment) }

    func addTrial(_ member: MemberID, _ subscription: SubscriptionID) {
        changes.trials.append((member, subscription))
    }

    func setBalance(_ balance: PrepaidBalance, of member: MemberID) {
        balances[BalanceKey(member: member, currency: balance.paid.currency)] = balance
        changes.balances.append((member, balance))
    }

    /// Leaves this much of a lot of granted credit.
    func setLot(_ lot: GrantedCreditRow, remaining: Int64) {
        var lot = lot
        lot.remaining = Money(minorUnits: remaining, currency: lot.amount.currency)
        grants[lot.prepayment] = lot
        changes.grants.append(lot)
    }

    /// Carries out a decision and everything that follows from it at once.
    @discardableResult
    func carryOut(_ decision: Decision, on matter: Case) throws -> Case {
        try allOrNothing {
            var matter = matter
            recordAmendments(&matter)
            try settle(decision, &matter)
            try finish(&matter)
            return matter
        }
    }

    /// Runs a body; when it fails, everything it gathered is taken out again.
    func allOrNothing<T>(_ body: () throws -> T) throws -> T {
        let mark = changes.mark
        let (charged, refunded, before) = (charges.count, refunds.count, numbers)
        do {
            return try body()
        } catch {
            changes.rewind(to: mark)
            charges.removeSubrange(charged...)
            refunds.removeSubrange(refunded...)
            numbers = before
            balances.removeAll()
            grants.removeAll()
            for lot in changes.grants { grants[lot.prepayment] = lot }
            for (member, balance) in changes.balances {
                balances[BalanceKey(member: member, currency: balance.paid.currency)] = balance
            }
            throw error
        }
    }

    /// What to do where a stored fact does not fit the others.
    static let doctorMends = "run `tessera doctor`, and mend what it names"

    /// Why a subscription is set aside when a rule of the schema refuses what was decided.
    ///
    /// Rules of ours are sentences and are told; those of SQLite name tables, which are no business of
    /// a caller's, and stay in the journal.
    ///
    /// - Parameter detail: the text of the database's error.
    static func refusedByDatabase(_ detail: String) -> String {
        let refused = "a rule of the database refused what was decided"
        let isOurs = !["constraint failed", "cannot store", "datatype"].contains(
            where: detail.contains
        )
        guard isOurs, !detail.isEmpty else {
            return refused
                + "; `tessera events list --kind \(JournalKind.parked)` names the rule; \(doctorMends)"
        }
        return "\(refused): \(detail); \(doctorMends)"
    }

    /// Sets a subscription aside with a reason; it leaves the queue until somebody looks at it.
    ///
    /// - Parameters:
    ///   - reason: what everybody who sees the subscription may read.
    ///   - detail: what only the journal keeps, as the text of a database's error.
    func park(_ row: SubscriptionRow, because reason: String, detail: String? = nil) {
        var row = row
        row.parkedReason = reason
        row.nextNoticeAt = nil
        changes.subscriptions.append(row)
        note(
            JournalEntry(
                kind: JournalKind.parked,
                member: row.member,
                subscription: row.id,
                data: JournalData.object { data in
                    data.text("reason", reason)
                    if let detail { data.text("detail", detail) }
                }
            )
        )
    }

    /// Writes everything that was gathered.
    func write(_ writer: Writer) throws {
        for progress in newProgress { try writer.setRecognitionProgress(progress) }
        try writer.apply(changes)
    }
}

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

    var numbers: HighestNumbers
    /// Balances this work has changed.
    private var balances: [BalanceKey: PrepaidBalance] = [:]
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
            subscription: row.subscription(try engine.plans.agreement(of: row, reader)),
            calendar: calendar,
            today: calendar.day(of: now),
            isNew: false
        )
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

    /// Carries out a decision and everything that follows from it at once.
    @discardableResult
    func carryOut(_ decision: Decision, on matter: Case) throws -> Case {
        try allOrNothing {
            var matter = matter
            try settle(decision, &matter)
            finish(&matter)
            return matter
        }
    }

    /// Runs a body; when it fails, everything it gathered is taken out again.
    func allOrNothing<T>(_ body: () throws -> T) throws -> T {
        let mark = changes.mark
        let (charged, before) = (charges.count, numbers)
        do {
            return try body()
        } catch {
            changes.rewind(to: mark)
            charges.removeSubrange(charged...)
            numbers = before
            balances.removeAll()
            for (member, balance) in changes.balances {
                balances[BalanceKey(member: member, currency: balance.paid.currency)] = balance
            }
            throw error
        }
    }

    /// Why a subscription is set aside when a rule of the schema refuses what was decided. The rule
    /// itself stays in the journal: it names tables, which are no business of a caller's.
    static let refusedByDatabase = "the database refused what was decided; the journal has the rule"

    /// Sets a subscription aside with a reason; it leaves the queue until somebody looks at it.
    ///
    /// - Parameters:
    ///   - reason: what everybody who sees the subscription may read.
    ///   - detail: what only the journal keeps, as the text of a database's error.
    func park(_ row: SubscriptionRow, because reason: String, detail: String? = nil) {
        var row = row
        row.parkedReason = reason
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

package import Membership

/// Everything one commit changes, gathered by the engine and written in one go.
///
/// Facts are appended, projections replaced. Gathering first lets a batch write each table in one
/// pass, touch each account once, and seal its journal rows with one hash.
package struct ChangeSet: Sendable {
    package let at: Instant
    /// Who acts, as the journal names it: `cli`, `rpc:clerk`, `run`.
    package let actor: String
    package var newSubscriptions: [SubscriptionRow] = []
    package var subscriptions: [SubscriptionRow] = []
    package var entitlements: [(member: String, entitlement: Entitlement)] = []
    package var newInvoices: [InvoiceRow] = []
    package var settledInvoices: [InvoiceRow] = []
    package var newAttempts: [AttemptRow] = []
    package var outcomes: [AttemptRow] = []
    package var transfers: [Transfer] = []
    package var balances: [(member: MemberID, balance: PrepaidBalance)] = []
    package var prepayments: [PrepaymentRow] = []
    package var trials: [(member: MemberID, subscription: SubscriptionID)] = []
    package var recognition: [RecognitionChange] = []
    package var journal: [JournalEntry] = []

    package init(at: Instant, actor: String) {
        self.at = at
        self.actor = actor
    }

    /// Whether there is nothing to write.
    package var isEmpty: Bool {
        journal.isEmpty && subscriptions.isEmpty && newSubscriptions.isEmpty && outcomes.isEmpty
            && transfers.isEmpty
    }
}

extension ChangeSet {
    /// How much was gathered at some point.
    package struct Mark: Sendable {
        fileprivate let counts: [Int]
    }

    /// The point to come back to with ``rewind(to:)``.
    package var mark: Mark {
        Mark(counts: [
            newSubscriptions.count, subscriptions.count, entitlements.count, newInvoices.count,
            settledInvoices.count, newAttempts.count, outcomes.count, transfers.count,
            balances.count, prepayments.count, trials.count, recognition.count, journal.count,
        ])
    }

    /// Forgets everything gathered since a mark.
    package mutating func rewind(to mark: Mark) {
        let counts = mark.counts
        newSubscriptions.removeSubrange(counts[0]...)
        subscriptions.removeSubrange(counts[1]...)
        entitlements.removeSubrange(counts[2]...)
        newInvoices.removeSubrange(counts[3]...)
        settledInvoices.removeSubrange(counts[4]...)
        newAttempts.removeSubrange(counts[5]...)
        outcomes.removeSubrange(counts[6]...)
        transfers.removeSubrange(counts[7]...)
        balances.removeSubrange(counts[8]...)
        prepayments.removeSubrange(counts[9]...)
        trials.removeSubrange(counts[10]...)
        recognition.removeSubrange(counts[11]...)
        journal.removeSubrange(counts[12]...)
    }
}

/// A change of what a plan earns each day, from one day on.
package struct RecognitionChange: Hashable, Sendable {
    package let plan: String
    package let currency: Currency
    package let day: CivilDate
    package let change: Int64

    package init(plan: String, currency: Currency, day: CivilDate, change: Int64) {
        self.plan = plan
        self.currency = currency
        self.day = day
        self.change = change
    }
}

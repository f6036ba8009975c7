package import Membership

/// What happened, before it has a number.
package struct JournalEntry: Hashable, Sendable {
    package let kind: String
    package let member: MemberID?
    package let subscription: SubscriptionID?
    package let invoice: InvoiceID?
    /// One line of JSON: an object.
    package let data: String

    package init(
        kind: String,
        member: MemberID? = nil,
        subscription: SubscriptionID? = nil,
        invoice: InvoiceID? = nil,
        data: String = "{}"
    ) {
        self.kind = kind
        self.member = member
        self.subscription = subscription
        self.invoice = invoice
        self.data = data
    }
}

/// One row of the journal, as the event feed gives it.
package struct JournalRow: Hashable, Sendable {
    /// Grows by one; readers of the feed go on behind the last one they saw.
    package let id: Int64
    package let at: Instant
    package let actor: String
    package let entry: JournalEntry
    /// The shop's own id of the member it is about.
    package let memberKey: String?
}

import Membership
import Store

/// One subscription being worked on inside one commit.
struct Case {
    var row: SubscriptionRow
    var subscription: Subscription
    let calendar: ZoneCalendar
    /// Today in the subscription's zone.
    let today: CivilDate
    /// Whether the row is not stored yet.
    var isNew: Bool
    /// The open invoice, once it was issued or looked up.
    var invoice: InvoiceRow?
    /// Whether the invoice is issued by this very commit.
    var invoiceIsNew = false

    var agreement: Agreement { subscription.agreement }
}

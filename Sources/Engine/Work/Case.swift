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
    /// Offers taken by this very commit, which no reader knows yet.
    var newOffers: [AppliedOffer] = []
    /// Who pays the next bill with what, where that is not what was agreed.
    var purchase: Purchase?
    /// A change of plan begun by this very commit, not stored yet.
    var change: PlanChangeRow?
    /// By whose wish a change that waits for the end of a term was planned.
    var plannedBy = PlanChangeRow.Timing.termEnd
    /// The notice that the next charge has to wait for.
    var hold: ChargeHold?
    /// The terms that count towards offers, where a change that is not stored yet has used some.
    var offerTerms: Int?
    /// Changes put in place for the next decision, written down when that is carried out.
    var amended: [(change: PlanChangeRow, isNew: Bool)] = []

    var agreement: Agreement { subscription.agreement }

    /// Who pays what is billed next.
    var payer: MemberID { purchase?.payer ?? agreement.payer }
    /// With what.
    var payWith: PaymentMethod { purchase?.payWith ?? agreement.payWith }
    /// Whether that money comes some other way.
    var isPaidLater: Bool { purchase?.isPaidLater ?? agreement.isPaidLater }
}

/// A payment that another than the one agreed on makes, once.
struct Purchase {
    let payer: MemberID
    let payWith: PaymentMethod
    let isPaidLater: Bool
}

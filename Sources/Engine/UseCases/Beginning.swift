import Membership
import Store

/// A subscription about to be opened: who gets it, and what was agreed.
struct Beginning {
    let member: MemberRow
    let calendar: ZoneCalendar
    let today: CivilDate
    let agreement: Agreement
    let startsOn: CivilDate
    var withTrial = false
    var origin = SubscriptionOrigin.started
    /// The subscription it goes on from.
    var previous: SubscriptionID?
    var offers: [TakenOffer] = []
    /// What the member was let into the plan by.
    var admission = Admission()
}

/// An offer that a new subscription takes.
struct TakenOffer {
    let offer: AppliedOffer
    /// The code it was taken with; `nil` for an offer that is taken by itself.
    let code: String?
}

/// One member's standing agreement to a plan version at a price.
///
/// `paidUntil`, `accessUntil` and `autoRenew` are three separate facts: a failed charge never moves
/// the paid time, and turning renewal off takes back grace and no day that is paid for.
package struct Subscription: Hashable, Sendable {
    package let id: SubscriptionID
    package let member: MemberID
    package let agreement: Agreement
    package var state: SubscriptionState
    package var autoRenew: Bool
    /// The first day that is not paid for; `nil` before the first payment.
    package var paidUntil: CivilDate?
    /// The first day without access, grace included; `nil` while there never was access.
    package var accessUntil: CivilDate?
    /// The cycle's index of the next term to bill: -1 for a leading stub.
    package var nextTerm: Int
    /// A charge that has no outcome yet.
    package var inFlight: InFlight?

    package init(
        id: SubscriptionID,
        member: MemberID,
        agreement: Agreement,
        state: SubscriptionState,
        autoRenew: Bool,
        paidUntil: CivilDate? = nil,
        accessUntil: CivilDate? = nil,
        nextTerm: Int,
        inFlight: InFlight? = nil
    ) {
        self.id = id
        self.member = member
        self.agreement = agreement
        self.state = state
        self.autoRenew = autoRenew
        self.paidUntil = paidUntil
        self.accessUntil = accessUntil
        self.nextTerm = nextTerm
        self.inFlight = inFlight
    }

    /// The term the next bill is for, as the schedule prints it.
    package var upcomingTerm: ScheduledTerm { agreement.term(nextTerm) }
}

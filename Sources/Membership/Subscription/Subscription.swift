/// One member's standing agreement to a plan version at a price.
///
/// `paidUntil`, `accessUntil` and `autoRenew` are three separate facts: a failed charge never moves
/// the paid time, and turning renewal off takes back grace and no day that is paid for.
package struct Subscription: Hashable, Sendable {
    package let id: SubscriptionID
    package let member: MemberID
    package var agreement: Agreement
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
    /// Terms to pause for when the paid term ends; `nil` for no pause.
    package var pauseNext: Int?
    /// A change of price at the end of a term.
    package var pendingChange: PendingChange?
    /// Counts pauses and changes, so that a day billed, given back and billed again is told apart.
    package var series: Int
    /// Term periods paid since the start, used or not.
    package var termsBilled: Int
    /// The next charge is held back until then, for a notice that has to come first.
    package var heldUntil: Instant?

    package init(
        id: SubscriptionID,
        member: MemberID,
        agreement: Agreement,
        state: SubscriptionState,
        autoRenew: Bool,
        paidUntil: CivilDate? = nil,
        accessUntil: CivilDate? = nil,
        nextTerm: Int,
        inFlight: InFlight? = nil,
        pauseNext: Int? = nil,
        pendingChange: PendingChange? = nil,
        series: Int = 0,
        termsBilled: Int = 0,
        heldUntil: Instant? = nil
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
        self.pauseNext = pauseNext
        self.pendingChange = pendingChange
        self.series = series
        self.termsBilled = termsBilled
        self.heldUntil = heldUntil
    }

    /// The term the next bill is for, as the schedule prints it.
    package var upcomingTerm: ScheduledTerm {
        agreement.term(nextTerm, count: paidUntil == nil ? agreement.firstTerms : 1)
    }

    /// Whether the terms to come cost something and nobody ever said how they are to be paid.
    var lacksMethod: Bool { agreement.payWith == .none && agreement.price.minorUnits > 0 }

    /// Whether a renewal on time is wanted at the end of the paid time.
    var isRenewing: Bool { autoRenew && pauseNext == nil }

    /// Access for time paid until `day`: with grace when a renewal is to follow, without otherwise.
    ///
    /// No charge follows a trial that nobody said how to pay for, so there is none to be late.
    func access(paidUntil day: CivilDate) -> CivilDate {
        guard isRenewing, paidUntil != nil || !lacksMethod else { return day }
        return agreement.dunning.graceEnd(due: day)
    }

    /// Access as it is promised for the time that is secured, after what was decided about renewal.
    mutating func settleAccess() {
        if let day = securedUntil { accessUntil = access(paidUntil: day) }
    }
}

package import Membership

/// A subscription as it is stored: the domain's facts, and what only the engine needs beside them.
package struct SubscriptionRow: Hashable, Sendable {
    package let id: SubscriptionID
    package let member: MemberID
    /// The shop's own id of the member, which keys the member's entitlements.
    package let memberKey: String
    package private(set) var payer: MemberID
    package private(set) var plan: String
    package private(set) var planVersion: PlanVersionID
    package private(set) var priceVersion: PriceVersionID
    package private(set) var payWith: String
    /// The IANA zone its days are counted in.
    package var zone: String
    package let createdAt: Instant
    package let startsOn: CivilDate
    package let validFrom: Instant
    /// The first day that was ever billed; ``billingStart`` moves with changes and resumptions.
    package let firstBilledOn: CivilDate
    package let withTrial: Bool
    package let origin: SubscriptionOrigin
    /// The subscription it goes on from, as after a fallback; `nil` for none.
    package let previous: SubscriptionID?
    /// The day until which it was paid where it was imported from; `nil` unless it was.
    package let importedUntil: CivilDate?
    package private(set) var billingStart: CivilDate
    package private(set) var anchor: CivilDate
    package private(set) var anchorDay: Int
    /// Terms that the first payment buys together.
    package private(set) var firstTerms: Int
    package var state: SubscriptionState
    package var autoRenew: Bool
    package var paidUntil: CivilDate?
    package var accessUntil: CivilDate?
    package var nextTerm: Int
    package var inFlight: InFlight?
    /// Counts pauses and changes.
    package var series: Int
    /// Term periods settled since the start.
    package var termsBilled: Int
    /// What waits for the next invoice because it was too little to charge, in minor units of the
    /// price's currency.
    package var carried: Int64
    /// Whether offers may still lower what is billed next.
    package var hasOffers: Bool
    /// Terms to pause for when the paid term ends; `nil` for none.
    package var pauseNext: Int?
    package var pendingChange: PendingChange?
    /// The next charge is held back until then, for a notice that has to come first.
    package var heldUntil: Instant?
    package var nextAction: NextAction.Kind?
    package var nextActionAt: Instant?
    /// When the next notice falls due; `nil` for none.
    package var nextNoticeAt: Instant?
    package var lastInvoice: InvoiceID?
    /// The run that billed it last, and how many terms it billed.
    package var lastRun: Int64?
    package var runTerms: Int
    package var parkedReason: String?
    /// What it was loaded with; `nil` for a new subscription.
    private(set) var loaded: Loaded?

    /// A subscription that is about to be opened.
    ///
    /// - Parameters:
    ///   - agreement: what is agreed; its first billed day is kept as ``firstBilledOn``.
    ///   - importedUntil: the day until which it was paid elsewhere.
    package init(
        id: SubscriptionID,
        member: MemberID,
        memberKey: String,
        agreement: Agreement,
        zone: String,
        createdAt: Instant,
        startsOn: CivilDate,
        validFrom: Instant,
        withTrial: Bool,
        origin: SubscriptionOrigin = .started,
        previous: SubscriptionID? = nil,
        importedUntil: CivilDate? = nil,
        opening: Subscription
    ) {
        self.id = id
        self.member = member
        self.memberKey = memberKey
        payer = agreement.payer
        plan = agreement.plan
        planVersion = agreement.planVersion
        priceVersion = agreement.priceVersion
        payWith = agreement.payWith.description
        self.zone = zone
        self.createdAt = createdAt
        self.startsOn = startsOn
        self.validFrom = validFrom
        firstBilledOn = agreement.billingStart
        self.withTrial = withTrial
        self.origin = origin
        self.previous = previous
        self.importedUntil = importedUntil
        billingStart = agreement.billingStart
        anchor = agreement.cycle.anchor
        anchorDay = agreement.cycle.anchorDay
        firstTerms = agreement.firstTerms
        state = opening.state
        autoRenew = opening.autoRenew
        paidUntil = opening.paidUntil
        accessUntil = opening.accessUntil
        nextTerm = opening.nextTerm
        inFlight = opening.inFlight
        series = opening.series
        termsBilled = opening.termsBilled
        carried = 0
        hasOffers = false
        pauseNext = opening.pauseNext
        pendingChange = opening.pendingChange
        heldUntil = opening.heldUntil
        runTerms = 0
        loaded = nil
    }

    init(_ row: SQLRow) throws(StoreError) {
        id = SubscriptionID(row.int(0))
        member = MemberID(row.int(1))
        memberKey = row.text(2)
        payer = MemberID(row.int(3))
        plan = row.text(4)
        planVersion = PlanVersionID(row.int(5))
        priceVersion = PriceVersionID(row.int(6))
        payWith = row.text(7)
        zone = row.text(8)
        createdAt = Instant(milliseconds: row.int(9))
        startsOn = CivilDate(dayNumber: row.day(10))
        validFrom = Instant(milliseconds: row.int(11))
        firstBilledOn = CivilDate(dayNumber: row.day(12))
        withTrial = row.flag(13)
        origin = try Self.origin(row)
        previous = row.optionalInt(15).map(SubscriptionID.init)
        importedUntil = row.optionalDay(16).map(CivilDate.init(dayNumber:))
        billingStart = CivilDate(dayNumber: row.day(17))
        anchor = CivilDate(dayNumber: row.day(18))
        anchorDay = Int(row.int(19))
        firstTerms = Int(row.int(20))
        state = try Self.state(row)
        autoRenew = row.flag(30)
        paidUntil = row.optionalDay(31).map(CivilDate.init(dayNumber:))
        accessUntil = row.optionalDay(32).map(CivilDate.init(dayNumber:))
        nextTerm = Int(row.int(33))
        inFlight = row.optionalInt(34).map {
            $0 == 0 ? .pending : .unanswered(askAgain: Instant(milliseconds: $0))
        }
        series = Int(row.int(35))
        termsBilled = Int(row.int(36))
        carried = row.int(37)
        hasOffers = row.flag(38)
        pauseNext = row.optionalInt(39).map { Int($0) }
        pendingChange = row.optionalInt(40).map {
            PendingChange(price: PriceVersionID($0), on: CivilDate(dayNumber: row.day(41)))
        }
        heldUntil = row.optionalInt(42).map(Instant.init(milliseconds:))
        nextAction = row.optionalText(43).flatMap(NextAction.Kind.init(rawValue:))
        nextActionAt = row.optionalInt(44).map(Instant.init(milliseconds:))
        nextNoticeAt = row.optionalInt(45).map(Instant.init(milliseconds:))
        lastInvoice = row.optionalInt(46).map(InvoiceID.init)
        lastRun = row.optionalInt(47)
        runTerms = Int(row.int(48))
        parkedReason = row.optionalText(49)
        loaded = nil
        noteStored()
    }

    /// Takes note that it is stored as it is now; what changes from here on is written.
    package mutating func noteStored() {
        loaded = Loaded(
            state: state.name,
            isParked: parkedReason != nil,
            agreed: agreed,
            planned: planned,
            nextNoticeAt: nextNoticeAt
        )
    }

    /// Takes over what a decision changed, the agreement included.
    package mutating func adopt(_ next: Subscription, nextActionAt: Instant?) {
        let agreement = next.agreement
        payer = agreement.payer
        plan = agreement.plan
        planVersion = agreement.planVersion
        priceVersion = agreement.priceVersion
        payWith = agreement.payWith.description
        billingStart = agreement.billingStart
        anchor = agreement.cycle.anchor
        anchorDay = agreement.cycle.anchorDay
        firstTerms = agreement.firstTerms
        state = next.state
        autoRenew = next.autoRenew
        paidUntil = next.paidUntil
        accessUntil = next.accessUntil
        nextTerm = next.nextTerm
        inFlight = next.inFlight
        series = next.series
        termsBilled = next.termsBilled
        pauseNext = next.pauseNext
        pendingChange = next.pendingChange
        heldUntil = next.heldUntil
        nextAction = next.nextAction?.kind
        self.nextActionAt = nextActionAt
    }

    /// The domain's view of the row, given the agreement its price stands for.
    package func subscription(_ agreement: Agreement) -> Subscription {
        Subscription(
            id: id,
            member: member,
            agreement: agreement,
            state: state,
            autoRenew: autoRenew,
            paidUntil: paidUntil,
            accessUntil: accessUntil,
            nextTerm: nextTerm,
            inFlight: inFlight,
            pauseNext: pauseNext,
            pendingChange: pendingChange,
            series: series,
            termsBilled: termsBilled,
            heldUntil: heldUntil
        )
    }
}

package import Membership

/// A subscription as it is stored: the domain's facts, and what only the engine needs beside them.
package struct SubscriptionRow: Hashable, Sendable {
    package let id: SubscriptionID
    package let member: MemberID
    /// The shop's own id of the member, which keys the member's entitlements.
    package let memberKey: String
    package let plan: String
    package let planVersion: PlanVersionID
    package let priceVersion: PriceVersionID
    package let payWith: String
    /// The IANA zone its days are counted in.
    package let zone: String
    package let createdAt: Instant
    package let startsOn: CivilDate
    package let validFrom: Instant
    package let billingStart: CivilDate
    package let anchor: CivilDate
    package let anchorDay: Int
    package let withTrial: Bool
    package var state: SubscriptionState
    package var autoRenew: Bool
    package var paidUntil: CivilDate?
    package var accessUntil: CivilDate?
    package var nextTerm: Int
    package var inFlight: InFlight?
    package var nextAction: NextAction.Kind?
    package var nextActionAt: Instant?
    package var lastInvoice: InvoiceID?
    /// The run that billed it last, and how many terms it billed.
    package var lastRun: Int64?
    package var runTerms: Int
    package var parkedReason: String?
    /// The state the row was loaded with; `nil` for a new subscription, and for a parked one, whose
    /// reason may have to be cleared.
    let loadedState: StateName?

    /// A subscription that is about to be opened.
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
        opening: Subscription
    ) {
        self.id = id
        self.member = member
        self.memberKey = memberKey
        self.plan = agreement.plan
        self.planVersion = agreement.planVersion
        self.priceVersion = agreement.priceVersion
        self.payWith = agreement.payWith.description
        self.zone = zone
        self.createdAt = createdAt
        self.startsOn = startsOn
        self.validFrom = validFrom
        self.billingStart = agreement.billingStart
        self.anchor = agreement.cycle.anchor
        self.anchorDay = agreement.cycle.anchorDay
        self.withTrial = withTrial
        self.state = opening.state
        self.autoRenew = opening.autoRenew
        self.paidUntil = opening.paidUntil
        self.accessUntil = opening.accessUntil
        self.nextTerm = opening.nextTerm
        self.inFlight = opening.inFlight
        self.runTerms = 0
        self.loadedState = nil
    }

    init(_ row: SQLRow) throws(StoreError) {
        id = SubscriptionID(row.int(0))
        member = MemberID(row.int(1))
        memberKey = row.text(2)
        plan = row.text(3)
        planVersion = PlanVersionID(row.int(4))
        priceVersion = PriceVersionID(row.int(5))
        payWith = row.text(6)
        zone = row.text(7)
        createdAt = Instant(milliseconds: row.int(8))
        startsOn = CivilDate(dayNumber: row.day(9))
        validFrom = Instant(milliseconds: row.int(10))
        billingStart = CivilDate(dayNumber: row.day(11))
        anchor = CivilDate(dayNumber: row.day(12))
        anchorDay = Int(row.int(13))
        withTrial = row.flag(14)
        state = try Self.state(row)
        loadedState = row.isNull(32) ? state.name : nil
        autoRenew = row.flag(22)
        paidUntil = row.optionalDay(23).map(CivilDate.init(dayNumber:))
        accessUntil = row.optionalDay(24).map(CivilDate.init(dayNumber:))
        nextTerm = Int(row.int(25))
        inFlight = row.optionalInt(26).map {
            $0 == 0 ? .pending : .unanswered(askAgain: Instant(milliseconds: $0))
        }
        nextAction = row.optionalText(27).flatMap(NextAction.Kind.init(rawValue:))
        nextActionAt = row.optionalInt(28).map(Instant.init(milliseconds:))
        lastInvoice = row.optionalInt(29).map(InvoiceID.init)
        lastRun = row.optionalInt(30)
        runTerms = Int(row.int(31))
        parkedReason = row.optionalText(32)
    }

    /// Takes over what a decision changed.
    package mutating func adopt(_ next: Subscription, nextActionAt: Instant?) {
        state = next.state
        autoRenew = next.autoRenew
        paidUntil = next.paidUntil
        accessUntil = next.accessUntil
        nextTerm = next.nextTerm
        inFlight = next.inFlight
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
            inFlight: inFlight
        )
    }
}

extension SubscriptionRow {
    /// Reads the state with the facts of that state; a row that contradicts itself is corruption.
    private static func state(_ row: SQLRow) throws(StoreError) -> SubscriptionState {
        let name = row.text(15)
        switch StateName(rawValue: name) {
        case .scheduled:
            return .scheduled(
                startsOn: CivilDate(dayNumber: row.day(9)),
                withTrial: row.flag(14)
            )
        case .incomplete:
            return .incomplete(expires: Instant(milliseconds: row.int(16)))
        case .trialing:
            return .trialing(until: CivilDate(dayNumber: row.day(11)))
        case .active: return .active
        case .pastDue: return .pastDue(dunning(row))
        case .onHold: return .onHold(dunning(row))
        case .ended:
            if let reason = EndReason(rawValue: row.text(20)) {
                return .ended(reason, at: Instant(milliseconds: row.int(21)))
            }
        case nil: break
        }
        throw .corrupt(path: "", detail: "subscription \(row.int(0)) has the state '\(name)'")
    }

    private static func dunning(_ row: SQLRow) -> Dunning {
        Dunning(
            due: CivilDate(dayNumber: row.day(17)),
            lastTried: CivilDate(dayNumber: row.day(18)),
            retriesAutomatically: row.flag(19)
        )
    }
}

import Membership

@testable import Store

/// Random rows that obey the schema; the same seed gives the same rows.
struct RandomRows {
    let facts: ShopFacts
    var random: SmallRandom

    init(_ facts: ShopFacts, seed: UInt64) {
        self.facts = facts
        random = SmallRandom(state: seed)
    }

    mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + Int64(random.next() % (UInt64(range.upperBound - range.lowerBound) + 1))
    }

    mutating func flag() -> Bool { random.next() & 1 == 1 }

    mutating func one<T>(of values: [T]) -> T { values[Int(random.next() % UInt64(values.count))] }

    mutating func day() -> CivilDate { CivilDate(dayNumber: Int32(number(15_000...30_000))) }

    mutating func instant() -> Instant { Instant(milliseconds: number(-1...4_000_000_000_000)) }

    /// Text as callers send it: empty, quotes, other scripts, a line end, a zero.
    mutating func text() -> String {
        one(of: ["", "plain", "it's", #"{"a":"b"}"#, "žluťoučký 🐎", "two\nlines", "a\u{0}b"])
    }

    /// A subscription in a random state, with facts that fit it.
    mutating func subscription(
        _ id: Int64,
        member: Int64,
        agreement: Agreement? = nil
    ) -> Subscription {
        let agreement = agreement ?? facts.agreement(from: day(), payWith: payWith())
        let until = agreement.billingStart.adding(days: Int(number(1...400)))
        var next = Subscription(
            id: SubscriptionID(id),
            member: MemberID(member),
            agreement: agreement,
            state: .active,
            autoRenew: flag(),
            nextTerm: Int(number(-1...40))
        )
        let dunning = Dunning(due: until, lastTried: day(), retriesAutomatically: flag())
        switch one(of: StateName.allCases) {
        case .scheduled:
            next.state = .scheduled(startsOn: agreement.billingStart, withTrial: true)
        case .incomplete: next.state = .incomplete(expires: instant())
        case .trialing: next.state = .trialing(until: agreement.billingStart)
        case .active: next.paidUntil = until
        case .pastDue: next.state = .pastDue(dunning)
        case .onHold: next.state = .onHold(dunning)
        case .ended:
            next.state = .ended(one(of: EndReason.allCases), at: instant())
            next.autoRenew = false
        }
        if next.state.name == .active || flag() {
            next.accessUntil = until.adding(days: Int(number(0...30)))
        }
        if !next.state.isEnded, number(0...3) == 0 {
            next.inFlight = flag() ? .pending : .unanswered(askAgain: Instant(milliseconds: 7))
        }
        return next
    }

    mutating func row(_ id: Int64, member: Int64, key: String) -> SubscriptionRow {
        let subscription = subscription(id, member: member)
        var row = facts.row(
            subscription,
            memberKey: key,
            startsOn: subscription.agreement.billingStart,
            withTrial: true
        )
        decorate(&row)
        return row
    }

    /// Sets what only the engine needs.
    mutating func decorate(_ row: inout SubscriptionRow) {
        row.lastInvoice = flag() ? InvoiceID(number(1...1_000)) : nil
        row.lastRun = flag() ? number(1...1_000) : nil
        row.runTerms = Int(number(0...9))
        row.parkedReason = flag() ? text() : nil
    }

    mutating func payWith() -> PaymentMethod {
        flag() ? .balance : .gateway(name: "scripted", token: "ok")
    }

    mutating func invoice(_ id: Int64, of subscription: Int64, from start: CivilDate) -> InvoiceRow
    {
        let days = Int(number(1...400))
        let ofDays = days + Int(number(0...30))
        let state = one(of: InvoiceState.allCases)
        let isOpen = state == .open
        return InvoiceRow(
            id: InvoiceID(id),
            subscription: SubscriptionID(subscription),
            term: ScheduledTerm(
                index: Int(number(-1...40)),
                period: Period(start: start, end: start.adding(days: days)),
                days: days,
                ofDays: ofDays,
                amount: facts.money(number(0 ... .max)),
                isProrated: days < ofDays && flag()
            ),
            priceVersion: PriceVersionID(number(1...3)),
            state: state,
            issuedAt: instant(),
            settledAt: isOpen ? nil : instant(),
            settledOn: isOpen ? nil : day(),
            previous: id > 100 && flag() ? InvoiceID(id - 1) : nil
        )
    }

    mutating func attempt(_ number: Int, at invoice: InvoiceID, _ state: AttemptState) -> AttemptRow
    {
        let isOpen = state == .pending || state == .unknown
        return AttemptRow(
            invoice: invoice,
            attempt: number,
            payWith: payWith().description,
            state: state,
            requestedAt: instant(),
            resolvedAt: isOpen ? nil : instant()
        )
    }
}

extension SubscriptionRow {
    /// Every property by its name, without the one that only remembers how the row was loaded.
    var facts: [String: String] {
        let pairs = Mirror(reflecting: self).children.map { ($0.label ?? "", "\($0.value)") }
        return Dictionary(uniqueKeysWithValues: pairs).filter { $0.key != "loadedState" }
    }
}

extension Reader {
    /// Everything in the database, for comparing before and after.
    func everything() throws -> [String] {
        try db.everything()
    }
}

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

    /// A day on which billing of a subscription may go on.
    mutating func later(_ row: SubscriptionRow) -> CivilDate {
        row.startsOn.adding(days: Int(number(0...900)))
    }

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
        let agreement = agreement ?? facts.agreement(of: member, from: day(), payWith: payWith())
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
        case .paused:
            next.state = .paused(
                Pause(since: until, until: until.adding(days: Int(number(1...90))))
            )
        case .ended:
            next.state = .ended(one(of: EndReason.allCases), at: instant())
            next.autoRenew = false
        }
        if next.state.name == .active || flag() {
            next.accessUntil = until.adding(days: Int(number(0...30)))
        }
        next.series = Int(number(0...5))
        next.termsBilled = Int(number(0...50))
        next.heldUntil = flag() ? instant() : nil
        if !next.state.isEnded, flag() {
            next.pauseNext = flag() ? Int(number(1...3)) : nil
            next.pendingChange =
                flag() ? PendingChange(price: PriceVersionID(number(1...3)), on: day()) : nil
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
        row.carried = number(0...500)
        row.hasOffers = flag()
        row.nextNoticeAt = flag() ? instant() : nil
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
        let period = Period(start: start, end: start.adding(days: days))
        let lines = (0...number(0...3)).map { _ in line(period, days: days, ofDays: ofDays) }
        return InvoiceRow(
            id: InvoiceID(id),
            subscription: SubscriptionID(subscription),
            payer: MemberID(number(1...7)),
            kind: one(of: InvoiceKind.allCases),
            series: Int(number(0...9)),
            term: Int(number(-1...40)),
            terms: Int(number(1...12)),
            period: period,
            lines: lines,
            amount: facts.money(number(0 ... .max)),
            state: state,
            issuedAt: instant(),
            settledAt: isOpen ? nil : instant(),
            settledOn: isOpen ? nil : day(),
            previous: id > 100 && flag() ? InvoiceID(id - 1) : nil
        )
    }

    /// A line of any kind, with a sign that fits it.
    mutating func line(_ period: Period, days: Int, ofDays: Int) -> InvoiceLine {
        let kind = one(of: InvoiceLine.Kind.allCases)
        let sign: Int64 = kind == .credit || kind == .discount ? -1 : 1
        let isTaxed = flag()
        return InvoiceLine(
            kind: kind,
            price: PriceVersionID(number(1...3)),
            period: period,
            days: days,
            ofDays: ofDays,
            seconds: flag() ? InvoiceLine.Share(used: Int(number(0...9)), whole: 9) : nil,
            amount: facts.money(sign * number(1...1_000_000)),
            tax: facts.money(isTaxed ? sign * number(0...1_000) : 0),
            taxRate: isTaxed ? Rate(basisPoints: Int(number(0...10_000))) : nil,
            offer: flag() ? "spring" : nil,
            credits: kind == .credit ? InvoiceLineID(invoice: InvoiceID(1), line: 1) : nil
        )
    }

    mutating func attempt(_ number: Int, at invoice: InvoiceID, _ state: AttemptState) -> AttemptRow
    {
        let isOpen = state == .pending || state == .unknown
        return AttemptRow(
            invoice: invoice,
            attempt: number,
            payWith: "scripted:ok",
            amount: facts.money(self.number(1 ... .max)),
            fromBalance: PrepaidDraw(
                granted: facts.money(self.number(0...9)),
                paid: facts.money(self.number(0...9))
            ),
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
        return Dictionary(uniqueKeysWithValues: pairs).filter { $0.key != "loaded" }
    }
}

extension Reader {
    /// Everything in the database, for comparing before and after.
    func everything() throws -> [String] {
        try db.everything()
    }
}

import Membership
import Testing

@testable import Store

/// What is written is what is read.
struct RoundTripTests {
    let shop: HealthyShop

    init() throws {
        shop = try HealthyShop()
    }

    @Test func `a subscription is read as it was written, new and changed`() throws {
        for seed in 0..<300 as Range<UInt64> {
            var random = RandomRows(shop.facts, seed: seed)
            try shop.tryOut { writer in
                var changes = ChangeSet(at: random.instant(), actor: "cli")
                let row = random.row(90, member: 7, key: "guy")
                changes.newSubscriptions = [row]
                try writer.apply(changes)
                var read = try #require(try writer.reader.subscription(row.id))
                #expect(read.facts == row.facts, "seed \(seed), new")

                if read.state.isEnded { return }
                // A change may replace the agreement; a plain renewal keeps it.
                let kept = shop.facts.agreement(
                    of: 7,
                    from: row.billingStart,
                    payWith: try #require(PaymentMethod(row.payWith))
                )
                let agreement =
                    random.flag()
                    ? kept : shop.facts.agreement("gold", of: 6, from: random.later(row))
                var next = random.subscription(90, member: 7, agreement: agreement)
                // The day of the start stays; only what is billed from when may move.
                if case .scheduled = next.state {
                    next.state = .scheduled(startsOn: row.startsOn, withTrial: true)
                }
                read.adopt(
                    next,
                    nextActionAt: next.nextAction == nil ? nil : random.instant()
                )
                random.decorate(&read)
                changes.newSubscriptions = []
                changes.subscriptions = [read]
                try writer.apply(changes)
                let again = try #require(try writer.reader.subscription(row.id))
                #expect(again.facts == read.facts, "seed \(seed), changed")
            }
        }
    }

    @Test func `a renewal that only moves dates is read as it was written`() throws {
        try shop.tryOut { writer in
            var row = try #require(try writer.reader.subscription(SubscriptionID(1)))
            row.autoRenew = false
            row.paidUntil = row.paidUntil?.adding(days: 30)
            row.accessUntil = row.paidUntil
            row.nextTerm = 7
            row.nextAction = .termEnd
            row.nextActionAt = Instant(milliseconds: 5)
            row.lastInvoice = InvoiceID(3)
            row.lastRun = 4
            row.runTerms = 2
            row.termsBilled = 3
            row.carried = 40
            row.heldUntil = Instant(milliseconds: 6)
            #expect(row.isPlainRenewal)
            var changes = ChangeSet(at: Instant(milliseconds: 0), actor: "run")
            changes.subscriptions = [row]
            try writer.apply(changes)
            #expect(try writer.reader.subscription(row.id)?.facts == row.facts)

            row.nextNoticeAt = Instant(milliseconds: 7)
            #expect(row.isPlainRenewal, "the next notice goes with the renewal")
            changes.subscriptions = [row]
            try writer.apply(changes)
            #expect(try writer.reader.subscription(row.id)?.facts == row.facts)
        }
    }

    /// What a renewal does not move makes it a change, which takes the longer way.
    @Test func `a renewal is plain only when all else stays`() throws {
        let changes: [(String, (inout SubscriptionRow) -> Void)] = [
            ("a pause", { $0.pauseNext = 1 }),
            ("an offer", { $0.hasOffers = true }),
            ("a series", { $0.series = 1 }),
            (
                "another price ahead",
                { row in
                    let day = HealthyShop.first
                    row.pendingChange = PendingChange(price: PriceVersionID(2), on: day)
                }
            ),
            ("another zone", { $0.zone = "Asia/Tokyo" }),
            ("a parking", { $0.parkedReason = "odd" }),
            ("an end", { $0.state = .ended(.canceled, at: Instant(milliseconds: 1)) }),
        ]
        let row = try shop.store.read { try $0.subscription(SubscriptionID(1)) }
        for (why, change) in changes {
            var row = try #require(row)
            #expect(row.isPlainRenewal, "nothing but a renewal")
            change(&row)
            #expect(!row.isPlainRenewal, "\(why)")
        }
    }

    @Test func `a subscription that is no longer parked waits in the queue again`() throws {
        try shop.tryOut { writer in
            var changes = ChangeSet(at: Instant(milliseconds: 0), actor: "cli")
            var row = try #require(try writer.reader.subscription(SubscriptionID(1)))
            row.parkedReason = "odd"
            changes.subscriptions = [row]
            try writer.apply(changes)
            #expect(try writer.reader.parked().map(\.id) == [row.id])

            var parked = try #require(try writer.reader.subscription(row.id))
            #expect(parked.parkedReason == "odd")
            parked.parkedReason = nil
            changes.subscriptions = [parked]
            try writer.apply(changes)
            #expect(try writer.reader.parked() == [])
        }
    }

    @Test func `an invoice is read as it was written, and settled`() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = RandomRows(shop.facts, seed: seed)
            try shop.tryOut { writer in
                var row = random.invoice(90, of: 5, from: random.day())
                var changes = ChangeSet(at: random.instant(), actor: "cli")
                changes.newInvoices = [row]
                try writer.apply(changes)
                #expect(try writer.reader.invoice(row.id) == row, "seed \(seed)")

                guard row.state == .open else { return }
                row.state = random.flag() ? .void : .uncollectible
                row.settledAt = random.instant()
                row.settledOn = random.day()
                changes.newInvoices = []
                changes.settledInvoices = [row]
                try writer.apply(changes)
                #expect(try writer.reader.invoice(row.id) == row, "seed \(seed), settled")
            }
        }
    }

    /// What the life cycle is told about an invoice is the sum of its terms, whatever else it bills.
    @Test func `an invoice speaks of its terms as they were scheduled`() throws {
        let agreement = shop.facts.agreement(from: HealthyShop.first)
        let (first, second) = (agreement.term(0), agreement.term(1))
        let discount = InvoiceLine(
            kind: .discount,
            price: agreement.priceVersion,
            period: first.period,
            days: first.days,
            ofDays: first.ofDays,
            amount: shop.facts.money(-500),
            tax: shop.facts.money(0),
            offer: "spring"
        )
        let row = InvoiceRow(
            id: InvoiceID(90),
            subscription: SubscriptionID(5),
            payer: MemberID(5),
            term: 0,
            terms: 2,
            period: Period(start: first.period.start, end: second.period.end),
            lines: [
                shop.facts.line(first, agreement.priceVersion), discount,
                shop.facts.line(second, agreement.priceVersion),
            ],
            amount: shop.facts.money(2_498),
            state: .open,
            issuedAt: Instant(milliseconds: 0),
            settledAt: nil,
            settledOn: nil,
            previous: nil
        )
        #expect(row.scheduled == agreement.term(0, count: 2))
    }

    @Test func `an attempt is read as it was written, and goes on to its outcome`() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = RandomRows(shop.facts, seed: seed)
            try shop.tryOut { writer in
                let outcomes: [AttemptState] = [
                    .unknown, .succeeded, .declined(.soft, code: random.text()),
                    .declined(.hard, code: "stolen"),
                ]
                let start = random.one(of: [.pending] + outcomes)
                var row = random.attempt(2, at: InvoiceID(3), start)
                var changes = ChangeSet(at: random.instant(), actor: "cli")
                changes.newAttempts = [row]
                try writer.apply(changes)
                #expect(try writer.reader.attempts(at: row.invoice).last == row, "seed \(seed)")
                #expect(try writer.reader.lastAttempt(row.invoice) == 2, "seed \(seed)")
                let isOpen = start == .pending || start == .unknown
                let unresolved = try writer.reader.unresolvedAttempt(at: row.invoice)
                #expect(unresolved == (isOpen ? row : nil), "seed \(seed)")

                guard isOpen else { return }
                row.state = random.one(of: outcomes)
                row.resolvedAt = row.state == .unknown ? nil : random.instant()
                changes.newAttempts = []
                changes.outcomes = [row]
                try writer.apply(changes)
                #expect(
                    try writer.reader.attempts(at: row.invoice).last == row,
                    "seed \(seed), later"
                )
            }
        }
    }

    @Test func `journal rows, records and entitlements are read as they were written`() throws {
        for seed in 0..<100 as Range<UInt64> {
            var random = RandomRows(shop.facts, seed: seed)
            try shop.tryOut { writer in
                var changes = ChangeSet(at: random.instant(), actor: random.text())
                for _ in 0...random.number(0...3) {
                    changes.journal.append(
                        JournalEntry(
                            kind: random.text(),
                            member: random.flag() ? MemberID(7) : nil,
                            subscription: random.flag() ? SubscriptionID(1) : nil,
                            invoice: random.flag() ? InvoiceID(1) : nil,
                            data: random.text()
                        )
                    )
                }
                let row = random.row(90, member: 7, key: "guy")
                let entitlement = Entitlement(
                    source: EntitlementSource(
                        planVersion: PlanVersionID(1),
                        subscription: row.id
                    ),
                    standing: random.one(of: Standing.allCases),
                    validFrom: random.instant(),
                    paidUntil: random.flag() ? random.instant() : nil,
                    validUntil: random.instant(),
                    tier: random.flag() ? "gold" : nil,
                    role: random.flag() ? random.one(of: HouseholdRole.allCases) : nil
                )
                changes.newSubscriptions = [row]
                changes.entitlements = [("guy", entitlement)]
                try writer.apply(changes)
                let stored = try writer.reader.entitlements(of: "guy").filter {
                    $0.source.subscription == row.id
                }
                #expect(stored == [entitlement], "seed \(seed)")
                let read = try writer.reader.journal(after: 8, kind: nil, member: nil, limit: 9)
                #expect(read.map(\.entry) == changes.journal, "seed \(seed)")
                #expect(read.allSatisfy { $0.actor == changes.actor && $0.at == changes.at })
                #expect(try writer.reader.brokenSeals() == [], "seed \(seed)")
            }
        }
    }
}

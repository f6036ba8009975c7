import GRDB
import Membership
import Testing

@testable import Store

/// One commit writes facts and projections together, or nothing.
struct ApplyTests {
    let shop: HealthyShop
    let now = Instant(milliseconds: 1)

    init() throws {
        shop = try HealthyShop()
    }

    private func changes(_ fill: (inout ChangeSet) -> Void) -> ChangeSet {
        var changes = ChangeSet(at: now, actor: "cli")
        fill(&changes)
        return changes
    }

    @Test func `account totals are what the transfers add up to`() throws {
        let accounts = try shop.store.read { try $0.accounts() }
        let ledger = try shop.store.read { try $0.rebuiltLedger() }
        var sums: [String: (Int64, Int64)] = [:]
        for (key, entry) in ledger.entries {
            let name = "\(key.account.kind) \(key.account.plan ?? "") \(key.currency)"
            sums[name, default: (0, 0)].0 += entry.debits
            sums[name, default: (0, 0)].1 += entry.credits
        }
        #expect(Set(accounts.map(\.kind)) == Set(AccountKind.allCases), "every kind has moved")
        #expect(accounts.count == sums.count)
        for account in accounts {
            let sum = sums["\(account.kind) \(account.plan) \(account.currency)"]
            #expect(sum?.0 == account.debits, "\(account)")
            #expect(sum?.1 == account.credits, "\(account)")
        }
        #expect(ledger.checkInvariants() == [])
    }

    @Test func `a member's balance is what the member's transfers add up to`() throws {
        let ledger = try shop.store.read { try $0.rebuiltLedger() }
        let balances = try shop.store.read { try $0.prepaidBalances() }
        #expect(balances.map(\.member.number) == [1, 8, 10])
        #expect(balances.first?.balance.paid == shop.facts.money(1_001))
        #expect(ledger.balance(.prepaidPaid(MemberID(1)), shop.facts.usd) == 1_001)
        #expect(ledger.balance(.prepaidGranted(MemberID(1)), shop.facts.usd) == 0)
        #expect(ledger.balance(.receivable(MemberID(2)), shop.facts.usd) == 1_499)
        #expect(ledger.balance(.prepaidHeld(MemberID(10)), shop.facts.usd) == 247)
        #expect(ledger.balance(.refundPayable(MemberID(9)), shop.facts.usd) == 1_210)
    }

    @Test func `a balance is replaced, one a currency`() throws {
        let euro = try #require(Currency("EUR"))
        let member = MemberID(1)
        try shop.tryOut { writer in
            let reader = writer.reader
            let new = PrepaidBalance(
                paid: Money(minorUnits: 5, currency: euro),
                granted: Money(minorUnits: 6, currency: euro)
            )
            let less = PrepaidBalance(paid: shop.facts.money(1), granted: shop.facts.money(2))
            #expect(try reader.balance(of: member, euro) == .empty(euro))
            try writer.apply(changes { $0.balances = [(member, new), (member, less)] })
            #expect(try reader.balance(of: member, euro) == new)
            #expect(try reader.balances(of: member) == [new, less])
        }
    }

    @Test func `changes of a day's revenue add up`() throws {
        let facts = shop.facts
        let day = HealthyShop.first.adding(days: 500)
        let change = { (day: CivilDate, amount: Int64) in
            RecognitionChange(plan: "prime", currency: facts.usd, day: day, change: amount)
        }
        try shop.tryOut { writer in
            let reader = writer.reader
            #expect(try reader.recognitionChange("prime", facts.usd, on: day) == 0)
            try writer.apply(
                changes {
                    $0.recognition = [
                        change(day, 7), change(day, 3), change(day.adding(days: 1), 1),
                        change(day.adding(days: 1), -1),
                    ]
                }
            )
            try writer.apply(changes { $0.recognition = [change(day, -20)] })
            #expect(try reader.recognitionChange("prime", facts.usd, on: day) == -10)
            let rows = try Int.fetchOne(
                writer.db,
                sql: "SELECT count(*) FROM recognition WHERE day >= \(day.dayNumber)"
            )
            #expect(rows == 1, "what cancels out is not stored")
        }
    }

    @Test func `sums that leave 64 bits are refused`() throws {
        let huge = shop.facts.money(.max)
        let day = HealthyShop.unposted
        let prepaid = Posting.prepaid(huge, member: MemberID(1), prepayment: 90, on: day)
        let change = RecognitionChange(
            plan: "prime",
            currency: shop.facts.usd,
            day: day,
            change: .max
        )
        #expect(throws: MoneyError.overflow, "within one commit") {
            try shop.tryOut { try $0.apply(changes { $0.transfers = prepaid + prepaid }) }
        }
        #expect(throws: (any Error).self, "with what the account has") {
            try shop.tryOut { try $0.apply(changes { $0.transfers = prepaid }) }
        }
        #expect(throws: MoneyError.overflow) {
            try shop.tryOut { try $0.apply(changes { $0.recognition = [change, change] }) }
        }
    }

    @Test func `a failure in the middle leaves nothing`() throws {
        let before = try shop.store.read { try $0.everything() }
        var random = RandomRows(shop.facts, seed: 1)
        let all = changes {
            $0.newSubscriptions = [random.row(90, member: 7, key: "guy")]
            $0.newInvoices = [random.invoice(90, of: 5, from: HealthyShop.first)]
            $0.newAttempts = [random.attempt(2, at: InvoiceID(3), .pending)]
            $0.balances = [(MemberID(7), .empty(shop.facts.usd))]
            $0.journal = [JournalEntry(kind: "x")]
            // Refused: the plan's revenue of that day is posted.
            $0.recognition = [
                RecognitionChange(
                    plan: "prime",
                    currency: shop.facts.usd,
                    day: HealthyShop.first,
                    change: 1
                )
            ]
        }
        #expect(throws: StoreError.constraint(detail: "that day is recognized already")) {
            try shop.store.write { try $0.apply(all) }
        }
        #expect(try shop.store.read { try $0.everything() } == before)
    }

    @Test func `nothing to write writes nothing`() throws {
        let before = try shop.store.read { try $0.everything() }
        try shop.store.write { try $0.apply(changes { _ in }) }
        #expect(try shop.store.read { try $0.everything() } == before)
        #expect(changes { _ in }.isEmpty)
    }

    @Test func `a change of a row that is not there is damage, not silence`() throws {
        var random = RandomRows(shop.facts, seed: 2)
        let row = random.row(90, member: 7, key: "guy")
        let invoice = random.invoice(90, of: 5, from: HealthyShop.first)
        let attempt = random.attempt(9, at: InvoiceID(3), .succeeded)
        let cases: [(String, ChangeSet)] = [
            ("sub_90", changes { $0.subscriptions = [row] }),
            ("inv_90", changes { $0.settledInvoices = [invoice] }),
            ("attempt 9 at inv_3", changes { $0.outcomes = [attempt] }),
        ]
        for (name, changes) in cases {
            let expected = StoreError.corrupt(
                path: shop.store.path,
                detail: "\(name) is to be changed and is not there"
            )
            #expect(throws: expected) { try shop.tryOut { try $0.apply(changes) } }
        }
    }

    @Test func `the one that gives way is gone before the new one comes`() throws {
        try shop.tryOut { writer in
            var old = try #require(try writer.reader.subscription(SubscriptionID(1)))
            var ended = old.subscription(shop.facts.agreement(of: 1, from: old.billingStart))
            ended.state = .ended(.replaced, at: now)
            ended.autoRenew = false
            old.adopt(ended, nextActionAt: nil)
            let next = Subscription(
                id: SubscriptionID(90),
                member: ended.member,
                agreement: shop.facts.agreement(from: HealthyShop.unposted),
                state: .incomplete(expires: now),
                autoRenew: true,
                nextTerm: 0
            )
            let row = shop.facts.row(next, memberKey: "ada", startsOn: HealthyShop.unposted)
            try writer.apply(
                changes {
                    $0.subscriptions = [old]
                    $0.newSubscriptions = [row]
                }
            )
            #expect(try writer.reader.subscriptions(of: MemberID(1)).map(\.id.number) == [1, 90])
        }
    }

    @Test func `seals follow each other over commits`() throws {
        try shop.tryOut { writer in
            for number in 0..<20 {
                try writer.apply(
                    changes {
                        $0.journal = (0...number % 3).map { JournalEntry(kind: "n\($0)") }
                    }
                )
            }
            #expect(try writer.reader.brokenSeals() == [])
            let seals = try Int.fetchOne(writer.db, sql: "SELECT count(*) FROM journal_commit")
            #expect(seals == 22)
            let hashes = try Int.fetchOne(
                writer.db,
                sql: "SELECT count(DISTINCT hash) FROM journal_commit"
            )
            #expect(hashes == 22)
        }
    }

    /// Every list of a change set has one entry more than before, whatever it holds.
    @Test func `a mark takes everything back that came after it`() throws {
        let lists = Mirror(reflecting: changes { _ in }).children.compactMap { child in
            child.value is any Collection && child.label != "actor" ? child.label : nil
        }
        var gathered = ShopHistory(shop.facts).told()
        try BillingHistory(shop.facts).tell(&gathered)
        let row = try #require(gathered.newSubscriptions.first)
        gathered.subscriptions = [row]
        gathered.settledInvoices = gathered.newInvoices
        gathered.outcomes = gathered.newAttempts
        gathered.settledCreditNotes = gathered.newCreditNotes
        gathered.refundOutcomes = gathered.newRefunds
        gathered.decidedChanges = gathered.newChanges
        gathered.closedGaps = gathered.openedGaps
        gathered.grants = gathered.newGrants
        let history = BenefitHistory(shop.facts)
        let reserved = history.reserved()
        let owner = try #require(try shop.store.read { try $0.entitlements(of: "ada") }.first)
        let told = try history.told(owner)
        gathered.addBenefits(told, reserved, history.used())
        gathered.members = [try #require(try shop.store.read { try $0.member("ada") })]
        let full = counts(of: gathered)
        #expect(Set(full.keys) == Set(lists) && lists.count == 65)
        #expect(full.filter { $0.value == 0 } == [:], "every list is filled")

        var kept = changes { $0.journal = [JournalEntry(kind: "kept")] }
        let mark = kept.mark
        kept = gathered
        kept.journal.insert(JournalEntry(kind: "kept"), at: 0)
        var emptied = kept
        emptied.rewind(to: changes { _ in }.mark)
        #expect(counts(of: emptied).filter { $0.value != 0 } == [:])
        #expect(emptied.isEmpty && !kept.isEmpty)
        kept.rewind(to: mark)
        #expect(counts(of: kept).filter { $0.value != 0 } == ["journal": 1])
        #expect(kept.journal == [JournalEntry(kind: "kept")])
    }

    private func counts(of changes: ChangeSet) -> [String: Int] {
        let pairs = Mirror(reflecting: changes).children.compactMap { child in
            child.label.flatMap { label in
                label == "actor" ? nil : (child.value as? any Collection).map { (label, $0.count) }
            }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}

extension ChangeSet {
    /// Takes over what was gathered about benefits, and something for the lists that are left.
    fileprivate mutating func addBenefits(
        _ told: ChangeSet,
        _ reserved: ChangeSet,
        _ used: ChangeSet
    ) {
        newLots = told.newLots
        lots = told.newLots
        lotEntries = told.lotEntries
        tallies = told.tallies
        newPurchases = told.newPurchases
        newReturns = told.newReturns
        newReservations = told.newReservations
        settledReservations = told.settledReservations
        tierStatuses = told.tierStatuses
        tierChanges = told.tierChanges
        milestones = told.milestones
        statusMatches = told.statusMatches
        drips = told.drips
        rewardIssues = told.rewardIssues
        draws = reserved.draws
        tickets = told.tickets
        newSeats = reserved.newSeats
        seats = told.seats
        goneEntitlements = [("guy", SubscriptionID(1))]
        newCards = reserved.newCards
        cards = told.cards
        newInvitations = reserved.newInvitations
        invitationUses = told.invitationUses
        withdrawnInvitations = told.withdrawnInvitations
        newPlaces = reserved.newPlaces
        places = told.places
        newReferrals = reserved.newReferrals
        settledReferrals = told.settledReferrals
        referralRewards = told.referralRewards
        lostReferralRewards = told.lostReferralRewards
        controlGroups = told.controlGroups
        upkeep = told.upkeep
        benefitReturns = used.benefitReturns
        windowMarks = used.windowMarks
    }
}

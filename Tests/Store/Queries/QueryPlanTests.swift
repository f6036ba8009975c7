import CSQLite
import GRDB
import Membership
import Testing

@testable import Store

/// Hot queries go by a key or an index; none walks a whole table.
struct QueryPlanTests {
    let shop: HealthyShop

    init() throws {
        shop = try HealthyShop()
    }

    /// What a checkout and a nightly run ask, over and over, and the index or key it must go by.
    @Test func `hot queries go by their index`() throws {
        let usd = shop.facts.usd
        let noon = Instant(milliseconds: 0)
        let hot: [(String, String, (Reader) throws -> Void)] =
            [
                ("check", "PRIMARY KEY (member=?)", { _ = try $0.entitlements(of: "ada") }),
                ("member by id", "sqlite_autoindex_member_1", { _ = try $0.member("ada") }),
                ("is a member", "COVERING INDEX", { _ = try $0.memberExists("ada") }),
                (
                    "the due queue", "subscription_due",
                    { _ = try $0.due(by: noon, after: nil, limit: 1) }
                ),
                ("how many are due", "subscription_due", { _ = try $0.dueCount(by: noon) }),
                ("parked", "subscription_parked", { _ = try $0.parked() }),
                (
                    "subscription", "INTEGER PRIMARY KEY",
                    { _ = try $0.subscription(SubscriptionID(1)) }
                ),
                (
                    "subscriptions of a member", "subscription_of_member",
                    { _ = try $0.subscriptions(of: MemberID(7)) }
                ),
                (
                    "subscriptions paid for others", "subscription_paid_by_another",
                    { _ = try $0.subscriptions(paidBy: MemberID(7)) }
                ),
                (
                    "a use with its reference", "benefit_use_told",
                    { _ = try $0.benefitUse(of: MemberID(1), "lounge", reference: "o") }
                ),
                (
                    "uses of a member", "benefit_use_of_member",
                    { _ = try $0.benefitUses(of: MemberID(1), before: nil, limit: 9) }
                ),
                (
                    "what came back of a use", "benefit_return_of_use",
                    { _ = try $0.benefitReturns(of: BenefitUseID(1)) }
                ),
                (
                    "lots of a use", "lot_entry_of_use",
                    { _ = try $0.entries(of: BenefitUseID(1)) }
                ),
                (
                    "things handed out", "lot_entry_told",
                    { _ = try $0.collected(by: MemberID(1), "cake", reference: "o") }
                ),
                ("invoice", "INTEGER PRIMARY KEY", { _ = try $0.invoice(InvoiceID(1)) }),
                ("last attempt", "PRIMARY KEY", { _ = try $0.lastAttempt(InvoiceID(1)) }),
                (
                    "attempt without outcome", "(invoice_id=?)",
                    { _ = try $0.unresolvedAttempt(at: InvoiceID(5)) }
                ),
                (
                    "pending charges", "attempt_pending",
                    { _ = try $0.pendingInvoices(after: InvoiceID(0), limit: 1) }
                ),
                (
                    "balance", "PRIMARY KEY (member_id=? AND currency=?)",
                    { _ = try $0.balance(of: MemberID(1), usd) }
                ),
                (
                    "trial", "PRIMARY KEY (kind=? AND value=?)",
                    { _ = try $0.hasTakenTrial(MemberID(1)) }
                ),
                ("request", "PRIMARY KEY (key=?)", { _ = try $0.idempotencyRecord("open") }),
                (
                    "revenue of a day", "PRIMARY KEY (plan=? AND currency=? AND day=?)",
                    { _ = try $0.recognitionChange("prime", usd, on: HealthyShop.first) }
                ),
                (
                    "progress", "PRIMARY KEY (plan=? AND currency=?)",
                    { _ = try $0.recognitionProgress("prime", usd) }
                ),
                (
                    "feed", "INTEGER PRIMARY KEY (rowid>?)",
                    { _ = try $0.journal(after: 0, kind: nil, member: nil, limit: 1) }
                ),
                (
                    "invoices in order", "INTEGER PRIMARY KEY (rowid>?)",
                    { _ = try $0.invoices(after: InvoiceID(0), state: nil, limit: 1) }
                ),
                (
                    "subscriptions in order", "INTEGER PRIMARY KEY (rowid>?)",
                    {
                        _ = try $0.subscriptions(after: SubscriptionID(9), state: nil, limit: 1)
                    }
                ),
                ("members in order", "(member>?)", { _ = try $0.members(after: "x", limit: 1) }),
                ("a household", "member_of_household", { _ = try $0.members(ofHousehold: "x") }),
                (
                    "notices due", "subscription_notice_due",
                    { _ = try $0.noticesDue(by: noon, after: nil, limit: 1) }
                ),
                (
                    "one notice", "one_notice",
                    {
                        _ = try $0.notice(
                            of: SubscriptionID(1),
                            .balanceLow,
                            nil,
                            about: HealthyShop.first
                        )
                    }
                ),
                (
                    "until when a method works", "PRIMARY KEY (pay_with=?)",
                    { _ = try $0.methodExpiry("scripted:ok") }
                ),
                (
                    "whoever pays with a method", "subscription_of_method",
                    { _ = try $0.subscriptions(payingWith: "scripted:ok") }
                ),
                (
                    "offers taken", "PRIMARY KEY (subscription_id=?)",
                    { _ = try $0.offers(of: SubscriptionID(7)) }
                ),
                (
                    "uses of an offer", "offer_uses",
                    { _ = try $0.offerUses(plan: "silver", offer: "x", by: MemberID(1)) }
                ),
                (
                    "takers of an offer who have no time of it", "offer_uses",
                    { _ = try $0.takersWithoutTime(plan: "silver", offer: "x") }
                ),
                (
                    "latest proof", "verification_of_member",
                    { _ = try $0.verification(of: MemberID(9), "student") }
                ),
                (
                    "notes of an invoice", "credit_note_of_invoice",
                    { _ = try $0.creditNotes(of: InvoiceID(10)) }
                ),
                (
                    "notes of a subscription", "credit_note_of_subscription",
                    { _ = try $0.creditNotes(of: SubscriptionID(7)) }
                ),
                ("open refunds", "refund_open", { _ = try $0.openRefunds(after: 0, limit: 1) }),
                (
                    "credit that runs out", "granted_credit_expiring",
                    { _ = try $0.expiringCredits(by: HealthyShop.first, limit: 1) }
                ),
                (
                    "change under way", "one_pending_change",
                    { _ = try $0.pendingChange(of: SubscriptionID(7)) }
                ),
                (
                    "change that waits", "one_scheduled_change",
                    { _ = try $0.scheduledChange(of: SubscriptionID(9)) }
                ),
                ("gap that goes on", "one_open_gap", { _ = try $0.openGap(of: SubscriptionID(7)) }),
            ] + Self.benefits(noon)
        for (name, key, ask) in hot {
            let plans = try plans(of: ask)
            #expect(plans.joined().contains(key), "\(name): \(plans)")
            #expect(Self.walks(plans, key) == [], "\(name)")
            #expect(!plans.contains { $0.contains("TEMP B-TREE") }, "\(name) sorts: \(plans)")
        }
    }

    @Test func `thread 43: a query over all subscriptions walks the table and times out`() throws {
        let queue = try plans {
            _ = try $0.due(by: Instant(milliseconds: 0), after: nil, limit: 500)
            let entry = DueEntry(at: Instant(milliseconds: 0), subscription: SubscriptionID(1))
            _ = try $0.due(by: Instant(milliseconds: 0), after: entry, limit: 500)
        }
        #expect(!queue.isEmpty)
        for plan in queue {
            #expect(plan.contains("USING") && plan.contains("INDEX subscription_due"), "\(plan)")
            // A range of due times, as stored; a function of them would read the index whole.
            #expect(plan.hasPrefix("SEARCH") && plan.contains("next_action_at<?"), "\(plan)")
        }
        let check = try plans { _ = try $0.entitlements(of: "ada") }
        #expect(check == ["SEARCH entitlement USING PRIMARY KEY (member=?)"])
    }

    private static func benefits(
        _ noon: Instant
    ) -> [(String, String, (Reader) throws -> Void)] {
        let (ada, first) = (MemberID(1), SubscriptionID(1))
        let day = HealthyShop.first
        return [
            (
                "a count", "PRIMARY KEY (member_id=? AND kind=? AND name=? AND day>? AND day<?)",
                {
                    let month = Period(start: day, end: day.adding(days: 31))
                    _ = try $0.tally(of: ada, TallyKey(.spend, "x"), in: month)
                }
            ),
            (
                "what is held", "hold_of_member (member_id=? AND expires_at>?)",
                { _ = try $0.held(of: ada, at: noon) }
            ),
            (
                "what all hold", "hold_of_member (member_id=? AND expires_at>?)",
                { _ = try $0.held(of: nil, at: noon) }
            ),
            (
                "windows", "one_lot_per_window",
                {
                    _ = try $0.windowLots(of: ada, .uses, "x", subscription: first, from: day)
                }
            ),
            (
                "a member's lots in order", "lot_of_member",
                { _ = try $0.lots(of: ada, after: LotID(0), limit: 1) }
            ),
            (
                "lots that run out", "lot_expiring",
                { _ = try $0.expiringLots(by: noon, limit: 1) }
            ),
            (
                "an order by its reference", "sqlite_autoindex_purchase_1",
                { _ = try $0.purchase(reference: "order-1") }
            ),
            (
                "a member's purchases", "purchase_of_member",
                { _ = try $0.purchases(of: ada, after: PurchaseID(0), limit: 1) }
            ),
            ("a first purchase", "purchase_of_member", { _ = try $0.hasPurchased(ada) }),
            (
                "a return by its reference", "sqlite_autoindex_purchase_return_1",
                { _ = try $0.purchaseReturn(reference: "back-1") }
            ),
            (
                "what came back", "return_of_purchase",
                { _ = try $0.returns(of: PurchaseID(1)) }
            ),
            (
                "what was undone", "return_effect_of_purchase",
                { _ = try $0.undone(of: PurchaseID(1)) }
            ),
            (
                "what came back of lines", "return_line_of_purchase",
                { _ = try $0.returned(of: PurchaseID(1)) }
            ),
            (
                "what a purchase changed", "lot_entry_of_purchase",
                { _ = try $0.entries(of: PurchaseID(1)) }
            ),
            ("a lot's entries", "lot_entry_of_lot", { _ = try $0.entries(of: LotID(1)) }),
            (
                "a reservation", "INTEGER PRIMARY KEY",
                { _ = try $0.reservation(ReservationID(1)) }
            ),
            (
                "a reservation by its key", "one_reservation_per_key",
                { _ = try $0.reservation(key: "cart-1") }
            ),
            (
                "a status", "PRIMARY KEY (member_id=? AND tier_set=?)",
                { _ = try $0.tierStatus(of: ada, "club") }
            ),
            (
                "changes of tier", "tier_change_of_member",
                { _ = try $0.tierChanges(of: ada, "club") }
            ),
            (
                "milestones", "PRIMARY KEY (member_id=? AND tier_set=?)",
                { _ = try $0.milestones(of: ada, "club", from: day) }
            ),
            (
                "an occasion", "PRIMARY KEY (subscription_id=? AND benefit=? AND day=?)",
                { _ = try $0.drip(of: first, "welcome", on: day) }
            ),
            (
                "a reward", "one_reward_per_window",
                { _ = try $0.rewardIssue(of: first, "cashback", window: day) }
            ),
            (
                "a draw", "PRIMARY KEY (plan=? AND benefit=?)",
                { _ = try $0.draw("prime", "lucky") }
            ),
            ("tickets", "one_roll_per_ticket", { _ = try $0.tickets(of: PurchaseID(2)) }),
            (
                "tickets of a draw", "ticket_of_draw",
                { _ = try $0.tickets(of: "prime", "lucky", after: 0, limit: 1) }
            ),
            ("seats", "seat_of_subscription", { _ = try $0.seats(of: first) }),
            ("a member's seats", "seat_of_member", { _ = try $0.seats(of: ada) }),
            ("who shares", "seat_of_subscription", { _ = try $0.sharers(of: first) }),
            ("a card", "PRIMARY KEY (card=?)", { _ = try $0.card("card-1") }),
            ("a live card", "one_live_card", { _ = try $0.liveCard(of: first, ada) }),
            (
                "an invitation", "one_invitation_at_a_time",
                { _ = try $0.invitation(to: "gold", of: ada) }
            ),
            (
                "an invitation by a code", "one_invitation_of_a_code",
                { _ = try $0.invitation(to: "gold", code: "ball") }
            ),
            (
                "invitations to a plan", "invitation_of_plan",
                { _ = try $0.invitations(to: "gold", after: 0, limit: 1) }
            ),
            (
                "who came into line by an invitation", "invitation_use_of_member",
                { _ = try $0.useInLine(of: ada, for: "gold") }
            ),
            (
                "who is to change to a plan", "plan_change_to_come",
                { _ = try $0.comingChanges(to: "prime", besides: nil) }
            ),
            (
                "rewards for a friend", "PRIMARY KEY (friend_id=?)",
                { _ = try $0.referralRewards(of: ada) }
            ),
            (
                "how many a plan has", "subscription_live_of_plan",
                { _ = try $0.liveSubscriptions(to: "prime") }
            ),
            ("a line", "waitlist_in_line", { _ = try $0.line(for: "gold") }),
            (
                "a place in line", "one_place_in_line",
                { _ = try $0.place(of: ada, for: "gold") }
            ),
            ("who brought whom", "referral_of_referrer", { _ = try $0.referrals(by: ada) }),
            ("a referral", "INTEGER PRIMARY KEY", { _ = try $0.referral(of: ada) }),
            (
                "a control group", "PRIMARY KEY (member_id=? AND plan=?)",
                { _ = try $0.controlGroup(of: ada, "prime") }
            ),
            (
                "the nightly queue", "upkeep_due",
                { _ = try $0.upkeepDue(by: noon, after: nil, limit: 1) }
            ),
            ("how much is due", "upkeep_due", { _ = try $0.upkeepDueCount(by: noon) }),
            (
                "one thing to do", "PRIMARY KEY (kind=?",
                { _ = try $0.upkeep(UpkeepRow.Key(.birthday, member: ada)) }
            ),
        ]
    }

    /// What is asked of one subscription or one invoice at a time; the few rows may be sorted.
    @Test func `questions about one thing go by their index`() throws {
        let few: [(String, String, (Reader) throws -> Void)] = [
            (
                "uses of benefits", "benefit_use_of_subscription",
                { _ = try $0.benefitUses(of: SubscriptionID(8), from: HealthyShop.first).count }
            ),
            (
                "credits of lines", "line_credit_of_line",
                { _ = try $0.lineCredits(of: InvoiceID(9)) }
            ),
            ("lots as they burn", "lot_left", { _ = try $0.lots(of: MemberID(1), .uses, "x") }),
            ("all lots of a member", "lot_left", { _ = try $0.lots(of: MemberID(1)) }),
            (
                "what is to be done for a member", "upkeep_of_member",
                { _ = try $0.upkeep(of: MemberID(1)) }
            ),
            (
                "lines of today", "PRIMARY KEY (invoice_id=?)",
                { reader in
                    let row = try #require(try reader.subscription(SubscriptionID(7)))
                    _ = try reader.currentLines(of: row, from: HealthyShop.first)
                }
            ),
        ]
        for (name, key, ask) in few {
            let plans = try plans(of: ask)
            #expect(plans.joined().contains(key), "\(name): \(plans)")
            #expect(Self.walks(plans, key) == [], "\(name)")
        }
    }

    /// A store of its own, so that the statements seen are those of this question.
    private func plans(of ask: (Reader) throws -> Void) throws -> [String] {
        let store = try Store.open(at: shop.scratch.database)
        return try store.read { reader in
            try ask(reader)
            return try Self.plans(store, reader.db)
        }
    }

    /// A partial index is walked whole: it holds nothing but what is asked for. A walk over the
    /// chain of invoices is a walk over what was found by key.
    private static func walks(_ plans: [String], _ key: String) -> [String] {
        plans.filter {
            $0.contains("SCAN") && !$0.contains("USING INDEX \(key)") && !$0.contains("chain")
                && !$0.contains("CONSTANT ROW")
        }
    }

    @Test func `highest numbers are read off the end of their tables`() throws {
        let store = try Store.open(at: shop.scratch.database)
        let plans = try store.read { reader in
            _ = try reader.highestNumbers()
            return try Self.plans(store, reader.db)
        }
        // SQLite calls max(id) a search that needs no key.
        let tables = [
            "benefit_use", "credit_note", "draw_ticket", "household_seat", "invoice", "lot",
            "plan_change", "prepayment", "purchase", "purchase_return", "reservation",
            "subscription", "waitlist",
        ]
        let searched = plans.map { $0.split(separator: " USING")[0] }
        #expect(searched.sorted() == tables.map { "SEARCH \($0)" })
    }

    @Test func `everything a commit writes is found by key`() throws {
        let store = try Store.open(at: shop.scratch.database)
        let plans = try store.write(dryRun: true) { writer in
            var changes = ChangeSet(at: Instant(milliseconds: 0), actor: "cli")
            let reader = writer.reader
            for number in 1...2 {
                let id = SubscriptionID(Int64(number))
                changes.subscriptions.append(try #require(try reader.subscription(id)))
            }
            changes.outcomes = try reader.attempts(at: InvoiceID(8))
            var invoice = try #require(try reader.invoice(InvoiceID(3)))
            invoice.state = .void
            invoice.settledAt = changes.at
            invoice.settledOn = HealthyShop.first
            changes.settledInvoices = [invoice]
            changes.balances = [(MemberID(7), .empty(shop.facts.usd))]
            changes.entitlements = try reader.entitlements(of: "ada").map { ("ada", $0) }
            changes.transfers = Posting.paid(
                shop.facts.money(1),
                member: MemberID(2),
                invoice: InvoiceID(3),
                on: HealthyShop.first
            )
            changes.journal = [JournalEntry(kind: "x")]
            var note = try #require(try reader.creditNote(2))
            note.settledAt = changes.at
            changes.settledCreditNotes = [note]
            changes.refundOutcomes = try reader.refunds(of: 2)
            var change = try #require(try reader.scheduledChange(of: SubscriptionID(9)))
            change.state = .cleared
            change.decidedAt = changes.at
            changes.decidedChanges = [change]
            var gap = try #require(try reader.openGap(of: SubscriptionID(7)))
            gap.until = gap.from
            changes.closedGaps = [gap]
            changes.grants = try reader.grantedCredits(of: MemberID(10), shop.facts.usd)
            changes.members = [try #require(try reader.member("ada"))]
            changes.lots = try reader.lots(of: MemberID(1))
            changes.tierStatuses = try reader.tierStatuses(of: MemberID(1))
            var reservation = try #require(try reader.reservation(ReservationID(2)))
            reservation.state = .released(at: changes.at)
            changes.settledReservations = [reservation]
            var seat = try #require(try reader.seat(1))
            seat.state = .removed
            seat.leftAt = changes.at
            changes.seats = [seat]
            changes.goneEntitlements = [("guy", SubscriptionID(1))]
            var card = try #require(try reader.card("card-1"))
            card.revokedAt = changes.at
            changes.cards = [card]
            var place = try #require(try reader.line(for: "gold").first)
            place.state = .offered
            changes.places = [place]
            changes.upkeep = [
                UpkeepRow(.init(.tierReview, member: MemberID(1), name: "club"), dueAt: nil)
            ]
            try writer.apply(changes)
            return try Self.plans(store, writer.db)
        }
        // The last seal is the one row read off the end of its table.
        #expect(plans.filter { $0.contains("SCAN") } == ["SCAN journal_commit"])
        #expect(plans.filter { $0.contains("SEARCH") }.count >= 14, "\(plans)")
    }

    /// What SQLite plans for every statement of our own that a connection has prepared.
    private static func plans(_ store: Store, _ db: Database) throws -> [String] {
        var statements: [String] = []
        var statement = sqlite3_next_stmt(store.connection, nil)
        while let current = statement {
            if let sql = sqlite3_sql(current) { statements.append(String(cString: sql)) }
            statement = sqlite3_next_stmt(store.connection, current)
        }
        let own = statements.filter { sql in
            ["SELECT ", "UPDATE ", "WITH "].contains { sql.hasPrefix($0) }
                && !sql.contains("sqlite_schema")
        }
        return try own.flatMap { sql in
            let explain = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
            let count = Int(sqlite3_bind_parameter_count(explain.sqliteStatement))
            let arguments = StatementArguments([Int64?](repeating: nil, count: count))
            return try Row.fetchAll(explain, arguments: arguments).map { $0["detail"] as String }
        }
    }
}

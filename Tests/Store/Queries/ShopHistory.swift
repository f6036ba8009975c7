import Membership

@testable import Store

/// Gathers what happened in a ``HealthyShop``, as one commit.
struct ShopHistory {
    private let facts: ShopFacts
    private let start = HealthyShop.first
    private let now: Instant
    private var changes: ChangeSet
    private var invoices: Int64 = 0

    init(_ facts: ShopFacts) {
        self.facts = facts
        now = facts.instant(HealthyShop.first)
        changes = ChangeSet(at: now, actor: "cli")
    }

    func told() -> ChangeSet {
        var history = self
        history.ada()
        history.bob()
        history.inFlight(3, "cyd", .pending)
        history.dee()
        history.eve()
        history.inFlight(6, "fay", .unanswered(askAgain: now.adding(milliseconds: 1)))
        return history.changes
    }

    private mutating func ada() {
        let member = MemberID(1)
        for (id, kind, amount) in [(1, PrepaymentRow.Kind.paid, 2_000), (2, .granted, 500)] {
            let amount = facts.money(Int64(amount))
            changes.prepayments.append(
                PrepaymentRow(
                    id: Int64(id),
                    member: member,
                    kind: kind,
                    amount: amount,
                    receivedAt: now
                )
            )
            let number = Int64(id)
            switch kind {
            case .paid:
                changes.transfers += Posting.prepaid(
                    amount,
                    member: member,
                    prepayment: number,
                    on: start
                )
            case .granted:
                changes.transfers += Posting.granted(
                    amount,
                    member: member,
                    prepayment: number,
                    on: start
                )
                changes.newGrants.append(
                    GrantedCreditRow(
                        prepayment: number,
                        member: member,
                        amount: amount,
                        remaining: facts.money(0),
                        expiresOn: nil
                    )
                )
            case .payout:
                changes.transfers += Posting.payout(
                    amount,
                    member: member,
                    prepayment: number,
                    on: start
                )
            }
        }
        let agreement = facts.agreement(of: 1, from: start)
        bill(1, agreement, 0, .paid, previous: nil)
        attempt(1, .declined(.soft, code: "do_not_honor"))
        attempt(2, .succeeded)
        pay(member, agreement, 0)
        bill(1, agreement, 1, .paid, previous: invoices)
        attempt(1, .succeeded)
        let draw = PrepaidDraw(granted: facts.money(500), paid: facts.money(999))
        changes.transfers += Posting.drawn(
            draw,
            member: member,
            invoice: InvoiceID(invoices),
            on: start
        )
        recognize(agreement, 1)
        changes.balances.append(
            (member, PrepaidBalance(paid: facts.money(1_001), granted: facts.money(0)))
        )
        open(
            Subscription(
                id: SubscriptionID(1),
                member: member,
                agreement: agreement,
                state: .active,
                autoRenew: true,
                paidUntil: agreement.term(1).period.end,
                accessUntil: agreement.term(1).period.end.adding(days: 7),
                nextTerm: 2,
                termsBilled: 2
            ),
            "ada",
            lastInvoice: invoices
        )
    }

    private mutating func bob() {
        let due = start.adding(days: 14)
        let agreement = facts.agreement(of: 2, from: due)
        bill(2, agreement, 0, .open, previous: nil)
        attempt(1, .declined(.soft, code: "balance_too_small"))
        let dunning = Dunning(due: due, lastTried: due, retriesAutomatically: true)
        open(
            Subscription(
                id: SubscriptionID(2),
                member: MemberID(2),
                agreement: agreement,
                state: .pastDue(dunning),
                autoRenew: true,
                accessUntil: due.adding(days: 7),
                nextTerm: 0
            ),
            "bob",
            withTrial: true,
            lastInvoice: invoices
        )
        changes.trials.append((MemberID(2), SubscriptionID(2)))
        changes.trialClaims.append(
            TrialClaimRow(
                claim: .member(MemberID(2)),
                subscription: SubscriptionID(2),
                takenAt: now
            )
        )
    }

    /// A member whose second term is billed and whose charge has no outcome yet.
    private mutating func inFlight(_ number: Int64, _ key: String, _ charge: InFlight) {
        let agreement = facts.agreement(of: number, from: start)
        let member = MemberID(number)
        bill(number, agreement, 0, .paid, previous: nil)
        attempt(1, .succeeded)
        pay(member, agreement, 0)
        bill(number, agreement, 1, .open, previous: invoices)
        attempt(1, charge == .pending ? .pending : .unknown)
        open(
            Subscription(
                id: SubscriptionID(number),
                member: member,
                agreement: agreement,
                state: .active,
                autoRenew: true,
                paidUntil: agreement.term(0).period.end,
                accessUntil: agreement.term(0).period.end.adding(days: 7),
                nextTerm: 1,
                inFlight: charge,
                termsBilled: 1
            ),
            key,
            lastInvoice: invoices
        )
    }

    private mutating func dee() {
        let agreement = facts.agreement(of: 4, from: start)
        bill(4, agreement, 0, .void, previous: nil)
        attempt(1, .declined(.hard, code: "stolen"))
        changes.transfers += Posting.writtenOff(
            agreement.price,
            member: MemberID(4),
            plan: "prime",
            invoice: InvoiceID(invoices),
            on: start
        )
        open(
            Subscription(
                id: SubscriptionID(4),
                member: MemberID(4),
                agreement: agreement,
                state: .ended(.neverPaid, at: now),
                autoRenew: false,
                nextTerm: 0
            ),
            "dee",
            lastInvoice: invoices
        )
    }

    private mutating func eve() {
        let later = start.adding(days: 100)
        open(
            Subscription(
                id: SubscriptionID(5),
                member: MemberID(5),
                agreement: facts.agreement("gold", of: 5, from: later),
                state: .scheduled(startsOn: later, withTrial: false),
                autoRenew: true,
                nextTerm: 0
            ),
            "eve",
            startsOn: later,
            lastInvoice: nil
        )
    }
}

extension ShopHistory {
    private mutating func bill(
        _ number: Int64,
        _ agreement: Agreement,
        _ term: Int,
        _ state: InvoiceState,
        previous: Int64?
    ) {
        invoices += 1
        let settled = state != .open
        let scheduled = agreement.term(term)
        changes.newInvoices.append(
            InvoiceRow(
                id: InvoiceID(invoices),
                subscription: SubscriptionID(number),
                payer: agreement.payer,
                term: term,
                period: scheduled.period,
                lines: [facts.line(scheduled, agreement.priceVersion)],
                amount: scheduled.amount,
                state: state,
                issuedAt: now,
                settledAt: settled ? now : nil,
                settledOn: settled ? start : nil,
                previous: previous.map(InvoiceID.init)
            )
        )
        changes.transfers += Posting.invoiced(
            agreement.price,
            member: MemberID(number),
            plan: agreement.plan,
            invoice: InvoiceID(invoices),
            on: start
        )
    }

    /// An attempt at the invoice billed last.
    private mutating func attempt(_ number: Int, _ state: AttemptState) {
        let isOpen = state == .pending || state == .unknown
        changes.newAttempts.append(
            AttemptRow(
                invoice: InvoiceID(invoices),
                attempt: number,
                payWith: "scripted:ok",
                amount: facts.money(1_499),
                state: state,
                requestedAt: now,
                resolvedAt: isOpen ? nil : now
            )
        )
    }

    private mutating func pay(_ member: MemberID, _ agreement: Agreement, _ term: Int) {
        changes.transfers += Posting.paid(
            agreement.price,
            member: member,
            invoice: InvoiceID(invoices),
            on: start
        )
        recognize(agreement, term)
    }

    private mutating func recognize(_ agreement: Agreement, _ term: Int) {
        let term = agreement.term(term)
        let schedule = RecognitionSchedule(amount: term.amount.minorUnits, period: term.period)
        for (day, change) in schedule.changes(nextDay: start) {
            changes.recognition.append(
                RecognitionChange(
                    plan: agreement.plan,
                    currency: facts.usd,
                    day: day,
                    change: change
                )
            )
        }
    }

    private mutating func open(
        _ subscription: Subscription,
        _ key: String,
        startsOn: CivilDate? = nil,
        withTrial: Bool = false,
        lastInvoice: Int64?
    ) {
        let row = facts.row(
            subscription,
            memberKey: key,
            startsOn: startsOn ?? start,
            withTrial: withTrial,
            lastInvoice: lastInvoice
        )
        changes.newSubscriptions.append(row)
        changes.entitlements.append((key, facts.entitlement(row, subscription)))
        changes.journal.append(
            JournalEntry(
                kind: "subscription.started",
                member: row.member,
                subscription: row.id,
                invoice: row.lastInvoice,
                data: #"{"plan":"\#(row.plan)"}"#
            )
        )
    }
}

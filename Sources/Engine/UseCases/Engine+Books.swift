import Membership
package import Store

extension Engine {
    /// Every account with its totals.
    package func accounts() throws -> [AccountRow] {
        try store.read { try $0.accounts() }
    }

    /// Rebuilds the books from their transfers and compares; the results name what differs.
    package func verifyBooks() throws -> [AuditResult] {
        try store.read { try bookResults($0) + $0.audit(only: Self.booksInvariants) }
    }

    /// What the store alone can say about the books.
    private static let booksInvariants: Set<String> = [
        "account_totals_are_sums", "transfers_follow_their_code", "invoices_are_in_the_books",
        "credit_notes_are_in_the_books", "refunds_owed_are_in_the_books",
        "prepayments_are_in_the_books", "granted_lots_add_up", "held_is_in_the_books",
        "carried_is_in_the_books",
    ]

    /// The event feed, oldest first behind a cursor.
    ///
    /// - Parameter kind: `notice.trial_ending`, or `notice` for all kinds that begin with it and a dot.
    package func events(
        after cursor: Int64,
        kind: String?,
        member: String?,
        limit: Int
    ) throws -> [JournalRow] {
        if let kind { try Self.refuseUnlessEventKind(kind) }
        return try store.read { reader in
            let id = try member.map { try find($0, reader).id }
            return try reader.journal(after: cursor, kind: kind, member: id, limit: limit)
        }
    }

    /// Every kind of event there is, sorted.
    package static var eventKinds: [String] { JournalKind.all }

    /// - Throws: ``Refusal/unknownEventKind``, naming those of the same group, or the groups.
    private static func refuseUnlessEventKind(_ kind: String) throws(Refused) {
        guard !JournalKind.all.contains(kind), !JournalKind.groups.contains(kind) else { return }
        let group = String(kind.prefix { $0 != "." })
        let near = JournalKind.all.filter { $0.hasPrefix(group + ".") }
        let known = near.isEmpty ? JournalKind.groups : near
        throw Refused(.unknownEventKind, "\(kind) (there is \(known.joined(separator: ", ")))")
    }

    func bookResults(_ reader: Reader) throws -> [AuditResult] {
        let ledger = try reader.rebuiltLedger()
        return [
            AuditResult(
                name: "books_balance",
                sentence: "Debits equal credits, and no account stands on the wrong side.",
                offences: ledger.checkInvariants()
            ),
            AuditResult(
                name: "prepaid_balances_are_sums",
                sentence: "Every prepaid balance is the sum of its transfers.",
                offences: try balanceOffences(ledger, reader)
            ),
            AuditResult(
                name: "revenue_is_earned_by_the_day",
                sentence: "What is recognized is what the paid days have earned.",
                offences: try revenueOffences(ledger, reader)
            ),
            AuditResult(
                name: "billed_is_earned_or_deferred",
                sentence:
                    "What is earned and what is deferred is what was billed, less what was given back.",
                offences: try billedOffences(ledger, reader)
            ),
            AuditResult(
                name: "taxes_are_what_was_billed",
                sentence: "The tax owed is what invoices billed, less what was given back of it.",
                offences: try taxOffences(ledger, reader)
            ),
        ]
    }

    private func balanceOffences(_ ledger: Ledger, _ reader: Reader) throws -> [String] {
        var unseen = Set(
            ledger.entries.keys.filter {
                switch $0.account.kind {
                case .prepaidPaid, .prepaidGranted: true
                case .receivable, .carriedForward, .refundPayable, .prepaidHeld, .gatewayClearing,
                    .discounts, .deferredRevenue, .revenue, .refunds, .taxPayable, .breakage,
                    .pointsCost, .pointsLiability, .tillPayable, .partner, .partnerIncome,
                    .donations, .donationPayable:
                    false
                }
            }
        )
        var offences: [String] = []
        let compare = { (account: Account, stored: Money) in
            unseen.remove(Ledger.Key(account: account, currency: stored.currency))
            let sum = ledger.balance(account, stored.currency)
            if sum != stored.minorUnits {
                offences.append("\(account) is \(stored), its transfers say \(sum)")
            }
        }
        for (member, balance) in try reader.prepaidBalances() {
            compare(.prepaidPaid(member), balance.paid)
            compare(.prepaidGranted(member), balance.granted)
        }
        for key in unseen where ledger.balance(key.account, key.currency) != 0 {
            offences.append("\(key.account) has transfers and no balance")
        }
        return offences
    }

    private func billedOffences(_ ledger: Ledger, _ reader: Reader) throws -> [String] {
        var billed: [PlanCurrency: Int64] = [:]
        for part in try reader.billedLessGivenBack() {
            billed[PlanCurrency(part)] = part.amount.minorUnits
        }
        // Also plans of which the books know and the invoices do not.
        for key in ledger.entries.keys {
            guard key.account.kind.owner == .plan, let plan = key.account.plan else { continue }
            billed[PlanCurrency(plan: plan, currency: key.currency), default: 0] += 0
        }
        return billed.compactMap { key, amount in
            let booked =
                ledger.balance(.deferredRevenue(key.plan), key.currency)
                &+ ledger.balance(.revenue(key.plan), key.currency)
                &- ledger.balance(.refunds(key.plan), key.currency)
            guard booked != amount else { return nil }
            return "\(key.plan): \(booked) is earned or deferred, \(amount) was billed "
                + "and not given back (\(key.currency))"
        }.sorted()
    }

    private func taxOffences(_ ledger: Ledger, _ reader: Reader) throws -> [String] {
        try reader.taxedLessGivenBack().compactMap { tax in
            let booked = ledger.balance(.taxPayable, tax.currency)
            guard booked != tax.minorUnits else { return nil }
            return "\(booked) is owed, \(tax.minorUnits) was billed and not given back "
                + "(\(tax.currency))"
        }
    }

    private func revenueOffences(_ ledger: Ledger, _ reader: Reader) throws -> [String] {
        let progress = try reader.recognitionProgress()
        let nextDays = Dictionary(
            progress.map { (PlanCurrency(plan: $0.plan, currency: $0.currency), $0.nextDay) },
            uniquingKeysWith: { first, _ in first }
        )
        let earned = try earned(before: nextDays, reader)
        // Compared as of the day that is posted next: a term paid late is caught up on it.
        return try progress.compactMap { progress in
            let key = PlanCurrency(plan: progress.plan, currency: progress.currency)
            let change = try reader.recognitionChange(
                key.plan,
                key.currency,
                on: progress.nextDay
            )
            let posted =
                ledger.balance(.revenue(key.plan), key.currency) &+ progress.daily &+ change
            let due = earned[key] ?? 0
            guard posted != due else { return nil }
            return "\(key.plan): \(posted) is recognized, \(due) was earned (\(key.currency))"
        }
    }

    /// What the paid days of every plan have earned by the end of the day that is posted next.
    ///
    /// A line whose time was given back is earned, once that day is reached, as far as it was not
    /// taken out of what was deferred; how far that was, the books say.
    private func earned(
        before nextDays: [PlanCurrency: CivilDate],
        _ reader: Reader
    ) throws -> [PlanCurrency: Int64] {
        let cuts = try cuts(reader)
        var earned: [PlanCurrency: Int64] = [:]
        for part in try reader.givenBackOfDeferred() {
            earned[PlanCurrency(part), default: 0] &-= part.amount.minorUnits
        }
        try eachNetLine(reader) { plan, id, line in
            let key = PlanCurrency(plan: plan, currency: line.amount.currency)
            guard let nextDay = nextDays[key] else { return }
            let priced = try plans.priced(line.price, reader)
            let schedule = line.schedule(
                spreadOver: priced.price.isLifetime ? priced.price.cadence : nil
            )
            guard let cut = cuts[id] else {
                earned[key, default: 0] &+= schedule.earned(before: nextDay.adding(days: 1))
                return
            }
            if cut.from <= nextDay {
                earned[key, default: 0] &+= schedule.amount
            } else {
                let ahead = schedule.split(credit: cut.credit, at: cut.from).fromDeferred
                earned[key, default: 0] &+=
                    schedule.earned(before: nextDay.adding(days: 1)) &+ ahead
            }
        }
        return earned
    }

    /// The lines whose time was given back: from which day, and for how much without tax.
    private func cuts(
        _ reader: Reader
    ) throws -> [InvoiceLineID: (from: CivilDate, credit: Int64)] {
        var cuts: [InvoiceLineID: (from: CivilDate, credit: Int64)] = [:]
        try reader.eachLineCredit { _, row in
            guard let from = row.credit.from else { return }
            let known = cuts[row.credit.line]
            cuts[row.credit.line] = (
                min(known?.from ?? from, from),
                (known?.credit ?? 0) &+ row.credit.amount.minorUnits
            )
        }
        return cuts
    }

    /// Every line that earns, less its discounts, invoice by invoice.
    private func eachNetLine(
        _ reader: Reader,
        _ body: (String, InvoiceLineID, NetLine) throws -> Void
    ) throws {
        var gathered: [(plan: String, id: InvoiceLineID, line: InvoiceLine)] = []
        func flush() throws {
            guard !gathered.isEmpty else { return }
            for net in try Bill(lines: gathered.map(\.line)).netLines()
            where net.amount.isPositive {
                let (plan, id, _) = gathered[net.number - 1]
                try body(plan, id, net)
            }
            gathered.removeAll(keepingCapacity: true)
        }
        try reader.eachEarningLine { plan, id, line in
            if gathered.first.map({ $0.id.invoice != id.invoice }) ?? false { try flush() }
            gathered.append((plan, id, line))
        }
        try flush()
    }
}

extension PlanCurrency {
    fileprivate init(_ part: PlanAmount) {
        self.init(plan: part.plan, currency: part.amount.currency)
    }
}

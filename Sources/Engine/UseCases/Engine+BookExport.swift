import Membership
import Store

extension Engine {
    /// Reads the books from one snapshot and hands them over part by part, for other programs.
    ///
    /// The transfers, and what was carried in, come from the transfers; the closing balances come
    /// from the totals kept with the accounts. Whoever adds up the first proves the second. Memory
    /// does not grow with the books.
    ///
    /// A book that does not begin at the beginning carries in what its balance-sheet accounts held.
    /// Income and expenses begin at zero, as in any new book; what they had come to is in
    /// ``BookAccount/opening``.
    package func readBook(_ order: BookOrder, _ body: (BookPart) throws -> Void) throws {
        try store.sortOnDisk()
        try store.read { reader in
            let booked = try reader.bookedDays()
            let today = calendar.day(of: try now(reader))
            let start = order.from ?? booked?.start ?? order.to?.adding(days: -1) ?? today
            let end = order.to ?? max(booked?.end ?? start, start.adding(days: 1))
            // An end before the first booking leaves a day with nothing in it.
            let days = Period(start: min(start, end.adding(days: -1)), end: end)
            let totals = try BookTotals(reader, days)
            try body(.head(BookHead(days: days, currencies: totals.currencies)))
            try writeAccounts(order, days, totals, reader, body)
            try writeOpening(order, days, totals, reader, body)
            try reader.eachTransfer(in: days) { row in
                try body(.transfer(transfer(row, order)))
            }
            for balance in totals.closing { try body(.closing(balance)) }
        }
    }

    private func writeAccounts(
        _ order: BookOrder,
        _ days: Period,
        _ totals: BookTotals,
        _ reader: Reader,
        _ body: (BookPart) throws -> Void
    ) throws {
        if totals.carriesOver { try body(.account(.opening)) }
        for (kind, plan) in totals.accounts {
            try body(.account(.kept(kind, plan: plan, member: nil)))
            guard order.members, kind.owner == .member else { continue }
            try reader.eachMember(of: kind, before: days.end) { member in
                try body(.account(.kept(kind, plan: nil, member: member)))
            }
        }
    }

    private func writeOpening(
        _ order: BookOrder,
        _ days: Period,
        _ totals: BookTotals,
        _ reader: Reader,
        _ body: (BookPart) throws -> Void
    ) throws {
        guard totals.carriesOver else { return }
        for balance in totals.opening where !(order.members && balance.account.isMembers) {
            try body(.opening(balance))
        }
        guard order.members else { return }
        for kind in AccountKind.allCases where kind.owner == .member {
            try reader.eachMemberBalance(of: kind, before: days.start) { member, debit in
                let account = BookAccount.kept(kind, plan: nil, member: member)
                try body(
                    .opening(BookBalance(account: account, amount: debit, day: days.start))
                )
            }
        }
    }

    private func transfer(_ row: TransferRow, _ order: BookOrder) -> BookTransfer {
        let account = { (account: AccountRow) -> BookAccount in
            .kept(
                account.kind,
                plan: account.plan.isEmpty ? nil : account.plan,
                member: order.members && account.kind.owner == .member ? row.member : nil
            )
        }
        return BookTransfer(
            id: row.id,
            day: row.effective,
            debit: account(row.debit),
            credit: account(row.credit),
            amount: row.amount,
            code: row.code,
            reference: row.reference,
            member: row.member
        )
    }
}

extension BookAccount {
    /// Whether it is kept per member.
    fileprivate var isMembers: Bool {
        switch self {
        case .opening: false
        case .kept(let kind, _, _): kind.owner == .member
        }
    }
}

extension AccountKind {
    /// Whether a new book begins it at zero, because it tells what a time brought or cost.
    var beginsAnew: Bool {
        switch self {
        case .discounts, .revenue, .refunds, .breakage, .pointsCost, .partnerIncome, .donations:
            true
        case .receivable, .carriedForward, .refundPayable, .prepaidPaid, .prepaidGranted,
            .prepaidHeld, .gatewayClearing, .deferredRevenue, .taxPayable, .pointsLiability,
            .tillPayable, .partner, .donationPayable:
            false
        }
    }
}

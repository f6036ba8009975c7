package import Membership
package import Store

extension Engine {
    /// Adds to what a member has to spend, and pays with it what is owed, oldest first.
    ///
    /// - Parameter kind: `paid` for money the shop received, `granted` for credit it gives.
    package func addPrepayment(
        member: String,
        amount: Money,
        kind: PrepaymentRow.Kind
    ) throws -> PrepaymentView {
        try store.write { try addPrepayment(member: member, amount: amount, kind: kind, $0) }
    }

    func addPrepayment(
        member key: String,
        amount: Money,
        kind: PrepaymentRow.Kind,
        _ writer: Writer
    ) throws -> PrepaymentView {
        let reader = writer.reader
        guard amount.minorUnits > 0 else { throw Refused(.amountNotPositive, amount.description) }
        guard amount.minorUnits <= Self.largestPrepayment else {
            throw Refused(.amountTooLarge, amount.description)
        }
        let member = try find(key, reader)
        let work = try Work(self, reader, now: now(reader))
        let id = work.nextPrepayment()
        let today = try calendars.calendar(member.zone ?? calendar.name).day(of: work.now)
        let before = try work.balance(of: member.id, amount.currency)
        work.add(
            PrepaymentRow(
                id: id,
                member: member.id,
                kind: kind,
                amount: amount,
                receivedAt: work.now
            )
        )
        switch kind {
        case .paid:
            work.setBalance(
                PrepaidBalance(paid: try sum(before.paid, amount), granted: before.granted),
                of: member.id
            )
            work.post(Posting.prepaid(amount, member: member.id, prepayment: id, on: today))
        case .granted:
            work.setBalance(
                PrepaidBalance(paid: before.paid, granted: try sum(before.granted, amount)),
                of: member.id
            )
            work.post(Posting.granted(amount, member: member.id, prepayment: id, on: today))
        }
        work.note(
            JournalEntry(
                kind: "prepayment.added",
                member: member.id,
                data: JournalData.object {
                    $0.text("kind", kind.rawValue)
                    $0.money("amount", amount)
                }
            )
        )
        let paid = try payDebts(of: member.id, work, reader)
        try work.write(writer)
        return PrepaymentView(
            member: member.key,
            kind: kind,
            amount: amount,
            balance: try reader.balance(of: member.id, amount.currency),
            paid: try paid.compactMap { try reader.subscription($0) }.map { try view($0, reader) }
        )
    }

    /// 10^13 minor units. An account sums up a whole shop in 64 bits, and one slip of the keyboard must
    /// not use them up for everybody.
    package static let largestPrepayment: Int64 = 10_000_000_000_000

    /// What a member has to spend, a balance a currency.
    package func balances(of member: String) throws -> [PrepaidBalance] {
        try store.read { try $0.balances(of: find(member, $0).id) }
    }

    /// Pays open invoices from the balance, as far as it covers whole ones.
    private func payDebts(
        of member: MemberID,
        _ work: Work,
        _ reader: Reader
    ) throws -> [SubscriptionID] {
        var paid: [SubscriptionID] = []
        // Invoices are numbered as they are issued, so the oldest debt has the lowest number.
        let rows = try reader.subscriptions(of: member).sorted {
            ($0.lastInvoice?.number ?? 0) < ($1.lastInvoice?.number ?? 0)
        }
        for row in rows where row.inFlight == nil {
            switch row.state {
            case .incomplete, .pastDue, .onHold: break
            case .scheduled, .trialing, .active, .ended: continue
            }
            if try work.payFromBalance(work.load(row)) { paid.append(row.id) }
        }
        return paid
    }

    private func sum(_ left: Money, _ right: Money) throws -> Money {
        do {
            return try left.adding(right)
        } catch {
            throw Refused(.amountTooLarge, right.description)
        }
    }
}

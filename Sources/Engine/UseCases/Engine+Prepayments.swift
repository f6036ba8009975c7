package import Membership
package import Store

extension Engine {
    /// Adds to what a member has to spend, and pays with it what is owed, oldest first.
    ///
    /// - Parameters:
    ///   - kind: `paid` for money the shop received, `granted` for credit it gives.
    ///   - expiresOn: the first day on which what is left of granted credit is gone; `nil` for never.
    package func addPrepayment(
        member: String,
        amount: Money,
        kind: PrepaymentRow.Kind,
        expiresOn: CivilDate? = nil
    ) throws -> PrepaymentView {
        try store.write {
            try addPrepayment(member: member, amount: amount, kind: kind, expiresOn: expiresOn, $0)
        }
    }

    func addPrepayment(
        member key: String,
        amount: Money,
        kind: PrepaymentRow.Kind,
        expiresOn: CivilDate?,
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
        let today = try work.day(of: member.id)
        if let expiresOn, expiresOn <= today {
            throw Refused(.expiryInPast, expiresOn.description)
        }
        try work.expireCredit(of: member.id, amount.currency)
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
        case .payout:
            throw Refused(.amountNotPositive, amount.description)
        case .granted:
            work.changes.newGrants.append(
                GrantedCreditRow(
                    prepayment: id,
                    member: member.id,
                    amount: amount,
                    remaining: amount,
                    expiresOn: expiresOn
                )
            )
            work.setBalance(
                PrepaidBalance(paid: before.paid, granted: try sum(before.granted, amount)),
                of: member.id
            )
            work.post(Posting.granted(amount, member: member.id, prepayment: id, on: today))
        }
        work.note(
            JournalEntry(
                kind: JournalKind.prepaymentAdded,
                member: member.id,
                data: JournalData.object {
                    $0.text("kind", kind.rawValue)
                    $0.money("amount", amount)
                    if let expiresOn { $0.day("expires_on", expiresOn) }
                }
            )
        )
        let paid = try payDebts(of: member.id, work, reader)
        try work.write(writer)
        return PrepaymentView(
            member: member.key,
            kind: kind,
            amount: amount,
            expiresOn: expiresOn,
            balance: try reader.balance(of: member.id, amount.currency),
            paid: try paid.compactMap { try reader.subscription($0) }.map { try view($0, reader) }
        )
    }

    /// Pays money of the balance out to the member: only what was paid in and is not spent, never
    /// credit that the shop gave. The clerk hands it over; the books say that it is gone.
    package func payOut(member: String, amount: Money) throws -> PrepaymentView {
        try store.write { try payOut(member: member, amount: amount, $0) }
    }

    /// As ``payOut(member:amount:)``, once for a key.
    package func payOut(
        member: String,
        amount: Money,
        once request: OnceRequest,
        render: (PrepaymentView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try payOut(member: member, amount: amount, $0)) }
    }

    private func payOut(
        member key: String,
        amount: Money,
        _ writer: Writer
    ) throws -> PrepaymentView {
        let reader = writer.reader
        guard amount.isPositive else { throw Refused(.amountNotPositive, amount.description) }
        let member = try find(key, reader)
        let work = try Work(self, reader, now: now(reader))
        let before = try work.balance(of: member.id, amount.currency)
        guard amount.minorUnits <= before.paid.minorUnits else {
            throw Refused(.balanceTooSmall, "\(before.paid) was paid in and is not spent")
        }
        let after = PrepaidBalance(
            paid: try before.paid.subtracting(amount),
            granted: before.granted
        )
        let id = work.nextPrepayment()
        work.add(
            PrepaymentRow(
                id: id,
                member: member.id,
                kind: .payout,
                amount: amount,
                receivedAt: work.now
            )
        )
        work.setBalance(after, of: member.id)
        work.post(
            Posting.payout(
                amount,
                member: member.id,
                prepayment: id,
                on: try work.day(of: member.id)
            )
        )
        work.note(
            JournalEntry(
                kind: JournalKind.prepaymentPaidOut,
                member: member.id,
                data: JournalData.object { $0.money("amount", amount) }
            )
        )
        try work.write(writer)
        return PrepaymentView(
            member: member.key,
            kind: .payout,
            amount: amount,
            expiresOn: nil,
            balance: after,
            paid: []
        )
    }

    /// 10^13 minor units. An account sums up a whole shop in 64 bits, and one slip of the keyboard must
    /// not use them up for everybody.
    package static let largestPrepayment: Int64 = 10_000_000_000_000

    /// What a member has to spend, a balance a currency; what has run out is not in it any more.
    package func balances(of member: String) throws -> [PrepaidBalance] {
        try store.read { try balances(of: find(member, $0).id, $0) }
    }

    func balances(of member: MemberID, _ reader: Reader) throws -> [PrepaidBalance] {
        let stored = try reader.balances(of: member)
        guard stored.contains(where: \.granted.isPositive) else { return stored }
        let work = try Work(self, reader, now: now(reader))
        return try stored.map { balance in
            // The same as a draw would do, and nobody writes it.
            try work.expireCredit(of: member, balance.paid.currency)
            return try work.balance(of: member, balance.paid.currency)
        }
    }

    /// The credit a member was given and has left, in the order in which it is spent.
    package func grantedCredits(of member: String) throws -> [GrantedCreditRow] {
        try store.read { reader in
            let row = try find(member, reader)
            let today = try Work(self, reader, now: now(reader)).day(of: row.id)
            return try reader.balances(of: row.id).flatMap { balance in
                try reader.grantedCredits(of: row.id, balance.paid.currency)
            }.filter { lot in lot.expiresOn.map { $0 > today } ?? true }
        }
    }

    /// Pays open invoices from the balance, as far as it covers whole ones.
    private func payDebts(
        of member: MemberID,
        _ work: Work,
        _ reader: Reader
    ) throws -> [SubscriptionID] {
        var paid: [SubscriptionID] = []
        // Invoices are numbered as they are issued, so the oldest debt has the lowest number.
        let theirs = try reader.subscriptions(of: member) + reader.subscriptions(paidBy: member)
        let rows = theirs.sorted {
            ($0.lastInvoice?.number ?? 0) < ($1.lastInvoice?.number ?? 0)
        }
        for row in rows where row.inFlight == nil && row.payer == member {
            switch row.state {
            case .incomplete, .pastDue, .onHold: break
            case .scheduled, .trialing, .active, .paused, .ended: continue
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

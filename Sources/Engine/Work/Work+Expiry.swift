import Membership
import Store

/// Granted credit that runs out.
extension Work {
    /// Today where the member lives.
    func day(of member: MemberID) throws -> CivilDate {
        let zone = try reader.member(member)?.zone ?? engine.calendar.name
        return try engine.calendars.calendar(zone).day(of: now)
    }

    /// Writes off what has run out of a member's granted credit.
    ///
    /// Called before a balance is drawn from as well as by every run, so that nobody spends what ran
    /// out because the run came late.
    func expireCredit(of member: MemberID, _ currency: Currency) throws {
        guard try balance(of: member, currency).granted.isPositive else { return }
        let lots = try lots(of: member, currency).filter {
            $0.remaining.isPositive && $0.expiresOn != nil
        }
        guard !lots.isEmpty else { return }
        let today = try day(of: member)
        for lot in lots { try expire(lot, on: today) }
    }

    /// Writes a lot off when its day has come.
    /// - Returns: whether it had.
    @discardableResult
    func expire(_ lot: GrantedCreditRow, on today: CivilDate) throws -> Bool {
        guard let end = lot.expiresOn, end <= today, lot.remaining.isPositive else { return false }
        let balance = try balance(of: lot.member, lot.amount.currency)
        setLot(lot, remaining: 0)
        setBalance(
            PrepaidBalance(
                paid: balance.paid,
                granted: try balance.granted.subtracting(lot.remaining)
            ),
            of: lot.member
        )
        post(
            Posting.expired(
                lot.remaining,
                member: lot.member,
                prepayment: lot.prepayment,
                on: today
            )
        )
        note(
            JournalEntry(
                kind: JournalKind.prepaymentExpired,
                member: lot.member,
                data: JournalData.object { data in
                    data.money("amount", lot.remaining)
                    data.day("expired_on", end)
                }
            )
        )
        return true
    }
}

extension Engine {
    /// Writes off the granted credit whose day has come.
    ///
    /// - Parameter onCommit: told of each commit's changes.
    func expireCredits(onCommit: (ChangeSet) throws -> Void) throws {
        // Elsewhere it may be two days later than here.
        let latest = calendar.day(of: try now()).adding(days: 2)
        var limit = RenewalRun.batchSize
        while true {
            let found = try store.read { try $0.expiringCredits(by: latest, limit: limit) }
            guard try found.contains(where: { try isOver($0) }) else {
                // Lots that wait for another zone's midnight may fill a page.
                guard found.count == limit else { return }
                limit *= 2
                continue
            }
            let changes = try store.write(.batch) { writer in
                let work = try Work(
                    self,
                    writer.reader,
                    now: now(writer.reader),
                    actor: "run"
                )
                for lot in try writer.reader.expiringCredits(by: latest, limit: limit) {
                    try work.expire(lot, on: work.day(of: lot.member))
                }
                try work.write(writer)
                return work.changes
            }
            guard !changes.grants.isEmpty else { return }
            try onCommit(changes)
        }
    }

    private func isOver(_ lot: GrantedCreditRow) throws -> Bool {
        try store.read { reader in
            guard let end = lot.expiresOn else { return false }
            return try end <= Work(self, reader, now: now(reader)).day(of: lot.member)
        }
    }
}

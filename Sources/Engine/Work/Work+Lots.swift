import Membership
import Store

/// Lots and counts as this work leaves them: each change is an entry, and what is read sees it at once.
extension Work {
    // MARK: Reading

    /// The written lots of one holding of which something is left or owed.
    func lots(of member: MemberID, _ holding: Holding) throws -> [LotRow] {
        let stored = try reader.lots(of: member, holding.kind, holding.name)
        var rows = Dictionary(stored.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        for row in changes.newLots + changes.lots
        where row.lot.member == member && row.lot.holding.kind == holding.kind
            && row.lot.holding.name == holding.name
        {
            rows[row.id] = row
        }
        return rows.values.filter { $0.lot.remaining != 0 && $0.lot.holding == holding }
            .sorted { $0.id < $1.id }
    }

    /// One lot as this work has left it so far.
    func lot(_ id: LotID) throws -> LotRow? {
        if let row = changes.lots.last(where: { $0.id == id }) { return row }
        if let row = changes.newLots.last(where: { $0.id == id }) { return row }
        return try reader.lot(id)
    }

    /// What open reservations hold of a member's lots.
    ///
    /// - Parameter reservation: one whose holds are free, because it is being committed.
    func holds(
        of member: MemberID,
        freeing reservation: ReservationID? = nil
    ) throws -> [LotID: Int64] {
        var held: [LotID: Int64] = [:]
        for row in try reader.held(of: member, at: now) {
            if case .lot(let lot, _) = row.target { held[lot, default: 0] += row.amount }
        }
        guard let reservation, let row = try reader.reservation(reservation), row.expiresAt > now
        else { return held }
        for hold in row.holds {
            if case .lot(let lot, let owner) = hold.target, owner == member {
                held[lot, default: 0] -= hold.amount
            }
        }
        return held.filter { $0.value > 0 }
    }

    /// What is counted within a period, or in all.
    func tally(of member: MemberID?, _ key: TallyKey, in period: Period? = nil) throws -> Int64 {
        changes.tallies.reduce(try reader.tally(of: member, key, in: period)) { sum, change in
            change.member == member && change.key == key
                && period.map({ $0.contains(change.day) }) != false
                ? sum + change.change : sum
        }
    }

    // MARK: Gathering

    /// Adds to one day of a count.
    func count(_ key: TallyKey, of member: MemberID?, on day: CivilDate, _ amount: Int64) {
        guard amount != 0 else { return }
        changes.tallies.append(
            TallyChange(member: member, key: key, day: day, change: amount)
        )
    }

    /// Writes a lot down with its first entry.
    @discardableResult
    func give(_ lot: Lot, _ cause: LotCause = LotCause()) -> LotRow {
        numbers.lot += 1
        let row = LotRow(
            id: LotID(numbers.lot),
            lot: lot,
            purchase: cause.purchase,
            grantedAt: now
        )
        changes.newLots.append(row)
        add(LotEntry(lot: row.id, kind: .granted, change: lot.amount), cause)
        return row
    }

    /// Changes what is left of a lot; a lot that is only worked out is written first.
    func move(_ lot: Lot, _ kind: LotEntry.Kind, by change: Int64, _ cause: LotCause) throws {
        guard change != 0 else { return }
        guard let id = lot.id else {
            return try move(give(lot).lot, kind, by: change, cause)
        }
        guard var row = try self.lot(id) else {
            throw StoreError.corrupt(path: "", detail: "\(id) is to be changed and is not there")
        }
        row.lot.remaining += change
        changes.lots.append(row)
        add(LotEntry(lot: id, kind: kind, change: change), cause)
    }

    private func add(_ entry: LotEntry, _ cause: LotCause) {
        changes.lotEntries.append(
            LotEntryRow(
                entry: entry,
                at: now,
                purchase: cause.purchase,
                purchaseReturn: cause.purchaseReturn,
                use: cause.use,
                reference: cause.reference
            )
        )
    }

    /// Writes down what a window gives; one that only paid debts leaves a mark, so that they are not
    /// paid twice.
    func giveWindow(_ lot: Lot) {
        if lot.amount == 0, let subscription = lot.subscription, let window = lot.window {
            changes.windowMarks.append(
                WindowMarkRow(
                    member: lot.member,
                    holding: lot.holding,
                    subscription: subscription,
                    window: window
                )
            )
        } else {
            give(lot)
        }
    }

    /// Takes so many from a holding in burn order; windows that are due are granted first.
    ///
    /// - Parameters:
    ///   - instant: when it was used: what was live then is taken.
    ///   - reservation: the one that set it aside.
    /// - Returns: what no lot had, which is 0 unless the limit is soft.
    /// - Throws: ``Refusal/notEnough`` when a hard limit does not allow it.
    @discardableResult
    func burn(
        _ amount: Int64,
        of holding: Holding,
        by member: MemberRow,
        at instant: Instant,
        freeing reservation: ReservationID? = nil,
        _ cause: LotCause
    ) throws -> Int64 {
        try repayDebts(of: member.id, holding, cause)
        let windows = try payingDebts(
            windows(of: holding, for: member, at: instant),
            of: member,
            holding,
            cause
        )
        let written = try lots(of: member.id, holding).map(\.lot)
        let stack = LotStack(
            (holding.kind == .uses ? windows.usable(written) : written) + windows.lots,
            holds: try holds(of: member.id, freeing: reservation),
            at: instant
        )
        guard let burn = stack.burn(amount, limit: windows.limit) else {
            throw Refused(
                .notEnough,
                "\(stack.available) of \(holding.name) are left, \(amount) are needed"
            )
        }
        for part in burn.parts { try move(part.lot, .used, by: 0 - part.amount, cause) }
        if burn.overage > 0, let debt = windows.debt(burn, instant) { give(debt, cause) }
        return burn.overage
    }

    /// Pays what is owed of a holding from what is free.
    func repayDebts(
        of member: MemberID,
        _ holding: Holding,
        _ cause: LotCause,
        at instant: Instant? = nil
    ) throws {
        let lots = try lots(of: member, holding).map(\.lot)
        guard lots.contains(where: \.isDebt) else { return }
        let stack = LotStack(lots, holds: try holds(of: member), at: instant ?? now)
        for repayment in stack.repayments {
            try move(repayment.lot, .repaid, by: 0 - repayment.amount, cause)
            try move(repayment.debt, .repaid, by: repayment.amount, cause)
        }
    }
}

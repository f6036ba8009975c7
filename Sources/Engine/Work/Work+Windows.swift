import Membership
import Store

extension Work {
    /// The windows of a counted benefit that are due for a member at an instant.
    ///
    /// What windows that passed have paid of debts is written at once, with the lots that go with it.
    func windows(
        of holding: Holding,
        for member: MemberRow,
        at instant: Instant
    ) throws -> DueWindows {
        var due = DueWindows()
        guard holding.kind == .uses else { return due }
        let held = try holds(of: member.id)
        let entitlements = try reader.entitlements(of: member.key)
        for membership in try engine.memberships(of: entitlements, at: instant, reader) {
            // A household's windows are its owner's.
            guard membership.entitlement.isOwn else { continue }
            for (promised, grant) in membership.grants(at: instant) where grant.holding == holding {
                due.givers.insert(membership.subscription.id)
                let granted = membership.granted(
                    grant,
                    promised,
                    to: member.id,
                    written: try written(grant, of: member.id, membership),
                    holds: held
                )
                if granted.settled.isEmpty {
                    due.lots += granted.lots
                } else {
                    for lot in granted.lots { giveWindow(lot) }
                    for part in granted.settled {
                        try move(part.debt, .repaid, by: part.amount, LotCause())
                    }
                }
                guard grant.limit == .soft, due.limit == .hard else { continue }
                due.limit = .soft
                let facts = membership.facts(promised, of: member.id)
                due.debt = { burn, instant in grant.debt(of: burn, facts, at: instant) }
            }
        }
        return due
    }

    /// Writes what windows give down when something is owed, so that it pays the debt at once and is
    /// not lost at the end of the window.
    func payingDebts(
        _ windows: DueWindows,
        of member: MemberRow,
        _ holding: Holding,
        _ cause: LotCause
    ) throws -> DueWindows {
        guard !windows.lots.isEmpty,
            try lots(of: member.id, holding).contains(where: {
                $0.lot.isDebt && $0.lot.isLive(at: now)
            })
        else { return windows }
        for lot in windows.lots { giveWindow(lot) }
        try repayDebts(of: member.id, holding, cause)
        var paid = windows
        paid.lots = []
        return paid
    }

    /// As ``Engine/written(_:of:_:_:)``, with what this work has done to them.
    private func written(
        _ grant: WindowGrant,
        of member: MemberID,
        _ membership: CountedMembership
    ) throws -> [Lot] {
        let stored = try engine.written(grant, of: member, membership, reader)
        var lots = Dictionary(
            stored.compactMap { lot in lot.id.map { ($0, lot) } },
            uniquingKeysWith: { $1 }
        )
        for row in changes.newLots + changes.lots
        where row.lot.member == member && row.lot.holding == grant.holding {
            lots[row.id] = row.lot
        }
        let marks = changes.windowMarks.compactMap { mark -> Lot? in
            mark.member == member && mark.holding == grant.holding
                && mark.subscription == membership.subscription.id ? Lot(mark, membership) : nil
        }
        return stored.filter { $0.id == nil } + marks + lots.sorted { $0.key < $1.key }.map(\.value)
    }
}

/// The lots of one holding at an instant, in the order in which they burn, less what is held of them.
///
/// - Shape: lots that are live; what is pending is only added up. A hold of a lot that has gone is gone
///   with it.
/// - Invariants: nothing here takes more from a lot than it has, and ``available`` is never negative.
package struct LotStack: Hashable, Sendable {
    /// Live, in burn order, without debts.
    package let lots: [Lot]
    /// Live, the oldest first.
    package let debts: [Lot]
    /// What lots that are not effective yet will bring.
    package let pending: Int64
    private let holds: [LotID: Int64]

    /// - Parameters:
    ///   - lots: of one holding, in any order; written ones and ones that are only worked out.
    ///   - holds: what open reservations hold of written lots.
    package init(_ lots: [Lot], holds: [LotID: Int64] = [:], at instant: Instant) {
        let live = lots.filter { $0.isLive(at: instant) }
        self.lots = live.filter { !$0.isDebt }.sorted { $0.burnsBefore($1) }
        debts = live.filter(\.isDebt).sorted {
            ($0.effectiveFrom.milliseconds, $0.id?.number ?? .max)
                < ($1.effectiveFrom.milliseconds, $1.id?.number ?? .max)
        }
        pending = lots.filter { instant < $0.effectiveFrom && !$0.isDebt }
            .reduce(Int64(0)) { $0.addingClamped($1.remaining) }
        self.holds = holds
    }

    /// What a lot has that no reservation holds.
    package func free(of lot: Lot) -> Int64 {
        max(0, lot.remaining - (lot.id.flatMap { holds[$0] } ?? 0))
    }

    /// What is left of all lots, held or not, without debts.
    package var remaining: Int64 { lots.reduce(Int64(0)) { $0.addingClamped($1.remaining) } }

    /// What is owed, as a positive number.
    package var owed: Int64 { debts.reduce(Int64(0)) { $0.addingClamped(0 - $1.remaining) } }

    /// What reservations hold of live lots.
    package var held: Int64 {
        lots.reduce(Int64(0)) { $0.addingClamped($1.remaining - free(of: $1)) }
    }

    /// What may be used now: what is free, less what is owed.
    package var available: Int64 {
        max(0, lots.reduce(Int64(0)) { $0.addingClamped(free(of: $1)) } - owed)
    }

    /// What a use of so many takes from each lot.
    ///
    /// Debts are paid before anything is used, so apply ``repayments`` first.
    /// - Parameter limit: a hard one refuses what there is not; a soft one counts it as overage.
    /// - Returns: `nil` when a hard limit refuses, and then nothing at all may be taken.
    package func burn(_ amount: Int64, limit: Quota.Limit = .hard) -> Burn? {
        guard amount > 0 else { return Burn(parts: [], overage: 0) }
        switch limit {
        case .hard where amount > available: return nil
        case .hard, .soft: break
        }
        let repaid = Dictionary(
            repayments.map { ($0.lot, $0.amount) },
            uniquingKeysWith: { $0.addingClamped($1) }
        )
        var left = amount
        var parts: [Burn.Part] = []
        for lot in lots where left > 0 {
            let part = min(left, free(of: lot) - (repaid[lot] ?? 0))
            guard part > 0 else { continue }
            parts.append(Burn.Part(lot: lot, amount: part))
            left -= part
        }
        return Burn(parts: parts, overage: left)
    }

    /// What pays the debts: the oldest first, from what is free, in burn order.
    package var repayments: [Repayment] {
        var owed = debts.map { (debt: $0, left: 0 - $0.remaining) }[...]
        var repayments: [Repayment] = []
        for lot in lots {
            var free = free(of: lot)
            while free > 0, let first = owed.first {
                let part = min(free, first.left)
                if part > 0 {
                    repayments.append(Repayment(lot: lot, debt: first.debt, amount: part))
                    free -= part
                }
                owed[owed.startIndex].left -= part
                if owed[owed.startIndex].left == 0 { owed.removeFirst() }
            }
        }
        return repayments
    }
}

extension Int64 {
    /// The sum, or the end of the range it would pass.
    func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}

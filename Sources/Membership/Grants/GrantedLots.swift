/// What the windows of a benefit have given since somebody last looked.
package struct GrantedLots: Hashable, Sendable {
    /// At most two, of the window that contains today and without an id: of the plan or tier, and of
    /// what was left over.
    package let lots: [Lot]
    /// What windows that passed untouched have paid of debts: `repaid` entries of the debts alone,
    /// because the lots that paid were never written.
    package let settled: [Settled]

    package init(lots: [Lot], settled: [Settled]) {
        self.lots = lots
        self.settled = settled
    }

    /// So much of a debt is paid.
    package struct Settled: Hashable, Sendable {
        package let debt: Lot
        package let amount: Int64

        package init(debt: Lot, amount: Int64) {
            self.debt = debt
            self.amount = amount
        }
    }

    /// The lots as they stand: the written ones with their debts paid, and the new ones.
    package func applied(to written: [Lot]) -> [Lot] {
        guard !settled.isEmpty else { return written + lots }
        var paid: [LotID: Int64] = [:]
        for part in settled {
            guard let id = part.debt.id else { continue }
            paid[id, default: 0] += part.amount
        }
        return written.map { lot in
            guard let amount = lot.id.flatMap({ paid[$0] }) else { return lot }
            var lot = lot
            lot.remaining += amount
            return lot
        } + lots
    }
}

import Membership

@testable import Store

/// What fay used apart from purchases: two towels she was given and one she owed, which came back; and
/// the pool, which is only counted. A window of ada's rides paid a debt and gave nothing.
extension BenefitHistory {
    func used() -> ChangeSet {
        var changes = ChangeSet(at: now, actor: "rpc:shop")
        let towels = BenefitUseID(2)
        changes.benefitUses = [
            use(2, "towels", 3, .lots(uses: 3, overage: 1), "towels-1"),
            use(3, "pool", 2, .tally(uses: 2), nil),
        ]
        changes.benefitReturns = [
            BenefitReturnRow(
                use: towels,
                quantity: 1,
                uses: 1,
                reference: "back-1",
                returnedAt: now
            ),
            BenefitReturnRow(
                use: BenefitUseID(3),
                quantity: 1,
                uses: 1,
                reference: nil,
                returnedAt: now
            ),
        ]
        changes.newLots = [lot(21, .grant, 5, left: 3), lot(22, .overage, -1, left: 0)]
        changes.lotEntries = [
            entry(21, .granted, 5), entry(21, .used, -2, towels), entry(22, .granted, -1, towels),
            entry(22, .restored, 1, towels),
        ]
        changes.tallies = [2, -1].map { change in
            TallyChange(member: fay, key: TallyKey(.used, "pool"), day: day, change: change)
        }
        changes.windowMarks = [
            WindowMarkRow(
                member: ada,
                holding: Holding(.uses, "ride"),
                subscription: shared,
                window: day.adding(days: 62)
            )
        ]
        return changes
    }

    private func use(
        _ id: Int64,
        _ benefit: String,
        _ quantity: Int64,
        _ counted: BenefitUseRow.Counted,
        _ reference: String?
    ) -> BenefitUseRow {
        BenefitUseRow(
            id: BenefitUseID(id),
            member: fay,
            subscription: shared,
            benefit: benefit,
            usedAt: now,
            day: day,
            quantity: quantity,
            counted: counted,
            value: nil,
            reference: reference
        )
    }

    private func lot(_ id: Int64, _ source: Lot.Source, _ amount: Int64, left: Int64) -> LotRow {
        LotRow(
            id: LotID(id),
            lot: Lot(
                id: LotID(id),
                member: fay,
                holding: Holding(.uses, "towels"),
                source: source,
                subscription: shared,
                amount: amount,
                remaining: left,
                effectiveFrom: now,
                expiresAt: nil
            ),
            purchase: nil,
            grantedAt: now
        )
    }

    private func entry(
        _ lot: Int64,
        _ kind: LotEntry.Kind,
        _ change: Int64,
        _ use: BenefitUseID? = nil
    ) -> LotEntryRow {
        LotEntryRow(
            entry: LotEntry(lot: LotID(lot), kind: kind, change: change),
            at: now,
            use: use
        )
    }
}

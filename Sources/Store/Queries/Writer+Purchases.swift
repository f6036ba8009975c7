import Membership

extension Writer {
    /// Reservations, purchases and returns with all they do. A purchase comes before the lots it gives,
    /// its effects after them; what is held is free before it is held again.
    func applyPurchases(_ changes: ChangeSet) throws {
        for row in changes.newReservations { try insert(row) }
        for row in changes.newPurchases { try insert(row) }
        for row in changes.newReturns { try insert(row) }
        for row in changes.newLots { try insert(row) }
        for row in changes.lots { try update(row) }
        for row in changes.lotEntries { try insert(row) }
        for row in changes.newPurchases { try insertEffects(row) }
        for row in changes.newReturns { try insertUndone(row) }
        for change in changes.tallies { try add(change) }
        for row in changes.settledReservations { try settle(row) }
        for row in changes.newReservations { try hold(row) }
    }

    private func insert(_ row: PurchaseRow) throws {
        let amounts = row.amounts
        try statements.run(
            """
            INSERT INTO purchase (id, member_id, reference, source, purchased_at, day, currency,
              gross, net, saved, certificates, points_worth, delivery, fees, channel, region, partner,
              reservation_id, digest, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
              ?19, ?20)
            """,
            [
                .int(row.id.number), .int(row.member.number), .text(row.reference),
                .text(row.source.rawValue), .int(row.purchasedAt.milliseconds),
                .day(row.day.dayNumber), .text(amounts.net.currency.code),
                .int(amounts.gross.minorUnits), .int(amounts.net.minorUnits),
                .int(amounts.saved.minorUnits), .int(amounts.certificates.minorUnits),
                .int(amounts.points.minorUnits), .int(amounts.delivery.minorUnits),
                .int(amounts.fees.minorUnits), .optional(row.channel), .optional(row.region),
                .optional(row.partner), .optional(row.reservation?.number), .blob(row.digest),
                .int(row.recordedAt.milliseconds),
            ]
        )
        for line in row.lines {
            try statements.run(
                """
                INSERT INTO purchase_line (purchase_id, line, product, category, quantity, gross, net)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """,
                [
                    .int(row.id.number), .int(line.line), .text(line.product),
                    .optional(line.category), .int(line.quantity), .int(line.gross),
                    .int(line.net),
                ]
            )
        }
    }

    private func insertEffects(_ row: PurchaseRow) throws {
        for (index, effect) in row.effects.enumerated() {
            try statements.run(
                """
                INSERT INTO purchase_effect (purchase_id, n, member_id, kind, what, name, currency,
                  amount, worth, effective_from, expires_at, partner, lines, basis,
                  lot_id)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
                """,
                [.int(row.id.number), .int(index + 1)] + effect.values
                    + [.optional(effect.lot?.number)]
            )
        }
    }

    private func insert(_ row: PurchaseReturnRow) throws {
        try statements.run(
            """
            INSERT INTO purchase_return (id, purchase_id, reference, returned_at, day, net, digest,
              recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [
                .int(row.id), .int(row.purchase.number), .text(row.reference),
                .int(row.returnedAt.milliseconds), .day(row.day.dayNumber),
                .int(row.net.minorUnits), .blob(row.digest), .int(row.recordedAt.milliseconds),
            ]
        )
        for line in row.lines {
            try statements.run(
                """
                INSERT INTO return_line (return_id, purchase_id, line, quantity, net)
                VALUES (?1, ?2, ?3, ?4, ?5)
                """,
                [
                    .int(row.id), .int(row.purchase.number), .int(line.line),
                    .int(line.quantity), .int(line.net),
                ]
            )
        }
    }

    private func insertUndone(_ row: PurchaseReturnRow) throws {
        for undone in row.undone {
            try statements.run(
                """
                INSERT INTO return_effect (return_id, purchase_id, n, amount)
                VALUES (?1, ?2, ?3, ?4)
                """,
                [
                    .int(row.id), .int(row.purchase.number), .int(undone.effect),
                    .int(undone.amount),
                ]
            )
        }
    }
}

extension EffectRow {
    /// What both tables of effects keep behind the number, in the order of their columns.
    var values: [SQLValue] {
        let stored = effect.stored
        return [
            .optional(member?.number), .text(stored.kind), .optional(stored.what),
            .text(stored.name), .optional(stored.currency), .int(stored.amount),
            .optional(stored.worth), .optional(stored.effectiveFrom),
            .optional(stored.expiresAt), .optional(stored.partner), .optional(storedLines),
            .text(basis.rawValue),
        ]
    }
}

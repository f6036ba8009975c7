import Membership

extension Writer {
    func insert(_ row: LotRow) throws {
        let lot = row.lot
        try statements.run(
            """
            INSERT INTO lot (id, member_id, kind, name, currency, source, subscription_id, window_day,
              amount, remaining, priority, effective_from, expires_at, purchase_id, granted_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """,
            [
                .int(row.id.number), .int(lot.member.number), .text(lot.holding.kind.rawValue),
                .text(lot.holding.name), .optional(lot.holding.currency?.code),
                .text(lot.source.rawValue), .optional(lot.subscription?.number),
                .optional(lot.window?.dayNumber), .int(lot.amount), .int(lot.remaining),
                .int(lot.priority), .int(lot.effectiveFrom.milliseconds),
                .optional(lot.expiresAt?.milliseconds), .optional(row.purchase?.number),
                .int(row.grantedAt.milliseconds),
            ]
        )
    }

    func update(_ row: LotRow) throws {
        try statements.run(
            "UPDATE lot SET remaining = ?2 WHERE id = ?1",
            [.int(row.id.number), .int(row.lot.remaining)]
        )
        try expectOneChange("\(row.id)")
    }

    func insert(_ row: LotEntryRow) throws {
        try statements.run(
            """
            INSERT INTO lot_entry (lot_id, kind, change, at, purchase_id, return_id, reference, use_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [
                .int(row.entry.lot.number), .text(row.entry.kind.rawValue),
                .int(row.entry.change), .int(row.at.milliseconds),
                .optional(row.purchase?.number), .optional(row.purchaseReturn),
                .optional(row.reference), .optional(row.use?.number),
            ]
        )
    }

    func add(_ change: TallyChange) throws {
        guard change.change != 0 else { return }
        try statements.run(
            """
            INSERT INTO tally (member_id, kind, name, day, amount) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (member_id, kind, name, day) DO UPDATE SET amount = amount + excluded.amount
            """,
            [
                .int(change.member?.number ?? 0), .text(change.key.kind.rawValue),
                .text(change.key.name), .day(change.day.dayNumber), .int(change.change),
            ]
        )
    }
}

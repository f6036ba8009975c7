import Membership

extension Writer {
    func insert(_ row: ReservationRow) throws {
        let state = row.state.stored
        try statements.run(
            """
            INSERT INTO reservation (id, member_id, key, quote, made_at, expires_at, state,
              settled_at, purchase_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """,
            [
                .int(row.id.number), .int(row.member.number), .optional(row.key),
                .blob(row.quote), .int(row.madeAt.milliseconds),
                .int(row.expiresAt.milliseconds), .text(state.name),
                .optional(state.settledAt?.milliseconds), .optional(state.purchase?.number),
            ]
        )
        for (index, effect) in row.effects.enumerated() {
            try statements.run(
                """
                INSERT INTO reservation_effect (reservation_id, n, member_id, kind, what, name,
                  currency, amount, worth, effective_from, expires_at, partner, lines,
                  basis)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                """,
                [.int(row.id.number), .int(index + 1)] + effect.values
            )
        }
    }

    /// Sets aside what a new reservation holds; its lots may be as new.
    func hold(_ row: ReservationRow) throws {
        for (index, hold) in row.holds.enumerated() {
            try insert(hold, number: index + 1, of: row)
        }
    }

    private func insert(_ hold: HoldRow, number: Int, of row: ReservationRow) throws {
        let target: [SQLValue] =
            switch hold.target {
            case .lot(let lot, let member):
                [.int(member.number), .int(lot.number), .null, .null]
            case .tally(let key, let member):
                [.optional(member?.number), .null, .text(key.kind.rawValue), .text(key.name)]
            }
        try statements.run(
            """
            INSERT INTO hold (reservation_id, n, expires_at, amount, member_id, lot_id, kind, name)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [
                .int(row.id.number), .int(number), .int(row.expiresAt.milliseconds),
                .int(hold.amount),
            ] + target
        )
    }

    func settle(_ row: ReservationRow) throws {
        let state = row.state.stored
        try statements.run(
            """
            UPDATE reservation SET state = ?2, settled_at = ?3, purchase_id = ?4 WHERE id = ?1
            """,
            [
                .int(row.id.number), .text(state.name), .optional(state.settledAt?.milliseconds),
                .optional(state.purchase?.number),
            ]
        )
        try expectOneChange("\(row.id)")
        try statements.run(
            "DELETE FROM hold WHERE reservation_id = ?1",
            [.int(row.id.number)]
        )
    }
}

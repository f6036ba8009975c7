package import Membership

extension Reader {
    /// The reservation with this number; `nil` when there is none.
    package func reservation(_ id: ReservationID) throws -> ReservationRow? {
        try statements.first(
            """
            SELECT id, member_id, key, quote, made_at, expires_at, state, settled_at, purchase_id
            FROM reservation WHERE id = ?1
            """,
            [.int(id.number)],
            reservation
        )
    }

    /// The reservation with the shop's own key; `nil` when there is none.
    package func reservation(key: String) throws -> ReservationRow? {
        try statements.first(
            """
            SELECT id, member_id, key, quote, made_at, expires_at, state, settled_at, purchase_id
            FROM reservation WHERE key = ?1 AND key IS NOT NULL
            """,
            [.text(key)],
            reservation
        )
    }

    /// At most `limit` reservations of a member behind `cursor`, in order of their numbers.
    package func reservations(
        of member: MemberID,
        after cursor: ReservationID,
        limit: Int
    ) throws -> [ReservationRow] {
        try statements.all(
            """
            SELECT id, member_id, key, quote, made_at, expires_at, state, settled_at, purchase_id
            FROM reservation WHERE member_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3
            """,
            [.int(member.number), .int(cursor.number), .int(limit)],
            reservation
        )
    }

    /// What is set aside of a member's lots and counts at an instant, by reservation.
    ///
    /// - Parameter member: `nil` for what is set aside of all members together.
    package func held(of member: MemberID?, at instant: Instant) throws -> [HoldRow] {
        try statements.all(
            """
            SELECT member_id, lot_id, kind, name, amount FROM hold
            WHERE member_id IS ?1 AND expires_at > ?2
            """,
            [.optional(member?.number), .int(instant.milliseconds)],
            Self.hold
        )
    }

    private func reservation(_ row: SQLRow) throws -> ReservationRow {
        let id = ReservationID(row.int(0))
        let state = ReservationRow.State(
            name: row.text(6),
            settledAt: row.optionalInt(7).map(Instant.init(milliseconds:)),
            purchase: row.optionalInt(8).map(PurchaseID.init)
        )
        guard let state else {
            throw StoreError.corrupt(path: "", detail: "\(id) is '\(row.text(6))'")
        }
        let effects = try statements.all(
            """
            SELECT member_id, kind, what, name, currency, amount, worth, effective_from, expires_at,
              partner, lines, basis
            FROM reservation_effect WHERE reservation_id = ?1 ORDER BY n
            """,
            [.int(id.number)]
        ) { try EffectRow($0, lot: nil, of: "\(id)") }
        let holds = try statements.all(
            """
            SELECT member_id, lot_id, kind, name, amount FROM hold
            WHERE reservation_id = ?1 ORDER BY n
            """,
            [.int(id.number)],
            Self.hold
        )
        return ReservationRow(
            id: id,
            member: MemberID(row.int(1)),
            key: row.optionalText(2),
            quote: row.blob(3),
            madeAt: Instant(milliseconds: row.int(4)),
            expiresAt: Instant(milliseconds: row.int(5)),
            state: state,
            effects: effects,
            holds: holds
        )
    }

    private static func hold(_ row: SQLRow) throws(StoreError) -> HoldRow {
        let member = row.optionalInt(0).map(MemberID.init)
        if let lot = row.optionalInt(1), let member {
            return HoldRow(target: .lot(LotID(lot), of: member), amount: row.int(4))
        }
        guard let kind = TallyKey.Kind(rawValue: row.text(2)) else {
            throw .corrupt(path: "", detail: "a reservation holds a '\(row.text(2))'")
        }
        return HoldRow(
            target: .tally(TallyKey(kind, row.text(3)), of: member),
            amount: row.int(4)
        )
    }
}

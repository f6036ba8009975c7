package import Membership

extension Reader {
    /// The purchase with this number, with its lines and effects; `nil` when there is none.
    package func purchase(_ id: PurchaseID) throws -> PurchaseRow? {
        try statements.first(
            """
            SELECT id, member_id, reference, source, purchased_at, day, currency, gross, net, saved,
              certificates, points_worth, delivery, fees, channel, region, partner, reservation_id,
              digest, recorded_at
            FROM purchase WHERE id = ?1
            """,
            [.int(id.number)],
            purchase
        )
    }

    /// The purchase the shop told of under this reference; `nil` when it told of none.
    package func purchase(reference: String) throws -> PurchaseRow? {
        try statements.first(
            "SELECT id FROM purchase WHERE reference = ?1",
            [.text(reference)]
        ) { PurchaseID($0.int(0)) }.flatMap(purchase)
    }

    /// At most `limit` purchases of a member behind `cursor`, in order of their numbers.
    package func purchases(
        of member: MemberID,
        after cursor: PurchaseID,
        limit: Int
    ) throws -> [PurchaseRow] {
        try statements.all(
            "SELECT id FROM purchase WHERE member_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
            [.int(member.number), .int(cursor.number), .int(limit)]
        ) { PurchaseID($0.int(0)) }.compactMap(purchase)
    }

    /// At most `limit` purchases of anybody behind `cursor`, in order of their numbers.
    package func purchases(after cursor: PurchaseID, limit: Int) throws -> [PurchaseRow] {
        try statements.all(
            "SELECT id FROM purchase WHERE id > ?1 ORDER BY id LIMIT ?2",
            [.int(cursor.number), .int(limit)]
        ) { PurchaseID($0.int(0)) }.compactMap(purchase)
    }

    /// Whether a member has ever bought anything.
    package func hasPurchased(_ member: MemberID) throws -> Bool {
        try statements.first(
            "SELECT 1 FROM purchase WHERE member_id = ?1 LIMIT 1",
            [.int(member.number)]
        ) { _ in true } ?? false
    }

    /// What came back of a purchase, oldest first.
    package func returns(of purchase: PurchaseID) throws -> [PurchaseReturnRow] {
        try statements.all(
            """
            SELECT r.id, r.purchase_id, r.reference, r.returned_at, r.day, r.net, r.digest,
              r.recorded_at, p.currency
            FROM purchase_return AS r JOIN purchase AS p ON p.id = r.purchase_id
            WHERE r.purchase_id = ?1 ORDER BY r.id
            """,
            [.int(purchase.number)],
            purchaseReturn
        )
    }

    /// The return the shop told of under this reference; `nil` when it told of none.
    package func purchaseReturn(reference: String) throws -> PurchaseReturnRow? {
        try statements.first(
            """
            SELECT r.id, r.purchase_id, r.reference, r.returned_at, r.day, r.net, r.digest,
              r.recorded_at, p.currency
            FROM purchase_return AS r JOIN purchase AS p ON p.id = r.purchase_id
            WHERE r.reference = ?1
            """,
            [.text(reference)],
            purchaseReturn
        )
    }

    /// What returns have undone of each effect of a purchase so far, by the effect's number.
    package func undone(of purchase: PurchaseID) throws -> [Int: Int64] {
        var undone: [Int: Int64] = [:]
        try statements.each(
            "SELECT n, sum(amount) FROM return_effect WHERE purchase_id = ?1 GROUP BY n",
            [.int(purchase.number)]
        ) { undone[Int($0.int(0))] = $0.int(1) }
        return undone
    }

    /// What has come back of each line of a purchase so far, by the line's number.
    package func returned(
        of purchase: PurchaseID
    ) throws -> [Int: (quantity: Int64, net: Int64)] {
        var returned: [Int: (quantity: Int64, net: Int64)] = [:]
        try statements.each(
            """
            SELECT line, sum(quantity), sum(net) FROM return_line WHERE purchase_id = ?1
            GROUP BY line
            """,
            [.int(purchase.number)]
        ) { returned[Int($0.int(0))] = (quantity: $0.int(1), net: $0.int(2)) }
        return returned
    }

    private func purchase(_ row: SQLRow) throws -> PurchaseRow {
        let id = PurchaseID(row.int(0))
        guard let source = PurchaseRow.Source(rawValue: row.text(3)),
            let currency = Currency(row.text(6))
        else {
            throw StoreError.corrupt(
                path: "",
                detail: "\(id) has an unknown source or currency"
            )
        }
        let money = { (column: Int32) in
            Money(minorUnits: row.int(column), currency: currency)
        }
        return PurchaseRow(
            id: id,
            member: MemberID(row.int(1)),
            reference: row.text(2),
            source: source,
            purchasedAt: Instant(milliseconds: row.int(4)),
            day: CivilDate(dayNumber: row.day(5)),
            amounts: PurchaseRow.Amounts(
                gross: money(7),
                saved: money(9),
                certificates: money(10),
                points: money(11),
                net: money(8),
                delivery: money(12),
                fees: money(13)
            ),
            channel: row.optionalText(14),
            region: row.optionalText(15),
            partner: row.optionalText(16),
            reservation: row.optionalInt(17).map(ReservationID.init),
            digest: row.blob(18),
            recordedAt: Instant(milliseconds: row.int(19)),
            lines: try lines(of: id),
            effects: try effects(of: id)
        )
    }

    private func lines(of purchase: PurchaseID) throws -> [PurchaseLineRow] {
        try statements.all(
            """
            SELECT line, product, category, quantity, gross, net FROM purchase_line
            WHERE purchase_id = ?1 ORDER BY line
            """,
            [.int(purchase.number)]
        ) { row in
            PurchaseLineRow(
                line: Int(row.int(0)),
                product: row.text(1),
                category: row.optionalText(2),
                quantity: row.int(3),
                gross: row.int(4),
                net: row.int(5)
            )
        }
    }

    private func effects(of purchase: PurchaseID) throws -> [EffectRow] {
        try statements.all(
            """
            SELECT member_id, kind, what, name, currency, amount, worth, effective_from, expires_at,
              partner, lines, basis, lot_id
            FROM purchase_effect WHERE purchase_id = ?1 ORDER BY n
            """,
            [.int(purchase.number)]
        ) { try EffectRow($0, lot: $0.optionalInt(12).map(LotID.init), of: "\(purchase)") }
    }

    private func purchaseReturn(_ row: SQLRow) throws -> PurchaseReturnRow {
        let id = row.int(0)
        guard let currency = Currency(row.text(8)) else {
            throw StoreError.corrupt(path: "", detail: "ret_\(id) is in \(row.text(8))")
        }
        let lines = try statements.all(
            "SELECT line, quantity, net FROM return_line WHERE return_id = ?1 ORDER BY line",
            [.int(id)]
        ) {
            PurchaseReturnRow.Line(line: Int($0.int(0)), quantity: $0.int(1), net: $0.int(2))
        }
        let undone = try statements.all(
            "SELECT n, amount FROM return_effect WHERE return_id = ?1 ORDER BY n",
            [.int(id)]
        ) { PurchaseReturnRow.Undone(effect: Int($0.int(0)), amount: $0.int(1)) }
        return PurchaseReturnRow(
            id: id,
            purchase: PurchaseID(row.int(1)),
            reference: row.text(2),
            returnedAt: Instant(milliseconds: row.int(3)),
            day: CivilDate(dayNumber: row.day(4)),
            net: Money(minorUnits: row.int(5), currency: currency),
            digest: row.blob(6),
            recordedAt: Instant(milliseconds: row.int(7)),
            lines: lines,
            undone: undone
        )
    }
}

extension EffectRow {
    /// Reads what ``values`` wrote, from the first column on.
    init(_ row: SQLRow, lot: LotID?, of owner: String) throws(StoreError) {
        let stored = PurchaseEffect.Stored(
            kind: row.text(1),
            what: row.optionalText(2),
            name: row.text(3),
            currency: row.optionalText(4),
            amount: row.int(5),
            worth: row.optionalInt(6),
            effectiveFrom: row.optionalInt(7),
            expiresAt: row.optionalInt(8),
            partner: row.optionalText(9)
        )
        guard let effect = PurchaseEffect(stored) else {
            throw .corrupt(path: "", detail: "an effect of \(owner) cannot be understood")
        }
        self.init(
            member: row.optionalInt(0).map(MemberID.init),
            effect: effect,
            lot: lot,
            basis: ReturnBasis(rawValue: row.text(11)),
            lines: row.optionalText(10).map { text in
                text.split(separator: ",").compactMap { Int($0) }.map { $0 - 1 }
            }
        )
    }
}

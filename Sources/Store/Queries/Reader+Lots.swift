package import Membership

extension Reader {
    /// The lot with this number; `nil` when there is none.
    package func lot(_ id: LotID) throws -> LotRow? {
        try statements.first(
            """
            SELECT id, member_id, kind, name, currency, source, subscription_id, window_day, amount,
              remaining, priority, effective_from, expires_at, purchase_id, granted_at
            FROM lot WHERE id = ?1
            """,
            [.int(id.number)],
            Self.lot
        )
    }

    /// The lots of one holding of which something is left or owed, in the order in which they burn:
    /// by priority, then what runs out first, then what was given first. Pending and expired ones are
    /// among them.
    package func lots(
        of member: MemberID,
        _ kind: Holding.Kind,
        _ name: String
    ) throws -> [LotRow] {
        try statements.all(
            """
            SELECT id, member_id, kind, name, currency, source, subscription_id, window_day, amount,
              remaining, priority, effective_from, expires_at, purchase_id, granted_at
            FROM lot WHERE member_id = ?1 AND kind = ?2 AND name = ?3 AND remaining <> 0
            ORDER BY priority, expires_at IS NULL, expires_at, id
            """,
            [.int(member.number), .text(kind.rawValue), .text(name)],
            Self.lot
        )
    }

    /// All lots of a member of which something is left or owed, holding by holding, as they burn.
    package func lots(of member: MemberID) throws -> [LotRow] {
        try statements.all(
            """
            SELECT id, member_id, kind, name, currency, source, subscription_id, window_day, amount,
              remaining, priority, effective_from, expires_at, purchase_id, granted_at
            FROM lot WHERE member_id = ?1 AND remaining <> 0
            ORDER BY kind, name, priority, expires_at IS NULL, expires_at, id
            """,
            [.int(member.number)],
            Self.lot
        )
    }

    /// The lots a subscription gave for windows that began on a day or later, used up or not, by
    /// source and window.
    package func windowLots(
        of member: MemberID,
        _ kind: Holding.Kind,
        _ name: String,
        subscription: SubscriptionID,
        from day: CivilDate
    ) throws -> [LotRow] {
        try statements.all(
            """
            SELECT id, member_id, kind, name, currency, source, subscription_id, window_day, amount,
              remaining, priority, effective_from, expires_at, purchase_id, granted_at
            FROM lot
            WHERE member_id = ?1 AND kind = ?2 AND name = ?3 AND subscription_id = ?4
              AND window_day IS NOT NULL AND window_day >= ?5
            ORDER BY source, window_day
            """,
            [
                .int(member.number), .text(kind.rawValue), .text(name),
                .int(subscription.number), .day(day.dayNumber),
            ],
            Self.lot
        )
    }

    /// At most `limit` lots of a member behind `cursor`, used up or not, in order of their numbers.
    package func lots(of member: MemberID, after cursor: LotID, limit: Int) throws -> [LotRow] {
        try statements.all(
            """
            SELECT id, member_id, kind, name, currency, source, subscription_id, window_day, amount,
              remaining, priority, effective_from, expires_at, purchase_id, granted_at
            FROM lot WHERE member_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3
            """,
            [.int(member.number), .int(cursor.number), .int(limit)],
            Self.lot
        )
    }

    /// At most `limit` lots that are gone by an instant and not yet written off, oldest first.
    package func expiringLots(by instant: Instant, limit: Int) throws -> [LotRow] {
        try statements.all(
            """
            SELECT id, member_id, kind, name, currency, source, subscription_id, window_day, amount,
              remaining, priority, effective_from, expires_at, purchase_id, granted_at
            FROM lot
            WHERE remaining > 0 AND expires_at IS NOT NULL AND expires_at <= ?1
            ORDER BY expires_at, id LIMIT ?2
            """,
            [.int(instant.milliseconds), .int(limit)],
            Self.lot
        )
    }

    /// Everything that changed a lot, oldest first.
    package func entries(of lot: LotID) throws -> [LotEntryRow] {
        try statements.all(
            """
            SELECT lot_id, kind, change, at, purchase_id, return_id, reference, use_id
            FROM lot_entry
            WHERE lot_id = ?1 ORDER BY id
            """,
            [.int(lot.number)],
            Self.entry
        )
    }

    /// What a purchase, and what came back of it, changed of lots, oldest first.
    package func entries(of purchase: PurchaseID) throws -> [LotEntryRow] {
        try statements.all(
            """
            SELECT lot_id, kind, change, at, purchase_id, return_id, reference, use_id
            FROM lot_entry
            WHERE purchase_id = ?1 AND purchase_id IS NOT NULL ORDER BY id
            """,
            [.int(purchase.number)],
            Self.entry
        )
    }

    /// What a use of a benefit, and what came back of it, changed of lots, oldest first.
    package func entries(of use: BenefitUseID) throws -> [LotEntryRow] {
        try statements.all(
            """
            SELECT lot_id, kind, change, at, purchase_id, return_id, reference, use_id
            FROM lot_entry
            WHERE use_id = ?1 AND use_id IS NOT NULL ORDER BY id
            """,
            [.int(use.number)],
            Self.entry
        )
    }

    /// What a member collected of something under a reference of the shop's, as a positive number;
    /// `nil` when nothing was.
    package func collected(
        by member: MemberID,
        _ name: String,
        reference: String
    ) throws -> Int64? {
        try statements.first(
            """
            SELECT sum(-e.change) FROM lot_entry AS e JOIN lot AS l ON l.id = e.lot_id
            WHERE e.reference = ?1 AND e.reference IS NOT NULL AND e.kind = 'used'
              AND l.member_id = ?2 AND l.kind = 'item' AND l.name = ?3
            """,
            [.text(reference), .int(member.number), .text(name)]
        ) { $0.optionalInt(0) } ?? nil
    }

    /// The windows from a day on that gave nothing but what paid a debt.
    package func windowMarks(
        of member: MemberID,
        _ holding: Holding,
        subscription: SubscriptionID,
        from day: CivilDate
    ) throws -> [CivilDate] {
        try statements.all(
            """
            SELECT window_day FROM window_mark
            WHERE member_id = ?1 AND kind = ?2 AND name = ?3 AND subscription_id = ?4
              AND window_day >= ?5
            ORDER BY window_day
            """,
            [
                .int(member.number), .text(holding.kind.rawValue), .text(holding.name),
                .int(subscription.number), .day(day.dayNumber),
            ]
        ) { CivilDate(dayNumber: $0.day(0)) }
    }

    /// The last instant at which a member earned or used something of a kind and name; `nil` for never.
    /// What a purchase moved counts from the purchase, however late it was told.
    package func lastMovement(
        of member: MemberID,
        _ kind: Holding.Kind,
        _ name: String
    ) throws -> Instant? {
        try statements.first(
            """
            SELECT max(CASE WHEN e.return_id IS NULL THEN coalesce(p.purchased_at, e.at) ELSE e.at END)
            FROM lot AS l JOIN lot_entry AS e ON e.lot_id = l.id
            LEFT JOIN purchase AS p ON p.id = e.purchase_id
            WHERE l.member_id = ?1 AND l.kind = ?2 AND l.name = ?3
              AND e.kind IN ('granted', 'used')
            """,
            [.int(member.number), .text(kind.rawValue), .text(name)]
        ) { $0.optionalInt(0).map(Instant.init(milliseconds:)) } ?? nil
    }

    /// What each member has of each points programme, debts taken off: what the liability is made of.
    package func outstandingPoints() throws -> [(
        programme: String, member: MemberID, points: Int64
    )] {
        try statements.all(
            """
            SELECT name, member_id, sum(remaining) FROM lot WHERE kind = 'points' AND remaining <> 0
            GROUP BY name, member_id ORDER BY name, member_id
            """
        ) { (programme: $0.text(0), member: MemberID($0.int(1)), points: $0.int(2)) }
    }

    /// What the books say a member's points cost, by currency: what was posted less what was taken back.
    package func postedPoints(of member: MemberID) throws -> [Currency: Int64] {
        var posted: [Currency: Int64] = [:]
        try statements.each(
            """
            SELECT a.currency, sum(CASE WHEN t.credit_account_id = a.id THEN t.amount ELSE -t.amount END)
            FROM transfer AS t
            JOIN account AS a ON a.kind = 'points_liability'
              AND a.id IN (t.credit_account_id, t.debit_account_id)
            WHERE t.member_id = ?1 AND t.code IN ('points_earned', 'points_redeemed',
              'points_expired', 'points_returned', 'points_given', 'partner_burned')
            GROUP BY a.currency
            """,
            [.int(member.number)]
        ) { row in
            if let currency = Currency(row.text(0)) { posted[currency] = row.int(1) }
        }
        return posted
    }

    /// At most `limit` movements of a member's points behind a cursor, newest first.
    ///
    /// - Parameter cursor: the number of the last one seen; `nil` to begin.
    package func pointMovements(
        of member: MemberID,
        before cursor: Int64?,
        limit: Int
    ) throws -> [(id: Int64, programme: String, row: LotEntryRow)] {
        try statements.all(
            """
            SELECT e.lot_id, e.kind, e.change, e.at, e.purchase_id, e.return_id, e.reference,
              e.use_id, e.id, l.name
            FROM lot AS l JOIN lot_entry AS e ON e.lot_id = l.id
            WHERE l.member_id = ?1 AND l.kind = 'points' AND e.id < ?2
            ORDER BY e.id DESC LIMIT ?3
            """,
            [.int(member.number), .int(cursor ?? .max), .int(limit)]
        ) { (id: $0.int(8), programme: $0.text(9), row: try Self.entry($0)) }
    }

    /// What became of all points of a programme so far: redeemed without what came back, and lapsed.
    package func settledPoints(of programme: String) throws -> (redeemed: Int64, lapsed: Int64) {
        try statements.first(
            """
            SELECT coalesce(sum(CASE WHEN e.kind IN ('used', 'restored') THEN -e.change END), 0),
              coalesce(sum(CASE WHEN e.kind IN ('expired', 'decayed', 'forfeited')
                THEN -e.change END), 0)
            FROM lot AS l JOIN lot_entry AS e ON e.lot_id = l.id
            WHERE l.kind = 'points' AND l.name = ?1
            """,
            [.text(programme)]
        ) { (redeemed: $0.int(0), lapsed: $0.int(1)) } ?? (0, 0)
    }

    /// Points that were given and taken at partners on the days of a period, returns taken off on the
    /// day they came; by programme and partner.
    package func partnerPoints(in period: Period) throws -> [(
        programme: String, partner: String, earned: Int64, burned: Int64
    )] {
        try statements.all(
            """
            SELECT name, partner, sum(CASE kind WHEN 'points' THEN amount ELSE 0 END),
              sum(CASE kind WHEN 'redeem' THEN amount ELSE 0 END)
            FROM (
              SELECT e.name, e.partner, e.kind, e.amount
              FROM purchase_effect AS e JOIN purchase AS p ON p.id = e.purchase_id
              WHERE e.partner IS NOT NULL AND p.day >= ?1 AND p.day < ?2
              UNION ALL
              SELECT e.name, e.partner, e.kind, -u.amount
              FROM return_effect AS u
              JOIN purchase_return AS r ON r.id = u.return_id
              JOIN purchase_effect AS e ON e.purchase_id = u.purchase_id AND e.n = u.n
              WHERE e.partner IS NOT NULL AND r.day >= ?1 AND r.day < ?2
            ) GROUP BY name, partner ORDER BY name, partner
            """,
            [.day(period.start.dayNumber), .day(period.end.dayNumber)]
        ) { (programme: $0.text(0), partner: $0.text(1), earned: $0.int(2), burned: $0.int(3)) }
    }

    /// What the liability for points fell by when a purchase redeemed some, less what came back of it.
    package func pointsReleased(by purchase: PurchaseID, of member: MemberID) throws -> Int64 {
        try statements.first(
            """
            SELECT coalesce(sum(CASE WHEN t.debit_account_id = a.id THEN t.amount
              ELSE -t.amount END), 0)
            FROM transfer AS t
            JOIN account AS a ON a.kind = 'points_liability'
              AND a.id IN (t.credit_account_id, t.debit_account_id)
            WHERE t.member_id = ?2 AND (
              (t.code IN ('points_redeemed', 'partner_burned') AND t.reference = ?1)
              OR (t.code = 'points_returned' AND t.credit_account_id = a.id AND t.reference IN (
                SELECT id FROM purchase_return WHERE purchase_id = ?1)))
            """,
            [.int(purchase.number), .int(member.number)]
        ) { $0.int(0) } ?? 0
    }

    private static func lot(_ row: SQLRow) throws(StoreError) -> LotRow {
        let id = LotID(row.int(0))
        let currency = row.optionalText(4).flatMap { Currency($0) }
        guard let kind = Holding.Kind(rawValue: row.text(2)),
            let source = Lot.Source(rawValue: row.text(5)),
            (currency == nil) == row.isNull(4)
        else {
            throw .corrupt(
                path: "",
                detail: "\(id) has an unknown kind, source or currency"
            )
        }
        return LotRow(
            id: id,
            lot: Lot(
                id: id,
                member: MemberID(row.int(1)),
                holding: Holding(kind, row.text(3), currency: currency),
                source: source,
                subscription: row.optionalInt(6).map(SubscriptionID.init),
                window: row.optionalDay(7).map(CivilDate.init(dayNumber:)),
                amount: row.int(8),
                remaining: row.int(9),
                priority: Int(row.int(10)),
                effectiveFrom: Instant(milliseconds: row.int(11)),
                expiresAt: row.optionalInt(12).map(Instant.init(milliseconds:))
            ),
            purchase: row.optionalInt(13).map(PurchaseID.init),
            grantedAt: Instant(milliseconds: row.int(14))
        )
    }

    private static func entry(_ row: SQLRow) throws(StoreError) -> LotEntryRow {
        let lot = LotID(row.int(0))
        guard let kind = LotEntry.Kind(rawValue: row.text(1)) else {
            throw .corrupt(path: "", detail: "an entry of \(lot) is a '\(row.text(1))'")
        }
        return LotEntryRow(
            entry: LotEntry(lot: lot, kind: kind, change: row.int(2)),
            at: Instant(milliseconds: row.int(3)),
            purchase: row.optionalInt(4).map(PurchaseID.init),
            purchaseReturn: row.optionalInt(5),
            use: row.optionalInt(7).map(BenefitUseID.init),
            reference: row.optionalText(6)
        )
    }
}

package import Membership

extension Reader {
    /// Every billed line of every member, with the subscription it belongs to.
    ///
    /// It walks all invoices once; SQLite sorts them by member, on disk where memory is short.
    /// - Parameter body: is given the lines of a member together, by subscription and then as billed.
    package func eachBilledLine(_ body: (BilledLineRow) throws -> Void) throws {
        try statements.each(
            """
            SELECT s.member_id, s.id, i.id, i.currency, i.state, l.kind, l.price_id,
              l.period_start, l.period_end, l.days, l.of_days, l.amount
            FROM invoice AS i JOIN subscription AS s ON s.id = i.subscription_id
            JOIN invoice_line AS l ON l.invoice_id = i.id
            WHERE i.state <> 'void' AND l.kind IN ('term', 'change', 'discount')
            ORDER BY s.member_id, s.id, i.id, l.line
            """
        ) { row in
            guard let currency = Currency(row.text(3)),
                let kind = InvoiceLine.Kind(rawValue: row.text(5))
            else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "\(InvoiceID(row.int(2))) has a line of kind \(row.text(5)) in "
                        + row.text(3)
                )
            }
            try body(
                BilledLineRow(
                    member: MemberID(row.int(0)),
                    subscription: SubscriptionID(row.int(1)),
                    invoice: InvoiceID(row.int(2)),
                    isPaid: row.text(4) == "paid" || row.text(4) == "carried",
                    kind: kind,
                    price: PriceVersionID(row.int(6)),
                    period: Period(
                        start: CivilDate(dayNumber: row.day(7)),
                        end: CivilDate(dayNumber: row.day(8))
                    ),
                    days: Int(row.int(9)),
                    ofDays: Int(row.int(10)),
                    amount: Money(minorUnits: row.int(11), currency: currency)
                )
            )
        }
    }

    /// The subscriptions that have ended: when, why, and in which zone their days are counted.
    package func eachEnding(
        _ body: (
            _ member: MemberID, _ subscription: SubscriptionID, _ at: Instant, _ reason: EndReason,
            _ zone: String
        ) throws -> Void
    ) throws {
        try statements.each(
            """
            SELECT member_id, id, ended_at, ended_reason, zone FROM subscription
            WHERE state = 'ended' ORDER BY id
            """
        ) { row in
            guard let reason = EndReason(rawValue: row.text(3)) else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "\(SubscriptionID(row.int(1))) ended for \(row.text(3))"
                )
            }
            try body(
                MemberID(row.int(0)),
                SubscriptionID(row.int(1)),
                Instant(milliseconds: row.int(2)),
                reason,
                row.text(4)
            )
        }
    }

    /// The days on which subscriptions rested; a rest that goes on has no end.
    package func rests() throws -> [(
        subscription: SubscriptionID, from: CivilDate, until: CivilDate?
    )] {
        try statements.all(
            """
            SELECT subscription_id, from_day, until_day FROM subscription_gap
            WHERE reason = 'paused' ORDER BY subscription_id, series, from_day
            """
        ) { row in
            (
                SubscriptionID(row.int(0)), CivilDate(dayNumber: row.day(1)),
                row.optionalDay(2).map(CivilDate.init(dayNumber:))
            )
        }
    }

    /// The tries to charge that were asked for between two instants, by their number and currency.
    package func attemptCounts(
        from: Instant,
        until: Instant
    ) throws -> [AttemptCountRow] {
        try statements.all(
            """
            SELECT a.attempt, i.currency, count(*), sum(a.state = 'succeeded'),
              sum(a.state = 'declined' AND a.decline_kind = 'soft'),
              sum(a.state = 'declined' AND a.decline_kind = 'hard'),
              sum(a.state IN ('pending', 'unknown')),
              sum(CASE a.state WHEN 'succeeded' THEN a.amount ELSE 0 END),
              sum(a.state = 'declined' AND i.state = 'paid')
            FROM payment_attempt AS a JOIN invoice AS i ON i.id = a.invoice_id
            WHERE a.requested_at >= ?1 AND a.requested_at < ?2
            GROUP BY i.currency, a.attempt ORDER BY i.currency, a.attempt
            """,
            [.int(from.milliseconds), .int(until.milliseconds)]
        ) { row in
            AttemptCountRow(
                attempt: Int(row.int(0)),
                currency: row.text(1),
                tried: Int(row.int(2)),
                succeeded: Int(row.int(3)),
                declinedSoft: Int(row.int(4)),
                declinedHard: Int(row.int(5)),
                open: Int(row.int(6)),
                amount: row.int(7),
                paidLater: Int(row.int(8))
            )
        }
    }

    /// How often each member used each benefit on the days of a period, and what it was worth.
    package func eachBenefitUse(
        in period: Period,
        _ body: (
            _ member: MemberID, _ plan: String, _ benefit: String, _ uses: Int, _ value: Int64,
            _ currency: String?
        ) throws -> Void
    ) throws {
        try statements.each(
            """
            SELECT u.member_id, s.plan, u.benefit, count(*), coalesce(sum(u.value), 0), u.currency
            FROM benefit_use AS u JOIN subscription AS s ON s.id = u.subscription_id
            WHERE u.day >= ?1 AND u.day < ?2
            GROUP BY u.member_id, s.plan, u.benefit, u.currency
            """,
            [.day(period.start.dayNumber), .day(period.end.dayNumber)]
        ) { row in
            try body(
                MemberID(row.int(0)),
                row.text(1),
                row.text(2),
                Int(row.int(3)),
                row.int(4),
                row.optionalText(5)
            )
        }
    }

    /// What each member bought on the days of a period, and what the membership took off.
    package func eachSpend(
        in period: Period,
        _ body: (
            _ member: MemberID, _ currency: String, _ purchases: Int, _ net: Int64, _ saved: Int64
        ) throws -> Void
    ) throws {
        try statements.each(
            """
            SELECT p.member_id, p.currency, count(*),
              sum(p.net - coalesce((SELECT sum(r.net) FROM purchase_return AS r
                WHERE r.purchase_id = p.id), 0)),
              sum(p.saved)
            FROM purchase AS p WHERE p.day >= ?1 AND p.day < ?2
            GROUP BY p.member_id, p.currency
            """,
            [.day(period.start.dayNumber), .day(period.end.dayNumber)]
        ) { row in
            try body(
                MemberID(row.int(0)),
                row.text(1),
                Int(row.int(2)),
                row.int(3),
                row.int(4)
            )
        }
    }

    /// The days on which each member bought, before a day, a member's together.
    package func eachPurchaseDay(
        before day: CivilDate,
        _ body: (_ member: MemberID, _ day: CivilDate) throws -> Void
    ) throws {
        try statements.each(
            "SELECT member_id, day FROM purchase WHERE day < ?1 ORDER BY member_id, day",
            [.day(day.dayNumber)]
        ) { row in try body(MemberID(row.int(0)), CivilDate(dayNumber: row.day(1))) }
    }

    /// How many members stood in each tier at the end of a day.
    package func tierCounts(
        at day: CivilDate
    ) throws -> [(tierSet: String, tier: String, members: Int)] {
        try statements.all(
            """
            SELECT c.tier_set, c.to_tier, count(*) FROM tier_change AS c
            WHERE c.day <= ?1 AND c.id = (SELECT max(x.id) FROM tier_change AS x
              WHERE x.member_id = c.member_id AND x.tier_set = c.tier_set AND x.day <= ?1)
            GROUP BY c.tier_set, c.to_tier ORDER BY c.tier_set, c.to_tier
            """,
            [.day(day.dayNumber)]
        ) { ($0.text(0), $0.text(1), Int($0.int(2))) }
    }

    /// How many changes there were from tier to tier on the days of a period, and why.
    package func tierMoves(
        in period: Period
    ) throws -> [(tierSet: String, from: String?, to: String, reason: String, members: Int)] {
        try statements.all(
            """
            SELECT tier_set, from_tier, to_tier, reason, count(*) FROM tier_change
            WHERE day >= ?1 AND day < ?2
            GROUP BY tier_set, from_tier, to_tier, reason
            ORDER BY tier_set, from_tier, to_tier, reason
            """,
            [.day(period.start.dayNumber), .day(period.end.dayNumber)]
        ) { ($0.text(0), $0.optionalText(1), $0.text(2), $0.text(3), Int($0.int(4))) }
    }

    /// Who was put into the control group of a plan, and who was not.
    package func controlGroup(of plan: String) throws -> [(member: MemberID, isHeldOut: Bool)] {
        try statements.all(
            "SELECT member_id, held_out FROM control_group WHERE plan = ?1 ORDER BY member_id",
            [.text(plan)]
        ) { (MemberID($0.int(0)), $0.flag(1)) }
    }

    /// Every member with a subscription to a plan that ran on some day of a period.
    package func everSubscribed(to plan: String) throws -> Set<MemberID> {
        Set(
            try statements.all(
                "SELECT DISTINCT member_id FROM subscription WHERE plan = ?1 ORDER BY member_id",
                [.text(plan)]
            ) { MemberID($0.int(0)) }
        )
    }

    /// What moved the accounts of a kind, by plan, currency and code; days before a period together,
    /// and those in it together.
    package func accountMoves(
        of kind: AccountKind,
        in period: Period
    ) throws -> [AccountMoveRow] {
        let accounts = try accountsByID().filter { $0.value.kind == kind }
        var sums: [AccountMoveRow.Key: (before: Int64, within: Int64)] = [:]
        try statements.each(
            """
            SELECT debit_account_id, credit_account_id, amount, effective_day, code FROM transfer
            WHERE effective_day < ?1
            """,
            [.day(period.end.dayNumber)]
        ) { row in
            let isWithin = row.day(3) >= period.start.dayNumber
            for (id, sign) in [(row.int(0), Int64(-1)), (row.int(1), Int64(1))] {
                guard let account = accounts[id] else { continue }
                let key = AccountMoveRow.Key(
                    plan: account.plan,
                    currency: account.currency,
                    code: row.text(4)
                )
                var sum = sums[key] ?? (0, 0)
                if isWithin {
                    sum.within += sign * row.int(2)
                } else {
                    sum.before += sign * row.int(2)
                }
                sums[key] = sum
            }
        }
        return sums.map { AccountMoveRow(key: $0, before: $1.before, within: $1.within) }
            .sorted { $0.key < $1.key }
    }

    /// Every member's name, by number.
    package func memberNames() throws -> [MemberID: String] {
        var names: [MemberID: String] = [:]
        try statements.each("SELECT id, member FROM member") { row in
            names[MemberID(row.int(0))] = row.text(1)
        }
        return names
    }
}

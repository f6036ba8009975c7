package import Membership

extension Reader {
    /// The change of a subscription whose charge has no outcome yet; `nil` for none.
    package func pendingChange(of subscription: SubscriptionID) throws -> PlanChangeRow? {
        try statements.first(
            """
            SELECT id, subscription_id, from_price_id, to_price_id, timing, requested_at, series,
              invoice_id, state, effective_on, anchor, anchor_day, billing_start, next_term,
              decided_at
            FROM plan_change WHERE subscription_id = ?1 AND state = 'pending'
            """,
            [.int(subscription.number)],
            Self.planChange
        )
    }

    /// The change that waits for the end of a term; `nil` for none.
    package func scheduledChange(of subscription: SubscriptionID) throws -> PlanChangeRow? {
        try statements.first(
            """
            SELECT id, subscription_id, from_price_id, to_price_id, timing, requested_at, series,
              invoice_id, state, effective_on, anchor, anchor_day, billing_start, next_term,
              decided_at
            FROM plan_change WHERE subscription_id = ?1 AND state = 'scheduled'
            """,
            [.int(subscription.number)],
            Self.planChange
        )
    }

    /// All changes of a subscription, oldest first.
    package func changes(of subscription: SubscriptionID) throws -> [PlanChangeRow] {
        try statements.all(
            """
            SELECT id, subscription_id, from_price_id, to_price_id, timing, requested_at, series,
              invoice_id, state, effective_on, anchor, anchor_day, billing_start, next_term,
              decided_at
            FROM plan_change WHERE subscription_id = ?1 ORDER BY id
            """,
            [.int(subscription.number)],
            Self.planChange
        )
    }

    /// The gaps of a subscription, oldest first.
    package func gaps(of subscription: SubscriptionID) throws -> [GapRow] {
        try statements.all(
            """
            SELECT subscription_id, series, from_day, until_day, reason FROM subscription_gap
            WHERE subscription_id = ?1 ORDER BY series, from_day
            """,
            [.int(subscription.number)],
            Self.gap
        )
    }

    /// The gap that goes on; `nil` for none.
    package func openGap(of subscription: SubscriptionID) throws -> GapRow? {
        try statements.first(
            """
            SELECT subscription_id, series, from_day, until_day, reason FROM subscription_gap
            WHERE subscription_id = ?1 AND until_day IS NULL
            """,
            [.int(subscription.number)],
            Self.gap
        )
    }

    /// The offers a subscription took, in order.
    package func offers(of subscription: SubscriptionID) throws -> [AppliedOfferRow] {
        try statements.all(
            """
            SELECT subscription_id, number, offer, kind, code, effect_kind, value, currency,
              first_term, terms, plan, member_id, applied_at
            FROM applied_offer WHERE subscription_id = ?1 ORDER BY number
            """,
            [.int(subscription.number)]
        ) { row in
            let effect = OfferEffect(
                kind: row.text(5),
                value: row.int(6),
                currency: row.optionalText(7)
            )
            guard let effect, let kind = OfferKind(rawValue: row.text(3)) else {
                throw StoreError.corrupt(
                    path: "",
                    detail: "offer \(row.int(1)) of sub_\(row.int(0)) has an unknown kind or effect"
                )
            }
            return AppliedOfferRow(
                subscription: SubscriptionID(row.int(0)),
                number: Int(row.int(1)),
                offer: AppliedOffer(
                    id: row.text(2),
                    kind: kind,
                    effect: effect,
                    firstTerm: Int(row.int(8)),
                    terms: row.optionalInt(9).map { Int($0) }
                ),
                code: row.optionalText(4),
                plan: row.text(10),
                member: MemberID(row.int(11)),
                appliedAt: Instant(milliseconds: row.int(12))
            )
        }
    }

    /// How often an offer of a plan was taken, by everybody and by one member.
    ///
    /// A subscription that ended before anything of it was ever settled has used none up.
    package func offerUses(
        plan: String,
        offer: String,
        by member: MemberID
    ) throws -> (total: Int, byMember: Int) {
        try statements.first(
            """
            SELECT count(*), coalesce(sum(o.member_id = ?3), 0) FROM applied_offer AS o
            JOIN subscription AS s ON s.id = o.subscription_id
            WHERE o.plan = ?1 AND o.offer = ?2 AND (s.state <> 'ended' OR s.terms_billed > 0)
            """,
            [.text(plan), .text(offer), .int(member.number)]
        ) { (total: Int($0.int(0)), byMember: Int($0.int(1))) } ?? (total: 0, byMember: 0)
    }

    /// Subscriptions that took an offer and ended without any paid time left; the shop may have kept
    /// money of some, and some may have used something.
    package func takersWithoutTime(plan: String, offer: String) throws -> [SubscriptionRow] {
        try statements.all(
            """
            SELECT s.id FROM applied_offer AS o JOIN subscription AS s ON s.id = o.subscription_id
            WHERE o.plan = ?1 AND o.offer = ?2 AND s.state = 'ended'
              AND (s.ended_reason = 'refunded' OR s.ended_reason = 'canceled')
              AND s.paid_until <= s.first_billed_on AND s.terms_billed > 0
            """,
            [.text(plan), .text(offer)]
        ) { SubscriptionID($0.int(0)) }.compactMap(subscription)
    }

    private static func planChange(_ row: SQLRow) throws(StoreError) -> PlanChangeRow {
        guard let timing = PlanChangeRow.Timing(rawValue: row.text(4)),
            let state = PlanChangeRow.State(rawValue: row.text(8))
        else {
            throw .corrupt(
                path: "",
                detail: "change \(row.int(0)) of sub_\(row.int(1)) has an unknown timing or state"
            )
        }
        return PlanChangeRow(
            id: row.int(0),
            subscription: SubscriptionID(row.int(1)),
            series: Int(row.int(6)),
            from: PriceVersionID(row.int(2)),
            to: PriceVersionID(row.int(3)),
            invoice: row.optionalInt(7).map(InvoiceID.init),
            timing: timing,
            state: state,
            effectiveOn: CivilDate(dayNumber: row.day(9)),
            cycle: row.isNull(10)
                ? nil
                : PlanChangeRow.Cycle(
                    anchor: CivilDate(dayNumber: row.day(10)),
                    anchorDay: Int(row.int(11)),
                    billingStart: CivilDate(dayNumber: row.day(12)),
                    nextTerm: Int(row.int(13))
                ),
            requestedAt: Instant(milliseconds: row.int(5)),
            decidedAt: row.optionalInt(14).map(Instant.init(milliseconds:))
        )
    }

    private static func gap(_ row: SQLRow) throws(StoreError) -> GapRow {
        guard let reason = GapRow.Reason(rawValue: row.text(4)) else {
            throw .corrupt(
                path: "",
                detail: "a gap of sub_\(row.int(0)) has the reason '\(row.text(4))'"
            )
        }
        return GapRow(
            subscription: SubscriptionID(row.int(0)),
            series: Int(row.int(1)),
            from: CivilDate(dayNumber: row.day(2)),
            until: row.optionalDay(3).map(CivilDate.init(dayNumber:)),
            reason: reason
        )
    }
}

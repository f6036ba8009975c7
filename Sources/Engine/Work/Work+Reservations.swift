import Membership
import Store

extension Work {
    /// Sets aside what a quote uses of counted things, and keeps the quote for the commit.
    ///
    /// - Parameter key: the shop's own, once for ever.
    func reserve(
        _ quote: Quote,
        of basket: Basket,
        for member: MemberRow,
        _ seconds: Int64,
        key: String?
    ) throws -> ReservationRow {
        try allOrNothing {
            numbers.reservation += 1
            let id = ReservationID(numbers.reservation)
            var setAside = SetAside(
                isWhole: basket.plansInCart.isEmpty,
                capped: engine.capped(quote)
            )
            let pools = try engine.pools(of: member, at: now, reader)
            for effect in quote.effects {
                guard let holder = pools.holder(of: effect) else { continue }
                try hold(effect, of: holder, &setAside)
            }
            let row = ReservationRow(
                id: id,
                member: member.id,
                key: key,
                quote: ReservedPurchase(quote, of: basket).stored,
                madeAt: now,
                expiresAt: Instant(milliseconds: now.milliseconds + seconds * 1_000),
                effects: quote.booked.map { booked in
                    EffectRow(member: pools.holder(of: booked.effect)?.id, booked)
                },
                holds: setAside.rows
            )
            changes.newReservations.append(row)
            note(
                JournalEntry(
                    kind: JournalKind.reservationMade,
                    member: member.id,
                    data: JournalData.object { data in
                        data.text("reservation", id.description)
                        data.money("due", quote.totals.due)
                        data.text("expires_at", row.expiresAt.rfc3339)
                    }
                )
            )
            return row
        }
    }

    /// What one reservation holds so far.
    private struct SetAside {
        /// Whether everything must be there; what a plan in the basket brings is not there yet.
        let isWhole: Bool
        /// What is counted towards a cap of what the purchase brings.
        let capped: Set<TallyKey>
        var rows: [HoldRow] = []
        var lots: [LotID: Int64] = [:]
    }

    private func hold(
        _ effect: PurchaseEffect,
        of member: MemberRow,
        _ setAside: inout SetAside
    ) throws {
        switch effect {
        case .use(let holding, let amount):
            try hold(amount, of: holding, of: member, &setAside)
        case .redeem(let programme, let points, _, _):
            try hold(points, of: Holding(.points, programme), of: member, &setAside)
        case .certificate(let name, let money):
            let holding = Holding(.certificate, name, currency: money.currency)
            try hold(money.minorUnits, of: holding, of: member, &setAside)
        case .tally(let key, let amount):
            guard key.isCap || setAside.capped.contains(key), amount > 0 else { return }
            setAside.rows.append(HoldRow(target: .tally(key, of: member.id), amount: amount))
        case .points, .ticket: break
        }
    }

    private func hold(
        _ amount: Int64,
        of holding: Holding,
        of member: MemberRow,
        _ setAside: inout SetAside
    ) throws {
        try repayDebts(of: member.id, holding, LotCause())
        let windows = try payingDebts(
            windows(of: holding, for: member, at: now),
            of: member,
            holding,
            LotCause()
        )
        let held = try holds(of: member.id).merging(setAside.lots, uniquingKeysWith: +)
        let written = try lots(of: member.id, holding).map(\.lot)
        let stack = LotStack(
            (holding.kind == .uses ? windows.usable(written) : written) + windows.lots,
            holds: held,
            at: now
        )
        let needed = setAside.isWhole ? amount : min(amount, stack.available)
        guard let burn = stack.burn(needed, limit: windows.limit) else {
            throw Refused(
                .notEnough,
                "\(stack.available) of \(holding.name) are left, \(amount) are needed"
            )
        }
        for part in burn.parts {
            // A window is written when it is first used, and a hold names a lot that is.
            let id = part.lot.id ?? give(part.lot).id
            setAside.lots[id, default: 0] += part.amount
            setAside.rows.append(
                HoldRow(target: .lot(id, of: member.id), amount: part.amount)
            )
        }
    }
}

extension TallyKey {
    /// Whether what is counted lowers what a member may still have, so that a reservation sets it aside.
    fileprivate var isCap: Bool {
        switch kind {
        case .saved, .waived, .used, .tickets, .donated: true
        case .metric, .spend, .items, .stamps, .points, .issued, .prizes, .referrals: false
        }
    }
}

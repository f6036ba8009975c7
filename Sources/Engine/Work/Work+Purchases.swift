import Membership
import Store

/// Purchases with all that they do: the one way for checkouts, for tills that price by themselves and for
/// imports.
extension Work {
    /// Writes a purchase and carries out its effects, then whatever follows from it.
    ///
    /// - Parameter effects: what a quote worked out; they are undone by the share of everything that
    ///   comes back. Use ``record(_:booked:)`` where an effect stands on some of the lines alone.
    /// - Throws: ``Refusal/referenceTaken`` when the shop told of another purchase under the reference.
    @discardableResult
    func record(_ purchase: NewPurchase, effects: [PurchaseEffect]) throws -> PurchaseRow {
        try record(purchase, booked: effects.map { BookedEffect($0) })
    }

    /// As ``record(_:effects:)``, with the lines each effect stands on.
    ///
    /// - Parameter holders: whose figures the effects change; left out, whose they are at the purchase.
    @discardableResult
    func record(
        _ purchase: NewPurchase,
        booked: [BookedEffect],
        holders: [MemberID?]? = nil
    ) throws -> PurchaseRow {
        guard try reader.purchase(reference: purchase.reference) == nil else {
            throw Refused(.referenceTaken, purchase.reference)
        }
        return try allOrNothing {
            numbers.purchase += 1
            let id = PurchaseID(numbers.purchase)
            let calendar = try calendar(of: purchase.member)
            let day = calendar.day(of: purchase.purchasedAt)
            let pools = try engine.pools(of: purchase.member, at: purchase.purchasedAt, reader)
            let holders = holders ?? booked.map { pools.holder(of: $0.effect)?.id }
            // What is given comes last: points of a purchase never pay for it.
            let order =
                booked.indices.filter { booked[$0].effect.takes }
                + booked.indices.filter { !booked[$0].effect.takes }
            var applied: [Int: EffectRow] = [:]
            for place in order {
                applied[place] = try apply(
                    booked[place],
                    of: purchase,
                    id,
                    to: holders[place],
                    on: day
                )
            }
            let row = PurchaseRow(
                id: id,
                member: purchase.member.id,
                reference: purchase.reference,
                source: purchase.source,
                purchasedAt: purchase.purchasedAt,
                day: day,
                amounts: purchase.amounts,
                channel: purchase.channel,
                region: purchase.region,
                partner: purchase.partner,
                reservation: purchase.reservation,
                digest: purchase.digest,
                recordedAt: now,
                lines: purchase.lines,
                effects: booked.indices.compactMap { applied[$0] }
            )
            changes.newPurchases.append(row)
            note(
                JournalEntry(
                    kind: JournalKind.purchaseRecorded,
                    member: row.member,
                    data: JournalData.object { data in
                        data.text("purchase", id.description)
                        data.text("reference", row.reference)
                        data.text("source", row.source.rawValue)
                        data.money("net", row.amounts.net)
                    }
                )
            )
            try evaluateTiers(purchase.member, boughtOn: day)
            for owner in row.othersWithMetrics { try evaluateTiers(member(owner), boughtOn: day) }
            try giveWhatIsDue(of: row, to: purchase.member, pools)
            try lookAtReferral(of: purchase.member.id)
            return row
        }
    }

    /// The days of a member's own zone.
    func calendar(of member: MemberRow) throws -> ZoneCalendar {
        try engine.calendars.calendar(member.zone ?? engine.calendar.name)
    }

    // MARK: Effects

    private func apply(
        _ booked: BookedEffect,
        of purchase: NewPurchase,
        _ id: PurchaseID,
        to holder: MemberID?,
        on day: CivilDate
    ) throws -> EffectRow {
        let member = purchase.member.id
        var lot: LotID?
        switch booked.effect {
        case .tally(let key, let amount):
            count(key, of: holder, on: day, amount)
            if key.isDonation {
                let given = Money(minorUnits: amount, currency: purchase.amounts.net.currency)
                post(Posting.donated(given, member: member, purchase: id, on: day))
            }
        case .use(let holding, let amount):
            try burn(amount, of: holding, by: holder, for: purchase, id)
        case .certificate(let name, let money):
            let holding = Holding(.certificate, name, currency: money.currency)
            try burn(money.minorUnits, of: holding, for: purchase, id)
        case .redeem(let programme, let points, _, let partner):
            try burn(points, of: Holding(.points, programme), for: purchase, id)
            try postRedemption(points, programme, partner, purchase.member, id, on: day)
        case .points(let programme, let points, let effectiveFrom, let expiresAt, let partner):
            let row = give(
                Lot(
                    id: nil,
                    member: member,
                    holding: Holding(.points, programme),
                    source: .purchase,
                    subscription: nil,
                    amount: points,
                    remaining: points,
                    effectiveFrom: effectiveFrom,
                    expiresAt: expiresAt
                ),
                LotCause(purchase: id)
            )
            lot = row.id
            try repayDebts(of: member, row.lot.holding, LotCause(purchase: id))
            try postEarning(points, programme, partner, purchase.member, row.id, id, on: day)
            try keepPointsAlive(programme, purchase.member, on: day)
        case .ticket: break
        }
        return EffectRow(member: holder, booked, lot: lot)
    }

    private func burn(
        _ amount: Int64,
        of holding: Holding,
        by holder: MemberID? = nil,
        for purchase: NewPurchase,
        _ id: PurchaseID
    ) throws {
        let isOwn = holder == nil || holder == purchase.member.id
        try burn(
            amount,
            of: holding,
            by: isOwn ? purchase.member : holder.map(member) ?? purchase.member,
            at: purchase.purchasedAt,
            freeing: purchase.reservation,
            LotCause(purchase: id)
        )
    }
}

extension PurchaseRow {
    /// Owners of households whose tiers go by the purchase; without who made it.
    var othersWithMetrics: [MemberID] {
        let owners = effects.compactMap { row -> MemberID? in
            guard case .tally(let key, _) = row.effect, key.kind == .metric, row.member != member
            else { return nil }
            return row.member
        }
        return Set(owners).sorted { $0.number < $1.number }
    }
}

extension PurchaseEffect {
    /// Whether it takes from what the member has.
    fileprivate var takes: Bool {
        switch self {
        case .use, .redeem, .certificate: true
        case .tally, .points, .ticket: false
        }
    }
}

extension TallyKey {
    /// Whether it is counted of all members together.
    var isOfAll: Bool {
        switch kind {
        case .prizes: true
        case .metric, .spend, .items, .stamps, .saved, .points, .issued, .tickets, .donated,
            .waived, .referrals, .used:
            false
        }
    }
}

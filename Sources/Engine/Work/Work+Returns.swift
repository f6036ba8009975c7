import Membership
import Store

/// Purchases that come back: each effect is undone by its share, in the place where it was done.
extension Work {
    /// Writes a return and undoes what it undoes.
    func takeBack(
        _ taken: PurchaseReturn,
        of purchase: PurchaseRow,
        reference: String,
        at instant: Instant,
        digest: [UInt8]
    ) throws -> PurchaseReturnRow {
        guard let member = try reader.member(purchase.member) else {
            throw StoreError.corrupt(path: "", detail: "\(purchase.id) belongs to no member")
        }
        return try allOrNothing {
            numbers.purchaseReturn += 1
            let id = numbers.purchaseReturn
            let calendar = try calendar(of: member)
            let before = try reader.returned(of: purchase.id)
            let undone = taken.undoes.map { part in
                PurchaseReturnRow.Undone(effect: part.place + 1, amount: part.part.storedAmount)
            }
            let row = PurchaseReturnRow(
                id: id,
                purchase: purchase.id,
                reference: reference,
                returnedAt: instant,
                day: calendar.day(of: instant),
                net: taken.value,
                digest: digest,
                recordedAt: now,
                lines: zip(purchase.lines, taken.lines).compactMap { line, after in
                    let known = before[line.line]
                    let quantity = after.items - (known?.quantity ?? 0)
                    let net = after.value.minorUnits - (known?.net ?? 0)
                    return quantity == 0 && net == 0
                        ? nil
                        : PurchaseReturnRow.Line(line: line.line, quantity: quantity, net: net)
                },
                undone: undone.filter { $0.amount != 0 }
            )
            changes.newReturns.append(row)
            let cause = LotCause(purchase: purchase.id, purchaseReturn: id)
            // What paid comes back before what was earned goes, so that one settles the other.
            for part in taken.undoes where part.part.paid {
                try undo(part, of: purchase, member, row, cause)
            }
            for part in taken.undoes where !part.part.paid {
                try undo(part, of: purchase, member, row, cause)
            }
            note(
                JournalEntry(
                    kind: JournalKind.purchaseReturned,
                    member: member.id,
                    data: JournalData.object { data in
                        data.text("purchase", purchase.id.description)
                        data.text("return", "ret_\(id)")
                        data.text("reference", reference)
                        data.money("net", taken.value)
                        data.bool("whole", taken.isWhole)
                    }
                )
            )
            try takeBackRewards(of: purchase, day: row.day)
            try evaluateTiers(member)
            for owner in purchase.othersWithMetrics { try evaluateTiers(self.member(owner)) }
            try lookAtReferral(of: member.id)
            return row
        }
    }

    private func undo(
        _ undone: PurchaseReturn.Undone,
        of purchase: PurchaseRow,
        _ member: MemberRow,
        _ row: PurchaseReturnRow,
        _ cause: LotCause
    ) throws {
        let effect = purchase.effects[undone.place]
        // Uses that a household shares come back to its owner.
        let holder =
            try effect.member.flatMap { $0 == member.id ? nil : $0 }.map(self.member) ?? member
        switch undone.part {
        case .tally(let key, let amount):
            count(key, of: effect.member, on: purchase.day, 0 - amount)
            if key.isDonation {
                let given = Money(minorUnits: amount, currency: purchase.amounts.net.currency)
                post(
                    Posting.donationReturned(
                        given,
                        member: member.id,
                        purchaseReturn: row.id,
                        on: row.day
                    )
                )
            }
        case .use(let holding, let amount):
            try restore(amount, of: holding, purchase, holder, cause)
        case .certificate(let name, let money):
            let holding = Holding(.certificate, name, currency: money.currency)
            try restore(money.minorUnits, of: holding, purchase, member, cause)
        case .redeem(let programme, let points, _, let partner):
            try restore(points, of: Holding(.points, programme), purchase, member, cause)
            try postRedemptionReturned(
                points,
                undone.place,
                programme,
                partner,
                purchase,
                member,
                row
            )
        case .points(let programme, let points, _, _, let partner):
            try takeBack(points, programme, effect.lot, member, cause)
            try postEarningReturned(
                points,
                undone.place,
                programme,
                partner,
                purchase,
                member,
                row
            )
        case .ticket: try voidTicket(undone.place + 1, of: purchase, member, cause)
        }
    }

    // MARK: What was used

    private func restore(
        _ amount: Int64,
        of holding: Holding,
        _ purchase: PurchaseRow,
        _ member: MemberRow,
        _ cause: LotCause
    ) throws {
        let entries =
            try reader.entries(of: purchase.id)
            + changes.lotEntries.filter { $0.purchase == purchase.id }
        try restore(amount, of: holding, entries, usedAt: purchase.purchasedAt, member, cause)
    }

    /// Gives back what was used: into the lots it came from, what is owed for it first.
    ///
    /// - Parameter entries: all that the use, and what came back of it before, changed of lots.
    func restore(
        _ amount: Int64,
        of holding: Holding,
        _ entries: [LotEntryRow],
        usedAt: Instant,
        _ member: MemberRow,
        _ cause: LotCause
    ) throws {
        var order: [LotID] = []
        var used: [LotID: Int64] = [:]
        var debts: [Lot] = []
        for entry in entries {
            guard let lot = try lot(entry.entry.lot)?.lot, lot.holding == holding else { continue }
            switch entry.entry.kind {
            case .used, .restored:
                if used[entry.entry.lot] == nil { order.append(entry.entry.lot) }
                used[entry.entry.lot, default: 0] -= entry.entry.change
            case .granted:
                if lot.isDebt { debts.append(lot) }
            case .clawedBack, .expired, .decayed, .forfeited, .transferred, .repaid, .corrected:
                break
            }
        }
        var left = amount
        for debt in debts where left > 0 {
            let part = min(left, 0 - (try debt.id.flatMap(lot)?.lot.remaining ?? 0))
            guard part > 0 else { continue }
            try move(debt, .restored, by: part, cause)
            left -= part
        }
        let parts = try order.compactMap { id -> Burn.Part? in
            guard let amount = used[id], amount > 0, let lot = try lot(id)?.lot, !lot.isDebt else {
                return nil
            }
            return Burn.Part(lot: lot, amount: amount)
        }
        // Uses are a membership's, also those that are given anew.
        let giver = holding.kind == .uses ? (parts.last?.lot ?? debts.first)?.subscription : nil
        let restoring = LotRestoring.decide(
            left,
            used: parts,
            boughtAt: usedAt,
            now: now
        )
        for part in restoring.restores {
            try move(part.lot, .restored, by: part.amount, cause)
            left -= part.amount
        }
        for part in restoring.renewed {
            try renew(part.amount, holding, of: giver, until: part.expiresAt, member, cause)
            left -= part.amount
        }
        // It was used beyond what there was, and has been paid for since.
        if left > 0 { try renew(left, holding, of: giver, until: nil, member, cause) }
        // What had run out is in the old lots for no longer than it takes to say so.
        try passExpired(restoring, parts, cause)
        try repayDebts(of: member.id, holding, cause)
    }

    private func renew(
        _ amount: Int64,
        _ holding: Holding,
        of giver: SubscriptionID?,
        until end: Instant?,
        _ member: MemberRow,
        _ cause: LotCause
    ) throws {
        give(
            Lot(
                id: nil,
                member: member.id,
                holding: holding,
                source: .returned,
                subscription: giver,
                amount: amount,
                remaining: amount,
                effectiveFrom: now,
                expiresAt: end
            ),
            cause
        )
    }

    /// The lots that had run out tell that they got back what was given anew, so that nothing comes back
    /// twice.
    private func passExpired(
        _ restoring: LotRestoring,
        _ parts: [Burn.Part],
        _ cause: LotCause
    ) throws {
        var left = restoring.renewed.reduce(0) { $0 + $1.amount }
        for part in parts.reversed() where left > 0 {
            guard let end = part.lot.expiresAt, end <= now else { continue }
            let amount = min(left, part.amount)
            try move(part.lot, .restored, by: amount, cause)
            try move(part.lot, .expired, by: 0 - amount, cause)
            left -= amount
        }
    }

    // MARK: What was earned

    /// Takes points back: those the purchase gave first, then others, then they are owed where the plan
    /// lets a balance go below zero.
    private func takeBack(
        _ points: Int64,
        _ programme: String,
        _ own: LotID?,
        _ member: MemberRow,
        _ cause: LotCause
    ) throws {
        let holding = Holding(.points, programme)
        try repayDebts(of: member.id, holding, cause)
        let rules = try pointsRules(programme, of: member)
        let clawback = PointsClawback.decide(
            points,
            own: try own.flatMap(lot).map { [$0.lot] } ?? [],
            stack: LotStack(
                try lots(of: member.id, holding).map(\.lot),
                holds: try holds(of: member.id),
                at: now
            ),
            mayGoNegative: rules?.mayGoNegative ?? false
        )
        for part in clawback.parts {
            try move(part.lot, .clawedBack, by: 0 - part.amount, cause)
        }
        guard clawback.debt > 0 else { return }
        give(
            Lot(
                id: nil,
                member: member.id,
                holding: holding,
                source: .overage,
                subscription: nil,
                amount: 0 - clawback.debt,
                remaining: 0 - clawback.debt,
                effectiveFrom: now,
                expiresAt: nil
            ),
            cause
        )
    }

    // MARK: Books

    /// Points that paid are a liability again.
    private func postRedemptionReturned(
        _ points: Int64,
        _ place: Int,
        _ programme: String,
        _ partner: String?,
        _ purchase: PurchaseRow,
        _ member: MemberRow,
        _ row: PurchaseReturnRow
    ) throws {
        guard let rules = try pointsRules(programme, of: member),
            let currency = rules.cost?.money.currency
        else { return }
        // What was released for them goes back by their share, and whole with the last of them, so that a
        // purchase that has come back leaves nothing at the till.
        let released = try reader.pointsReleased(by: purchase.id, of: member.id)
        let before = try reader.undone(of: purchase.id)[place + 1] ?? 0
        let left = purchase.effects[place].effect.redeemedPoints - before
        let back = try Money(minorUnits: max(0, released), currency: currency)
            .scaled(times: points, over: max(1, left))
        if let firm = partner.flatMap(rules.partner) {
            let price = try firm.price.worth(before + points).subtracting(
                firm.price.worth(before)
            )
            post(
                try Posting.partnerBurnReturned(
                    cost: back,
                    price: price,
                    partner: firm.id,
                    member: member.id,
                    purchaseReturn: row.id,
                    on: row.day
                )
            )
        } else {
            post(
                Posting.pointsReturned(
                    earned: .zero(currency),
                    redeemed: back,
                    member: member.id,
                    purchaseReturn: row.id,
                    on: row.day
                )
            )
        }
    }

    /// Points that were earned cost nothing any more; a partner that paid for them has it back.
    private func postEarningReturned(
        _ points: Int64,
        _ place: Int,
        _ programme: String,
        _ partner: String?,
        _ purchase: PurchaseRow,
        _ member: MemberRow,
        _ row: PurchaseReturnRow
    ) throws {
        guard let rules = try pointsRules(programme, of: member) else { return }
        if let currency = rules.cost?.money.currency {
            post(
                Posting.pointsReturned(
                    earned: try pointsCostReleased(member, in: currency),
                    redeemed: .zero(currency),
                    member: member.id,
                    purchaseReturn: row.id,
                    on: row.day
                )
            )
        }
        guard let firm = partner.flatMap(rules.partner) else { return }
        let before = try reader.undone(of: purchase.id)[place + 1] ?? 0
        post(
            Posting.partnerEarningReturned(
                try firm.price.worth(before + points).subtracting(firm.price.worth(before)),
                partner: firm.id,
                member: member.id,
                purchaseReturn: row.id,
                on: row.day
            )
        )
    }
}

extension PurchaseEffect {
    /// Whether it paid for the purchase or was used with it.
    fileprivate var paid: Bool {
        switch self {
        case .use, .redeem, .certificate: true
        case .tally, .points, .ticket: false
        }
    }

    /// Points that paid a part of the basket.
    fileprivate var redeemedPoints: Int64 {
        if case .redeem(_, let points, _, _) = self { points } else { 0 }
    }

    /// As a return stores it.
    fileprivate var storedAmount: Int64 {
        switch self {
        case .tally(_, let amount), .use(_, let amount), .points(_, let amount, _, _, _),
            .redeem(_, let amount, _, _):
            amount
        case .certificate(_, let money): money.minorUnits
        case .ticket: 1
        }
    }
}

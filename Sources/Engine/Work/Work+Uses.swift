import Membership
import Store

/// Uses that are told apart from purchases: what they take, and what they give back.
extension Work {
    /// Takes a use from what is counted, and writes it down.
    func use(
        _ quantity: Int64,
        of giver: BenefitGiver,
        by member: MemberRow,
        value: Money?,
        reference: String?
    ) throws -> BenefitUseRow {
        try allOrNothing {
            numbers.benefitUse += 1
            let id = BenefitUseID(numbers.benefitUse)
            let benefit = giver.promised.benefit
            let day = giver.membership.calendar.day(of: now)
            let row = BenefitUseRow(
                id: id,
                member: member.id,
                subscription: giver.row.id,
                benefit: benefit.id,
                usedAt: now,
                day: day,
                quantity: quantity,
                counted: try take(quantity, of: benefit, giver, by: member, id, on: day),
                value: value,
                reference: reference
            )
            changes.benefitUses.append(row)
            note(
                JournalEntry(
                    kind: JournalKind.benefitUsed,
                    member: member.id,
                    subscription: giver.row.id,
                    data: JournalData.object { data in
                        data.text("benefit", benefit.id)
                        data.text("use", id.description)
                        if quantity != 1 { data.number("quantity", quantity) }
                        if let beyond = row.counted?.overage, beyond > 0 {
                            data.number("overage", beyond)
                        }
                        if let value { data.money("value", value) }
                    }
                )
            )
            return row
        }
    }

    private func take(
        _ quantity: Int64,
        of benefit: Benefit,
        _ giver: BenefitGiver,
        by member: MemberRow,
        _ id: BenefitUseID,
        on day: CivilDate
    ) throws -> BenefitUseRow.Counted? {
        try refuseBeyondRules(quantity, of: benefit, giver, by: member)
        let uses = benefit.usesNeeded(quantity)
        if let grant = benefit.windowGrant {
            let cause = LotCause(use: id)
            // A household has one number of uses, its owner's.
            let membership = giver.membership
            let holder =
                membership.entitlement.isOwn
                ? member : try self.member(membership.subscription.member)
            let overage = try burn(uses, of: grant.holding, by: holder, at: now, cause)
            return .lots(uses: uses, overage: overage)
        }
        guard case .quota = benefit.terms else { return nil }
        count(TallyKey(.used, benefit.id), of: member.id, on: day, uses)
        return .tally(uses: uses)
    }

    /// A fair use that is reached, and more guests than may come along.
    private func refuseBeyondRules(
        _ quantity: Int64,
        of benefit: Benefit,
        _ giver: BenefitGiver,
        by member: MemberRow
    ) throws {
        guard benefit.isCounted || benefit.terms.kind == .guestPass else { return }
        let count =
            benefit.isCounted
            ? try engine.counted(
                giver.membership.entitlement,
                benefit,
                of: member.id,
                at: now,
                reader
            ) : nil
        let judged = benefit.judging(count ?? .nothing, quantity: quantity)
        // A limit of lots is the lots' own to refuse.
        guard judged.reason == .fairUseReached || judged.reason == .tooManyGuests else { return }
        throw Refused(.notEnough, judged.remedy ?? benefit.id)
    }

    /// Gives back a part of a use.
    ///
    /// - Parameter before: what came back of it already.
    func takeBack(
        _ quantity: Int64,
        of use: BenefitUseRow,
        _ before: [BenefitReturnRow],
        _ member: MemberRow,
        reference: String?
    ) throws {
        let uses = usesBack(quantity, of: use, before)
        changes.benefitReturns.append(
            BenefitReturnRow(
                use: use.id,
                quantity: quantity,
                uses: uses,
                reference: reference,
                returnedAt: now
            )
        )
        switch use.counted {
        case .lots where uses > 0:
            let entries = try reader.entries(of: use.id)
            let holder = try entries.first.flatMap { try lot($0.entry.lot)?.lot.member }
            try restore(
                uses,
                of: Holding(.uses, use.benefit),
                entries,
                usedAt: use.usedAt,
                holder.map(self.member) ?? member,
                LotCause(use: use.id)
            )
        case .tally:
            count(TallyKey(.used, use.benefit), of: member.id, on: use.day, 0 - uses)
        case .lots, nil: break
        }
        note(
            JournalEntry(
                kind: JournalKind.benefitReturned,
                member: member.id,
                subscription: use.subscription,
                data: JournalData.object { data in
                    data.text("benefit", use.benefit)
                    data.text("use", use.id.description)
                    data.number("quantity", quantity)
                }
            )
        )
    }

    /// What goes back into the count: as many as come back, or the one use of a visit with the last of
    /// its guests.
    private func usesBack(
        _ quantity: Int64,
        of use: BenefitUseRow,
        _ before: [BenefitReturnRow]
    ) -> Int64 {
        guard let taken = use.counted?.uses else { return 0 }
        if taken == use.quantity { return quantity }
        let back = before.reduce(0) { $0 + $1.quantity } + quantity
        return back == use.quantity ? taken - before.reduce(0) { $0 + $1.uses } : 0
    }
}

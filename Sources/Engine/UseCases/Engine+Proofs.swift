package import Membership
import Store

extension Engine {
    /// Records that a member showed a proof, as of being a student.
    ///
    /// - Parameters:
    ///   - kind: the shop's own word, as a price's eligibility asks for it.
    ///   - proof: what was shown, in the shop's own words; kept with the proof and not in the journal.
    ///   - until: the first day on which it no longer holds; `nil` leaves that to each price's rule.
    package func verifyMember(
        _ key: String,
        kind: String,
        proof: String,
        until: CivilDate? = nil
    ) throws -> ProofView {
        try store.write { try verifyMember(key, kind: kind, proof: proof, until: until, $0) }
    }

    /// As ``createMember(_:once:render:)``.
    package func verifyMember(
        _ key: String,
        kind: String,
        proof: String,
        until: CivilDate?,
        once request: OnceRequest,
        render: (ProofView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) {
            render(try verifyMember(key, kind: kind, proof: proof, until: until, $0))
        }
    }

    private func verifyMember(
        _ key: String,
        kind: String,
        proof: String,
        until: CivilDate?,
        _ writer: Writer
    ) throws -> ProofView {
        let member = try find(key, writer.reader)
        let now = try now(writer.reader)
        let today = try calendars.calendar(member.zone ?? calendar.name).day(of: now)
        if let until, until <= today { throw Refused(.expiryInPast, until.description) }
        var changes = ChangeSet(at: now, actor: actor)
        changes.verifications.append(
            VerificationRow(
                member: member.id,
                kind: kind,
                proof: proof,
                verifiedOn: today,
                validUntil: until,
                recordedAt: now
            )
        )
        changes.journal.append(
            JournalEntry(
                kind: JournalKind.memberVerified,
                member: member.id,
                data: JournalData.object {
                    $0.text("kind", kind)
                    $0.day("valid_until", until)
                }
            )
        )
        try writer.apply(changes)
        let work = try Work(self, writer.reader, now: now)
        try work.followProof(kind, of: member.id)
        if !work.changes.isEmpty { try work.write(writer) }
        return ProofView(
            member: try self.member(key, writer.reader),
            lowerPrices: try lowerPrices(for: member.id, kind, writer.reader)
        )
    }

    /// The prices that a member's proof of a kind opens and that are lower than what they pay, for a
    /// change they may make now. A proof changes no price by itself: who pays what is agreed.
    private func lowerPrices(
        for member: MemberID,
        _ kind: String,
        _ reader: Reader
    ) throws -> [LowerPrice] {
        let work = try Work(self, reader, now: now(reader))
        var found: [LowerPrice] = []
        for row in try reader.subscriptions(of: member)
        where !row.state.isEnded && row.parkedReason == nil {
            guard let version = plans.catalog.current(row.plan) else { continue }
            let current = try plans.priced(row.priceVersion, reader)
            let paid = current.row.version.amount
            for price in version.plan.prices
            where price.eligibility?.kind == kind && price.cadence == current.price.cadence {
                let order = ChangeOrder(subscription: row.id, plan: row.plan, price: price.id)
                let planned: PlannedChange
                do {
                    planned = try work.plan(order, work.load(row))
                } catch is Refused {
                    continue
                }
                let target = planned.target.row
                guard target.version.amount.minorUnits < paid.minorUnits,
                    row.pendingChange?.price != target.id
                else {
                    continue
                }
                found.append(
                    LowerPrice(
                        subscription: row.id,
                        plan: row.plan,
                        price: price.id,
                        amount: target.version.amount,
                        insteadOf: paid
                    )
                )
            }
        }
        return found
    }

    /// - Throws: ``Refusal/notEligible`` when the price needs a proof that does not hold on the day.
    func refuseUnproven(
        _ price: Price,
        _ member: MemberRow,
        on day: CivilDate,
        _ reader: Reader
    ) throws {
        guard let eligibility = price.eligibility,
            try !proves(member.id, eligibility, on: day, reader)
        else { return }
        throw Refused(.notEligible, "\(eligibility.kind) for \(member.key) on \(day)")
    }

    /// Whether a member's latest proof gives a right to a price on a day.
    func proves(
        _ member: MemberID,
        _ eligibility: Eligibility,
        on day: CivilDate,
        _ reader: Reader
    ) throws -> Bool {
        guard let proof = try reader.verification(of: member, eligibility.kind) else {
            return false
        }
        return eligibility.accepts(
            verifiedOn: proof.verifiedOn,
            validUntil: proof.validUntil,
            on: day
        )
    }
}

package import Membership
import Store

/// Status of members: where they stand, and what people decide about it.
extension Engine {
    /// Where a member stands, set by set.
    package func tiers(of member: String) throws -> [TierView] {
        try store.read { reader in
            let row = try find(member, reader)
            let work = try Work(self, reader, now: now(reader))
            return try reader.tierStatuses(of: row.id).compactMap { status in
                try work.tierRules(status.tierSet, of: row).map { try work.view($0, of: row) }
            }
        }
    }

    /// Every tier of a plan that is on sale, for members and for everybody else.
    ///
    /// - Throws: ``Refusal/unknownPlan``; ``Refusal/unknownTier`` for a plan without tiers.
    package func previewTiers(of plan: String) throws -> (set: TierSet, tiers: [TierPreview]) {
        try store.read { reader in
            try plans.refreshIfGrown(reader)
            guard let set = try sold(plan).plan.tiers else {
                throw Refused(.unknownTier, "\(plan) has no tiers")
            }
            return (set, set.preview(on: calendar.day(of: try now(reader))))
        }
    }

    /// Gives a tier that counting did not, or takes back what a source gave.
    ///
    /// - Throws: ``Refusal/unknownTier``, ``Refusal/expiryInPast``, ``Refusal/nothingPending``; as every
    ///   decision here ``Refusal/notInTiers`` and ``Refusal/whichTiers``.
    package func setTier(_ order: TierOrder) throws -> TierView {
        try store.write { try setTier(order, $0) }
    }

    /// As ``setTier(_:)``, once for a key.
    package func setTier(
        _ order: TierOrder,
        once request: OnceRequest,
        render: (TierView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try setTier(order, $0)) }
    }

    /// Takes another programme's status for a while.
    ///
    /// - Parameter proof: what was shown, in the shop's own words; not empty.
    /// - Throws: ``Refusal/matchNotOffered``, ``Refusal/matchUsed``, ``Refusal/tierNotHigher``,
    ///   ``Refusal/unknownTier``.
    package func matchTier(
        _ tier: String,
        proof: String,
        of member: String,
        set: String? = nil
    ) throws -> TierView {
        try store.write { try matchTier(tier, proof: proof, of: member, set: set, $0) }
    }

    /// As ``matchTier(_:proof:of:set:)``, once for a key.
    package func matchTier(
        _ tier: String,
        proof: String,
        of member: String,
        set: String?,
        once request: OnceRequest,
        render: (TierView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) {
            render(try matchTier(tier, proof: proof, of: member, set: set, $0))
        }
    }

    /// Lets a status rest, as for parental leave, or ends the rest.
    ///
    /// - Throws: ``Refusal/statusPaused``, ``Refusal/statusNotPaused``.
    package func restTier(
        _ rests: Bool,
        of member: String,
        set: String? = nil
    ) throws -> TierView {
        try store.write { try restTier(rests, of: member, set: set, $0) }
    }

    /// As ``restTier(_:of:set:)``, once for a key.
    package func restTier(
        _ rests: Bool,
        of member: String,
        set: String?,
        once request: OnceRequest,
        render: (TierView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try restTier(rests, of: member, set: set, $0)) }
    }

    // MARK: Deciding

    private func setTier(_ order: TierOrder, _ writer: Writer) throws -> TierView {
        try change(order.member, set: order.set, writer) { rules, status, today, counts in
            guard let tier = order.tier else {
                return try rules.set.takingBack(
                    order.source.status,
                    from: status,
                    today: today,
                    counts
                )
            }
            return try rules.set.giving(
                tier,
                from: order.source.status,
                until: order.until,
                to: status,
                today: today,
                counts
            )
        }
    }

    private func matchTier(
        _ tier: String,
        proof: String,
        of member: String,
        set: String?,
        _ writer: Writer
    ) throws -> TierView {
        try change(member, set: set, writer) { rules, status, today, counts in
            try rules.set.matching(tier, for: status, today: today, counts)
        } after: { work, member, today, decision in
            guard let match = decision.status.given.last(where: { $0.source == .matched }),
                let until = match.until
            else { return }
            work.changes.statusMatches.append(
                StatusMatchRow(
                    member: member.id,
                    tierSet: decision.status.set,
                    matchedOn: today,
                    tier: tier,
                    proof: proof,
                    provisionalUntil: until,
                    recordedAt: work.now
                )
            )
        }
    }

    private func restTier(
        _ rests: Bool,
        of member: String,
        set: String?,
        _ writer: Writer
    ) throws -> TierView {
        try change(member, set: set, writer) { rules, status, today, counts in
            rests
                ? try rules.set.pausing(status, today: today, counts)
                : try rules.set.resuming(status, today: today, counts)
        } after: { work, member, today, decision in
            work.note(
                JournalEntry(
                    kind: rests ? JournalKind.tierPaused : JournalKind.tierResumed,
                    member: member.id,
                    data: JournalData.object { data in
                        data.text("tier_set", decision.status.set)
                        data.day("day", today)
                    }
                )
            )
        }
    }

    private func change(
        _ key: String,
        set: String?,
        _ writer: Writer,
        _ decide: (TierRules, TierStatus, CivilDate, TierCounts) throws -> TierDecision,
        after: (Work, MemberRow, CivilDate, TierDecision) throws -> Void = { _, _, _, _ in }
    ) throws -> TierView {
        let member = try find(key, writer.reader)
        let work = try Work(self, writer.reader, now: now(writer.reader))
        let rules = try work.namedTierRules(set, of: member)
        guard let status = try work.tierStatus(of: member, rules.set.id) else {
            throw Refused(.notInTiers, "\(key) has no status in \(rules.set.id)")
        }
        let today = try work.calendar(of: member).day(of: work.now)
        let decision = try work.decide(rules, status, for: member) { counts in
            try decide(rules, status, today, counts)
        }
        try after(work, member, today, decision)
        try work.write(writer)
        return try Work(self, writer.reader, now: work.now).view(rules, of: member)
    }
}

extension Work {
    /// The rules of a set that is named, or of the only one a member stands in.
    func namedTierRules(_ set: String?, of member: MemberRow) throws -> TierRules {
        let names = try reader.tierStatuses(of: member.id).map(\.tierSet)
        if set == nil, names.count > 1 {
            throw Refused(.whichTiers, names.joined(separator: ", "))
        }
        guard let name = set ?? names.first else {
            throw Refused(.notInTiers, "\(member.key) is in no tiers")
        }
        guard let rules = try tierRules(name, of: member) else {
            throw Refused(.notInTiers, "no plan has the tiers \(name)")
        }
        return rules
    }

    /// Where a member stands today; nothing of it is written.
    func view(_ rules: TierRules, of member: MemberRow) throws -> TierView {
        guard let stored = try tierStatus(of: member, rules.set.id) else {
            throw Refused(.notInTiers, "\(member.key) has no status in \(rules.set.id)")
        }
        let today = try calendar(of: member).day(of: now)
        var found: (status: TierStatus, outlook: TierOutlook)?
        let mark = changes.mark
        try decide(rules, stored, for: member) { counts in
            let decision = rules.set.evaluate(stored, today: today, counts)
            found = (decision.status, rules.set.outlook(decision.status, today: today, counts))
            return decision
        }
        changes.rewind(to: mark)
        guard let found else { throw Refused(.unknownTier, rules.set.id) }
        return TierView(
            member: member.key,
            set: rules.set,
            status: found.status,
            outlook: found.outlook,
            history: try reader.tierChanges(of: member.id, rules.set.id)
        )
    }
}

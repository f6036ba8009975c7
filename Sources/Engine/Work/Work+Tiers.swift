import Membership
import Store

/// Status of members: brought up to what is counted with every purchase and return and every night, and
/// written with its changes, its awards and the entitlements that carry the tier.
extension Work {
    /// Brings a member's tiers up to what is counted.
    ///
    /// - Parameter bought: the day of the purchase that is the cause; it ends a silence, and a return does
    ///   not.
    func evaluateTiers(_ member: MemberRow, boughtOn bought: CivilDate? = nil) throws {
        let today = try calendar(of: member).day(of: now)
        for rules in try liveTierSets(of: member) {
            guard let status = try tierStatus(of: member, rules.set.id) else { continue }
            try decide(rules, status, for: member) { counts in
                rules.set.evaluate(status, boughtOn: bought, today: today, counts)
            }
        }
    }

    /// The status of who joins: the base, or what another membership before has left.
    ///
    /// - Parameter matter: a membership that gives something now.
    func joinTiers(_ matter: Case) throws {
        guard let rules = try tierRules(of: matter) else { return }
        guard let member = try reader.member(matter.row.member),
            try tierStatus(of: member, rules.set.id) == nil
        else { return }
        let status = rules.set.joining(on: matter.row.startsOn)
        keep(
            status,
            of: member,
            [
                TierChangeRow(
                    member: member.id,
                    tierSet: rules.set.id,
                    from: nil,
                    to: status.tier,
                    source: .earned,
                    reason: .joined,
                    day: matter.row.startsOn,
                    at: now
                )
            ],
            calendar: try calendar(of: member)
        )
        let today = try calendar(of: member).day(of: now)
        let decision = try decide(rules, status, for: member) { counts in
            rules.set.evaluate(status, today: today, counts)
        }
        try carryTier(decision.status, of: member)
    }

    /// What a subscription's member stands at in its plan's tiers; `nil` for a plan without.
    func tier(of matter: Case) throws -> String? {
        guard let rules = try tierRules(of: matter) else { return nil }
        return try tierStatusRow(of: matter.row.member, rules.set.id)?.tier
    }

    /// Does what is due of a status, as of its day.
    func reviewTiers(_ due: UpkeepRow) throws {
        guard let member = try reader.member(due.key.member),
            let status = try tierStatus(of: member, due.key.name),
            let rules = try tierRules(due.key.name, of: member)
        else {
            changes.upkeep.append(UpkeepRow(due.key, dueAt: nil))
            return
        }
        let today = try calendar(of: member).day(of: now)
        try decide(rules, status, for: member) { counts in
            rules.set.evaluate(status, today: today, counts)
        }
    }

    // MARK: Rules

    /// The rules of a set for a member: those of the membership that counts, then of the latest there
    /// was, then of a plan on sale; `nil` when no plan knows the set any more.
    func tierRules(_ set: String, of member: MemberRow) throws -> TierRules? {
        let own = try reader.entitlements(of: member.key).filter(\.isOwn).sorted {
            ($0.holds(at: now) ? 1 : 0, $0.source.subscription.number)
                > ($1.holds(at: now) ? 1 : 0, $1.source.subscription.number)
        }
        for entitlement in own {
            let version = try engine.plans.version(entitlement.source.planVersion, reader)
            guard let version, let tiers = version.plan.tiers, tiers.id == set else { continue }
            return TierRules(
                set: tiers,
                plan: version.plan,
                subscription: entitlement.source.subscription
            )
        }
        try engine.plans.refreshIfGrown(reader)
        return engine.plans.catalog.currentVersions.lazy
            .compactMap { TierRules($0.plan, subscription: nil) }
            .first { $0.set.id == set }
    }

    /// The sets that a member's own memberships count in now, each once.
    func liveTierSets(of member: MemberRow) throws -> [TierRules] {
        var sets: [TierRules] = []
        let held = try reader.entitlements(of: member.key)
            .filter { $0.isOwn && $0.holds(at: now) }
            .sorted { $0.source.subscription.number > $1.source.subscription.number }
        for entitlement in held {
            let version = try engine.plans.version(entitlement.source.planVersion, reader)
            guard let plan = version?.plan,
                let rules = TierRules(plan, subscription: entitlement.source.subscription),
                !sets.contains(where: { $0.set.id == rules.set.id })
            else { continue }
            sets.append(rules)
        }
        return sets
    }

    private func tierRules(of matter: Case) throws -> TierRules? {
        let version = try engine.plans.version(matter.agreement.planVersion, reader)
        return version.flatMap { TierRules($0.plan, subscription: matter.row.id) }
    }

    // MARK: Deciding

    /// A member's status as this work has left it.
    func tierStatus(of member: MemberRow, _ set: String) throws -> TierStatus? {
        try tierStatusRow(of: member.id, set).map { try TierStatus($0) }
    }

    func tierStatusRow(of member: MemberID, _ set: String) throws -> TierStatusRow? {
        try changes.tierStatuses.last { $0.member == member && $0.tierSet == set }
            ?? reader.tierStatus(of: member, set)
    }

    /// Carries out what the rules decide from what is counted.
    @discardableResult
    func decide(
        _ rules: TierRules,
        _ before: TierStatus,
        for member: MemberRow,
        _ decide: (TierCounts) throws -> TierDecision
    ) throws -> TierDecision {
        // The rules ask in the middle of their work, where nothing may be thrown.
        var failure: (any Error)?
        let counts = TierCounts { metric, period in
            do {
                let key = TallyKey(.metric, "\(rules.set.id)/\(metric)")
                return try self.tally(of: member.id, key, in: period)
            } catch {
                failure = failure ?? error
                return 0
            }
        }
        let decision = try decide(counts)
        if let failure { throw failure }
        guard decision.status != before else { return decision }
        let calendar = try calendar(of: member)
        keep(
            decision.status,
            of: member,
            rows(of: decision, before: before, member.id, today: calendar.day(of: now)),
            calendar: calendar
        )
        for award in decision.awards { try give(award, rules, to: member) }
        if decision.status.tier != before.tier {
            try carryTier(decision.status, of: member)
        }
        return decision
    }

    /// The changes as they are kept; another source of the same tier is one too.
    private func rows(
        of decision: TierDecision,
        before: TierStatus,
        _ member: MemberID,
        today: CivilDate
    ) -> [TierChangeRow] {
        let last = decision.changes.indices.last
        var rows = decision.changes.enumerated().map { index, change in
            TierChangeRow(
                member: member,
                tierSet: decision.status.set,
                from: change.from,
                to: change.to,
                source: index == last
                    ? TierStatusRow.Source(decision.status.source)
                    : change.reason.source(decision.status),
                reason: change.reason.row(decision.status),
                day: change.day,
                at: now
            )
        }
        if rows.isEmpty, decision.status.source != before.source {
            let (reason, day) = decision.status.whyItStays(after: before, today: today)
            rows.append(
                TierChangeRow(
                    member: member,
                    tierSet: decision.status.set,
                    from: before.tier,
                    to: decision.status.tier,
                    source: TierStatusRow.Source(decision.status.source),
                    reason: reason,
                    day: day,
                    at: now
                )
            )
        }
        return rows
    }

    /// Writes a status with its changes, and puts its next day on the queue.
    private func keep(
        _ status: TierStatus,
        of member: MemberRow,
        _ rows: [TierChangeRow],
        calendar: ZoneCalendar
    ) {
        changes.tierStatuses.append(status.row(of: member.id))
        changes.tierChanges += rows
        changes.upkeep.append(
            UpkeepRow(
                UpkeepRow.Key(.tierReview, member: member.id, name: status.set),
                dueAt: status.nextReview.map(calendar.start(of:))
            )
        )
        for row in rows {
            note(
                JournalEntry(
                    kind: JournalKind.tierChanged,
                    member: member.id,
                    data: JournalData.object { data in
                        data.text("tier_set", row.tierSet)
                        if let from = row.from { data.text("before", from) }
                        data.text("tier", row.to)
                        data.text("source", row.source.rawValue)
                        data.text("reason", row.reason.rawValue)
                        data.day("day", row.day)
                    }
                )
            )
        }
    }

    /// Every membership of the set carries the tier, and so do those who share it.
    private func carryTier(_ status: TierStatus, of member: MemberRow) throws {
        for entitlement in try reader.entitlements(of: member.key) where entitlement.isOwn {
            let version = try engine.plans.version(entitlement.source.planVersion, reader)
            guard version?.plan.tiers?.id == status.set else { continue }
            let subscription = entitlement.source.subscription
            // What this work has decided of the subscription counts already.
            let latest = changes.entitlements.last {
                $0.member == member.key && $0.entitlement.source.subscription == subscription
            }
            let own = (latest?.entitlement ?? entitlement).carrying(tier: status.tier)
            changes.entitlements.append((member.key, own))
            for sharer in try reader.sharers(of: subscription) {
                changes.entitlements.append((sharer.member, own.shared(as: sharer.role)))
            }
        }
    }
}

extension Entitlement {
    /// Whether it is the payer's own, and not one that a household shares.
    var isOwn: Bool { role == nil || role == .owner }

    func carrying(tier: String?) -> Entitlement {
        Entitlement(
            source: source,
            standing: standing,
            validFrom: validFrom,
            paidUntil: paidUntil,
            validUntil: validUntil,
            tier: tier,
            role: role,
            isHeldOut: isHeldOut
        )
    }

    /// What somebody who shares it has: the same time, and the owner's tier.
    func shared(as role: HouseholdRole) -> Entitlement {
        Entitlement(
            source: source,
            standing: standing,
            validFrom: validFrom,
            paidUntil: paidUntil,
            validUntil: validUntil,
            tier: tier,
            role: role,
            isHeldOut: isHeldOut
        )
    }
}

extension TierChange.Reason {
    /// As it is kept; what was given says from where.
    fileprivate func row(_ after: TierStatus) -> TierChangeRow.Reason {
        switch self {
        case .earned: .earned
        case .lifetime: .lifetime
        case .reviewed: .review
        case .inactive: .inactivity
        case .returned: .returned
        case .given: after.source.reason
        case .givenEnded: .ended
        case .challengeMet, .challengeMissed: .challenge
        }
    }

    /// Where a tier came from that another followed at once.
    fileprivate func source(_ after: TierStatus) -> TierStatusRow.Source {
        switch self {
        case .lifetime: .lifetime
        case .given: TierStatusRow.Source(after.source)
        case .earned, .reviewed, .inactive, .returned, .givenEnded, .challengeMet,
            .challengeMissed:
            .earned
        }
    }
}

extension TierStatus {
    /// Why another source carries the same tier now, and since when.
    fileprivate func whyItStays(
        after before: TierStatus,
        today: CivilDate
    ) -> (TierChangeRow.Reason, CivilDate) {
        let carrier = given.last { $0.tier == tier && $0.source == source }
        switch source {
        case .earned where earned.since > before.earned.since:
            return (before.source == .matched ? .challenge : .earned, earned.since)
        case .earned:
            let ended = before.given.filter { !given.contains($0) }.compactMap(\.until).max()
            return (.ended, min(ended ?? today, today))
        case .lifetime: return (.lifetime, lifetime?.since ?? carrier?.since ?? today)
        case .paid, .gifted, .matched, .partner: return (source.reason, carrier?.since ?? today)
        }
    }
}

extension TierStatus.Source {
    fileprivate var reason: TierChangeRow.Reason {
        switch self {
        case .earned: .earned
        case .paid: .paid
        case .gifted: .gifted
        case .matched: .matched
        case .partner: .partner
        case .lifetime: .lifetime
        }
    }
}

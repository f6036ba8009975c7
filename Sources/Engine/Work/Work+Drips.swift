import Membership
import Store

/// What memberships give on occasions: on joining, month by month, on birthdays and on renewals.
///
/// The queue names the first day that is not looked at yet, and what was given is written down by its
/// day, so that each occasion gives once however often a run is late, killed or done again.
extension Work {
    /// The most occasions of one benefit that one commit gives; the run goes on with the rest.
    private static let mostAtOnce = 12

    /// Gives what has come due of a subscription by now, and puts its next occasions on the queue.
    ///
    /// - Parameters:
    ///   - entitlement: as this work leaves it.
    ///   - birthdayTold: whether the member has just told another birthday than was known.
    func keepDrips(
        _ matter: Case,
        _ entitlement: Entitlement,
        birthdayTold: Bool = false
    ) throws {
        let version = try engine.plans.version(matter.agreement.planVersion, reader)
        guard let plan = version?.plan, let member = try dripMember(matter, plan) else { return }
        for id in plan.dripIDs {
            guard let drip = plan.drip(id, tier: entitlement.tier) else { continue }
            let key = matter.dripKey(id, drip)
            let queued = try queued(key)
            guard matter.hasBegun else {
                if queued == nil { try awaitFirst(of: drip, key, matter, member) }
                continue
            }
            var done = queued?.dueAt.map { matter.calendar.day(of: $0).adding(days: -1) }
            let isTold = birthdayTold && drip.occasion == .birthday
            if isTold || queued == nil && (!matter.isNew || matter.row.origin == .imported) {
                // It is promised from today on: what was before is not made up for.
                done = max(
                    matter.today.adding(days: -1),
                    matter.row.startsOn.adding(days: -1)
                )
            }
            if drip.occasion == .renewal, let day = paidTerm(matter) {
                done = min(done ?? day.adding(days: -1), day.adding(days: -1))
            }
            let giving = Dripping(
                id: id,
                plan: plan,
                member: member,
                matter: matter,
                entitlement: entitlement
            )
            try giveDrips(giving, drip, key, after: done)
        }
    }

    /// Who has not paid yet has not joined yet: the first occasion waits on the queue.
    private func awaitFirst(
        of drip: GrantDrip,
        _ key: UpkeepRow.Key,
        _ matter: Case,
        _ member: MemberRow
    ) throws {
        let facts = DripFacts(joined: matter.row.startsOn, birthday: member.birthday)
        guard let first = drip.next(after: nil, facts: facts) else { return }
        changes.upkeep.append(UpkeepRow(key, dueAt: matter.calendar.start(of: first.day)))
    }

    /// Does what is due of one occasion's benefit, as of its day.
    func drip(_ due: UpkeepRow) throws {
        guard let id = due.key.subscription, let at = due.dueAt,
            let row = try reader.subscription(id)
        else {
            changes.upkeep.append(UpkeepRow(due.key, dueAt: nil))
            return
        }
        let matter = try load(row)
        guard matter.hasBegun else { return }
        let version = try engine.plans.version(matter.agreement.planVersion, reader)
        let entitlement = try reader.entitlements(of: row.memberKey).first {
            $0.source.subscription == id
        }
        guard let plan = version?.plan, let entitlement,
            let member = try reader.member(row.member),
            let drip = plan.drip(due.key.name, tier: entitlement.tier)
        else {
            changes.upkeep.append(UpkeepRow(due.key, dueAt: nil))
            return
        }
        let giving = Dripping(
            id: due.key.name,
            plan: plan,
            member: member,
            matter: matter,
            entitlement: entitlement
        )
        let done = matter.calendar.day(of: at).adding(days: -1)
        try giveDrips(giving, drip, due.key, after: done)
    }

    /// Looks anew at what a member's birthday gives, once it is told.
    func keepBirthday(of member: MemberID) throws {
        for row in try reader.subscriptions(of: member) where !row.state.isEnded {
            let matter = try load(row)
            let entitlement = try reader.entitlements(of: row.memberKey).first {
                $0.source.subscription == row.id
            }
            if let entitlement { try keepDrips(matter, entitlement, birthdayTold: true) }
        }
    }

    // MARK: Giving

    /// Whose occasions they are, and by what they go.
    private struct Dripping {
        let id: String
        let plan: Plan
        let member: MemberRow
        let matter: Case
        let entitlement: Entitlement

        /// Whether the benefit was had when a day began; on the day of joining, when that was.
        func isEntitled(on day: CivilDate) -> Bool {
            var instant = matter.calendar.start(of: day)
            if day == matter.row.startsOn { instant = max(instant, entitlement.validFrom) }
            guard plan.benefit(id, tier: entitlement.tier) != nil else { return false }
            let answer = entitlement.access(to: id, of: plan, at: instant)
            return entitlement.holds(at: instant) && answer.reason.isEntitled
        }
    }

    private func giveDrips(
        _ giving: Dripping,
        _ drip: GrantDrip,
        _ key: UpkeepRow.Key,
        after before: CivilDate?
    ) throws {
        let matter = giving.matter
        let facts = DripFacts(
            joined: matter.row.startsOn,
            birthday: giving.member.birthday,
            renewals: drip.occasion == .renewal ? try renewals(of: matter) : []
        )
        var given = try givenKeys(giving, drip)
        var done = before
        var count = 0
        while count < Self.mostAtOnce, let next = drip.next(after: done, facts: facts),
            next.day <= matter.today
        {
            // A term that is still to be renewed for may bring the day yet.
            if matter.awaitsRenewal,
                giving.entitlement.validUntil <= matter.calendar.start(of: next.day)
            {
                break
            }
            count += 1
            done = next.day
            guard giving.isEntitled(on: next.day), given.insert(next.key).inserted else { continue }
            try give(drip, giving, next)
        }
        let next = drip.next(after: done, facts: facts)
        // Nothing comes any more of a membership that is over.
        let end = matter.subscription.state.isEnded ? giving.entitlement.validUntil : nil
        let due = next.map { matter.calendar.start(of: $0.day) }
            .flatMap { at in end.map { at < $0 } == false ? nil : at }
        let isQueued = try queued(key)
        guard due != nil || isQueued != nil, due != isQueued?.dueAt else { return }
        changes.upkeep.append(UpkeepRow(key, dueAt: due))
    }

    private func give(_ drip: GrantDrip, _ giving: Dripping, _ occasion: DripOccasion) throws {
        let matter = giving.matter
        let end = drip.validFor?.day(1, from: occasion.day)
        let expiresAt = end.map(matter.calendar.start(of:))
        // Told so late that it would be gone already.
        if let expiresAt, expiresAt <= now { return }
        let award = Giving(
            source: .drip,
            points: giving.plan.points,
            subscription: matter.row.id,
            effectiveFrom: max(
                matter.calendar.start(of: occasion.day),
                giving.entitlement.validFrom
            ),
            expiresAt: expiresAt,
            expiresOn: end
        )
        guard let given = try give(drip.award, award, to: giving.member) else { return }
        changes.drips.append(
            DripRow(
                subscription: matter.row.id,
                benefit: giving.id,
                day: occasion.day,
                member: giving.member.id,
                given: given,
                at: now
            )
        )
        note(
            JournalEntry(
                kind: JournalKind.dripGiven,
                member: giving.member.id,
                subscription: matter.row.id,
                data: JournalData.object { data in
                    data.text("benefit", giving.id)
                    data.text("occasion", drip.occasion.rawValue)
                    data.day("day", occasion.day)
                    switch given {
                    case .lot(let lot): data.text("lot", lot.description)
                    case .prepayment(let number): data.number("prepayment", number)
                    }
                }
            )
        )
    }

    /// The occasions that gave a member something before, by this subscription or by an earlier one of
    /// the same plan: who leaves and joins again is not welcomed twice.
    private func givenKeys(_ giving: Dripping, _ drip: GrantDrip) throws -> Set<String> {
        var rows = changes.drips.filter { $0.member == giving.member.id }
        for row in try reader.subscriptions(of: giving.member.id)
        where row.plan == giving.plan.id {
            rows += try reader.drips(of: row.id)
        }
        return Set(
            rows.filter { $0.benefit == giving.id }.map { row in
                switch drip.occasion {
                case .join: drip.occasion.rawValue
                case .birthday: "\(drip.occasion.rawValue)/\(row.day.year)"
                case .month, .year, .renewal: "\(drip.occasion.rawValue)/\(row.day)"
                }
            }
        )
    }

    /// The first days of the paid terms after the first one, in order.
    private func renewals(of matter: Case) throws -> [CivilDate] {
        var days: Set<CivilDate> = []
        var stored = matter.row
        if matter.invoiceIsNew { stored.lastInvoice = matter.invoice?.previous }
        var rows = try reader.invoices(of: stored)
        if let own = matter.invoice, !rows.contains(where: { $0.id == own.id }) { rows.append(own) }
        for row in rows where row.kind == .term {
            let state =
                row.id == matter.invoice?.id ? matter.invoice?.state ?? row.state : row.state
            guard state == .paid || state == .carried else { continue }
            days.insert(row.period.start)
            guard row.terms > 1 else { continue }
            for line in row.lines where line.kind == .term { days.insert(line.period.start) }
        }
        return Array(days.sorted().dropFirst())
    }

    /// The first day of the term that this very work has settled; `nil` for none.
    private func paidTerm(_ matter: Case) -> CivilDate? {
        guard let invoice = matter.invoice, invoice.kind == .term, invoice.settledAt == now,
            invoice.state == .paid || invoice.state == .carried
        else { return nil }
        return invoice.period.start
    }

    private func dripMember(_ matter: Case, _ plan: Plan) throws -> MemberRow? {
        plan.dripIDs.isEmpty ? nil : try reader.member(matter.row.member)
    }

    /// The entry of the queue as this work leaves it.
    private func queued(_ key: UpkeepRow.Key) throws -> UpkeepRow? {
        if let row = changes.upkeep.last(where: { $0.key == key }) {
            return row.dueAt == nil ? nil : row
        }
        return try reader.upkeep(key)
    }
}

extension MemberRow {
    /// The day of the year; `nil` when the member did not tell.
    fileprivate var birthday: MonthDay? {
        person?.birthday.flatMap { MonthDay(month: $0.month, day: $0.day) }
    }
}

extension Case {
    /// Whether the first term is paid or the trial has begun.
    fileprivate var hasBegun: Bool {
        switch subscription.state {
        case .incomplete, .scheduled: false
        case .trialing, .active, .pastDue, .onHold, .paused, .ended: true
        }
    }

    /// Whether a run that comes late may lengthen the access there is.
    fileprivate var awaitsRenewal: Bool {
        switch subscription.state {
        case .trialing, .active, .pastDue: subscription.autoRenew
        case .scheduled, .incomplete, .onHold, .paused, .ended: false
        }
    }

    /// The place on the queue of one benefit that is given on occasions.
    fileprivate func dripKey(_ benefit: String, _ drip: GrantDrip) -> UpkeepRow.Key {
        UpkeepRow.Key(
            drip.occasion == .birthday ? .birthday : .drip,
            member: row.member,
            subscription: row.id,
            name: benefit
        )
    }
}

extension Plan {
    /// The benefits of the plan and its tiers that are given on occasions, each once.
    var dripIDs: [String] {
        var ids: [String] = []
        for benefit in benefits + (tiers?.tiers.flatMap(\.benefits) ?? []) {
            guard case .grantDrip = benefit.terms, !ids.contains(benefit.id) else { continue }
            ids.append(benefit.id)
        }
        return ids
    }

    /// What is given and when: as the member's tier has it, else as the first tier does that promises it.
    fileprivate func drip(_ id: String, tier: String?) -> GrantDrip? {
        let held = benefit(id, tier: tier)?.benefit
        let first = tierPromising(id, above: tier)?.benefits.first { $0.id == id }
        guard case .grantDrip(let drip) = (held ?? first)?.terms else { return nil }
        return drip
    }
}

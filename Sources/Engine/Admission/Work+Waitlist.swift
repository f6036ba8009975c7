import Membership
import Store

/// Places in plans that are full: who waits for one, and who is offered what comes free.
extension Work {
    /// Puts a member at the end of the line of a plan that is full.
    func wait(
        _ member: MemberRow,
        for plan: Plan,
        by code: String?
    ) throws -> WaitlistRow {
        let rules = plan.admission
        guard rules.byInvitation || code == nil else {
            throw Refused(.unknownInvitation, "\(code ?? "") for \(plan.id)")
        }
        let today = try day(of: member.id)
        let line = try reader.line(for: plan.id)
        let place = line.first { $0.member == member.id }
        guard place == nil else {
            throw Refused(.alreadyWaiting, "\(member.key) for \(plan.id)")
        }
        if let live = try engine.live(plan.id, of: member.id, reader) {
            throw Refused(.alreadySubscribed, "\(live.id) is \(live.state.name.rawValue)")
        }
        let use =
            rules.byInvitation ? try invitation(of: member, to: plan.id, by: code, nil) : nil
        let facts = AdmissionRules.Facts(
            member: member.id,
            isInvited: use != nil,
            proof: try proof(of: member.id, rules, on: today),
            members: try rules.capacity.map { _ in try members(of: plan.id) } ?? 0,
            waitlist: waitlist(line),
            today: engine.calendar.day(of: now)
        )
        try refusing(plan, member) { () throws(Refused) in _ = try rules.wait(facts) }
        // A use of before, without a subscription, is in line again.
        if let use, use.subscription == nil,
            try reader.use(ofInvitation: use.invitation, by: member.id) == nil
        {
            changes.invitationUses.append(use)
        }
        numbers.place += 1
        let row = WaitlistRow(id: numbers.place, plan: plan.id, member: member.id, askedAt: now)
        changes.newPlaces.append(row)
        note(row, JournalKind.waitlistAsked)
        return row
    }

    /// Takes a member out of the line.
    func leaveLine(_ place: WaitlistRow) {
        var place = place
        place.state = .gone
        put(place, JournalKind.waitlistLeft)
        changes.upkeep.append(UpkeepRow(key(place), dueAt: nil))
    }

    /// Offers the places of a plan that are free to who is first in line, and passes on those that
    /// nobody took in time.
    func offerPlaces(in plan: String) throws {
        let line = try reader.line(for: plan)
        // A plan that is sold no more is joined by nobody.
        guard !line.isEmpty, let rules = engine.plans.catalog.current(plan)?.plan.admission else {
            return
        }
        let today = engine.calendar.day(of: now)
        // Without a limit there is a place for everybody.
        let limitless = AdmissionRules(
            capacity: .max,
            hasWaitlist: true,
            placeKeptFor: rules.placeKeptFor
        )
        let (after, told) = (rules.capacity == nil ? limitless : rules).offering(
            waitlist(line),
            members: try members(of: plan),
            today: today
        )
        for var row in line {
            guard let entry = after.entries.first(where: { $0.member == row.member }) else {
                row.state = .gone
                put(row, JournalKind.waitlistLapsed)
                changes.upkeep.append(UpkeepRow(key(row), dueAt: nil))
                continue
            }
            guard told.contains(row.member) else { continue }
            row.state = .offered
            switch entry.place {
            case .keptUntil(let day): row.offeredUntil = engine.calendar.start(of: day)
            case .kept, nil: row.offeredUntil = nil
            }
            put(row, JournalKind.waitlistOffered)
            changes.upkeep.append(UpkeepRow(key(row), dueAt: row.offeredUntil))
        }
    }

    /// A place that was kept is over: it goes to the next.
    func passPlace(_ due: UpkeepRow) throws {
        changes.upkeep.append(UpkeepRow(due.key, dueAt: nil))
        try engine.plans.refreshIfGrown(reader)
        try offerPlaces(in: due.key.name)
    }

    /// The line as the domain knows it, by the shop's days.
    func waitlist(_ line: [WaitlistRow]) -> Waitlist {
        let day = engine.calendar.day(of:)
        return Waitlist(
            entries: line.map { row in
                let place: Waitlist.Place? =
                    switch row.state {
                    case .offered: row.offeredUntil.map { .keptUntil(day($0)) } ?? .kept
                    case .waiting, .joined, .gone: nil
                    }
                return Waitlist.Entry(member: row.member, since: day(row.askedAt), place: place)
            }
        )
    }

    func key(_ place: WaitlistRow) -> UpkeepRow.Key {
        UpkeepRow.Key(.waitlist, member: place.member, name: place.plan)
    }

    func put(_ place: WaitlistRow, _ kind: String, subscription: SubscriptionID? = nil) {
        changes.places.append(place)
        note(place, kind, subscription: subscription)
    }

    private func note(
        _ place: WaitlistRow,
        _ kind: String,
        subscription: SubscriptionID? = nil
    ) {
        note(
            JournalEntry(
                kind: kind,
                member: place.member,
                subscription: subscription,
                data: JournalData.object { data in
                    data.text("plan", place.plan)
                    if place.state == .offered, let until = place.offeredUntil {
                        data.text("until", until.rfc3339)
                    }
                }
            )
        )
    }
}

extension Engine {
    /// Offers what came free since the last night, plan by plan.
    ///
    /// - Parameter onCommit: told of each commit's changes.
    func offerPlaces(onCommit: (ChangeSet) throws -> Void) throws {
        for plan in try store.read({ try $0.plansInLine() }) {
            let changes = try store.write(.batch) { writer in
                try plans.refreshIfGrown(writer.reader)
                let work = try Work(self, writer.reader, now: now(writer.reader), actor: "run")
                try work.offerPlaces(in: plan)
                if !work.changes.isEmpty { try work.write(writer) }
                return work.changes
            }
            if !changes.isEmpty { try onCommit(changes) }
        }
    }
}

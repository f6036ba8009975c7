import Membership
import Store

/// Who shares memberships: seats as this work leaves them, and what follows when they are taken and left.
extension Work {
    // MARK: Reading

    /// A membership with its household; `nil` where the plan has none.
    func shared(_ matter: Case) throws -> SharedMembership? {
        let version = try engine.plans.version(matter.agreement.planVersion, reader)
        guard let plan = version?.plan, let rules = plan.household else { return nil }
        return SharedMembership(
            matter: matter,
            plan: plan,
            rules: rules,
            seats: try seats(of: matter.row.id),
            bought: try rules.extraSeats.map { try boughtSeats($0, matter.row.member) } ?? []
        )
    }

    func seats(of subscription: SubscriptionID) throws -> [SeatRow] {
        try reader.seats(of: subscription).map(latest)
            + changes.newSeats.filter { $0.subscription == subscription }
    }

    private func latest(_ seat: SeatRow) -> SeatRow {
        changes.seats.last { $0.id == seat.id } ?? seat
    }

    /// The subscriptions that buy an owner's extra seats and are paid.
    private func boughtSeats(
        _ extra: HouseholdRules.ExtraSeats,
        _ owner: MemberID
    ) throws -> [SubscriptionRow] {
        try reader.subscriptions(paidBy: owner)
            .map { row in changes.subscriptions.last { $0.id == row.id } ?? row }
            .filter { row in
                guard row.plan == extra.plan else { return false }
                switch row.state {
                case .trialing, .active, .pastDue, .onHold, .paused: return true
                case .scheduled, .incomplete, .ended: return false
                }
            }
    }

    /// What is known of somebody when a household of a plan is joined.
    func person(
        _ member: MemberRow,
        _ plan: String,
        sharesPayment: Bool = false
    ) throws -> HouseholdPerson {
        var household: MemberID?
        var locks: [HouseholdLock] = []
        for seat in try reader.seats(of: member.id).map(latest)
        where try reader.subscription(seat.subscription)?.plan == plan {
            if seat.state == .joined { household = seat.owner }
            guard let until = seat.lockedUntil else { continue }
            locks.append(HouseholdLock(member: member.id, partner: seat.owner, until: until))
        }
        for own in try reader.subscriptions(of: member.id) where own.plan == plan {
            for seat in try seats(of: own.id) {
                if seat.state == .joined { household = member.id }
                guard let until = seat.lockedUntil else { continue }
                locks.append(HouseholdLock(member: member.id, partner: seat.member, until: until))
            }
        }
        return HouseholdPerson(
            member: member.id,
            address: member.person?.addressKey,
            household: household,
            sharesPayment: sharesPayment,
            locks: locks
        )
    }

    // MARK: Deciding

    /// Keeps a seat for somebody.
    ///
    /// - Parameter buying: whether the seat is bought with it.
    func invite(
        _ guest: MemberRow,
        as role: HouseholdRole,
        to shared: SharedMembership,
        by owner: MemberRow,
        sharesPayment: Bool,
        buying: SubscriptionID? = nil
    ) throws {
        _ = try shared.rules.invite(
            person(guest, shared.plan.id, sharesPayment: sharesPayment),
            as: role,
            shared.facts(person(owner, shared.plan.id), buying: buying == nil ? 0 : 1)
        )
        // A second invitation takes the place of the first.
        if let before = shared.liveSeat(of: guest.id) { close(before, .removed) }
        numbers.seat += 1
        let seat = SeatRow(
            id: numbers.seat,
            subscription: shared.matter.row.id,
            owner: owner.id,
            member: guest.id,
            role: role,
            extra: buying,
            invitedAt: now
        )
        changes.newSeats.append(seat)
        note(JournalKind.householdInvited, seat)
    }

    /// Takes the seat that was kept: from now on the owner's access is the member's too.
    func accept(_ seat: SeatRow, of guest: MemberRow, in shared: SharedMembership) throws {
        let owner = try member(seat.owner)
        if let extra = seat.extra, !shared.bought.contains(where: { $0.id == extra }) {
            throw Refused(.noExtraSeat, "\(extra) is not paid by \(owner.key) yet")
        }
        // Who was invited under a rule of shared payment has been given the owner's method by then.
        _ = try shared.rules.accept(
            person(guest, shared.plan.id, sharesPayment: true),
            shared.facts(person(owner, shared.plan.id))
        )
        var seat = seat
        seat.state = .joined
        seat.joinedAt = now
        seat.extra = seat.extra ?? shared.bought.first { $0.member == guest.id }?.id
        changes.seats.append(seat)
        let matter = shared.matter
        let own = engine.entitlement(
            of: matter.row,
            matter.subscription,
            matter.calendar,
            tier: try tier(of: matter)
        )
        changes.entitlements.append((guest.key, own.shared(as: seat.role)))
        note(JournalKind.householdJoined, seat)
    }

    /// Gives up a seat or an invitation.
    func leave(
        _ seat: SeatRow,
        of shared: SharedMembership,
        as state: SeatRow.State,
        _ kind: String
    ) throws {
        let facts = shared.facts(try person(member(seat.owner), shared.plan.id))
        let decision =
            seat.state == .joined
            ? try shared.rules.leave(seat.member, facts)
            : try shared.rules.withdraw(seat.member, facts)
        try part(seat, as: state, kind, decision.effects)
    }

    /// Ends a household with its membership, or with the plan that shared it.
    private func dissolve(_ matter: Case) throws {
        let live = try seats(of: matter.row.id).filter(\.state.isLive)
        guard !live.isEmpty else { return }
        var effects: [HouseholdEffect] = []
        if let shared = try shared(matter) {
            let owner = try person(member(matter.row.member), shared.plan.id)
            effects = shared.rules.dissolve(shared.facts(owner)).effects
        }
        for seat in live {
            try part(
                seat,
                as: .removed,
                JournalKind.householdRemoved,
                effects,
                // An ended membership is the last thing its household shares: it says why.
                keepsEntitlement: matter.subscription.state.isEnded
            )
        }
    }

    /// Brings a household up to what its membership has become.
    ///
    /// - Parameter isShared: whether anybody shares it.
    func keepHousehold(_ matter: Case, isShared: Bool) throws {
        if matter.subscription.state.isEnded {
            try dissolve(matter)
            try giveBackSeat(boughtBy: matter.row)
        } else if isShared {
            try fitHousehold(matter)
        }
    }

    /// Lets those go for whom there is no seat any more.
    private func fitHousehold(_ matter: Case) throws {
        guard let shared = try shared(matter) else { return try dissolve(matter) }
        let facts = shared.facts(HouseholdPerson(member: shared.owner))
        let leavers = shared.rules.surplus(facts, paid: shared.payingGuests)
        guard !leavers.isEmpty else { return }
        let effects = shared.rules.letGo(leavers, facts).effects
        for leaver in leavers {
            guard let seat = shared.liveSeat(of: leaver.member) else { continue }
            try part(seat, as: .removed, JournalKind.householdRemoved, effects)
        }
    }

    /// A seat that nobody pays for any more is none.
    private func giveBackSeat(boughtBy row: SubscriptionRow) throws {
        guard row.payer != row.member else { return }
        for seat in try reader.seats(of: row.member).map(latest)
        where seat.extra == row.id && seat.state.isLive {
            guard let owners = try reader.subscription(seat.subscription) else { continue }
            let matter = try load(owners)
            guard !matter.subscription.state.isEnded else { continue }
            if seat.state == .joined {
                try fitHousehold(matter)
            } else if let shared = try shared(matter) {
                try leave(seat, of: shared, as: .removed, JournalKind.householdRemoved)
            }
        }
    }

    // MARK: Gathering

    private func part(
        _ seat: SeatRow,
        as state: SeatRow.State,
        _ kind: String,
        _ effects: [HouseholdEffect],
        keepsEntitlement: Bool = false
    ) throws {
        let lock = effects.lazy.compactMap { effect in
            if case .locked(let lock) = effect, lock.member == seat.member { lock } else { nil }
        }.first
        close(seat, state, lockedUntil: lock?.until)
        note(kind, seat)
        if seat.state == .joined, !keepsEntitlement {
            let guest = try member(seat.member)
            changes.goneEntitlements.append((guest.key, seat.subscription))
            if let card = try reader.liveCard(of: seat.subscription, seat.member) { revoke(card) }
        }
        if let extra = seat.extra { try stopRenewing(extra) }
    }

    private func close(_ seat: SeatRow, _ state: SeatRow.State, lockedUntil: CivilDate? = nil) {
        var seat = seat
        seat.state = state
        seat.leftAt = now
        seat.lockedUntil = lockedUntil
        changes.seats.append(seat)
    }

    /// Nobody goes on paying for a seat that nobody sits on.
    private func stopRenewing(_ id: SubscriptionID) throws {
        let latest = try changes.subscriptions.last { $0.id == id } ?? reader.subscription(id)
        guard let row = latest, !row.state.isEnded, row.autoRenew else { return }
        changedBeside.insert(id)
        let matter = try load(row)
        do {
            let decision = try matter.subscription.applying(
                .canceled(today: matter.today, now: now)
            )
            try carryOut(decision, on: matter)
        } catch is TransitionError {
            // While it is being charged it stays; the owner may cancel it afterwards.
        }
    }

    private func note(_ kind: String, _ seat: SeatRow) {
        note(
            JournalEntry(
                kind: kind,
                member: seat.member,
                subscription: seat.subscription,
                data: JournalData.object { data in
                    data.number("seat", seat.id)
                    data.text("role", seat.role.rawValue)
                }
            )
        )
    }

    /// A member whom another row names.
    func member(_ id: MemberID) throws -> MemberRow {
        guard let row = try reader.member(id) else {
            throw StoreError.corrupt(path: "", detail: "a row names member \(id.number)")
        }
        return row
    }
}

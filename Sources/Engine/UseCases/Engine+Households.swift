import Membership
import Store

/// Who shares a membership with the member who pays for it.
extension Engine {
    /// Invites, joins, declines, leaves and removes. Nobody but the owner ever pays for it.
    ///
    /// - Throws: ``Refusal/notShared`` where the owner has nothing to share,
    ///   ``Refusal/membershipUnclear`` where more than one household can be meant, and what the plan's
    ///   household rules refuse.
    package func changeHousehold(_ order: HouseholdOrder) throws -> HouseholdView {
        try store.write { try changeHousehold(order, $0) }
    }

    /// As ``changeHousehold(_:)``, once for a key.
    package func changeHousehold(
        _ order: HouseholdOrder,
        once request: OnceRequest,
        render: (HouseholdView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try changeHousehold(order, $0)) }
    }

    /// The households a member owns, belongs to or is invited to, oldest membership first.
    package func households(of member: String) throws -> [HouseholdView] {
        try store.read { reader in
            try plans.refreshIfGrown(reader)
            let row = try find(member, reader)
            let work = try Work(self, reader, now: now(reader))
            let own = try reader.subscriptions(of: row.id).filter { !$0.state.isEnded }.map(\.id)
            let others = try reader.seats(of: row.id).filter(\.state.isLive).map(\.subscription)
            return try Set(own + others).sorted().compactMap { id in
                let view = try household(id, work)
                let isOwn = view?.owner == member
                return isOwn || view?.people.contains { $0.member == member } == true ? view : nil
            }
        }
    }

    // MARK: Deciding

    private func changeHousehold(
        _ order: HouseholdOrder,
        _ writer: Writer
    ) throws -> HouseholdView {
        let reader = writer.reader
        try plans.refreshIfGrown(reader)
        let work = try Work(self, reader, now: now(reader))
        let subscription: SubscriptionID
        switch order.wish {
        case .invite(let guest, let role, let owner, let sharesPayment):
            let owner = try find(owner, reader)
            let shared = try shared(by: owner, order.plan, work)
            try work.invite(
                find(guest, reader),
                as: role,
                to: shared,
                by: owner,
                sharesPayment: sharesPayment
            )
            subscription = shared.matter.row.id
        case .accept(let guest, let owner):
            let guest = try find(guest, reader)
            let seat = try seat(of: guest, [.invited], from: owner, order.plan, work)
            guard let seat else { throw Refused(.notInvited, guest.key) }
            try work.accept(seat, of: guest, in: shared(at: seat, work))
            subscription = seat.subscription
        case .decline(let guest, let owner):
            let guest = try find(guest, reader)
            let seat = try seat(of: guest, [.invited], from: owner, order.plan, work)
            guard let seat else { throw Refused(.notInvited, guest.key) }
            let shared = try shared(at: seat, work)
            try work.leave(seat, of: shared, as: .declined, JournalKind.householdDeclined)
            subscription = seat.subscription
        case .leave(let member, let owner):
            let member = try find(member, reader)
            if let seat = try seat(of: member, [.joined], from: owner, order.plan, work) {
                let shared = try shared(at: seat, work)
                try work.leave(seat, of: shared, as: .left, JournalKind.householdLeft)
                subscription = seat.subscription
            } else {
                subscription = try leaveAsOwner(member, order.plan, work)
            }
        case .remove(let guest, let owner):
            let (guest, owner) = (try find(guest, reader), try find(owner, reader))
            let shared = try shared(by: owner, order.plan, work)
            guard guest.id != owner.id else { throw Refused(.ownerLeavesLast, owner.key) }
            guard let seat = shared.liveSeat(of: guest.id) else {
                throw Refused(.notInHousehold, "\(guest.key) in that of \(owner.key)")
            }
            try work.leave(seat, of: shared, as: .removed, JournalKind.householdRemoved)
            subscription = shared.matter.row.id
        }
        try work.write(writer)
        let after = try Work(self, reader, now: work.now)
        guard let view = try household(subscription, after) else {
            throw StoreError.corrupt(path: "", detail: "\(subscription) is shared and gone")
        }
        return view
    }

    /// An owner goes last, and takes the invitations along.
    private func leaveAsOwner(
        _ owner: MemberRow,
        _ plan: String?,
        _ work: Work
    ) throws -> SubscriptionID {
        let shared: SharedMembership
        do {
            shared = try self.shared(by: owner, plan, work)
        } catch let refused as Refused where refused.refusal == .notShared {
            throw Refused(.notInHousehold, owner.key)
        }
        _ = try shared.rules.leave(
            owner.id,
            shared.facts(work.person(owner, shared.plan.id))
        )
        for seat in shared.seats where seat.state == .invited {
            try work.leave(seat, of: shared, as: .removed, JournalKind.householdRemoved)
        }
        return shared.matter.row.id
    }

    // MARK: Finding

    /// The one membership of an owner's that a household may share.
    func shared(
        by owner: MemberRow,
        _ plan: String?,
        _ work: Work
    ) throws -> SharedMembership {
        let found = try work.reader.subscriptions(of: owner.id)
            .filter { !$0.state.isEnded && (plan == nil || $0.plan == plan) }
            .compactMap { try work.shared(work.load($0)) }
        guard let only = found.first else {
            throw Refused(.notShared, plan.map { "\(owner.key) and \($0)" } ?? owner.key)
        }
        guard found.count == 1 else {
            let plans = found.map(\.plan.id).joined(separator: ", ")
            throw Refused(.membershipUnclear, "\(owner.key) has \(plans)")
        }
        switch only.matter.subscription.standing {
        case .scheduled, .incomplete:
            throw Refused(
                .notInThisState,
                "\(only.matter.row.id) is \(only.matter.subscription.standing.rawValue)"
            )
        case .trialing, .renewing, .ending, .pastDue, .onHold, .paused, .ended: return only
        }
    }

    /// The one seat of a member in such a state; `nil` for none.
    private func seat(
        of member: MemberRow,
        _ states: [SeatRow.State],
        from owner: String?,
        _ plan: String?,
        _ work: Work
    ) throws -> SeatRow? {
        let owner = try owner.map { try find($0, work.reader).id }
        let found = try work.reader.seats(of: member.id).filter { seat in
            guard states.contains(seat.state), owner == nil || seat.owner == owner else {
                return false
            }
            return try plan == nil || work.reader.subscription(seat.subscription)?.plan == plan
        }
        guard found.count > 1 else { return found.first }
        let known = try found.map { seat in
            let plan = try work.reader.subscription(seat.subscription)?.plan ?? ""
            return "\(plan) of \(try work.member(seat.owner).key)"
        }
        throw Refused(
            .membershipUnclear,
            "there is \(known.joined(separator: " and ")) for \(member.key)"
        )
    }

    private func shared(at seat: SeatRow, _ work: Work) throws -> SharedMembership {
        guard let row = try work.reader.subscription(seat.subscription) else {
            throw StoreError.corrupt(path: "", detail: "seat \(seat.id) is at no subscription")
        }
        guard let shared = try work.shared(work.load(row)) else {
            throw Refused(.notShared, row.plan)
        }
        return shared
    }

    // MARK: Showing

    /// - Returns: `nil` for a membership that is not shared by its plan.
    private func household(_ id: SubscriptionID, _ work: Work) throws -> HouseholdView? {
        guard let row = try work.reader.subscription(id),
            let shared = try work.shared(work.load(row))
        else { return nil }
        let today = shared.matter.today
        let live = shared.seats.filter { seat in
            seat.state == .joined
                || (seat.state == .invited && shared.invitation(seat).isOpen(on: today))
        }
        var locks: [MemberID: CivilDate] = [:]
        for seat in shared.seats {
            guard let until = seat.lockedUntil, today < until,
                !live.contains(where: { $0.member == seat.member })
            else { continue }
            locks[seat.member] = max(until, locks[seat.member] ?? until)
        }
        return HouseholdView(
            owner: row.memberKey,
            subscription: id,
            plan: shared.plan.id,
            seats: HouseholdRole.allCases.compactMap { role in
                let seats = shared.rules.seats(for: role, bought: shared.bought.count)
                let taken = live.count { $0.role == role }
                return seats == 0 && taken == 0
                    ? nil : HouseholdView.Seats(role: role, seats: seats, taken: taken)
            },
            people: try live.sorted {
                ($0.state == .joined ? 0 : 1, $0.id)
                    < ($1.state == .joined ? 0 : 1, $1.id)
            }
            .map { seat in
                HouseholdView.Person(
                    member: try work.member(seat.member).key,
                    role: seat.role,
                    state: seat.state,
                    since: seat.joinedAt ?? seat.invitedAt,
                    openUntil: seat.state == .invited ? shared.invitation(seat).endsOn : nil,
                    extra: seat.extra
                )
            },
            locks: try locks.sorted { $0.key.number < $1.key.number }.map { member, until in
                HouseholdView.Lock(member: try work.member(member).key, until: until)
            }
        )
    }
}

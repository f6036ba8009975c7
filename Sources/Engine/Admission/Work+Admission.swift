import Membership
import Store

/// Who is let into a plan. Asked inside the commit that lets them in, so that of two who want the last
/// place or the last use of a code the second finds it gone.
extension Work {
    /// Lets a member into a plan, or says why not.
    ///
    /// - Parameters:
    ///   - code: of an invitation that is not the member's own; `nil` for none.
    ///   - day: the first day of the membership, on which a proof has to hold.
    ///   - subscription: one that changes to the plan, and does not count for itself.
    func admit(
        _ member: MemberRow,
        to plan: Plan,
        by code: String?,
        on day: CivilDate,
        changing subscription: SubscriptionID? = nil
    ) throws -> Admission {
        let rules = plan.admission
        guard rules.byInvitation || code == nil else {
            throw Refused(.unknownInvitation, "\(code ?? "") for \(plan.id)")
        }
        guard rules != .open else { return Admission() }
        let line = rules.capacity == nil ? [] : try reader.line(for: plan.id)
        let place = line.first { $0.member == member.id }
        let use =
            rules.byInvitation ? try invitation(of: member, to: plan.id, by: code, place) : nil
        let facts = AdmissionRules.Facts(
            member: member.id,
            isInvited: use != nil,
            proof: try proof(of: member.id, rules, on: day),
            members: try rules.capacity.map { _ in
                try members(of: plan.id, besides: subscription)
            } ?? 0,
            waitlist: waitlist(line),
            today: engine.calendar.day(of: now)
        )
        try refusing(plan, member) { () throws(Refused) in _ = try rules.admit(facts) }
        return Admission(use: use, place: place)
    }

    /// Writes down what a new subscription was let in by.
    func join(_ admission: Admission, _ plan: String, _ id: SubscriptionID) {
        if var use = admission.use {
            use.subscription = id
            changes.invitationUses.append(use)
            note(
                JournalEntry(
                    kind: JournalKind.invitationUsed,
                    member: use.member,
                    subscription: id,
                    data: JournalData.object {
                        $0.text("plan", plan)
                        $0.number("invitation", use.invitation)
                    }
                )
            )
        }
        if var place = admission.place {
            place.state = .joined
            put(place, JournalKind.waitlistJoined, subscription: id)
            changes.upkeep.append(UpkeepRow(key(place), dueAt: nil))
        }
    }

    /// Members of a plan as this work leaves them, with those who are to change to it.
    func members(of plan: String, besides subscription: SubscriptionID? = nil) throws -> Int {
        var count = try reader.liveSubscriptions(to: plan)
        count += try reader.comingChanges(to: plan, besides: subscription)
        let isMember = { (row: SubscriptionRow) in row.plan == plan && !row.state.isEnded }
        var seen: Set<SubscriptionID> = []
        for row in changes.subscriptions.reversed() where seen.insert(row.id).inserted {
            guard let before = try reader.subscription(row.id) else { continue }
            count += (isMember(row) ? 1 : 0) - (isMember(before) ? 1 : 0)
        }
        return count + changes.newSubscriptions.count(where: isMember)
    }

    /// Tells which plan and whom a refusal is about.
    func refusing(
        _ plan: Plan,
        _ member: MemberRow,
        _ body: () throws(Refused) -> Void
    ) throws(Refused) {
        do {
            try body()
        } catch {
            throw Refused(
                error.refusal,
                "\(member.key) for \(plan.id)" + (error.detail.map { ", \($0)" } ?? "")
            )
        }
    }

    // MARK: Proofs

    /// The proof a plan asks for, as it stands on a day.
    func proof(
        of member: MemberID,
        _ rules: AdmissionRules,
        on day: CivilDate
    ) throws -> AdmissionRules.Proof {
        guard let kind = rules.verified,
            let proof = try reader.verification(of: member, kind), proof.verifiedOn <= day
        else { return .none }
        let found = proof.validUntil.map(AdmissionRules.Proof.until) ?? .forGood
        return found.holds(on: day) ? .forGood : .none
    }

    /// What ends a membership with its paid time, because the proof that the plan asks for does not hold
    /// on the first day of the next term; `nil` when it may go on.
    func leaving(_ matter: Case) throws -> Decision? {
        guard let kind = try unprovenKind(of: matter) else { return nil }
        let decision = try matter.subscription.applying(
            .canceled(today: matter.today, now: now)
        )
        note(
            JournalEntry(
                kind: JournalKind.admissionLapsed,
                member: matter.row.member,
                subscription: matter.row.id,
                data: JournalData.object {
                    $0.text("plan", matter.agreement.plan)
                    $0.text("proof", kind)
                }
            )
        )
        return decision
    }

    /// The proof without which the next term does not begin; `nil` when it may.
    func unprovenKind(of matter: Case) throws -> String? {
        let rules = try planOfNextTerm(matter).admission
        // What the shop gives away does not renew.
        guard let kind = rules.verified, matter.payWith != .complimentary,
            let start = matter.subscription.startOfNextBilling(today: matter.today),
            !rules.mayStay(proof: try proof(of: matter.row.member, rules, on: start), on: start)
        else { return nil }
        return kind
    }

    private func planOfNextTerm(_ matter: Case) throws -> Plan {
        let pending = matter.subscription.pendingChange?.price
        return try engine.plans.priced(pending ?? matter.agreement.priceVersion, reader).plan
    }

    // MARK: Invitations

    /// The invitation that a member joins or comes into line by; `nil` when there is none.
    ///
    /// - Throws: ``Refusal/unknownInvitation``, ``Refusal/invitationExpired``,
    ///   ``Refusal/invitationUsed``.
    func invitation(
        of member: MemberRow,
        to plan: String,
        by code: String?,
        _ place: WaitlistRow?
    ) throws -> InvitationUseRow? {
        // Who stands in line was invited in time, however long it takes.
        if place != nil, let use = try reader.useInLine(of: member.id, for: plan) { return use }
        let found: InvitationRow
        if let code {
            guard let row = try reader.invitation(to: plan, code: code) else {
                throw Refused(.unknownInvitation, "\(code) for \(plan)")
            }
            found = row
        } else {
            guard let row = try reader.invitation(to: plan, of: member.id) else { return nil }
            found = row
        }
        let name = "\(code ?? member.key) for \(plan)"
        guard found.holds(at: now) else { throw Refused(.invitationExpired, name) }
        if let use = try reader.use(ofInvitation: found.id, by: member.id) {
            guard try !isSpent(use, plan) else { throw Refused(.invitationUsed, name) }
            return use
        }
        let others = Set(
            changes.invitationUses.filter { $0.invitation == found.id }.map(\.member)
        ).count
        guard try reader.uses(ofInvitation: found.id) + others < found.mostUses else {
            throw Refused(.invitationUsed, name)
        }
        return InvitationUseRow(invitation: found.id, member: member.id, usedAt: now)
    }

    /// Whether a membership came of it: who never paid, or left the line, may try again.
    private func isSpent(_ use: InvitationUseRow, _ plan: String) throws -> Bool {
        guard let id = use.subscription else { return false }
        let decided = changes.subscriptions.last { $0.id == id }
        guard let row = try decided ?? reader.subscription(id) else { return false }
        if row.plan == plan {
            guard case .ended(let reason, _) = row.state else { return true }
            switch reason {
            case .neverPaid, .replaced: return false
            case .canceled, .expired, .nonpayment, .refunded, .revoked: return true
            }
        }
        return try reader.changes(of: id).contains { change in
            switch change.state {
            case .applied, .pending, .scheduled:
                try engine.plans.priced(change.to, reader).plan.id == plan
            case .refused, .cleared: false
            }
        }
    }
}

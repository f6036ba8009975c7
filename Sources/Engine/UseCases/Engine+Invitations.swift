import Membership
import Store

/// Who may join a plan that takes invited members only.
extension Engine {
    /// Invites a member, or whoever has a code; an invitation of before gives way to it.
    package func invite(_ order: InvitationOrder) throws -> InvitationView {
        try store.write { try invite(order, $0) }
    }

    /// As ``invite(_:)``, once for each key.
    package func invite(
        _ order: InvitationOrder,
        once request: OnceRequest,
        render: (InvitationView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try invite(order, $0)) }
    }

    /// Takes an invitation back; who joined by it stays.
    package func withdrawInvitation(
        to plan: String,
        of invitee: InvitationOrder.Invitee
    ) throws -> InvitationView {
        try store.write { try withdrawInvitation(to: plan, of: invitee, $0) }
    }

    /// As ``withdrawInvitation(to:of:)``, once for each key.
    package func withdrawInvitation(
        to plan: String,
        of invitee: InvitationOrder.Invitee,
        once request: OnceRequest,
        render: (InvitationView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try withdrawInvitation(to: plan, of: invitee, $0)) }
    }

    /// At most `limit` invitations to a plan behind `cursor`, oldest first.
    package func invitations(
        to plan: String,
        after cursor: Int64,
        limit: Int
    ) throws -> [InvitationView] {
        try store.read { reader in
            try plans.refreshIfGrown(reader)
            _ = try sold(plan)
            return try reader.invitations(to: plan, after: cursor, limit: limit)
                .map { try view($0, reader) }
        }
    }

    private func invite(_ order: InvitationOrder, _ writer: Writer) throws -> InvitationView {
        let reader = writer.reader
        try plans.refreshIfGrown(reader)
        let plan = try sold(order.plan).plan
        guard plan.admission.byInvitation else { throw Refused(.notByInvitation, plan.id) }
        let work = try Work(self, reader, now: now(reader))
        if let until = order.until, calendar.start(of: until) <= work.now {
            throw Refused(.expiryInPast, until.description)
        }
        if var before = try standing(plan.id, order.invitee, reader) {
            before.withdrawnAt = work.now
            work.changes.withdrawnInvitations.append(before)
        }
        let invitee: InvitationRow.Invitee
        switch order.invitee {
        case .member(let key): invitee = .member(try find(key, reader).id)
        case .code(let code):
            // The same letters as a member's id: it is typed, and stands in a command.
            guard MemberKey(code) != nil else { throw Refused(.badText, code) }
            invitee = .code(code)
        }
        let row = InvitationRow(
            id: try reader.lastInvitation() + 1,
            plan: plan.id,
            invitee: invitee,
            mostUses: order.uses,
            invitedAt: work.now,
            expiresAt: order.until.map(calendar.start(of:))
        )
        work.changes.newInvitations.append(row)
        work.note(row, JournalKind.invitationMade)
        try work.write(writer)
        return try view(CountedInvitation(row: row, uses: 0), reader)
    }

    private func withdrawInvitation(
        to plan: String,
        of invitee: InvitationOrder.Invitee,
        _ writer: Writer
    ) throws -> InvitationView {
        let reader = writer.reader
        try plans.refreshIfGrown(reader)
        _ = try sold(plan)
        guard var row = try standing(plan, invitee, reader) else {
            let name =
                switch invitee {
                case .member(let key): key
                case .code(let code): code
                }
            throw Refused(.unknownInvitation, "\(name) for \(plan)")
        }
        let work = try Work(self, reader, now: now(reader))
        row.withdrawnAt = work.now
        work.changes.withdrawnInvitations.append(row)
        work.note(row, JournalKind.invitationWithdrawn)
        try work.write(writer)
        return try view(
            CountedInvitation(row: row, uses: reader.uses(ofInvitation: row.id)),
            reader
        )
    }

    /// The invitation there is; `nil` for none.
    private func standing(
        _ plan: String,
        _ invitee: InvitationOrder.Invitee,
        _ reader: Reader
    ) throws -> InvitationRow? {
        switch invitee {
        case .member(let key): try reader.invitation(to: plan, of: find(key, reader).id)
        case .code(let code): try reader.invitation(to: plan, code: code)
        }
    }

    private func view(_ invitation: CountedInvitation, _ reader: Reader) throws -> InvitationView {
        let row = invitation.row
        var (member, code): (String?, String?) = (nil, nil)
        switch row.invitee {
        case .member(let id): member = try reader.member(id)?.key
        case .code(let text): code = text
        }
        let state: InvitationView.State =
            if row.withdrawnAt != nil {
                .withdrawn
            } else if invitation.uses >= row.mostUses {
                .used
            } else {
                try row.holds(at: now(reader)) ? .open : .expired
            }
        return InvitationView(
            id: row.id,
            plan: row.plan,
            member: member,
            code: code,
            uses: invitation.uses,
            mostUses: row.mostUses,
            invitedAt: row.invitedAt,
            expiresAt: row.expiresAt,
            state: state
        )
    }
}

extension Work {
    fileprivate func note(_ row: InvitationRow, _ kind: String) {
        var invited: MemberID?
        if case .member(let member) = row.invitee { invited = member }
        note(
            JournalEntry(
                kind: kind,
                member: invited,
                data: JournalData.object { data in
                    data.text("plan", row.plan)
                    data.number("invitation", row.id)
                    if case .code(let code) = row.invitee {
                        data.text("code", code)
                        data.number("uses", Int64(row.mostUses))
                    }
                    if let end = row.expiresAt { data.text("expires_at", end.rfc3339) }
                }
            )
        )
    }
}

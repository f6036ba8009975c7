import Membership
import Store

/// The line for a plan that is full, and who is compared with its members.
extension Engine {
    /// Puts a member at the end of the line; they have to be such that the plan would take them.
    ///
    /// - Parameter invitation: the code of one; `nil` for the member's own, where one is asked for.
    package func joinWaitlist(
        _ member: String,
        for plan: String,
        invitation: String? = nil
    ) throws -> PlaceView {
        try store.write { try joinWaitlist(member, for: plan, invitation: invitation, $0) }
    }

    /// As ``joinWaitlist(_:for:invitation:)``, once for each key.
    package func joinWaitlist(
        _ member: String,
        for plan: String,
        invitation: String?,
        once request: OnceRequest,
        render: (PlaceView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) {
            render(try joinWaitlist(member, for: plan, invitation: invitation, $0))
        }
    }

    /// Takes a member out of the line.
    ///
    /// - Returns: the place that was given up.
    package func leaveWaitlist(_ member: String, for plan: String) throws -> PlaceView {
        try store.write { try leaveWaitlist(member, for: plan, $0) }
    }

    /// As ``leaveWaitlist(_:for:)``, once for each key.
    package func leaveWaitlist(
        _ member: String,
        for plan: String,
        once request: OnceRequest,
        render: (PlaceView) -> [UInt8]
    ) throws -> [UInt8] {
        try once(request) { render(try leaveWaitlist(member, for: plan, $0)) }
    }

    /// Who waits for a plan or has been offered a place, in order.
    package func waitlist(of plan: String) throws -> [PlaceView] {
        try store.read { try waitlist(of: plan, $0) }
    }

    /// Where a member stands in the line for a plan.
    package func place(of member: String, for plan: String) throws -> PlaceView {
        try store.read { reader in
            _ = try find(member, reader)
            return try place(of: member, for: plan, reader)
        }
    }

    /// At most `limit` members that were drawn for a plan's control group or for its members, behind a
    /// member's id.
    package func controlGroup(
        of plan: String,
        after cursor: String?,
        limit: Int
    ) throws -> [ControlGroupView] {
        try store.read { reader in
            try plans.refreshIfGrown(reader)
            _ = try sold(plan)
            let after = try cursor.map { try find($0, reader).id } ?? MemberID(0)
            return try reader.controlGroup(of: plan, after: after, limit: limit).map { drawn in
                ControlGroupView(
                    plan: plan,
                    member: drawn.member,
                    isHeldOut: drawn.row.isHeldOut,
                    decidedAt: drawn.row.decidedAt
                )
            }
        }
    }

    private func joinWaitlist(
        _ key: String,
        for plan: String,
        invitation: String?,
        _ writer: Writer
    ) throws -> PlaceView {
        let reader = writer.reader
        let member = try find(key, reader)
        try plans.refreshIfGrown(reader)
        let work = try Work(self, reader, now: now(reader))
        _ = try work.wait(member, for: sold(plan).plan, by: invitation)
        try work.write(writer)
        return try place(of: key, for: plan, reader)
    }

    private func leaveWaitlist(
        _ key: String,
        for plan: String,
        _ writer: Writer
    ) throws -> PlaceView {
        let reader = writer.reader
        let member = try find(key, reader)
        let view = try place(of: key, for: plan, reader)
        let work = try Work(self, reader, now: now(reader))
        guard let row = try reader.place(of: member.id, for: plan) else {
            throw Refused(.notInLine, "\(key) for \(plan)")
        }
        work.leaveLine(row)
        try work.write(writer)
        return view
    }

    private func place(
        of member: String,
        for plan: String,
        _ reader: Reader
    ) throws -> PlaceView {
        guard let place = try waitlist(of: plan, reader).first(where: { $0.member == member })
        else { throw Refused(.notInLine, "\(member) for \(plan)") }
        return place
    }

    private func waitlist(of plan: String, _ reader: Reader) throws -> [PlaceView] {
        try plans.refreshIfGrown(reader)
        _ = try sold(plan)
        return try reader.line(for: plan).enumerated().map { index, row in
            PlaceView(
                plan: row.plan,
                member: try reader.member(row.member)?.key ?? "",
                place: index + 1,
                askedAt: row.askedAt,
                isOffered: row.state == .offered,
                offeredUntil: row.offeredUntil
            )
        }
    }
}

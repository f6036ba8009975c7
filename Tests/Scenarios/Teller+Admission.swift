import Engine
import Membership
import ShopSupport
import Store

/// Who is let in, who waits, who is compared, and who brought whom.
extension Teller {
    func admitting(_ verb: String) throws -> [String] {
        switch verb {
        case "invite-to": [Self.line(try shop.engine.invite(invitation()))]
        case "uninvite":
            [Self.line(try shop.engine.withdrawInvitation(to: take("a plan"), of: invitee()))]
        case "invitations":
            try shop.engine.invitations(to: take("a plan"), after: 0, limit: 100).map(Self.line)
        case "wait":
            [
                Self.line(
                    try shop.engine.joinWaitlist(
                        take("a member"),
                        for: take("a plan"),
                        invitation: optional()
                    )
                )
            ]
        case "give-up":
            [Self.line(try shop.engine.leaveWaitlist(take("a member"), for: take("a plan")))]
        case "place": [Self.line(try shop.engine.place(of: take("a member"), for: take("a plan")))]
        case "line": try lined()
        case "control-group":
            try shop.engine.controlGroup(of: take("a plan"), after: nil, limit: 100).map {
                "\($0.member) \($0.isHeldOut ? "held out" : "a member")"
            }
        case "brings": try brings()
        case "referrals": try referrals()
        default: throw ShopError("no command '\(verb)'")
        }
    }

    /// `ann`, or `code ball`.
    private func invitee() throws -> InvitationOrder.Invitee {
        let word = try take("a member")
        return word == "code" ? .code(try take("a code")) : .member(word)
    }

    /// `invite club ann until 2026-03-01`, `invite club code ball uses 2`.
    private func invitation() throws -> InvitationOrder {
        let plan = try take("a plan")
        let invitee = try invitee()
        var (uses, until): (Int, CivilDate?) = (1, nil)
        while let word = optional() {
            switch word {
            case "uses": uses = Int(try take("a count")) ?? 0
            case "until": until = try Shop.day(take("a day"))
            default: throw ShopError("no option '\(word)'")
            }
        }
        return InvitationOrder(plan: plan, invitee: invitee, uses: uses, until: until)
    }

    private func lined() throws -> [String] {
        let line = try shop.engine.waitlist(of: take("a plan"))
        return line.isEmpty ? ["nobody waits"] : line.map(Self.line)
    }

    /// `brings ann bob`: ann brings bob, who is new.
    private func brings() throws -> [String] {
        let referrer = try take("a member")
        let friend = try take("a friend")
        let view = try shop.engine.createMember(
            MemberDraft(member: friend, household: optional(), referredBy: referrer)
        )
        return ["\(friend) brought by \(view.broughtBy?.referrer ?? "nobody")"]
    }

    private func referrals() throws -> [String] {
        let report = try shop.engine.referralReport()
        return report.lines.map { line in
            "\(line.plan): \(line.friends) of \(line.members) members are friends of "
                + "\(line.referrers), \(line.open) open, \(line.rewarded) rewarded, "
                + "\(line.capped) capped, \(line.unrewarded) unrewarded, \(line.takenBack) taken "
                + "back, K \(line.kPerMille)/1000"
                + line.credit.map { ", \($0)" }.joined()
        } + (report.notJoined > 0 ? ["\(report.notJoined) not joined"] : [])
    }

    private static func line(_ view: InvitationView) -> String {
        "invitation \(view.id) for \(view.member ?? view.code ?? ""): \(view.state.rawValue), "
            + "\(view.uses) of \(view.mostUses)"
            + (view.expiresAt.map { ", until \($0.rfc3339)" } ?? "")
    }

    private static func line(_ view: PlaceView) -> String {
        "\(view.member) is number \(view.place)"
            + (view.isOffered ? ", a place is kept" : "")
            + (view.offeredUntil.map { " until \($0.rfc3339)" } ?? "")
    }
}

package import Engine
package import JSONText
import Membership

extension JSONWriter {
    package mutating func write(_ invitation: InvitationView) {
        object { json in
            json.member("invitation", invitation.id)
            json.member("plan", invitation.plan)
            json.member("member", invitation.member)
            json.member("code", invitation.code)
            json.member("uses", invitation.uses)
            json.member("most_uses", invitation.mostUses)
            json.member("invited_at", invitation.invitedAt)
            json.member("expires_at", invitation.expiresAt)
            json.member("state", invitation.state.rawValue)
        }
    }

    package mutating func write(_ place: PlaceView) {
        object { json in
            json.member("plan", place.plan)
            json.member("member", place.member)
            json.member("place", place.place)
            json.member("asked_at", place.askedAt)
            json.member("offered", place.isOffered)
            json.member("offered_until", place.offeredUntil)
        }
    }

    package mutating func write(_ drawn: ControlGroupView) {
        object { json in
            json.member("plan", drawn.plan)
            json.member("member", drawn.member)
            json.member("held_out", drawn.isHeldOut)
            json.member("decided_at", drawn.decidedAt)
        }
    }

    package mutating func write(_ report: ReferralReport) {
        object { json in
            json.key("plans")
            json.array(report.lines) { json, line in
                json.object { json in
                    json.member("plan", line.plan)
                    json.member("members", line.members)
                    json.member("referrers", line.referrers)
                    json.member("friends", line.friends)
                    json.member("open", line.open)
                    json.member("rewarded", line.rewarded)
                    json.member("capped", line.capped)
                    json.member("unrewarded", line.unrewarded)
                    json.member("taken_back", line.takenBack)
                    json.key("credit")
                    json.array(line.credit) { json, money in
                        json.object {
                            $0.member("amount", money.minorUnits)
                            $0.member("currency", money.currency.code)
                        }
                    }
                    json.member("k_per_mille", line.kPerMille)
                }
            }
            json.member("not_joined", report.notJoined)
        }
    }
}

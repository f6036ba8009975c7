package import Engine
package import JSONText
import Membership

/// Cards, and what came of showing them.
extension JSONWriter {
    package mutating func write(_ card: CardView) {
        object { $0.writeMembers(of: card) }
    }

    package mutating func write(_ showing: CardShowing) {
        object { json in
            json.member("entitled", showing.entitled)
            json.member("reason", showing.reason.rawValue)
            json.member("remedy", showing.remedy)
            json.member("valid_until", showing.validUntil)
            json.member("role", showing.role?.rawValue)
            json.member("binds", showing.binds)
            json.writeMembers(of: showing.card)
        }
    }

    private mutating func writeMembers(of card: CardView) {
        member("card", card.card)
        member("member", card.member)
        member("subscription", card.subscription.description)
        member("plan", card.plan)
        member("transferability", card.transferability.rawValue)
        member("issued_at", card.issuedAt)
        member("revoked_at", card.revokedAt)
        member("bound", card.isBound)
        member("replaces", card.replaces)
    }
}

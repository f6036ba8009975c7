import Engine
import Membership
import ShopSupport
import Store

/// Who shares a membership.
extension Teller {
    func sharing(_ verb: String) throws -> [String] {
        switch verb {
        case "household":
            let views = try shop.engine.households(of: take("a member"))
            return views.isEmpty ? ["none"] : views.flatMap(Self.lines)
        // `invite ann bob adult share plan close`: share for the owner's means of payment.
        case "invite":
            let (owner, guest) = (try take("an owner"), try take("a guest"))
            guard let role = HouseholdRole(rawValue: try take("a role")) else {
                throw ShopError("no role")
            }
            let options = try options()
            return try change(
                .invite(guest, as: role, by: owner, sharesPayment: options.shares),
                options.plan
            )
        case "join": return try answer { .accept($0, from: $1) }
        case "decline": return try answer { .decline($0, from: $1) }
        case "leave": return try answer { .leave($0, from: $1) }
        case "remove":
            let (owner, guest) = (try take("an owner"), try take("a guest"))
            return try change(.remove(guest, by: owner), options().plan)
        // `buy-seat ann bob`, and perhaps a payment method.
        case "buy-seat":
            let (owner, guest) = (try take("an owner"), try take("a guest"))
            return Self.lines(
                try shop.engine.buySeat(
                    SeatOrder(owner: owner, guest: guest, payWith: optional())
                )
            )
        default: throw ShopError("no command '\(verb)'")
        }
    }

    private func answer(
        _ wish: (_ member: String, _ owner: String?) -> HouseholdOrder.Wish
    ) throws -> [String] {
        let member = try take("a member")
        let options = try options()
        return try change(wish(member, options.owner), options.plan)
    }

    private func options() throws -> (owner: String?, plan: String?, shares: Bool) {
        var found: (owner: String?, plan: String?, shares: Bool) = (nil, nil, false)
        while let word = optional() {
            switch word {
            case "from": found.owner = try take("an owner")
            case "plan": found.plan = try take("a plan")
            case "share": found.shares = true
            default: throw ShopError("no option '\(word)'")
            }
        }
        return found
    }

    private func change(_ wish: HouseholdOrder.Wish, _ plan: String?) throws -> [String] {
        Self.lines(try shop.engine.changeHousehold(HouseholdOrder(wish, plan: plan)))
    }

    private static func lines(_ view: HouseholdView) -> [String] {
        let seats = view.seats.map { "\($0.taken) of \($0.seats) \($0.role.rawValue)" }
        return [
            "\(view.owner)'s \(view.plan), \(view.subscription): \(seats.joined(separator: ", "))"
        ]
            + view.people.map { person in
                "  \(person.member), \(person.role.rawValue), \(person.state.rawValue)"
                    + (person.openUntil.map { " until \($0)" } ?? "")
                    + (person.extra.map { ", by \($0)" } ?? "")
            }
            + view.locks.map { "  \($0.member) waits until \($0.until)" }
    }
}

/// What is shown for a membership.
extension Teller {
    /// `card ann 4711 [plan X]`, `show-card 4711 [who]`, `revoke-card 4711`, `cards ann`.
    func carding(_ verb: String) throws -> [String] {
        switch verb {
        case "card":
            let (member, card) = (try take("a member"), try take("a card"))
            return [Self.line(try shop.engine.issueCard(card, to: member, plan: optional()))]
        case "show-card":
            let showing = try shop.engine.showCard(take("a card"), identity: optional())
            return [
                "\(showing.entitled ? "yes" : "no"), \(showing.reason.rawValue), "
                    + "\(showing.card.member)"
                    + (showing.role.map { " as \($0.rawValue)" } ?? "")
                    + (showing.binds ? ", is the holder now" : "")
                    + (showing.remedy.map { "; \($0)" } ?? "")
            ]
        case "revoke-card": return [Self.line(try shop.engine.revokeCard(take("a card")))]
        case "cards": return try shop.engine.cards(of: take("a member")).map(Self.line)
        default: throw ShopError("no command '\(verb)'")
        }
    }

    private static func line(_ card: CardView) -> String {
        "\(card.card) of \(card.member), \(card.plan): \(card.transferability.rawValue)"
            + (card.isBound ? ", bound" : "") + (card.revokedAt == nil ? "" : ", revoked")
            + (card.replaces.map { ", instead of \($0)" } ?? "")
    }
}

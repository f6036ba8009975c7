import Engine
import JSONText
import Membership

/// Cards that are shown for memberships at the till.
extension Service {
    var cardMethods: [Method] { [showCardMethod, issueCardMethod, revokeCardMethod, cardsMethod] }

    private static let view = [
        "card", "member", "subscription", "plan", "transferability", "issued_at", "revoked_at",
        "bound", "replaces",
    ]
    private static let number = Parameter(
        "card",
        "The shop's own number of the card.",
        schema: Schemas.reference
    )

    private var showCardMethod: Method {
        Method(
            "card.show",
            "Shows a card at the till; the first to show one that is not everybody's is its holder.",
            role: .shop,
            mutates: true,
            parameters: [
                Self.number,
                Parameter(
                    "identity",
                    "Equal for the same person; only its hash is kept. A bearer's card needs none.",
                    required: false,
                    schema: Schemas.text
                ),
                Schemas.idempotencyKey,
            ],
            result: Schemas.object(
                ["entitled", "reason", "remedy", "valid_until", "role", "binds"] + Self.view
            ),
            refusals: Self.refusals(
                .unknownCard,
                .cardRevoked,
                .identityNeeded,
                .shownByAnother,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let card = try call.identifier("card")
                let identity = try call.optionalText("identity")
                try mutate(call, &result) { request in
                    try engine.showCard(card, identity: identity, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var issueCardMethod: Method {
        Method(
            "card.issue",
            "Gives a member a card; one they had for the membership is revoked by that.",
            role: .clerk,
            mutates: true,
            parameters: [
                Parameter("member", "Whose.", schema: Schemas.member), Self.number,
                Parameter(
                    "plan",
                    "Of which membership; may be left out where there is one.",
                    required: false,
                    schema: Schemas.text
                ),
                Schemas.idempotencyKey,
            ],
            result: Schemas.object(Self.view),
            refusals: Self.refusals(
                .unknownMember,
                .cardTaken,
                .unknownSubscription,
                .membershipUnclear,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let (member, card) = (try call.identifier("member"), try call.identifier("card"))
                let plan = try call.optionalText("plan")
                try mutate(call, &result) { request in
                    try engine.issueCard(card, to: member, plan: plan, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var revokeCardMethod: Method {
        Method(
            "card.revoke",
            "Makes a card worthless, as one that was lost.",
            role: .clerk,
            mutates: true,
            parameters: [Self.number, Schemas.idempotencyKey],
            result: Schemas.object(Self.view),
            refusals: Self.refusals(.unknownCard, .cardRevoked, .idempotencyConflict),
            handler: { call, result throws(RPCFailure) in
                let card = try call.identifier("card")
                try mutate(call, &result) { request in
                    try engine.revokeCard(card, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var cardsMethod: Method {
        Method(
            "card.list",
            "Lists the valid cards of a member, one a membership at most.",
            role: .clerk,
            mutates: false,
            parameters: [Parameter("member", "Whose.", schema: Schemas.member)],
            result: Schemas.array(Schemas.object(Self.view)),
            refusals: Self.refusals(.unknownMember),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let cards = try answering { try engine.cards(of: member) }
                result.array(cards) { $0.write($1) }
            }
        )
    }
}

import Engine
import JSONText
import Membership

/// Where members stand in tiers, and what people decide about it.
extension Service {
    var tierMethods: [Method] {
        [showTiers, nextTier, previewTiers, setTier, matchTier, pauseTier, resumeTier]
    }

    private static let tierSet = Parameter(
        "tier_set",
        "Which set; may be left out where the member stands in one alone.",
        required: false,
        schema: Schemas.text
    )
    private static let view = Schemas.object([
        "member", "tier_set", "tier", "source", "since", "valid_until", "provisional_until",
        "paused_from", "next_review", "next", "keep", "history",
    ])

    private var showTiers: Method {
        Method(
            "tier.show",
            "Shows where a member stands, set by set, what is missing, and how it came to that.",
            role: .shop,
            mutates: false,
            parameters: [Parameter("member", "Whose.", schema: Schemas.member)],
            result: Schemas.array(Self.view),
            refusals: Self.refusals(.unknownMember),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let views = try answering { try engine.tiers(of: member) }
                result.array(views) { $0.write($1) }
            }
        )
    }

    private var nextTier: Method {
        Method(
            "tier.next",
            "Shows what a member still needs for the next tier of each set, by when, and what it brings.",
            role: .shop,
            mutates: false,
            parameters: [Parameter("member", "Whose.", schema: Schemas.member)],
            result: Schemas.array(Schemas.object(["tier_set", "tier", "next", "keep"])),
            refusals: Self.refusals(.unknownMember),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let views = try answering { try engine.tiers(of: member) }
                result.array(views) { $0.writeNext($1) }
            }
        )
    }

    private var previewTiers: Method {
        Method(
            "tier.preview",
            "Shows every tier of a plan with what reaches it and what it promises.",
            role: .shop,
            mutates: false,
            parameters: [Parameter("plan", "The plan.", schema: Schemas.text)],
            result: Schemas.array(
                Schemas.object([
                    "tier", "name", "earn", "retain", "lifetime", "needs_all", "benefits", "brings",
                    "on_enter",
                ])
            ),
            refusals: Self.refusals(.unknownPlan, .unknownTier),
            handler: { call, result throws(RPCFailure) in
                let plan = try call.text("plan")
                let preview = try answering { try engine.previewTiers(of: plan) }
                result.array(preview.tiers) { $0.write($1) }
            }
        )
    }

    private var setTier: Method {
        Method(
            "tier.set",
            "Gives a member a tier that counting did not; without a tier, takes back what the source gave.",
            role: .clerk,
            mutates: true,
            parameters: [
                Parameter("member", "Whose.", schema: Schemas.member),
                Parameter(
                    "tier",
                    "The tier; left out, what the source gave is taken back.",
                    required: false,
                    schema: Schemas.text
                ),
                Parameter(
                    "source",
                    "gifted, paid, partner or lifetime; gifted when left out.",
                    required: false,
                    schema: Schemas.text
                ),
                Parameter(
                    "until",
                    "The first day without it; it has no end when left out.",
                    required: false,
                    schema: Schemas.day
                ),
                Self.tierSet,
                Schemas.idempotencyKey,
            ],
            result: Self.view,
            refusals: Self.refusals(
                .unknownMember,
                .unknownTier,
                .notInTiers,
                .whichTiers,
                .expiryInPast,
                .nothingPending,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let order = TierOrder(
                    member: try call.identifier("member"),
                    set: try call.optionalText("tier_set"),
                    tier: try call.optionalText("tier"),
                    source: try call.optionalChoice("source", of: TierOrder.Source.self) ?? .gifted,
                    until: try call.optionalDay("until")
                )
                try mutate(call, &result) { request in
                    try engine.setTier(order, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var matchTier: Method {
        Method(
            "tier.match",
            "Takes another programme's status for ours for a while; a challenge that is met confirms it.",
            role: .clerk,
            mutates: true,
            parameters: [
                Parameter("member", "Whose.", schema: Schemas.member),
                Parameter("tier", "The tier of ours it is worth.", schema: Schemas.text),
                Parameter(
                    "proof",
                    "What was shown, in the shop's own words.",
                    schema: Schemas.text
                ),
                Self.tierSet,
                Schemas.idempotencyKey,
            ],
            result: Self.view,
            refusals: Self.refusals(
                .unknownMember,
                .unknownTier,
                .notInTiers,
                .whichTiers,
                .matchNotOffered,
                .matchUsed,
                .tierNotHigher,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let tier = try call.text("tier")
                let proof = try call.text("proof", maximumBytes: 200)
                guard !proof.isEmpty else {
                    throw call.wrong("proof", "must say what was shown")
                }
                let set = try call.optionalText("tier_set")
                try mutate(call, &result) { request in
                    try engine.matchTier(tier, proof: proof, of: member, set: set, once: request) {
                        view in Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var pauseTier: Method {
        rest(
            "tier.pause",
            "Lets a member's status rest, as for parental leave: nothing runs out meanwhile.",
            true,
            .statusPaused
        )
    }

    private var resumeTier: Method {
        rest(
            "tier.resume",
            "Ends the rest of a status; every day still to come moves by as many days as it lasted.",
            false,
            .statusNotPaused
        )
    }

    private func rest(
        _ name: String,
        _ summary: String,
        _ rests: Bool,
        _ refusal: Refusal
    ) -> Method {
        Method(
            name,
            summary,
            role: .clerk,
            mutates: true,
            parameters: [
                Parameter("member", "Whose.", schema: Schemas.member), Self.tierSet,
                Schemas.idempotencyKey,
            ],
            result: Self.view,
            refusals: Self.refusals(
                .unknownMember,
                .notInTiers,
                .whichTiers,
                refusal,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let set = try call.optionalText("tier_set")
                try mutate(call, &result) { request in
                    try engine.restTier(rests, of: member, set: set, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }
}

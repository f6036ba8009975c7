import Engine
import JSONText
import Membership

/// How subscriptions begin.
extension Service {
    private static let member = Parameter("member", "Who subscribes.", schema: Schemas.member)
    private static let plan = Parameter("plan", "To which plan.", schema: Schemas.text)
    private static let price = Parameter(
        "price",
        "At which of the plan's prices.",
        schema: Schemas.text
    )
    private static let payWith = Parameter(
        "pay_with",
        "balance, or a gateway's method; none where nothing is to be paid yet.",
        schema: Schemas.text
    )
    private static let terms = Parameter(
        "terms",
        "Terms that this one payment buys; 1 when left out.",
        required: false,
        schema: Schemas.count
    )
    private static let anchorDay: JSONValue = ["type": "integer", "minimum": 1, "maximum": 31]

    private static let startParameters = [
        member, plan, price, payWith, Schemas.payWithExpires,
        Parameter(
            "trial",
            "Whether to begin with the plan's trial; left out, it is taken when there is one.",
            required: false,
            schema: Schemas.flag
        ),
        Parameter(
            "start",
            "The first day; today when left out.",
            required: false,
            schema: Schemas.day
        ),
        Parameter(
            "backdate",
            "Whether the first day may lie in the past; the terms since then are billed one by one.",
            required: false,
            schema: Schemas.flag
        ),
        Parameter(
            "anchor_day",
            "The day of the month terms begin on.",
            required: false,
            schema: anchorDay
        ),
        terms,
        Parameter("code", "The code of an offer.", required: false, schema: Schemas.text),
        invitation,
        Parameter(
            "referred_by",
            "The member who brought this one, before the first membership.",
            required: false,
            schema: Schemas.member
        ),
        Schemas.idempotencyKey,
    ]

    var startingMethods: [Method] { [startMethod, giftMethod, grantMethod, importMethod] }

    private var startMethod: Method {
        Method(
            "subscription.start",
            "Starts a subscription and charges its first term.",
            role: .clerk,
            mutates: true,
            parameters: Self.startParameters,
            result: Schemas.subscriptionView,
            refusals: Self.refusals(
                .unknownMember,
                .unknownPlan,
                .unknownPrice,
                .priceNotInForce,
                .alreadySubscribed,
                .trialAlreadyTaken,
                .noTrialOffered,
                .startInPast,
                .unknownPaymentMethod,
                .paymentMethodNotAllowed,
                .methodHasNoExpiry,
                .methodExpired,
                .paymentMethodNeeded,
                .paymentInFlight,
                .anchorDayNotAllowed,
                .timeOutOfRange,
                .backdatedTooFar,
                .termsOutOfRange,
                .notEligible,
                .unknownOffer,
                .offerNotOpen,
                .offerUsedUp,
                .invitationNeeded,
                .unknownInvitation,
                .invitationExpired,
                .invitationUsed,
                .verificationNeeded,
                .planFull,
                .noReferral,
                .selfReferral,
                .alreadyReferred,
                .wasMember,
                .referralCircle,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let order = StartOrder(
                    member: try call.identifier("member"),
                    plan: try call.text("plan"),
                    price: try call.text("price"),
                    payWith: try call.text("pay_with"),
                    payWithExpires: try call.optionalMonth("pay_with_expires"),
                    trial: try call.optionalBool("trial"),
                    start: try call.optionalDay("start"),
                    backdate: try call.optionalBool("backdate") ?? false,
                    anchorDay: try call.optionalInteger("anchor_day", in: 1...31).map(Int.init),
                    terms: try Self.terms(call),
                    code: try call.optionalText("code"),
                    invitation: try call.optionalText("invitation"),
                    referredBy: try call.optionalIdentifier("referred_by")
                )
                try mutate(call, &result) { request in
                    try engine.startSubscription(order, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var giftMethod: Method {
        Method(
            "subscription.gift",
            "Starts a subscription that another member pays for, or adds terms to a running one.",
            role: .clerk,
            mutates: true,
            parameters: [
                Parameter("member", "Who gets it.", schema: Schemas.member),
                Self.plan, Self.price,
                Parameter("from", "Who pays it.", schema: Schemas.member),
                Self.payWith, Schemas.payWithExpires, Self.terms, Self.invitation,
                Schemas.idempotencyKey,
            ],
            result: Schemas.subscriptionView,
            refusals: Self.giving(
                .unknownPaymentMethod,
                .methodHasNoExpiry,
                .methodExpired
            ),
            handler: { call, result throws(RPCFailure) in
                let order = GiftOrder(
                    member: try call.identifier("member"),
                    plan: try call.text("plan"),
                    price: try call.text("price"),
                    from: try call.identifier("from"),
                    payWith: try call.text("pay_with"),
                    payWithExpires: try call.optionalMonth("pay_with_expires"),
                    terms: try Self.terms(call),
                    invitation: try call.optionalText("invitation")
                )
                try mutate(call, &result) { request in
                    try engine.giftSubscription(order, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var grantMethod: Method {
        Method(
            "subscription.grant",
            "Gives a subscription away, or adds terms to a running one; nobody pays.",
            role: .admin,
            mutates: true,
            parameters: [
                Parameter("member", "Who gets it.", schema: Schemas.member),
                Self.plan, Self.price, Self.terms,
                Parameter("reason", "Why, for the journal.", schema: Schemas.text),
                Self.invitation,
                Schemas.idempotencyKey,
            ],
            result: Schemas.subscriptionView,
            refusals: Self.giving(),
            handler: { call, result throws(RPCFailure) in
                let reason = try call.text("reason", maximumBytes: 200)
                guard !reason.isEmpty else { throw call.wrong("reason", "must say why") }
                let order = GrantOrder(
                    member: try call.identifier("member"),
                    plan: try call.text("plan"),
                    price: try call.text("price"),
                    terms: try Self.terms(call),
                    reason: reason,
                    invitation: try call.optionalText("invitation")
                )
                try mutate(call, &result) { request in
                    try engine.grantSubscription(order, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var importMethod: Method {
        Method(
            "subscription.import",
            "Takes over a subscription that ran elsewhere; nothing of its past is billed.",
            role: .admin,
            mutates: true,
            parameters: [
                Self.member, Self.plan, Self.price, Self.payWith,
                Parameter(
                    "paid_until",
                    "The first day that is not paid for; left out exactly for a membership for good.",
                    required: false,
                    schema: Schemas.day
                ),
                Parameter("anchor", "The first day of some period of it.", schema: Schemas.day),
                Parameter(
                    "anchor_day",
                    "The day of the month its terms want; left out only where they count days.",
                    required: false,
                    schema: Self.anchorDay
                ),
                Parameter(
                    "auto_renew",
                    "Whether it goes on by itself; true when left out.",
                    required: false,
                    schema: Schemas.flag
                ),
                Schemas.idempotencyKey,
            ],
            result: Schemas.subscriptionView,
            refusals: Self.refusals(
                .unknownMember,
                .unknownPlan,
                .unknownPrice,
                .priceNotInForce,
                .alreadySubscribed,
                .unknownPaymentMethod,
                .paymentMethodNotAllowed,
                .paymentInFlight,
                .anchorDayNotAllowed,
                .paidUntilNeeded,
                .expiryInPast,
                .lifetimeStays,
                .invitationNeeded,
                .verificationNeeded,
                .planFull,
                .heldOut,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                guard let anchor = try call.optionalDay("anchor") else {
                    throw call.wrong("anchor", "is missing; give a day such as 2026-01-31")
                }
                let order = ImportOrder(
                    member: try call.identifier("member"),
                    plan: try call.text("plan"),
                    price: try call.text("price"),
                    payWith: try call.text("pay_with"),
                    paidUntil: try call.optionalDay("paid_until"),
                    anchor: anchor,
                    anchorDay: try call.optionalInteger("anchor_day", in: 1...31).map(Int.init),
                    autoRenew: try call.optionalBool("auto_renew") ?? true
                )
                try mutate(call, &result) { request in
                    try engine.importSubscription(order, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private static func terms(_ call: Call) throws(RPCFailure) -> Int {
        Int(try call.optionalInteger("terms", in: 1...1_000) ?? 1)
    }

    /// What stands in the way of giving somebody terms.
    private static func giving(_ more: Refusal...) -> [String] {
        let common: [Refusal] = [
            .unknownMember, .unknownPlan, .unknownPrice, .priceNotInForce, .alreadySubscribed,
            .paymentMethodNotAllowed, .paymentInFlight, .termsOutOfRange, .notEligible, .debtOpen,
            .notInThisState, .lifetimeStays, .parked, .anchorDayNotAllowed, .invitationNeeded,
            .unknownInvitation, .invitationExpired, .invitationUsed, .verificationNeeded, .planFull,
            .heldOut, .idempotencyConflict,
        ]
        return (common + more).map(\.rawValue)
    }
}

import Engine
import JSONText
import Membership

extension Service {
    private static let startParameters = [
        Parameter("member", "Who subscribes.", schema: Schemas.member),
        Parameter("plan", "To which plan.", schema: Schemas.text),
        Parameter("price", "At which of the plan's prices.", schema: Schemas.text),
        Parameter("pay_with", "balance, or a gateway's method.", schema: Schemas.text),
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
            "anchor_day",
            "The day of the month terms begin on.",
            required: false,
            schema: ["type": "integer", "minimum": 1, "maximum": 31]
        ),
        Schemas.idempotencyKey,
    ]

    var subscriptionMethods: [Method] {
        [
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
                    .paymentInFlight,
                    .anchorDayNotAllowed,
                    .idempotencyConflict
                ),
                handler: { call, result throws(RPCFailure) in
                    let order = StartOrder(
                        member: try call.identifier("member"),
                        plan: try call.text("plan"),
                        price: try call.text("price"),
                        payWith: try call.text("pay_with"),
                        trial: try call.optionalBool("trial"),
                        start: try call.optionalDay("start"),
                        anchorDay: try call.optionalInteger("anchor_day", in: 1...31).map(Int.init)
                    )
                    try mutate(call, &result) { request in
                        try engine.startSubscription(order, once: request) { view in
                            Self.bytes { $0.write(view) }
                        }
                    }
                }
            ),
            Method(
                "subscription.get",
                "Shows a subscription.",
                role: .clerk,
                mutates: false,
                parameters: [Parameter("subscription", "Which.", schema: Schemas.subscription)],
                result: Schemas.subscriptionView,
                refusals: Self.refusals(.unknownSubscription),
                handler: { call, result throws(RPCFailure) in
                    let id = try call.subscriptionID("subscription")
                    result.write(try answering { try engine.subscription(id) })
                }
            ),
            Method(
                "subscription.cancel",
                "Turns renewal off; paid time is kept, an unpaid subscription ends now.",
                role: .clerk,
                mutates: true,
                parameters: [
                    Parameter("subscription", "Which.", schema: Schemas.subscription),
                    Schemas.idempotencyKey,
                ],
                result: Schemas.subscriptionView,
                refusals: Self.refusals(
                    .unknownSubscription,
                    .autoRenewAlreadyOff,
                    .subscriptionEnded,
                    .paymentInFlight,
                    .idempotencyConflict
                ),
                handler: { call, result throws(RPCFailure) in
                    let id = try call.subscriptionID("subscription")
                    try mutate(call, &result) { request in
                        try engine.cancelSubscription(id, once: request) { view in
                            Self.bytes { $0.write(view) }
                        }
                    }
                }
            ),
        ]
    }

    var prepaymentMethods: [Method] {
        [
            Method(
                "prepayment.add",
                "Adds money a member paid ahead, and pays with it what is owed.",
                role: .clerk,
                mutates: true,
                parameters: [
                    Parameter("member", "Who paid.", schema: Schemas.member),
                    Parameter("amount", "How much.", schema: Schemas.money),
                    Schemas.idempotencyKey,
                ],
                result: Schemas.object(["member", "kind", "amount", "balance", "paid"]),
                refusals: Self.refusals(
                    .unknownMember,
                    .amountNotPositive,
                    .amountTooLarge,
                    .idempotencyConflict
                ),
                handler: { call, result throws(RPCFailure) in
                    let member = try call.identifier("member")
                    guard let amount = try call.optionalMoney("amount") else {
                        throw call.wrong("amount", "is missing; give {\"amount\", \"currency\"}")
                    }
                    try mutate(call, &result) { request in
                        try engine.addPrepayment(member: member, amount: amount, once: request) {
                            view in
                            Self.bytes { $0.write(view) }
                        }
                    }
                }
            )
        ]
    }
}

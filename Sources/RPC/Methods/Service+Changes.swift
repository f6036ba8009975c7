import Engine
import JSONText
import Membership

/// What changes while a subscription lives.
extension Service {
    private static let subscription = Parameter(
        "subscription",
        "Which.",
        schema: Schemas.subscription
    )
    private static let plan = Parameter("plan", "The plan to change to.", schema: Schemas.text)
    private static let price = Parameter(
        "price",
        "At which of its prices.",
        schema: Schemas.text
    )
    private static let atTermEnd = Parameter(
        "at_term_end",
        "Whether it waits for the end of the term in any case.",
        required: false,
        schema: Schemas.flag
    )
    private static let one: [Refusal] = [.unknownSubscription, .subscriptionEnded, .parked]
    private static let changing: [Refusal] =
        one + [
            .lifetimeStays, .unknownPlan, .unknownPrice, .priceNotInForce, .noChange,
            .currencyDiffers, .paymentInFlight, .debtOpen, .autoRenewOff, .doesNotRenew,
            .notInThisState, .notEligible, .paymentMethodNotAllowed, .alreadySubscribed,
            .invitationNeeded, .unknownInvitation, .invitationExpired, .invitationUsed,
            .verificationNeeded, .planFull, .heldOut,
        ]

    var changeMethods: [Method] {
        [
            previewChangeMethod, changeMethod, clearChangeMethod, pauseMethod, clearPauseMethod,
            resumeMethod, undoCancelMethod, cancelNowMethod, payWithMethod,
        ]
    }

    private func order(_ call: Call) throws(RPCFailure) -> ChangeOrder {
        ChangeOrder(
            subscription: try call.subscriptionID("subscription"),
            plan: try call.text("plan"),
            price: try call.text("price"),
            atTermEnd: try call.optionalBool("at_term_end") ?? false,
            expected: try call.optionalMoney("expect"),
            invitation: try call.optionalText("invitation")
        )
    }

    private var previewChangeMethod: Method {
        Method(
            "subscription.preview_change",
            "Shows what a change of plan or price comes to, line by line; writes nothing.",
            role: .clerk,
            mutates: false,
            parameters: [
                Self.subscription, Self.plan, Self.price, Self.atTermEnd, Self.invitation,
                Parameter(
                    "at",
                    "As if it were made when this day begins; now when left out.",
                    required: false,
                    schema: Schemas.day
                ),
            ],
            result: Schemas.object([
                "subscription", "plan", "price", "direction", "timing", "effective_on", "lines",
                "total", "left_over", "carries", "paid_until", "next_term",
            ]),
            refusals: Self.refusals(Self.changing + [.expiryInPast]),
            handler: { call, result throws(RPCFailure) in
                let order = try order(call)
                let day = try call.optionalDay("at")
                result.write(try answering { try engine.previewChange(order, on: day) })
            }
        )
    }

    private var changeMethod: Method {
        Method(
            "subscription.change",
            "Changes the plan or price, at once or at the end of the term as the plan's rules say; "
                + "last_change tells what came of it.",
            role: .clerk,
            mutates: true,
            parameters: [
                Self.subscription, Self.plan, Self.price, Self.atTermEnd,
                Parameter(
                    "expect",
                    "What it is expected to cost now; another total is refused.",
                    required: false,
                    schema: Schemas.money
                ),
                Self.invitation,
                Schemas.idempotencyKey,
            ],
            result: Schemas.subscriptionView,
            refusals: Self.refusals(
                Self.changing + [.totalDiffers, .amountTooLarge, .idempotencyConflict]
            ),
            handler: { call, result throws(RPCFailure) in
                let order = try order(call)
                try mutate(call, &result) { request in
                    try engine.changePlan(order, once: request, render: Self.view)
                }
            }
        )
    }

    private var clearChangeMethod: Method {
        simple(
            "subscription.clear_change",
            "Takes back a change that waits for the end of a term.",
            [.nothingPending, .notInThisState, .debtOpen, .paymentInFlight]
        ) { id, request in
            try engine.clearChange(id, once: request, render: Self.view)
        }
    }

    private var pauseMethod: Method {
        Method(
            "subscription.pause",
            "Lets it rest for some terms: nothing is billed, and there is no access.",
            role: .clerk,
            mutates: true,
            parameters: [
                Self.subscription,
                Parameter("terms", "How many terms it rests for.", schema: Schemas.count),
                Parameter(
                    "start",
                    "now, or at_term_end, which it is when left out.",
                    required: false,
                    schema: ["enum": ["now", "at_term_end"]]
                ),
                Schemas.idempotencyKey,
            ],
            result: Schemas.subscriptionView,
            refusals: Self.refusals(
                Self.one + [
                    .pauseNotAllowed, .autoRenewOff, .doesNotRenew, .notInThisState,
                    .paymentInFlight, .idempotencyConflict,
                ]
            ),
            handler: { call, result throws(RPCFailure) in
                let id = try call.subscriptionID("subscription")
                let terms = Int(try call.integer("terms", in: 1...1_000))
                let start = try call.optionalChoice("start", of: PauseStart.self) ?? .atTermEnd
                try mutate(call, &result) { request in
                    try engine.pauseSubscription(
                        id,
                        terms: terms,
                        start,
                        once: request,
                        render: Self.view
                    )
                }
            }
        )
    }

    private var clearPauseMethod: Method {
        simple(
            "subscription.clear_pause",
            "Takes back a rest that has not begun.",
            [.nothingPending, .notInThisState, .paymentInFlight]
        ) { id, request in
            try engine.clearPause(id, once: request, render: Self.view)
        }
    }

    private var resumeMethod: Method {
        simple(
            "subscription.resume",
            "Ends a rest today and bills the first term after it.",
            [.notInThisState, .paymentInFlight, .amountTooLarge]
        ) { id, request in
            try engine.resumeSubscription(id, once: request, render: Self.view)
        }
    }

    private var undoCancelMethod: Method {
        simple(
            "subscription.undo_cancel",
            "Turns renewal on again, as long as the time that was kept is not over.",
            [.autoRenewAlreadyOn, .doesNotRenew, .nothingPending, .paymentInFlight]
        ) { id, request in
            try engine.undoCancel(id, once: request, render: Self.view)
        }
    }

    private var cancelNowMethod: Method {
        simple(
            "subscription.cancel_now",
            "Ends it now, paid time or not; gives back what the plan's refund rules give.",
            [.paymentInFlight]
        ) { id, request in
            try engine.cancelNow(id, once: request, render: Self.view)
        }
    }

    private var payWithMethod: Method {
        Method(
            "subscription.pay_with",
            "Pays it with something else from now on; a debt is tried with it at once.",
            role: .clerk,
            mutates: true,
            parameters: [
                Self.subscription,
                Parameter("pay_with", "balance, or a gateway's method.", schema: Schemas.text),
                Schemas.payWithExpires,
                Schemas.idempotencyKey,
            ],
            result: Schemas.subscriptionView,
            refusals: Self.refusals(
                Self.one + [
                    .unknownPaymentMethod, .paymentMethodNotAllowed, .methodHasNoExpiry,
                    .methodExpired, .paymentInFlight, .idempotencyConflict,
                ]
            ),
            handler: { call, result throws(RPCFailure) in
                let id = try call.subscriptionID("subscription")
                let method = try call.text("pay_with")
                let expires = try call.optionalMonth("pay_with_expires")
                try mutate(call, &result) { request in
                    try engine.changePaymentMethod(
                        id,
                        to: method,
                        expires: expires,
                        once: request,
                        render: Self.view
                    )
                }
            }
        )
    }

    /// A mutation that takes nothing but the subscription.
    private func simple(
        _ name: String,
        _ summary: String,
        _ refusals: [Refusal],
        _ body: @escaping (SubscriptionID, OnceRequest) throws -> [UInt8]
    ) -> Method {
        Method(
            name,
            summary,
            role: .clerk,
            mutates: true,
            parameters: [Self.subscription, Schemas.idempotencyKey],
            result: Schemas.subscriptionView,
            refusals: Self.refusals(Self.one + refusals + [.idempotencyConflict]),
            handler: { call, result throws(RPCFailure) in
                let id = try call.subscriptionID("subscription")
                try mutate(call, &result) { request in try body(id, request) }
            }
        )
    }

    private static func view(_ view: SubscriptionView) -> [UInt8] { bytes { $0.write(view) } }

    static func refusals(_ list: [Refusal]) -> [String] { list.map(\.rawValue) }
}

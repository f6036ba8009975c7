import Engine
import JSONText
import Membership

extension Service {
    var subscriptionMethods: [Method] {
        [
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
}

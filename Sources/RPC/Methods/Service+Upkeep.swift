import Engine
import JSONText
import Membership

/// What somebody has to look at, and what moves many members at once.
extension Service {
    var upkeepMethods: [Method] { [parkedMethod, unparkMethod, migrateMethod] }

    private var parkedMethod: Method {
        Method(
            "renewal.parked",
            "Lists the subscriptions a run has set aside, with the reason.",
            role: .admin,
            mutates: false,
            result: Schemas.array(
                Schemas.object(["subscription", "member", "plan", "state", "parked_reason"])
            ),
            handler: { _, result throws(RPCFailure) in
                let parked = try answering { try engine.parkedSubscriptions() }
                result.array(parked) { $0.write($1) }
            }
        )
    }

    private var unparkMethod: Method {
        Method(
            "renewal.unpark",
            "Puts a subscription that was set aside back in the queue; a charge without an outcome is "
                + "asked for at once.",
            role: .admin,
            mutates: true,
            standsAlone: true,
            parameters: [
                Parameter("subscription", "Which.", schema: Schemas.subscription),
                Schemas.idempotencyKey,
            ],
            result: Schemas.subscriptionView,
            refusals: Self.refusals(
                .unknownSubscription,
                .notParked,
                .parked,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let id = try call.subscriptionID("subscription")
                try mutate(call, &result) { request in
                    try engine.unpark(id, once: request) { view in Self.bytes { $0.write(view) } }
                }
            }
        )
    }

    private static let migrateParameters = [
        Parameter("plan", "The plan.", schema: Schemas.text),
        Parameter("price", "The price whose members are moved.", schema: Schemas.text),
        Parameter(
            "from_version",
            "Only members of this version of the plan.",
            required: false,
            schema: Schemas.count
        ),
        Parameter(
            "from_amount",
            "Only members who pay this a term.",
            required: false,
            schema: Schemas.money
        ),
        Parameter(
            "to_price",
            "The price of the newest version they are moved to; the same one when left out.",
            required: false,
            schema: Schemas.text
        ),
        Parameter(
            "effective",
            "They are moved at their first term that begins on this day or later.",
            schema: Schemas.day
        ),
        Parameter(
            "dry_run",
            "Whether to write nothing and only tell who would pay what.",
            required: false,
            schema: Schemas.flag
        ),
        Schemas.idempotencyKeyUnlessDry,
    ]

    private var migrateMethod: Method {
        Method(
            "plan.migrate",
            "Moves the members of a price to the newest version's, each at the end of a term.",
            role: .admin,
            mutates: true,
            standsAlone: true,
            parameters: Self.migrateParameters,
            result: Schemas.object([
                "plan", "price", "amount", "effective", "dry_run", "scheduled",
                "already_scheduled", "left_out", "before", "after", "lines",
            ]),
            refusals: Self.refusals(
                .unknownPlan,
                .unknownPrice,
                .priceNotInForce,
                .expiryInPast,
                .currencyDiffers,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let price = try call.text("price")
                guard let effective = try call.optionalDay("effective") else {
                    throw call.wrong("effective", "is missing; give a day")
                }
                let order = MigrationOrder(
                    plan: try call.text("plan"),
                    price: price,
                    fromVersion: try call.optionalInteger("from_version", in: 1...1_000_000)
                        .map(Int.init),
                    fromAmount: try call.optionalMoney("from_amount"),
                    toPrice: try call.optionalText("to_price") ?? price,
                    effective: effective
                )
                if try call.optionalBool("dry_run") == true {
                    _ = try call.optionalIdentifier("idempotency_key")
                    result.write(try answering { try engine.migratePrices(order, dryRun: true) })
                    return
                }
                try mutate(call, &result) { request in
                    try engine.onceAlone(request) {
                        let view = try engine.migratePrices(order, dryRun: false)
                        return Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }
}

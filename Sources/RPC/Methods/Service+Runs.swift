import Engine
import JSONText
import Membership

extension Service {
    var planMethods: [Method] {
        [
            Method(
                "plan.list",
                "Lists the plans on sale with prices and benefits.",
                role: .shop,
                mutates: false,
                result: Schemas.array(
                    Schemas.object(["plan", "version", "name", "prices", "benefits"])
                ),
                handler: { _, result throws(RPCFailure) in
                    let plans = try answering { try engine.currentPlans() }
                    result.array(plans) { $0.write($1) }
                }
            )
        ]
    }

    var runMethods: [Method] {
        [
            Method(
                "renewal.run",
                "Does everything that has fallen due.",
                role: .admin,
                mutates: true,
                standsAlone: true,
                parameters: [
                    Parameter(
                        "until",
                        "Nothing that falls due later; now when left out.",
                        required: false,
                        schema: Schemas.instant
                    ),
                    Parameter(
                        "limit",
                        "The most subscriptions to work on.",
                        required: false,
                        schema: Schemas.count
                    ),
                    Parameter(
                        "dry_run",
                        "Only tell what would be done if every charge succeeded; nothing is kept.",
                        required: false,
                        schema: Schemas.flag
                    ),
                    Schemas.idempotencyKeyUnlessDry,
                ],
                result: Schemas.run,
                refusals: Self.refusals(.nothingDue, .runInProgress, .idempotencyConflict),
                handler: { call, result throws(RPCFailure) in
                    let until = try call.optionalInstant("until")
                    let limit = try call.optionalInteger("limit", in: 1...Int64(Int32.max))
                    if try call.optionalBool("dry_run") == true {
                        _ = try call.optionalIdentifier("idempotency_key")
                        let told = try answering {
                            try engine.tryRenewals(
                                until: until,
                                limit: limit.map(Int.init),
                                listing: 0
                            )
                        }
                        result.write(told.summary)
                        return
                    }
                    try mutate(call, &result) { request in
                        try engine.onceAlone(request) {
                            let summary = try engine.runRenewals(
                                until: until,
                                limit: limit.map(Int.init)
                            )
                            return Self.bytes { $0.write(summary) }
                        }
                    }
                }
            ),
            Method(
                "renewal.preview",
                "Shows what a run would begin with; charges nobody.",
                role: .admin,
                mutates: false,
                parameters: [
                    Parameter(
                        "until",
                        "The time to look ahead to; now when left out.",
                        required: false,
                        schema: Schemas.instant
                    ),
                    Parameter(
                        "limit",
                        "The most lines; 1000 when left out.",
                        required: false,
                        schema: Schemas.count
                    ),
                ],
                result: Schemas.array(
                    Schemas.object(["subscription", "member", "plan", "action", "due_at", "amount"])
                ),
                handler: { call, result throws(RPCFailure) in
                    let until = try call.optionalInstant("until")
                    let limit = try call.optionalInteger("limit", in: 1...100_000) ?? 1_000
                    let lines = try answering {
                        try engine.previewRenewals(until: until, limit: Int(limit))
                    }
                    result.array(lines) { $0.write($1) }
                }
            ),
            Method(
                "clock.advance",
                "Moves a test clock forward, running every day's work in between.",
                role: .admin,
                mutates: true,
                standsAlone: true,
                parameters: [
                    Parameter("to", "The new time.", schema: Schemas.instant),
                    Schemas.idempotencyKey,
                ],
                result: Schemas.object(["from", "now", "days", "run"]),
                refusals: Self.refusals(
                    .clockNotMovable,
                    .clockBackwards,
                    .clockTooFar,
                    .timeOutOfRange,
                    .runInProgress,
                    .idempotencyConflict
                ),
                handler: { call, result throws(RPCFailure) in
                    guard let target = try call.optionalInstant("to") else {
                        throw call.wrong("to", "is missing; give a time")
                    }
                    try mutate(call, &result) { request in
                        try engine.onceAlone(request) {
                            let advance = try engine.advanceClock(to: target)
                            return Self.bytes { $0.write(advance) }
                        }
                    }
                }
            ),
        ]
    }
}

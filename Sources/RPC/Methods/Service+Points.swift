import Engine
import JSONText
import Membership

extension Service {
    var pointsMethods: [Method] {
        [
            pointsBalance, pointsHistory, transferPoints, adjustPoints, pointsReport,
            settlementReport,
        ]
    }

    private static let programme = Parameter(
        "programme",
        "Which points; may be left out where the member is in one programme alone.",
        required: false,
        schema: Schemas.text
    )

    private static let change = Schemas.object(["member", "to", "points", "balance"])

    private var pointsBalance: Method {
        Method(
            "points.balance",
            "Shows what a member may spend, what waits, what is held and owed, and what runs out next.",
            role: .shop,
            mutates: false,
            parameters: [Parameter("member", "Whose.", schema: Schemas.member)],
            result: Schemas.array(
                Schemas.object([
                    "programme", "name", "available", "pending", "held", "owed", "worth",
                    "expiring",
                ])
            ),
            refusals: Self.refusals(.unknownMember),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let points = try answering { try engine.points(of: member) }
                result.array(points) { $0.write($1) }
            }
        )
    }

    private var pointsHistory: Method {
        Method(
            "points.history",
            "Lists what moved a member's points, newest first.",
            role: .shop,
            mutates: false,
            parameters: [
                Parameter("member", "Whose.", schema: Schemas.member),
                Parameter(
                    "before",
                    "The number of the last movement seen; from the newest when left out.",
                    required: false,
                    schema: Schemas.count
                ),
                Parameter(
                    "limit",
                    "How many at most; 1000 when left out.",
                    required: false,
                    schema: Schemas.count
                ),
            ],
            result: Schemas.array(
                Schemas.object([
                    "movement", "programme", "kind", "points", "lot", "at", "purchase", "return",
                ])
            ),
            refusals: Self.refusals(.unknownMember),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let before = try call.optionalInteger("before", in: 1 ... .max)
                let limit = Int(try call.optionalInteger("limit", in: 1...100_000) ?? 1_000)
                let movements = try answering {
                    try engine.pointMovements(of: member, before: before, limit: limit)
                }
                result.array(movements) { $0.write($1) }
            }
        )
    }

    private var transferPoints: Method {
        Method(
            "points.transfer",
            "Gives points to another member of the household; they keep their days.",
            role: .shop,
            mutates: true,
            parameters: [
                Parameter("member", "Who gives.", schema: Schemas.member),
                Parameter("to", "Who gets them.", schema: Schemas.member),
                Parameter("points", "How many.", schema: Schemas.count),
                Self.programme,
                Schemas.idempotencyKey,
            ],
            result: Self.change,
            refusals: Self.refusals(
                .unknownMember,
                .unknownProgramme,
                .transferNotAllowed,
                .notOneHousehold,
                .notEnough,
                .amountNotPositive,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let to = try call.identifier("to")
                let points = try call.integer("points")
                let programme = try call.optionalText("programme")
                try mutate(call, &result) { request in
                    try engine.transferPoints(
                        points,
                        programme: programme,
                        from: member,
                        to: to,
                        once: request
                    ) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var adjustPoints: Method {
        Method(
            "points.adjust",
            "Gives a member points, or takes some, by a clerk's word.",
            role: .clerk,
            mutates: true,
            parameters: [
                Parameter("member", "Whose.", schema: Schemas.member),
                Parameter(
                    "points",
                    "How many; below zero to take.",
                    schema: ["type": "integer"]
                ),
                Parameter("reason", "Why, for the journal.", schema: Schemas.text),
                Self.programme,
                Schemas.idempotencyKey,
            ],
            result: Self.change,
            refusals: Self.refusals(
                .unknownMember,
                .unknownProgramme,
                .notEnough,
                .amountNotPositive,
                .amountTooLarge,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let points = try call.integer("points")
                let reason = try call.text("reason")
                guard !reason.isEmpty else { throw call.wrong("reason", "must not be empty") }
                let programme = try call.optionalText("programme")
                try mutate(call, &result) { request in
                    try engine.adjustPoints(
                        points,
                        programme: programme,
                        of: member,
                        reason: reason,
                        once: request
                    ) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var pointsReport: Method {
        Method(
            "report.points",
            "Says what points that are out cost, and how many are expected to lapse.",
            role: .admin,
            mutates: false,
            parameters: [],
            result: Schemas.object(["programmes"]),
            handler: { _, result throws(RPCFailure) in
                result.write(try answering { try engine.pointsReport() })
            }
        )
    }

    private var settlementReport: Method {
        Method(
            "report.settlement",
            "Says who owes whom for points given and taken at partners.",
            role: .admin,
            mutates: false,
            parameters: [
                Parameter("from", "The first day.", schema: Schemas.day),
                Parameter("to", "The day to end before.", schema: Schemas.day),
            ],
            result: Schemas.object(["from", "to", "programmes"]),
            handler: { call, result throws(RPCFailure) in
                guard let from = try call.optionalDay("from") else {
                    throw call.wrong("from", "is missing; give the first day")
                }
                guard let to = try call.optionalDay("to"), from < to else {
                    throw call.wrong("to", "is the day to end before: give one after from")
                }
                let period = Period(start: from, end: to)
                result.write(try answering { try engine.settlementReport(period) })
            }
        )
    }
}

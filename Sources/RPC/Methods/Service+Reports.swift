import Engine
import JSONText
import Membership

extension Service {
    var reportMethods: [Method] {
        [
            Method(
                "report.deferred",
                "Says what is billed and not earned yet, and which months will earn it.",
                role: .admin,
                mutates: false,
                parameters: [
                    Parameter(
                        "as_of",
                        "The day at whose end it stood so; today when left out. Months are given for "
                            + "today only.",
                        required: false,
                        schema: Schemas.day
                    )
                ],
                result: Schemas.object(["as_of", "lines"]),
                refusals: Self.refusals(.dayInFuture),
                handler: { call, result throws(RPCFailure) in
                    let asOf = try call.optionalDay("as_of")
                    result.write(try answering { try engine.deferredReport(asOf: asOf) })
                }
            ),
            Method(
                "report.revenue",
                "Says what was earned and what was given back of it, by month or by plan.",
                role: .admin,
                mutates: false,
                parameters: [
                    Parameter(
                        "from",
                        "The first day; all there is when left out.",
                        required: false,
                        schema: Schemas.day
                    ),
                    Parameter(
                        "to",
                        "The day to end before; all there is when left out.",
                        required: false,
                        schema: Schemas.day
                    ),
                    Parameter(
                        "by",
                        "month or plan; month when left out.",
                        required: false,
                        schema: ["type": "string", "enum": ["month", "plan"]]
                    ),
                ],
                result: Schemas.object(["from", "to", "by", "posted_through", "lines"]),
                handler: { call, result throws(RPCFailure) in
                    let from = try call.optionalDay("from")
                    let to = try call.optionalDay("to")
                    if let from, let to, from >= to {
                        throw call.wrong("to", "is the day to end before: give one after from")
                    }
                    let grouping = try call.optionalChoice("by", of: RevenueReport.Grouping.self)
                    result.write(
                        try answering {
                            try engine.revenueReport(from: from, to: to, by: grouping ?? .month)
                        }
                    )
                }
            ),
            Method(
                "report.referrals",
                "Says what bringing friends has come to, plan by plan.",
                role: .admin,
                mutates: false,
                result: Schemas.object(["plans", "not_joined"]),
                handler: { _, result throws(RPCFailure) in
                    result.write(try answering { try engine.referralReport() })
                }
            ),
        ]
    }
}

import Engine
import JSONText
import Membership
import Profitability

extension Service {
    /// The reports of what members really did: each answers with its tables, its conventions and
    /// its warnings.
    var liveReportMethods: [Method] {
        [
            periodReport(
                "report.mrr",
                "Says how monthly recurring revenue came from month to month.",
                tables: ["months", "period", "members"]
            ) { engine, days in try engine.mrrReport(days) },
            periodReport(
                "report.recovery",
                "Says what came of charges, try by try, and what failed ones came to.",
                tables: ["attempts", "recovery"]
            ) { engine, days in try engine.recoveryReport(days) },
            periodReport(
                "report.roll_forward",
                "Says how deferred revenue came from the beginning of a period to its end.",
                tables: ["lines"]
            ) { engine, days in try engine.rollForwardReport(days) },
            periodReport(
                "report.use",
                "Says what members drew out of their benefits against what they paid.",
                tables: ["deciles", "benefits", "losing"]
            ) { engine, days in try engine.useReport(days) },
            periodReport(
                "report.tiers",
                "Says how many members stand in each tier, and how they came there.",
                tables: ["tiers", "moves"]
            ) { engine, days in try engine.tierReport(days) },
            upliftMethod,
            retentionMethod,
            dayReport(
                "report.renewal_rate",
                "Says which share of expired terms was renewed, late ones among them.",
                tables: ["plans"]
            ) { engine, asOf in try engine.renewalRateReport(asOf: asOf) },
            dayReport(
                "report.ltv",
                "Says what the members of each month of joining have paid since.",
                tables: ["cohorts", "curves"]
            ) { engine, asOf in try engine.cohortValueReport(asOf: asOf) },
            dayReport(
                "report.cycle",
                "Says how often members buy, and who is late.",
                tables: ["members", "overdue"]
            ) { engine, asOf in try engine.cycleReport(asOf: asOf) },
        ]
    }

    private var upliftMethod: Method {
        Method(
            "report.uplift",
            "Says what members of a plan buy against those held out, or against all others.",
            role: .admin,
            mutates: false,
            parameters: [
                Parameter("plan", "The plan's id.", schema: Schemas.text)
            ] + Self.periodParameters,
            result: Self.reportSchema(["uplift"]),
            refusals: Self.refusals(.dayInFuture, .unknownPlan),
            handler: { call, result throws(RPCFailure) in
                let plan = try call.text("plan")
                let days = try Self.reportPeriod(call)
                result.write(try answering { try engine.upliftReport(plan: plan, days) })
            }
        )
    }

    private var retentionMethod: Method {
        Method(
            "report.retention",
            "Says how many memberships went on, by month of joining and number of term.",
            role: .admin,
            mutates: false,
            parameters: [
                Self.asOfParameter,
                Parameter(
                    "plan",
                    "Only memberships that began with this plan.",
                    required: false,
                    schema: Schemas.text
                ),
            ],
            result: Self.reportSchema(["cohorts", "terms"]),
            refusals: Self.refusals(.dayInFuture, .unknownPlan),
            handler: { call, result throws(RPCFailure) in
                let asOf = try call.optionalDay("as_of")
                let plan = try call.optionalText("plan")
                result.write(
                    try answering { try engine.retentionReport(asOf: asOf, plan: plan) }
                )
            }
        )
    }

    private func periodReport(
        _ name: String,
        _ summary: String,
        tables: [String],
        _ report: @escaping (Engine, ReportPeriod) throws -> LiveReport
    ) -> Method {
        Method(
            name,
            summary,
            role: .admin,
            mutates: false,
            parameters: Self.periodParameters,
            result: Self.reportSchema(tables),
            refusals: Self.refusals(.dayInFuture),
            handler: { call, result throws(RPCFailure) in
                let days = try Self.reportPeriod(call)
                result.write(try answering { try report(engine, days) })
            }
        )
    }

    private func dayReport(
        _ name: String,
        _ summary: String,
        tables: [String],
        _ report: @escaping (Engine, CivilDate?) throws -> LiveReport
    ) -> Method {
        Method(
            name,
            summary,
            role: .admin,
            mutates: false,
            parameters: [Self.asOfParameter],
            result: Self.reportSchema(tables),
            refusals: Self.refusals(.dayInFuture),
            handler: { call, result throws(RPCFailure) in
                let asOf = try call.optionalDay("as_of")
                result.write(try answering { try report(engine, asOf) })
            }
        )
    }

    private static var asOfParameter: Parameter {
        Parameter(
            "as_of",
            "The day at whose end it stood so; today when left out.",
            required: false,
            schema: Schemas.day
        )
    }

    private static var periodParameters: [Parameter] {
        [
            Parameter(
                "from",
                "The first day; the first of the month eleven months before the last when left out.",
                required: false,
                schema: Schemas.day
            ),
            Parameter(
                "to",
                "The day to end before; tomorrow when left out.",
                required: false,
                schema: Schemas.day
            ),
        ]
    }

    private static func reportPeriod(_ call: Call) throws(RPCFailure) -> ReportPeriod {
        let from = try call.optionalDay("from")
        let to = try call.optionalDay("to")
        if let from, let to, from >= to {
            throw call.wrong("to", "is the day to end before: give one after from")
        }
        return ReportPeriod(from: from, to: to)
    }

    private static func reportSchema(_ tables: [String]) -> JSONValue {
        Schemas.object(["report", "from", "to"] + tables + ["conventions", "warnings"])
    }
}

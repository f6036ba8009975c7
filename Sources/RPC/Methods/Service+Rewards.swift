import Engine
import JSONText
import Membership

extension Service {
    var rewardMethods: [Method] { [rewards, draws, tickets, auditDraws] }

    private var rewards: Method {
        Method(
            "benefit.rewards",
            "Shows where a member stands with rewards and stamps, and what there is to use of them.",
            role: .shop,
            mutates: false,
            parameters: [Parameter("member", "Whose.", schema: Schemas.member)],
            result: Schemas.object(["member", "rewards", "stamps", "certificates", "things"]),
            refusals: Self.refusals(.unknownMember),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                result.write(try answering { try engine.rewards(of: member) })
            }
        )
    }

    private var draws: Method {
        Method(
            "draw.list",
            "Lists the draws there were, each with the seed that its tickets are worked out from.",
            role: .clerk,
            mutates: false,
            result: Schemas.array(
                Schemas.object([
                    "draw", "plan", "benefit", "seed", "made_at", "tickets", "won", "no_budget",
                ])
            ),
            handler: { _, result throws(RPCFailure) in
                let draws = try answering { try engine.draws() }
                result.array(draws) { $0.write($1) }
            }
        )
    }

    private var tickets: Method {
        Method(
            "draw.tickets",
            "Lists the tickets of a draw in order of their numbers.",
            role: .clerk,
            mutates: false,
            parameters: [
                Parameter("plan", "Whose draw it is.", schema: Schemas.text),
                Parameter("benefit", "The draw, as game.", schema: Schemas.text),
                Parameter(
                    "after",
                    "The last ticket seen; from the first when left out.",
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
                    "ticket", "draw", "purchase", "roll", "wins_below", "outcome", "prize", "void",
                    "at",
                ])
            ),
            refusals: Self.refusals(.unknownDraw),
            handler: { call, result throws(RPCFailure) in
                let plan = try call.text("plan")
                let benefit = try call.text("benefit")
                let after = try call.optionalInteger("after", in: 0 ... .max) ?? 0
                let limit = Int(try call.optionalInteger("limit", in: 1...100_000) ?? 1_000)
                let tickets = try answering {
                    try engine.tickets(of: plan, benefit, after: after, limit: limit)
                }
                result.array(tickets) { $0.write($1) }
            }
        )
    }

    private var auditDraws: Method {
        Method(
            "draw.audit",
            "Works every ticket of every draw out again from its seed, and compares.",
            role: .clerk,
            mutates: false,
            result: Schemas.array(
                Schemas.object(["draw", "plan", "benefit", "seed", "tickets", "holds", "offences"])
            ),
            handler: { _, result throws(RPCFailure) in
                let audits = try answering { try engine.auditDraws() }
                result.array(audits) { $0.write($1) }
            }
        )
    }
}

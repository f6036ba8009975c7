import Engine
import JSONText
import Membership

extension Service {
    var statementMethods: [Method] {
        [
            Method(
                "member.statement",
                "Shows what each membership of a member cost and brought in the term that runs.",
                role: .shop,
                mutates: false,
                parameters: [Parameter("member", "Whose.", schema: Schemas.member)],
                result: Schemas.array(
                    Schemas.object([
                        "member", "subscription", "plan", "name", "state", "term_start", "term_end",
                        "fee_paid", "benefits", "value", "worth_it", "difference", "tier", "points",
                    ])
                ),
                refusals: Self.refusals(.unknownMember),
                handler: { call, result throws(RPCFailure) in
                    let member = try call.identifier("member")
                    let views = try answering { try engine.statements(of: member) }
                    result.array(views) { $0.write($1) }
                }
            )
        ]
    }
}

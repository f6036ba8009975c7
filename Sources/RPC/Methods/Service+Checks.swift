import Engine
import JSONText
import Membership

extension Service {
    /// The names of a check's parameters, in one place for the handler and the description.
    private static let checkParameters = [
        Parameter(
            "member",
            "Who asks; an unknown member gets a reasoned no.",
            schema: Schemas.member
        ),
        Parameter("benefit", "What for, as free_shipping.", schema: Schemas.text),
        Parameter("at", "When; now when left out.", required: false, schema: Schemas.instant),
        Parameter("quantity", "How many; 1 when left out.", required: false, schema: Schemas.count),
        Parameter(
            "amount",
            "The basket before any benefit.",
            required: false,
            schema: Schemas.money
        ),
        Parameter("category", "Of the goods.", required: false, schema: Schemas.text),
        Parameter("channel", "As online or store.", required: false, schema: Schemas.text),
        Parameter("region", "Where the goods go.", required: false, schema: Schemas.text),
        Parameter("partner", "Whose shop it is.", required: false, schema: Schemas.text),
    ]

    var checkMethods: [Method] {
        [
            Method(
                "entitlement.check",
                "Says whether a member may use a benefit now, for this basket, and why.",
                role: .shop,
                mutates: false,
                parameters: Self.checkParameters,
                result: Schemas.answer,
                handler: { call, result throws(RPCFailure) in
                    let member = try call.text("member")
                    let benefit = try call.text("benefit")
                    let at = try call.optionalInstant("at")
                    let context = CheckContext(
                        quantity: try call.optionalInteger("quantity", in: 1...1_000_000_000) ?? 1,
                        amount: try call.optionalMoney("amount"),
                        category: try call.optionalText("category"),
                        channel: try call.optionalText("channel"),
                        region: try call.optionalText("region"),
                        partner: try call.optionalText("partner")
                    )
                    let answer = try answering {
                        try engine.check(
                            member: member,
                            benefit: benefit,
                            at: at,
                            context: context
                        )
                    }
                    result.write(
                        answer,
                        member: member,
                        benefit: benefit,
                        plan: answer.source.flatMap(engine.planID(of:))
                    )
                }
            ),
            Method(
                "entitlement.list",
                "Lists every benefit the member's subscriptions promise, each with its answer now.",
                role: .shop,
                mutates: false,
                parameters: [Parameter("member", "Whose.", schema: Schemas.member)],
                result: Schemas.array(Schemas.answer),
                refusals: [Refusal.unknownMember.rawValue],
                handler: { call, result throws(RPCFailure) in
                    let member = try call.identifier("member")
                    let answers = try answering { try engine.entitlements(of: member) }
                    result.array(answers) { json, item in
                        json.write(
                            item.answer,
                            member: member,
                            benefit: item.benefit,
                            plan: item.answer.source.flatMap(engine.planID(of:))
                        )
                    }
                }
            ),
        ]
    }
}

import Engine
import JSONText
import Membership

extension Service {
    var benefitUseMethods: [Method] {
        [
            Method(
                "benefit.use",
                "Counts one use of a benefit, which refund rules look at; a reference counts once.",
                role: .shop,
                mutates: true,
                parameters: [
                    Parameter("member", "Who used it.", schema: Schemas.member),
                    Parameter("benefit", "Which, as free_shipping.", schema: Schemas.text),
                    Parameter(
                        "value",
                        "What it was worth to the member.",
                        required: false,
                        schema: Schemas.money
                    ),
                    Parameter(
                        "reference",
                        "The shop's own name of the use, as an order's number; it counts once.",
                        required: false,
                        schema: Schemas.reference
                    ),
                    Schemas.idempotencyKey,
                ],
                result: Schemas.object([
                    "member", "benefit", "subscription", "counted", "value", "reference",
                ]),
                refusals: Self.refusals(
                    .unknownMember,
                    .unknownBenefit,
                    .notInThisState,
                    .amountNotPositive,
                    .amountTooLarge,
                    .currencyDiffers,
                    .idempotencyConflict
                ),
                handler: { call, result throws(RPCFailure) in
                    let member = try call.identifier("member")
                    let benefit = try call.text("benefit")
                    let value = try call.optionalMoney("value")
                    let reference = try call.optionalIdentifier("reference")
                    try mutate(call, &result) { request in
                        try engine.useBenefit(
                            member: member,
                            benefit: benefit,
                            value: value,
                            reference: reference,
                            once: request
                        ) { view in
                            Self.bytes { $0.write(view) }
                        }
                    }
                }
            ),
            Method(
                "benefit.uses",
                "Shows how often a member used each benefit in the last twelve months.",
                role: .clerk,
                mutates: false,
                parameters: [Parameter("member", "Whose.", schema: Schemas.member)],
                result: Schemas.array(
                    Schemas.object(["benefit", "since", "count", "values", "most", "last_used_at"])
                ),
                refusals: Self.refusals(.unknownMember),
                handler: { call, result throws(RPCFailure) in
                    let member = try call.identifier("member")
                    let uses = try answering { try engine.benefitUses(of: member) }
                    result.array(uses) { $0.write($1) }
                }
            ),
        ]
    }
}

import Engine
import JSONText
import Membership

extension Service {
    var memberMethods: [Method] {
        [
            Method(
                "member.create",
                "Adds a member, known by the shop's own id.",
                role: .clerk,
                mutates: true,
                parameters: [
                    Parameter("member", "The shop's own id.", schema: Schemas.member),
                    Parameter(
                        "zone",
                        "An IANA time zone; the shop's when left out.",
                        required: false,
                        schema: Schemas.text
                    ),
                    Schemas.idempotencyKey,
                ],
                result: Schemas.memberView,
                refusals: Self.refusals(
                    .memberExists,
                    .badMemberID,
                    .unknownZone,
                    .idempotencyConflict
                ),
                handler: { call, result throws(RPCFailure) in
                    let draft = MemberDraft(
                        member: try call.identifier("member"),
                        zone: try call.optionalText("zone")
                    )
                    try mutate(call, &result) { request in
                        try engine.createMember(draft, once: request) { view in
                            Self.bytes { $0.write(view) }
                        }
                    }
                }
            ),
            Method(
                "member.get",
                "Shows a member with balances and subscriptions.",
                role: .clerk,
                mutates: false,
                parameters: [Parameter("member", "Whom.", schema: Schemas.member)],
                result: Schemas.memberView,
                refusals: Self.refusals(.unknownMember),
                handler: { call, result throws(RPCFailure) in
                    let member = try call.identifier("member")
                    result.write(try answering { try engine.member(member) })
                }
            ),
        ]
    }

    /// Writes one value to bytes of its own, for keeping.
    static func bytes(_ fill: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        fill(&writer)
        return writer.bytes
    }

    static func refusals(_ list: Refusal...) -> [String] { list.map(\.rawValue) }
}

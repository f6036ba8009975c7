import Engine
import JSONText
import Membership

/// The journal as a feed.
extension Service {
    var eventMethods: [Method] {
        [
            Method(
                "event.list",
                "Lists what has happened, oldest first; each event has a cursor to go on behind.",
                role: .clerk,
                mutates: false,
                parameters: [
                    Parameter(
                        "after",
                        "The cursor of the last event seen; from the first when left out.",
                        required: false,
                        schema: ["type": "integer", "minimum": 0]
                    ),
                    Parameter(
                        "kind",
                        "Only this kind, as member.created, or all its kinds, as notice.",
                        required: false,
                        schema: Schemas.text
                    ),
                    Parameter(
                        "member",
                        "Only this member's.",
                        required: false,
                        schema: Schemas.member
                    ),
                    Parameter(
                        "limit",
                        "The most events; 1000 when left out.",
                        required: false,
                        schema: Schemas.count
                    ),
                ],
                result: Schemas.array(
                    Schemas.object([
                        "cursor", "at", "actor", "kind", "member", "subscription", "invoice",
                        "data",
                    ])
                ),
                refusals: Self.refusals(.unknownMember, .unknownEventKind),
                handler: { call, result throws(RPCFailure) in
                    let after = try call.optionalInteger("after", in: 0...Int64.max) ?? 0
                    let kind = try call.optionalIdentifier("kind")
                    let member = try call.optionalIdentifier("member")
                    let limit = try call.optionalInteger("limit", in: 1...100_000) ?? 1_000
                    let events = try answering {
                        try engine.events(
                            after: after,
                            kind: kind,
                            member: member,
                            limit: Int(limit)
                        )
                    }
                    result.array(events) { $0.write($1) }
                }
            )
        ]
    }
}

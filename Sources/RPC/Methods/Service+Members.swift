import Engine
import JSONText
import Membership

extension Service {
    private static let region = Parameter(
        "region",
        "Where the member lives, as DE or US-CA.",
        required: false,
        schema: Schemas.text
    )
    private static let household = Parameter(
        "household",
        "The shop's own id of the household, which shares one trial.",
        required: false,
        schema: Schemas.text
    )
    private static let address = Parameter(
        "address",
        "Where the member lives, in any spelling; households of one address compare it.",
        required: false,
        schema: Schemas.text
    )
    private static let kind = Parameter(
        "kind",
        "The kind of proof, as a price's eligibility names it.",
        schema: Schemas.text
    )
    private static let proof = Parameter(
        "proof",
        "What was shown, in the shop's own words.",
        schema: Schemas.text
    )

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
                    Self.region, Self.household,
                    Parameter(
                        "name",
                        "The person's name.",
                        required: false,
                        schema: Schemas.text
                    ),
                    Parameter(
                        "email",
                        "The person's address.",
                        required: false,
                        schema: Schemas.text
                    ),
                    Self.address,
                    Parameter(
                        "birthday",
                        "The day the person was born.",
                        required: false,
                        schema: Schemas.day
                    ),
                    Parameter(
                        "referred_by",
                        "The member who brought this one.",
                        required: false,
                        schema: Schemas.member
                    ),
                    Schemas.idempotencyKey,
                ],
                result: Schemas.memberView,
                refusals: Self.refusals(
                    .memberExists,
                    .badMemberID,
                    .unknownZone,
                    .badRegion,
                    .badHouseholdID,
                    .badText,
                    .badAddress,
                    .badBirthday,
                    .unknownMember,
                    .selfReferral,
                    .idempotencyConflict
                ),
                handler: { call, result throws(RPCFailure) in
                    let draft = MemberDraft(
                        member: try call.identifier("member"),
                        zone: try call.optionalText("zone"),
                        region: try call.optionalText("region"),
                        household: try call.optionalText("household"),
                        name: try call.optionalText("name"),
                        email: try call.optionalText("email"),
                        address: try call.optionalText("address"),
                        birthday: try call.optionalDay("birthday"),
                        referredBy: try call.optionalIdentifier("referred_by")
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
            Method(
                "member.set",
                "Stores where a member lives, which household they belong to and the birthday; an empty "
                    + "text takes it back.",
                role: .clerk,
                mutates: true,
                parameters: [
                    Parameter("member", "Whose.", schema: Schemas.member),
                    Self.region, Self.household, Self.address,
                    Parameter(
                        "birthday",
                        "The day the person was born, as 1990-02-28; it counts from today's on.",
                        required: false,
                        schema: Schemas.text
                    ),
                    Schemas.idempotencyKey,
                ],
                result: Schemas.memberView,
                refusals: Self.refusals(
                    .unknownMember,
                    .badRegion,
                    .badHouseholdID,
                    .badText,
                    .badAddress,
                    .badBirthday,
                    .paymentInFlight,
                    .idempotencyConflict
                ),
                handler: { call, result throws(RPCFailure) in
                    let member = try call.identifier("member")
                    let region = try call.optionalText("region")
                    let household = try call.optionalText("household")
                    let address = try call.optionalText("address")
                    let text = try call.optionalText("birthday")
                    let birthday = text.flatMap(BirthdayChange.init)
                    guard text == nil || birthday != nil else {
                        throw call.wrong("birthday", "must be a day such as 1990-02-28, or empty")
                    }
                    try mutate(call, &result) { request in
                        try engine.setMember(
                            member,
                            region: region,
                            household: household,
                            address: address,
                            birthday: birthday,
                            once: request
                        ) { view in Self.bytes { $0.write(view) } }
                    }
                }
            ),
            Method(
                "member.move",
                "Moves a member to another time zone; what is paid for stays paid to the same days.",
                role: .clerk,
                mutates: true,
                parameters: [
                    Parameter("member", "Whom.", schema: Schemas.member),
                    Parameter("zone", "An IANA time zone.", schema: Schemas.text),
                    Schemas.idempotencyKey,
                ],
                result: Schemas.memberView,
                refusals: Self.refusals(
                    .unknownMember,
                    .unknownZone,
                    .paymentInFlight,
                    .idempotencyConflict
                ),
                handler: { call, result throws(RPCFailure) in
                    let member = try call.identifier("member")
                    let zone = try call.text("zone")
                    try mutate(call, &result) { request in
                        try engine.moveMember(member, zone: zone, once: request) { view in
                            Self.bytes { $0.write(view) }
                        }
                    }
                }
            ),
            Method(
                "member.verify",
                "Records that a member showed a proof, and says which lower prices it opens; "
                    + "subscription.change takes one.",
                role: .clerk,
                mutates: true,
                parameters: [
                    Parameter("member", "Whose.", schema: Schemas.member),
                    Self.kind, Self.proof,
                    Parameter(
                        "until",
                        "The first day on which it no longer holds; left out, each price's rule says.",
                        required: false,
                        schema: Schemas.day
                    ),
                    Schemas.idempotencyKey,
                ],
                result: Schemas.object([
                    "member", "zone", "joined_at", "balances", "subscriptions", "lower_prices",
                ]),
                refusals: Self.refusals(
                    .unknownMember,
                    .expiryInPast,
                    .idempotencyConflict
                ),
                handler: { call, result throws(RPCFailure) in
                    let member = try call.identifier("member")
                    let kind = try call.identifier("kind")
                    let proof = try call.text("proof", maximumBytes: 200)
                    guard !proof.isEmpty else {
                        throw call.wrong("proof", "must say what was shown")
                    }
                    let until = try call.optionalDay("until")
                    try mutate(call, &result) { request in
                        try engine.verifyMember(
                            member,
                            kind: kind,
                            proof: proof,
                            until: until,
                            once: request
                        ) { view in Self.bytes { $0.write(view) } }
                    }
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

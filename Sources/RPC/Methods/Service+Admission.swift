import Engine
import JSONText
import Membership

/// Who may join a plan, who waits for it, and who is compared with its members.
extension Service {
    var admissionMethods: [Method] {
        [
            inviteMethod, uninviteMethod, invitationsMethod, controlGroupMethod,
            joinLineMethod, leaveLineMethod, placeMethod, lineMethod,
        ]
    }

    /// The code of an invitation, for whatever joins a plan.
    static let invitation = Parameter(
        "invitation",
        "The code of an invitation; left out, the member's own counts where the plan asks for one.",
        required: false,
        schema: Schemas.text
    )
    private static let plan = Parameter("plan", "The plan.", schema: Schemas.text)
    private static let member = Parameter("member", "Who waits.", schema: Schemas.member)
    private static let invitees = [
        Parameter(
            "member",
            "Who is invited; left out for a code.",
            required: false,
            schema: Schemas.member
        ),
        Parameter(
            "code",
            "By which whoever has it may join; left out for a member.",
            required: false,
            schema: Schemas.reference
        ),
    ]
    private static let invitationView = Schemas.object([
        "invitation", "plan", "member", "code", "uses", "most_uses", "invited_at", "expires_at",
        "state",
    ])
    private static let placeView = Schemas.object([
        "plan", "member", "place", "asked_at", "offered", "offered_until",
    ])

    private func invitee(_ call: Call) throws(RPCFailure) -> InvitationOrder.Invitee {
        let member = try call.optionalIdentifier("member")
        let code = try call.optionalIdentifier("code")
        switch (member, code) {
        case (let member?, nil): return .member(member)
        case (nil, let code?): return .code(code)
        case (nil, nil): throw call.wrong("member", "is missing: give a member or a code")
        case (_?, _?): throw call.wrong("code", "cannot stand beside member: give one of them")
        }
    }

    private var inviteMethod: Method {
        Method(
            "plan.invite",
            "Invites a member, or whoever has a code, to a plan that takes invited members only; an "
                + "invitation of before gives way.",
            role: .clerk,
            mutates: true,
            parameters: [Self.plan] + Self.invitees + [
                Parameter(
                    "uses",
                    "How many may join by the code; 1 when left out.",
                    required: false,
                    schema: Schemas.count
                ),
                Parameter(
                    "until",
                    "The first day on which it holds no more; it has no end when left out.",
                    required: false,
                    schema: Schemas.day
                ),
                Schemas.idempotencyKey,
            ],
            result: Self.invitationView,
            refusals: Self.refusals(
                .unknownPlan,
                .unknownMember,
                .notByInvitation,
                .expiryInPast,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let invitee = try invitee(call)
                let uses = try call.optionalInteger("uses", in: 1...1_000_000_000)
                if case .member = invitee, let uses, uses != 1 {
                    throw call.wrong("uses", "is for codes: a member joins once")
                }
                let order = InvitationOrder(
                    plan: try call.text("plan"),
                    invitee: invitee,
                    uses: Int(uses ?? 1),
                    until: try call.optionalDay("until")
                )
                try mutate(call, &result) { request in
                    try engine.invite(order, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var uninviteMethod: Method {
        Method(
            "plan.uninvite",
            "Takes an invitation back; who joined by it stays.",
            role: .clerk,
            mutates: true,
            parameters: [Self.plan] + Self.invitees + [Schemas.idempotencyKey],
            result: Self.invitationView,
            refusals: Self.refusals(
                .unknownPlan,
                .unknownMember,
                .unknownInvitation,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let invitee = try invitee(call)
                let plan = try call.text("plan")
                try mutate(call, &result) { request in
                    try engine.withdrawInvitation(to: plan, of: invitee, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var invitationsMethod: Method {
        Method(
            "plan.invitations",
            "Lists the invitations to a plan, oldest first.",
            role: .clerk,
            mutates: false,
            parameters: [
                Self.plan,
                Parameter(
                    "after",
                    "Go on behind this number; from the first when left out.",
                    required: false,
                    schema: Schemas.count
                ),
                Parameter(
                    "limit",
                    "The most to list; 1000 when left out.",
                    required: false,
                    schema: Schemas.count
                ),
            ],
            result: Schemas.array(Self.invitationView),
            refusals: Self.refusals(.unknownPlan),
            handler: { call, result throws(RPCFailure) in
                let plan = try call.text("plan")
                let after = try call.optionalInteger("after", in: 0...Int64.max) ?? 0
                let limit = try call.optionalInteger("limit", in: 1...100_000) ?? 1_000
                let found = try answering {
                    try engine.invitations(to: plan, after: after, limit: Int(limit))
                }
                result.array(found) { $0.write($1) }
            }
        )
    }

    private var controlGroupMethod: Method {
        Method(
            "plan.control_group",
            "Lists who was drawn for a plan's control group, and who for its members.",
            role: .admin,
            mutates: false,
            parameters: [
                Self.plan,
                Parameter(
                    "after",
                    "Go on behind this member; from the first when left out.",
                    required: false,
                    schema: Schemas.member
                ),
                Parameter(
                    "limit",
                    "The most to list; 1000 when left out.",
                    required: false,
                    schema: Schemas.count
                ),
            ],
            result: Schemas.array(Schemas.object(["plan", "member", "held_out", "decided_at"])),
            refusals: Self.refusals(.unknownPlan, .unknownMember),
            handler: { call, result throws(RPCFailure) in
                let plan = try call.text("plan")
                let after = try call.optionalIdentifier("after")
                let limit = try call.optionalInteger("limit", in: 1...100_000) ?? 1_000
                let found = try answering {
                    try engine.controlGroup(of: plan, after: after, limit: Int(limit))
                }
                result.array(found) { $0.write($1) }
            }
        )
    }

    private var joinLineMethod: Method {
        Method(
            "waitlist.join",
            "Puts a member at the end of the line for a plan that is full.",
            role: .clerk,
            mutates: true,
            parameters: [Self.plan, Self.member, Self.invitation, Schemas.idempotencyKey],
            result: Self.placeView,
            refusals: Self.refusals(
                .unknownPlan,
                .unknownMember,
                .noWaitlist,
                .alreadyWaiting,
                .alreadySubscribed,
                .invitationNeeded,
                .unknownInvitation,
                .invitationExpired,
                .invitationUsed,
                .verificationNeeded,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let plan = try call.text("plan")
                let member = try call.identifier("member")
                let invitation = try call.optionalText("invitation")
                try mutate(call, &result) { request in
                    try engine.joinWaitlist(
                        member,
                        for: plan,
                        invitation: invitation,
                        once: request
                    ) { view in Self.bytes { $0.write(view) } }
                }
            }
        )
    }

    private var leaveLineMethod: Method {
        Method(
            "waitlist.leave",
            "Takes a member out of the line; answers with the place that was given up.",
            role: .clerk,
            mutates: true,
            parameters: [Self.plan, Self.member, Schemas.idempotencyKey],
            result: Self.placeView,
            refusals: Self.refusals(
                .unknownPlan,
                .unknownMember,
                .notInLine,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let plan = try call.text("plan")
                let member = try call.identifier("member")
                try mutate(call, &result) { request in
                    try engine.leaveWaitlist(member, for: plan, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var placeMethod: Method {
        Method(
            "waitlist.place",
            "Shows where a member stands in the line for a plan, and whether a place is kept.",
            role: .shop,
            mutates: false,
            parameters: [Self.plan, Self.member],
            result: Self.placeView,
            refusals: Self.refusals(.unknownPlan, .unknownMember, .notInLine),
            handler: { call, result throws(RPCFailure) in
                let plan = try call.text("plan")
                let member = try call.identifier("member")
                result.write(try answering { try engine.place(of: member, for: plan) })
            }
        )
    }

    private var lineMethod: Method {
        Method(
            "waitlist.list",
            "Lists who waits for a plan or has been offered a place, in order.",
            role: .clerk,
            mutates: false,
            parameters: [Self.plan],
            result: Schemas.array(Self.placeView),
            refusals: Self.refusals(.unknownPlan),
            handler: { call, result throws(RPCFailure) in
                let plan = try call.text("plan")
                let line = try answering { try engine.waitlist(of: plan) }
                result.array(line) { $0.write($1) }
            }
        )
    }
}

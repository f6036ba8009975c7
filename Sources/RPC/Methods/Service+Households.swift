import Engine
import JSONText
import Membership

/// Who shares a membership with the member who pays for it.
extension Service {
    var householdMethods: [Method] {
        [
            inviteMethod, acceptMethod, declineMethod, leaveMethod, removeMethod, buySeatMethod,
            showHouseholdsMethod,
        ]
    }

    private static let household = Schemas.object([
        "owner", "subscription", "plan", "seats", "people", "locks",
    ])
    private static let owner = Parameter(
        "owner",
        "Who pays for the membership.",
        schema: Schemas.member
    )
    private static let member = Parameter(
        "member",
        "Who has the seat, or the invitation.",
        schema: Schemas.member
    )
    private static let from = Parameter(
        "owner",
        "Whose household; may be left out where one alone can be meant.",
        required: false,
        schema: Schemas.member
    )
    private static let plan = Parameter(
        "plan",
        "Which membership; may be left out where one alone can be meant.",
        required: false,
        schema: Schemas.text
    )
    private static let found: [Refusal] = [.unknownMember, .membershipUnclear]

    private var inviteMethod: Method {
        change(
            "household.invite",
            "Keeps a seat of the owner's membership for somebody for 14 days; nobody but the owner "
                + "pays.",
            [
                Self.owner,
                Parameter("member", "Who is invited.", schema: Schemas.member),
                Parameter("role", "adult, teen or child.", schema: Schemas.text),
                Parameter(
                    "share_payment",
                    "Whether the guest may pay with the owner's method; some plans ask it of adults.",
                    required: false,
                    schema: Schemas.flag
                ),
                Self.plan,
            ],
            [
                .notShared, .notInThisState, .householdFull, .inHousehold, .householdLocked,
                .addressDiffers, .paymentNotShared,
            ]
        ) { call throws(RPCFailure) in
            let role = try call.choice("role", of: HouseholdRole.self)
            guard role != .owner else {
                throw call.wrong("role", "must be adult, teen or child: there is one owner")
            }
            return .invite(
                try call.identifier("member"),
                as: role,
                by: try call.identifier("owner"),
                sharesPayment: try call.optionalBool("share_payment") ?? false
            )
        }
    }

    private var acceptMethod: Method {
        change(
            "household.accept",
            "Takes the seat that was kept; from now on the owner's access is the member's too.",
            [Self.member, Self.from, Self.plan],
            [
                .notInvited, .notShared, .noExtraSeat, .householdFull, .inHousehold,
                .householdLocked,
                .addressDiffers,
            ]
        ) { call throws(RPCFailure) in
            .accept(try call.identifier("member"), from: try call.optionalIdentifier("owner"))
        }
    }

    private var declineMethod: Method {
        change(
            "household.decline",
            "Declines an invitation.",
            [Self.member, Self.from, Self.plan],
            [.notInvited, .notShared]
        ) { call throws(RPCFailure) in
            .decline(try call.identifier("member"), from: try call.optionalIdentifier("owner"))
        }
    }

    private var leaveMethod: Method {
        change(
            "household.leave",
            "Gives a seat up; an owner who is alone takes all invitations back.",
            [Self.member, Self.from, Self.plan],
            [.notInHousehold, .notShared, .ownerLeavesLast]
        ) { call throws(RPCFailure) in
            .leave(try call.identifier("member"), from: try call.optionalIdentifier("owner"))
        }
    }

    private var removeMethod: Method {
        change(
            "household.remove",
            "Takes a seat or an invitation back, by the owner's wish.",
            [Self.owner, Self.member, Self.plan],
            [.notInHousehold, .notShared, .notInThisState, .ownerLeavesLast]
        ) { call throws(RPCFailure) in
            .remove(try call.identifier("member"), by: try call.identifier("owner"))
        }
    }

    private var buySeatMethod: Method {
        Method(
            "household.buy_seat",
            "Buys one more adult's seat, which the owner pays as it renews, and keeps it for somebody.",
            role: .clerk,
            mutates: true,
            parameters: [
                Self.owner,
                Parameter("member", "Who is to sit there.", schema: Schemas.member),
                Parameter(
                    "price",
                    "At which price of the seat's plan; may be left out where it has one.",
                    required: false,
                    schema: Schemas.text
                ),
                Parameter(
                    "pay_with",
                    "balance, or a gateway's method; what the membership is paid with when left out.",
                    required: false,
                    schema: Schemas.text
                ),
                Self.plan, Schemas.idempotencyKey,
            ],
            result: Schemas.subscriptionView,
            refusals: (Self.found + [
                .notShared, .notInThisState, .noExtraSeat, .unknownPlan, .unknownPrice,
                .priceNotInForce, .unknownPaymentMethod, .paymentMethodNotAllowed,
                .alreadySubscribed, .paymentInFlight, .householdFull, .inHousehold,
                .householdLocked, .addressDiffers, .idempotencyConflict,
            ]).map(\.rawValue),
            handler: { call, result throws(RPCFailure) in
                let order = SeatOrder(
                    owner: try call.identifier("owner"),
                    guest: try call.identifier("member"),
                    plan: try call.optionalText("plan"),
                    price: try call.optionalText("price"),
                    payWith: try call.optionalText("pay_with")
                )
                try mutate(call, &result) { request in
                    try engine.buySeat(order, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var showHouseholdsMethod: Method {
        Method(
            "household.show",
            "Shows the households a member owns, belongs to or is invited to.",
            role: .clerk,
            mutates: false,
            parameters: [Parameter("member", "Whose.", schema: Schemas.member)],
            result: Schemas.array(Self.household),
            refusals: Self.refusals(.unknownMember),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let households = try answering { try engine.households(of: member) }
                result.array(households) { $0.write($1) }
            }
        )
    }

    /// A change of who shares, answered with the household as it then is.
    private func change(
        _ name: String,
        _ summary: String,
        _ parameters: [Parameter],
        _ refusals: [Refusal],
        _ wish: @escaping (Call) throws(RPCFailure) -> HouseholdOrder.Wish
    ) -> Method {
        Method(
            name,
            summary,
            role: .clerk,
            mutates: true,
            parameters: parameters + [Schemas.idempotencyKey],
            result: Self.household,
            refusals: (Self.found + refusals + [.idempotencyConflict]).map(\.rawValue),
            handler: { call, result throws(RPCFailure) in
                let order = HouseholdOrder(
                    try wish(call),
                    plan: try call.optionalText("plan")
                )
                try mutate(call, &result) { request in
                    try engine.changeHousehold(order, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }
}

import Engine
import JSONText
import Membership

extension Service {
    private static let basket = Parameter(
        "basket",
        "What is to be bought: lines, and what else the price goes by.",
        schema: Schemas.basket
    )

    private static let reservation = Parameter(
        "reservation",
        "Which, as res_42.",
        schema: ["type": "string", "pattern": "^res_[1-9][0-9]*$"]
    )

    var checkoutMethods: [Method] {
        [checkoutQuote, checkoutReserve, checkoutCommit, checkoutRelease]
    }

    private var checkoutQuote: Method {
        Method(
            "checkout.quote",
            "Prices a basket for a member or a guest, says why, and what would save more; writes "
                + "nothing.",
            role: .shop,
            mutates: false,
            parameters: [
                Parameter(
                    "member",
                    "Who buys; a guest when left out, and who is unknown pays what a guest does.",
                    required: false,
                    schema: Schemas.text
                ),
                Self.basket,
                Parameter(
                    "at",
                    "When; now when left out.",
                    required: false,
                    schema: Schemas.instant
                ),
            ],
            result: Schemas.quote,
            refusals: Self.refusals(.badBasket),
            handler: { call, result throws(RPCFailure) in
                let member = try call.optionalText("member")
                let basket = try call.basket("basket")
                let at = try call.optionalInstant("at")
                let view = try answering { try engine.quote(member: member, basket, at: at) }
                result.write(view)
            }
        )
    }

    private var checkoutReserve: Method {
        Method(
            "checkout.reserve",
            "Prices a basket and sets aside what it uses of counted things, until it is committed, "
                + "released or over.",
            role: .shop,
            mutates: true,
            parameters: [
                Parameter("member", "Who buys.", schema: Schemas.member),
                Self.basket,
                Parameter(
                    "seconds",
                    "For how long; 900 when left out.",
                    required: false,
                    schema: ["type": "integer", "minimum": 1, "maximum": 86_400]
                ),
                Schemas.idempotencyKey,
            ],
            result: Schemas.quote,
            refusals: Self.refusals(.unknownMember, .badBasket, .notEnough, .idempotencyConflict),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let basket = try call.basket("basket")
                let seconds =
                    try call.optionalInteger("seconds", in: Engine.reservationSeconds)
                    ?? Engine.usualReservationSeconds
                try mutate(call, &result) { request in
                    try engine.reserve(
                        member: member,
                        basket,
                        seconds: seconds,
                        once: request
                    ) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var checkoutCommit: Method {
        Method(
            "checkout.commit",
            "Turns a reservation into the purchase that was quoted; the same reference answers again.",
            role: .shop,
            mutates: true,
            parameters: [
                Self.reservation,
                Parameter(
                    "reference",
                    "The shop's own number of the order.",
                    schema: Schemas.member
                ),
                Schemas.idempotencyKey,
            ],
            result: Schemas.reservation,
            refusals: Self.refusals(
                .unknownReservation,
                .reservationEnded,
                .referenceTaken,
                .notEnough,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let id = try call.reservationID("reservation")
                let reference = try call.identifier("reference")
                try mutate(call, &result) { request in
                    try engine.commit(id, reference: reference, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var checkoutRelease: Method {
        Method(
            "checkout.release",
            "Lets go what a reservation holds; a released one answers again.",
            role: .shop,
            mutates: true,
            parameters: [Self.reservation, Schemas.idempotencyKey],
            result: Schemas.reservation,
            refusals: Self.refusals(.unknownReservation, .reservationEnded, .idempotencyConflict),
            handler: { call, result throws(RPCFailure) in
                let id = try call.reservationID("reservation")
                try mutate(call, &result) { request in
                    try engine.release(id, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }
}

import Engine
import JSONText
import Membership
import Store

extension Service {
    var prepaymentMethods: [Method] {
        [addPrepayment, payOut, showBalance]
    }

    private var addPrepayment: Method {
        Method(
            "prepayment.add",
            "Adds money a member paid ahead, or credit the shop gives, and pays with it what is owed.",
            role: .clerk,
            mutates: true,
            parameters: [
                Parameter("member", "Who paid, or is given credit.", schema: Schemas.member),
                Parameter("amount", "How much.", schema: Schemas.money),
                Parameter(
                    "granted",
                    "Whether the shop gives it and no money came in; false when left out.",
                    required: false,
                    schema: Schemas.flag
                ),
                Parameter(
                    "expires",
                    "The first day on which what is left of granted credit is gone.",
                    required: false,
                    schema: Schemas.day
                ),
                Schemas.idempotencyKey,
            ],
            result: Schemas.prepaymentView,
            refusals: Self.refusals(
                .unknownMember,
                .amountNotPositive,
                .amountTooLarge,
                .expiryInPast,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let amount = try call.money("amount")
                let isGranted = try call.optionalBool("granted") ?? false
                let expires = try call.optionalDay("expires")
                guard isGranted || expires == nil else {
                    throw call.wrong("expires", "is for granted credit; money paid ahead stays")
                }
                try mutate(call, &result) { request in
                    try engine.addPrepayment(
                        member: member,
                        amount: amount,
                        kind: isGranted ? .granted : .paid,
                        expiresOn: expires,
                        once: request
                    ) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var payOut: Method {
        Method(
            "prepayment.payout",
            "Pays money of a member's balance out: only what was paid in and is not spent.",
            role: .clerk,
            mutates: true,
            parameters: [
                Parameter("member", "Who gets it.", schema: Schemas.member),
                Parameter("amount", "How much.", schema: Schemas.money),
                Schemas.idempotencyKey,
            ],
            result: Schemas.prepaymentView,
            refusals: Self.refusals(
                .unknownMember,
                .amountNotPositive,
                .balanceTooSmall,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let amount = try call.money("amount")
                try mutate(call, &result) { request in
                    try engine.payOut(member: member, amount: amount, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var showBalance: Method {
        Method(
            "prepayment.balance",
            "Shows what a member has to spend, by currency, paid and granted apart.",
            role: .clerk,
            mutates: false,
            parameters: [Parameter("member", "Whose.", schema: Schemas.member)],
            result: Schemas.array(Schemas.object(["currency", "paid", "granted", "total"])),
            refusals: Self.refusals(.unknownMember),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let balances = try answering { try engine.balances(of: member) }
                result.array(balances) { $0.write($1) }
            }
        )
    }
}

extension NamedValues {
    /// An amount that must be there.
    func money(_ name: String) throws(RPCFailure) -> Money {
        guard let amount = try optionalMoney(name) else {
            throw wrong(name, "is missing; give {\"amount\", \"currency\"}")
        }
        return amount
    }
}

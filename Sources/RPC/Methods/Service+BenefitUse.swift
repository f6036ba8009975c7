import Engine
import JSONText
import Membership

extension Service {
    var benefitUseMethods: [Method] {
        [
            useBenefit, returnUse, benefitUses, benefitHistory, benefitBalance, grantBenefit,
            collectItem,
        ]
    }

    private static let useView = Schemas.object([
        "use", "member", "benefit", "subscription", "counted", "at", "quantity", "uses", "overage",
        "returned", "left", "value", "reference",
    ])

    private static let balanceView = Schemas.object(["member", "benefits", "items"])

    private static let benefit = Parameter(
        "benefit",
        "Which, as free_shipping.",
        schema: Schemas.text
    )

    private var useBenefit: Method {
        Method(
            "benefit.use",
            "Counts a use of a benefit, and takes it from what is counted; a reference counts once.",
            role: .shop,
            mutates: true,
            parameters: [
                Parameter("member", "Who used it.", schema: Schemas.member),
                Self.benefit,
                Parameter(
                    "quantity",
                    "How many at once: uses, or the guests of a visit; 1 when left out.",
                    required: false,
                    schema: Schemas.count
                ),
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
            result: Self.useView,
            refusals: Self.refusals(
                .unknownMember,
                .unknownBenefit,
                .notInThisState,
                .notEnough,
                .referenceTaken,
                .amountNotPositive,
                .amountTooLarge,
                .currencyDiffers,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let benefit = try call.text("benefit")
                let quantity = try call.optionalInteger("quantity", in: 1...Engine.mostUses) ?? 1
                let value = try call.optionalMoney("value")
                let reference = try call.optionalIdentifier("reference")
                try mutate(call, &result) { request in
                    try engine.useBenefit(
                        member: member,
                        benefit: benefit,
                        quantity: quantity,
                        value: value,
                        reference: reference,
                        once: request
                    ) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var returnUse: Method {
        Method(
            "benefit.return_use",
            "Gives back what a use took, to the lots it came from, all of it or a part.",
            role: .shop,
            mutates: true,
            parameters: [
                Parameter(
                    "use",
                    "Which, as benefit.use answered.",
                    schema: ["type": "string", "pattern": "^use_[1-9][0-9]*$"]
                ),
                Parameter(
                    "quantity",
                    "How many of it; all that are left when left out.",
                    required: false,
                    schema: Schemas.count
                ),
                Parameter(
                    "reference",
                    "The shop's own name of the return; it counts once.",
                    required: false,
                    schema: Schemas.reference
                ),
                Schemas.idempotencyKey,
            ],
            result: Self.useView,
            refusals: Self.refusals(
                .unknownUse,
                .useReturned,
                .notEnough,
                .referenceTaken,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                guard let use = BenefitUseID(try call.text("use")) else {
                    throw call.wrong("use", "must be a use's id such as use_42")
                }
                let quantity = try call.optionalInteger("quantity", in: 1...Engine.mostUses)
                let reference = try call.optionalIdentifier("reference")
                try mutate(call, &result) { request in
                    try engine.returnUse(
                        use,
                        quantity: quantity,
                        reference: reference,
                        once: request
                    ) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var benefitUses: Method {
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
        )
    }

    private var benefitHistory: Method {
        Method(
            "benefit.history",
            "Lists a member's uses of benefits, newest first, with what came back of each.",
            role: .clerk,
            mutates: false,
            parameters: [
                Parameter("member", "Whose.", schema: Schemas.member),
                Parameter(
                    "before",
                    "The number of the last use seen; from the newest when left out.",
                    required: false,
                    schema: Schemas.count
                ),
                Parameter(
                    "limit",
                    "How many at most; 1000 when left out.",
                    required: false,
                    schema: Schemas.count
                ),
            ],
            result: Schemas.array(Self.useView),
            refusals: Self.refusals(.unknownMember),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let before = try call.optionalInteger("before", in: 1 ... .max)
                let limit = Int(try call.optionalInteger("limit", in: 1...100_000) ?? 1_000)
                let uses = try answering {
                    try engine.benefitHistory(
                        of: member,
                        before: before.map(BenefitUseID.init),
                        limit: limit
                    )
                }
                result.array(uses) { $0.write($1) }
            }
        )
    }

    private var benefitBalance: Method {
        Method(
            "benefit.balance",
            "Shows what a member has of counted benefits, lot by lot as they burn, and of things to "
                + "collect.",
            role: .shop,
            mutates: false,
            parameters: [
                Parameter("member", "Whose.", schema: Schemas.member),
                Parameter(
                    "benefit",
                    "One alone; all of them, and the things, when left out.",
                    required: false,
                    schema: Schemas.text
                ),
            ],
            result: Self.balanceView,
            refusals: Self.refusals(
                .unknownMember,
                .unknownBenefit,
                .notInThisState,
                .notCounted
            ),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let benefit = try call.optionalText("benefit")
                result.write(
                    try answering { try engine.benefitBalance(of: member, benefit: benefit) }
                )
            }
        )
    }

    private var grantBenefit: Method {
        Method(
            "benefit.grant",
            "Gives a member more of a counted benefit, by a clerk's word.",
            role: .clerk,
            mutates: true,
            parameters: [
                Parameter("member", "Whom.", schema: Schemas.member),
                Self.benefit,
                Parameter("amount", "How many.", schema: Schemas.count),
                Parameter("reason", "Why, for the journal.", schema: Schemas.text),
                Parameter(
                    "from",
                    "The first day on which they may be used; at once when left out.",
                    required: false,
                    schema: Schemas.day
                ),
                Parameter(
                    "expires_on",
                    "The first day on which they are gone; with the membership when left out.",
                    required: false,
                    schema: Schemas.day
                ),
                Parameter(
                    "priority",
                    "Lower numbers burn first; 100 when left out, as what plans give.",
                    required: false,
                    schema: ["type": "integer", "minimum": 0]
                ),
                Schemas.idempotencyKey,
            ],
            result: Schemas.object(["lot", "balance"]),
            refusals: Self.refusals(
                .unknownMember,
                .unknownBenefit,
                .notInThisState,
                .notCounted,
                .startInPast,
                .expiryInPast,
                .amountNotPositive,
                .amountTooLarge,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let reason = try call.text("reason", maximumBytes: 200)
                guard !reason.isEmpty else { throw call.wrong("reason", "must not be empty") }
                let order = UsesOrder(
                    member: try call.identifier("member"),
                    benefit: try call.text("benefit"),
                    amount: try call.integer("amount"),
                    reason: reason,
                    from: try call.optionalDay("from"),
                    expiresOn: try call.optionalDay("expires_on"),
                    priority: Int(try call.optionalInteger("priority", in: 0...1_000_000) ?? 100)
                )
                try mutate(call, &result) { request in
                    try engine.grantUses(order, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var collectItem: Method {
        Method(
            "benefit.collect",
            "Hands out things that were given to a member, those that run out first; a reference counts "
                + "once.",
            role: .shop,
            mutates: true,
            parameters: [
                Parameter("member", "Who collects.", schema: Schemas.member),
                Parameter("item", "What, as the plan names it.", schema: Schemas.text),
                Parameter(
                    "quantity",
                    "How many; 1 when left out.",
                    required: false,
                    schema: Schemas.count
                ),
                Parameter(
                    "reference",
                    "The shop's own name of it, as an order's number; it counts once.",
                    required: false,
                    schema: Schemas.reference
                ),
                Schemas.idempotencyKey,
            ],
            result: Schemas.object([
                "member", "item", "quantity", "reference", "collected", "left",
            ]),
            refusals: Self.refusals(
                .unknownMember,
                .notEnough,
                .referenceTaken,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let member = try call.identifier("member")
                let item = try call.text("item")
                let quantity = try call.optionalInteger("quantity", in: 1...Engine.mostUses) ?? 1
                let reference = try call.optionalIdentifier("reference")
                try mutate(call, &result) { request in
                    try engine.collect(
                        item,
                        quantity: quantity,
                        by: member,
                        reference: reference,
                        once: request
                    ) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }
}

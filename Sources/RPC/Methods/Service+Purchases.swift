import Engine
import JSONText
import Membership

extension Service {
    var purchaseMethods: [Method] {
        [recordPurchase, returnPurchase, showPurchase, listPurchases]
    }

    private static let purchase = Parameter(
        "purchase",
        "Which: as pur_42, or the shop's own reference.",
        schema: Schemas.text
    )

    private static let reference = Parameter(
        "reference",
        "The shop's own number, once for ever: the same message again answers again.",
        schema: Schemas.member
    )

    private static let at = Parameter(
        "at",
        "When it was; now when left out. Late is fine, the future is not.",
        required: false,
        schema: Schemas.instant
    )

    private static func word(_ name: String, _ summary: String) -> Parameter {
        Parameter(name, summary, required: false, schema: Schemas.text)
    }

    private var recordPurchase: Method {
        Method(
            "purchase.record",
            "Records a purchase that a till priced by itself, with all that it earns.",
            role: .shop,
            mutates: true,
            parameters: [
                Parameter("member", "Who bought.", schema: Schemas.member),
                Self.reference,
                Self.at,
                Parameter(
                    "lines",
                    "What was bought: product, net, and if you like category, quantity and gross; net "
                        + "and gross are of the whole line.",
                    schema: Schemas.array(Schemas.object(["product", "net"]))
                ),
                Self.word("channel", "Where it was sold, as web."),
                Self.word("region", "The region it was sold in."),
                Self.word("partner", "The firm that sold it; the shop itself when left out."),
                Parameter(
                    "points",
                    "Points that paid a part of it, at the programme's plain rate.",
                    required: false,
                    schema: Schemas.count
                ),
                Parameter(
                    "certificates",
                    "What certificates of rewards paid of it.",
                    required: false,
                    schema: Schemas.money
                ),
                Parameter(
                    "uses",
                    "Counted benefits that were used with it, and things that were collected: benefit, "
                        + "and quantity if not 1.",
                    required: false,
                    schema: Schemas.array(Schemas.object(["benefit"]))
                ),
                Schemas.idempotencyKey,
            ],
            result: Schemas.purchaseView,
            refusals: Self.refusals(
                .unknownMember,
                .referenceTaken,
                .dayInFuture,
                .timeOutOfRange,
                .amountNotPositive,
                .amountTooLarge,
                .currencyDiffers,
                .unknownProgramme,
                .notRedeemable,
                .paidOutOfRange,
                .unknownBenefit,
                .notEnough,
                .certificatesDiffer,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let order = try call.purchaseOrder()
                try mutate(call, &result) { request in
                    try engine.recordPurchase(order, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var returnPurchase: Method {
        Method(
            "purchase.return",
            "Takes back a purchase or a part of it, and undoes what it did by the same share.",
            role: .shop,
            mutates: true,
            parameters: [
                Self.purchase,
                Self.reference,
                Self.at,
                Parameter(
                    "lines",
                    "Which lines: line, counted from 1, and a quantity or an amount; everything that is "
                        + "left when left out.",
                    required: false,
                    schema: Schemas.array(Schemas.object(["line"]))
                ),
                Schemas.idempotencyKey,
            ],
            result: Schemas.object([
                "return", "purchase", "member", "reference", "at", "net", "whole", "lines",
                "undone", "recorded",
            ]),
            refusals: Self.refusals(
                .unknownPurchase,
                .referenceTaken,
                .dayInFuture,
                .timeOutOfRange,
                .startInPast,
                .nothingToReturn,
                .returnTooLarge,
                .unknownLine,
                .amountNotPositive,
                .currencyDiffers,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let order = try call.returnOrder()
                try mutate(call, &result) { request in
                    try engine.returnPurchase(order, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var showPurchase: Method {
        Method(
            "purchase.show",
            "Shows a purchase with what it earned and what has come back of it.",
            role: .shop,
            mutates: false,
            parameters: [Self.purchase],
            result: Schemas.purchaseView,
            refusals: Self.refusals(.unknownPurchase),
            handler: { call, result throws(RPCFailure) in
                let name = try call.purchaseName("purchase")
                result.write(try answering { try engine.purchase(name) })
            }
        )
    }

    private var listPurchases: Method {
        Method(
            "purchase.list",
            "Lists purchases in the order in which they were recorded.",
            role: .clerk,
            mutates: false,
            parameters: [
                Parameter(
                    "member",
                    "Whose; everybody's when left out.",
                    required: false,
                    schema: Schemas.member
                ),
                Parameter(
                    "after",
                    "The last one seen, as pur_42; from the first when left out.",
                    required: false,
                    schema: Schemas.text
                ),
                Parameter(
                    "limit",
                    "How many at most; 1000 when left out.",
                    required: false,
                    schema: Schemas.count
                ),
            ],
            result: Schemas.array(Schemas.purchaseView),
            refusals: Self.refusals(.unknownMember),
            handler: { call, result throws(RPCFailure) in
                let member = try call.optionalIdentifier("member")
                var after = PurchaseID(0)
                if let text = try call.optionalText("after") {
                    guard let id = PurchaseID(text) else {
                        throw call.wrong("after", "must be a purchase's id such as pur_42")
                    }
                    after = id
                }
                let limit = Int(try call.optionalInteger("limit", in: 1...100_000) ?? 1_000)
                let cursor = after
                let views = try answering {
                    try engine.purchases(of: member, after: cursor, limit: limit)
                }
                result.array(views) { $0.write($1) }
            }
        )
    }
}

import Engine
import JSONText
import Membership

extension Service {
    var refundMethods: [Method] {
        [quoteRefund, makeRefund, giveGoodwill, listCreditNotes]
    }

    private static let why = Parameter(
        "why",
        "The clerk's own words, at most 200 characters; the journal keeps them for good.",
        required: false,
        schema: ["type": "string", "maxLength": 200]
    )

    private var quoteRefund: Method {
        Method(
            "refund.quote",
            "Says what the plan's rules would give back of the current term now; changes nothing.",
            role: .clerk,
            mutates: false,
            parameters: [Parameter("subscription", "Which.", schema: Schemas.subscription)],
            result: Schemas.object([
                "subscription", "member", "plan", "rule", "total", "to", "expired", "hand_over",
                "lines", "uses",
            ]),
            refusals: Self.refusals(
                .unknownSubscription,
                .paymentInFlight,
                .refundNotAllowed,
                .refundTooLate,
                .benefitUsed,
                .nothingToRefund
            ),
            handler: { call, result throws(RPCFailure) in
                let id = try call.subscriptionID("subscription")
                result.write(try answering { try engine.quoteRefund(id) })
            }
        )
    }

    private var makeRefund: Method {
        Method(
            "refund.make",
            "Gives back what refund.quote says, and ends the subscription.",
            role: .clerk,
            mutates: true,
            parameters: [
                Parameter("subscription", "Which.", schema: Schemas.subscription),
                Self.why,
                Schemas.idempotencyKey,
            ],
            result: Schemas.refundView,
            refusals: Self.refusals(
                .unknownSubscription,
                .paymentInFlight,
                .refundNotAllowed,
                .refundTooLate,
                .benefitUsed,
                .nothingToRefund,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                let id = try call.subscriptionID("subscription")
                let why = try call.ownWords("why")
                try mutate(call, &result) { request in
                    try engine.refund(id, why: why, once: request) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var giveGoodwill: Method {
        Method(
            "refund.goodwill",
            "Gives back an amount of a paid invoice because the shop wants to; the time is kept.",
            role: .clerk,
            mutates: true,
            parameters: [
                Parameter("invoice", "Which, as inv_42.", schema: Schemas.text),
                Parameter("amount", "How much, with tax.", schema: Schemas.money),
                Parameter(
                    "to",
                    "method for the way it came, or balance; method when left out.",
                    required: false,
                    schema: ["type": "string", "enum": ["method", "balance"]]
                ),
                Self.why,
                Schemas.idempotencyKey,
            ],
            result: Schemas.refundView,
            refusals: Self.refusals(
                .unknownInvoice,
                .amountNotPositive,
                .currencyDiffers,
                .nothingToRefund,
                .refundTooLarge,
                .idempotencyConflict
            ),
            handler: { call, result throws(RPCFailure) in
                guard let id = InvoiceID(try call.text("invoice")) else {
                    throw call.wrong("invoice", "must be an invoice's id such as inv_42")
                }
                let amount = try call.money("amount")
                let destination =
                    try call.optionalChoice("to", of: RefundDestination.self) ?? .method
                let why = try call.ownWords("why")
                try mutate(call, &result) { request in
                    try engine.giveGoodwill(
                        id,
                        amount,
                        to: destination,
                        why: why,
                        once: request
                    ) { view in
                        Self.bytes { $0.write(view) }
                    }
                }
            }
        )
    }

    private var listCreditNotes: Method {
        Method(
            "refund.list",
            "Lists credit notes in order of their numbers, each with the tries to give its money back.",
            role: .clerk,
            mutates: false,
            parameters: [
                Parameter(
                    "member",
                    "Of this member's subscriptions; everybody's when left out.",
                    required: false,
                    schema: Schemas.member
                ),
                Parameter(
                    "after",
                    "The number of the last one seen; from the first when left out.",
                    required: false,
                    schema: ["type": "integer", "minimum": 0]
                ),
                Parameter(
                    "limit",
                    "The most of them; 1000 when left out.",
                    required: false,
                    schema: Schemas.count
                ),
            ],
            result: Schemas.array(Schemas.creditNoteView),
            refusals: Self.refusals(.unknownMember),
            handler: { call, result throws(RPCFailure) in
                let member = try call.optionalIdentifier("member")
                let after = try call.optionalInteger("after", in: 0...Int64.max) ?? 0
                let limit = try call.optionalInteger("limit", in: 1...100_000) ?? 1_000
                let notes = try answering {
                    try engine.creditNotes(of: member, after: after, limit: Int(limit))
                }
                result.array(notes) { $0.write($1) }
            }
        )
    }
}

extension NamedValues {
    /// What a clerk wrote, or `nil` when left out.
    func ownWords(_ name: String) throws(RPCFailure) -> String? {
        guard let text = try optionalText(name) else { return nil }
        guard (1...200).contains(text.count) else {
            throw wrong(name, "must have 1 to 200 characters")
        }
        return text
    }
}

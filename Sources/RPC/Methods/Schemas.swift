import JSONText
import Membership

/// The JSON Schemas of what methods take and give.
enum Schemas {
    static let text: JSONValue = ["type": "string"]
    static let flag: JSONValue = ["type": "boolean"]
    static let instant: JSONValue = ["type": "string", "format": "date-time"]
    static let day: JSONValue = ["type": "string", "format": "date"]
    static let month: JSONValue = ["type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"]
    static let member: JSONValue = [
        "type": "string", "pattern": "^[A-Za-z0-9_.:-]{1,64}$",
        "description": "The shop's own id of the member.",
    ]
    /// As ``member``, for names of the shop's own that are no member's.
    static let reference: JSONValue = [
        "type": "string", "pattern": "^[A-Za-z0-9_.:-]{1,64}$",
        "description": "The shop's own name of something, as an order's number.",
    ]
    static let subscription: JSONValue = ["type": "string", "pattern": "^sub_[1-9][0-9]*$"]
    static let count: JSONValue = ["type": "integer", "minimum": 1]
    static let money: JSONValue = [
        "type": "object",
        "description": "Minor units of one currency: 1499 USD is $14.99.",
        "properties": [
            "amount": ["type": "integer"],
            "currency": ["type": "string", "pattern": "^[A-Z]{3}$"],
        ],
        "required": ["amount", "currency"],
        "additionalProperties": false,
    ]
    static let payWithExpires = Parameter(
        "pay_with_expires",
        "The month at whose end the gateway's method expires; what is known of it when left out.",
        required: false,
        schema: month
    )
    static let idempotencyKey = Parameter(
        "idempotency_key",
        "The same key with the same parameters answers as it did the first time.",
        schema: ["type": "string", "pattern": "^[A-Za-z0-9_.:-]{1,64}$"]
    )

    static let idempotencyKeyUnlessDry = Parameter(
        "idempotency_key",
        "As everywhere; with dry_run it may be left out and is not taken, so the real request that "
            + "follows may have the same.",
        required: false,
        schema: idempotencyKey.schema
    )

    /// An object of which these members are always there.
    static func object(_ members: [String]) -> JSONValue {
        .object(
            JSONObject([
                .init(key: "type", value: "object"),
                .init(key: "required", value: .array(members.map { .string($0) })),
            ])
        )
    }

    static func array(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

    static let subscriptionView = object([
        "subscription", "member", "plan", "price", "amount", "currency", "state", "auto_renew",
        "paid_until", "access_until", "next_action", "next_action_at", "last_invoice",
    ])
    static let memberView = object([
        "member", "zone", "joined_at", "balances", "subscriptions",
    ])
    static let answer = object([
        "member", "benefit", "entitled", "reason", "value", "source", "valid_until", "as_of",
        "remaining", "limit", "usage", "overage", "next_reset", "tier", "role", "renewal_pending",
        "remedy",
    ])
    static let prepaymentView = object([
        "member", "kind", "amount", "expires_on", "balance", "paid",
    ])
    static let purchaseView = object([
        "purchase", "member", "reference", "source", "at", "day", "net", "lines", "points",
        "tickets", "gives", "returns", "recorded",
    ])
    static let creditNoteView = object([
        "credit_note", "subscription", "invoice", "payer", "plan", "reason", "total", "to",
        "hand_over", "state", "issued_at", "settled_at", "refunds",
    ])
    static let refundView = object([
        "subscription", "member", "state", "ended_reason", "paid_until", "access_until",
        "expired", "hand_over", "credit_notes",
    ])
    /// What may stand in it is checked member by member; the README shows one whole.
    static let basket: JSONValue = [
        "type": "object",
        "required": ["lines"],
        "properties": [
            "lines": [
                "type": "array",
                "items": [
                    "type": "object",
                    "required": ["product", "price"],
                    "properties": [
                        "product": text, "category": text, "quantity": count, "price": money,
                        "cost": money,
                    ],
                    "additionalProperties": false,
                ],
            ],
            "deliveries": array([
                "type": "object", "required": ["speed", "price"],
                "properties": ["speed": text, "price": money], "additionalProperties": false,
            ]),
            "delivery": text,
            "fees": array([
                "type": "object", "required": ["fee", "amount"],
                "properties": ["fee": text, "amount": money], "additionalProperties": false,
            ]),
            "channel": text,
            "region": text,
            "partner": text,
            "points_to_redeem": ["type": "integer", "minimum": 0],
            "certificates": money,
            "plans_in_cart": array(text),
            "uses": array([
                "type": "object", "required": ["benefit"],
                "properties": ["benefit": text, "quantity": count], "additionalProperties": false,
            ]),
        ],
        "additionalProperties": false,
    ]
    static let quote = object([
        "member", "known", "as_of", "currency", "lines", "deliveries", "fees", "totals", "used",
        "unused", "redemption", "earns", "tips", "reservation", "expires_at",
    ])
    static let reservation = object([
        "reservation", "member", "state", "expires_at", "purchase", "reference", "purchased_at",
        "amounts",
    ])
    static let run = object([
        "nothing_due", "due", "renewed", "declined", "unknown", "parked", "held_back", "collected",
        "notices", "held_for_notice", "waiting_for_notice",
    ])
}

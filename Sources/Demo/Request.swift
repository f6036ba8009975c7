import JSONText
import Membership

/// One request to `tessera rpc`.
struct Request {
    let method: String
    let params: JSONValue

    /// Writes the request as one line.
    func write(id: Int64, to lines: inout JSONWriter) {
        lines.beginObject()
        lines.key("jsonrpc")
        lines.string("2.0")
        lines.key("id")
        lines.integer(id)
        lines.key("method")
        lines.string(method)
        lines.key("params")
        lines.write(params)
        lines.endObject()
        lines.endLine()
    }
}

extension Request {
    static let listPlans = Request(method: "plan.list", params: [:])

    static func advanceClock(to instant: Instant) -> Request {
        Request(
            method: "clock.advance",
            params: [
                "to": .string(instant.rfc3339),
                "idempotency_key": .string("clock:\(instant.milliseconds)"),
            ]
        )
    }

    static func createMember(_ member: String) -> Request {
        Request(
            method: "member.create",
            params: ["member": .string(member), "idempotency_key": .string("\(member):create")]
        )
    }

    /// - Parameter occasion: tells one prepayment of a member from another.
    static func addPrepayment(_ member: String, _ amount: Money, occasion: String) -> Request {
        Request(
            method: "prepayment.add",
            params: [
                "member": .string(member),
                "amount": .money(amount),
                "idempotency_key": .string("\(member):prepaid:\(occasion)"),
            ]
        )
    }

    static func startSubscription(
        _ member: String,
        _ joining: Joining,
        payWith: String
    ) -> Request {
        Request(
            method: "subscription.start",
            params: [
                "member": .string(member),
                "plan": .string(joining.plan),
                "price": .string(joining.price),
                "pay_with": .string(payWith),
                "idempotency_key": .string("\(member):start"),
            ]
        )
    }

    static func check(_ member: String, _ basket: Money) -> Request {
        Request(
            method: "entitlement.check",
            params: [
                "member": .string(member),
                "benefit": .string(ShopRules.benefit),
                "amount": .money(basket),
                "channel": "online",
            ]
        )
    }
}

extension JSONValue {
    fileprivate static func money(_ money: Money) -> JSONValue {
        ["amount": .integer(money.minorUnits), "currency": .string(money.currency.code)]
    }
}

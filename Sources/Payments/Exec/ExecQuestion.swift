import JSONText
import Membership

/// One request as the program is asked it.
enum ExecQuestion: Hashable, Sendable {
    case charge(ChargeRequest)
    case refund(RefundRequest)
    case chargeQuery(ChargeKey)
    case refundQuery(RefundKey)

    /// What the program recognizes a repeated request by.
    var key: String {
        switch self {
        case .charge(let request): request.key.description
        case .refund(let request): request.key.description
        case .chargeQuery(let key): key.description
        case .refundQuery(let key): key.description
        }
    }

    /// The request's line, with its line feed.
    func line(id: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        switch self {
        case .charge(let request):
            head("charge", id, &writer)
            facts(request.token, request.amount, &writer)
        case .refund(let request):
            head("refund", id, &writer)
            member("charge", request.charge.description, &writer)
            facts(request.token, request.amount, &writer)
        case .chargeQuery:
            head("query", id, &writer)
            member("of", "charge", &writer)
        case .refundQuery:
            head("query", id, &writer)
            member("of", "refund", &writer)
        }
        writer.endObject()
        writer.endLine()
        return writer.bytes
    }

    private func head(_ operation: String, _ id: String, _ writer: inout JSONWriter) {
        member("op", operation, &writer)
        member("id", id, &writer)
        member("key", key, &writer)
    }

    private func facts(_ token: String, _ amount: Money, _ writer: inout JSONWriter) {
        member("token", token, &writer)
        writer.key("amount")
        writer.integer(amount.minorUnits)
        member("currency", amount.currency.code, &writer)
    }

    private func member(_ key: String, _ value: String, _ writer: inout JSONWriter) {
        writer.key(key)
        writer.string(value)
    }
}

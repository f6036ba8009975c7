import Membership

/// A gateway that acts out the payment method's name, for test-clock databases only.
///
/// It keeps nothing: what a key comes to follows from the token and the attempt alone, so asking
/// again, in another process or after a crash, always tells the same.
///
/// - Shape: a token is a ``Script``, and may carry a label that stands for the payer's card: `ok`,
///   `ok:visa-1`.
package struct ScriptedGateway: PaymentGateway {
    package let name = "scripted"
    package let collects = Collection.atOnce

    package init() {}

    package func accepts(token: String) -> Bool { Script(token: token) != nil }

    /// The token's label; without one there is none.
    package func fingerprint(token: String) -> String? {
        guard accepts(token: token), let colon = token.firstIndex(of: ":") else { return nil }
        return String(token[token.index(after: colon)...])
    }

    package func charge(_ requests: [ChargeRequest]) -> [ChargeOutcome] {
        requests.map { request in
            guard let script = Script(token: request.token) else { return Self.unknownMethod }
            return script.outcome(attempt: request.key.attempt)
        }
    }

    package func query(_ requests: [ChargeRequest]) -> [QueryAnswer] {
        requests.map { request in
            guard let script = Script(token: request.token) else {
                return .declined(.hard, code: "unknown_payment_method")
            }
            return script.answer(attempt: request.key.attempt)
        }
    }

    package func refund(_ requests: [RefundRequest]) -> [RefundOutcome] {
        requests.map { request in
            Script(token: request.token)?.refundOutcome(of: request.charge)
                ?? .declined(code: "unknown_payment_method")
        }
    }

    package func queryRefunds(_ requests: [RefundRequest]) -> [RefundAnswer] {
        requests.map { request in
            Script(token: request.token)?.refundAnswer(of: request.charge)
                ?? .declined(code: "unknown_payment_method")
        }
    }

    private static let unknownMethod = ChargeOutcome.declined(.hard, code: "unknown_payment_method")

    /// What a scripted payment method does.
    package enum Script: String, Sendable, CaseIterable {
        case ok
        case insufficientFunds = "insufficient_funds"
        case stolenCard = "stolen_card"
        /// The charge succeeds, but its answer never arrives; asking by key tells.
        case timeout
        /// Each invoice is declined twice, then paid.
        case failTwiceThenOK = "fail_twice_then_ok"
        /// Each invoice is declined once; the next charge succeeds, but its answer is lost.
        case declineThenTimeout = "decline_then_timeout"
        /// Nobody ever says what a charge or a refund came to, however often it is asked for.
        case unanswered
        /// Charges succeed and refunds are declined.
        case refundRefused = "refund_refused"
        /// Charges succeed; so do refunds, but their answer is lost.
        case refundTimeout = "refund_timeout"
    }
}

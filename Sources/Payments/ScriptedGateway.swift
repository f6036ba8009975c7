import Membership

/// A gateway that acts out the payment method's name, for test-clock databases only.
///
/// It keeps nothing: what a key comes to follows from the token and the attempt alone, so asking
/// again, in another process or after a crash, always tells the same.
package struct ScriptedGateway: PaymentGateway {
    package let name = "scripted"

    package init() {}

    package func accepts(token: String) -> Bool { Script(rawValue: token) != nil }

    package func charge(_ requests: [ChargeRequest]) -> [ChargeOutcome] {
        requests.map { request in
            guard let script = Script(rawValue: request.token) else {
                return .declined(.hard, code: "unknown_payment_method")
            }
            switch script {
            case .ok: return .succeeded
            case .insufficientFunds: return .declined(.soft, code: "insufficient_funds")
            case .stolenCard: return .declined(.hard, code: "stolen_card")
            case .timeout: return .unknown
            case .failTwiceThenOK:
                return request.key.attempt <= 2
                    ? .declined(.soft, code: "try_again_later") : .succeeded
            }
        }
    }

    package func query(_ requests: [ChargeRequest]) -> [QueryAnswer] {
        zip(requests, charge(requests)).map { request, outcome in
            switch outcome {
            case .succeeded: .succeeded
            case .declined(let kind, let code): .declined(kind, code: code)
            // The answer was lost, not the money: the trap a second charge would fall into.
            case .unknown: .succeeded
            }
        }
    }

    /// What a scripted payment method does.
    package enum Script: String, Sendable, CaseIterable {
        case ok
        case insufficientFunds = "insufficient_funds"
        case stolenCard = "stolen_card"
        /// The charge succeeds, but its answer never arrives; asking by key tells.
        case timeout
        /// Each invoice is declined twice, then paid.
        case failTwiceThenOK = "fail_twice_then_ok"
    }
}

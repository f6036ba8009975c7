import Membership
package import Payments
import Synchronization

/// A gateway that remembers every call, and does what the test told it to.
///
/// It recognizes repeated keys as real gateways do: a key that took money never takes it twice.
package final class RememberingGateway: PaymentGateway {
    package let name = "shop"
    package let collects = Payments.Collection.atOnce

    private struct Memory {
        var plan: [ChargeOutcome] = []
        var usual = ChargeOutcome.succeeded
        var answers: [ChargeKey: ChargeOutcome] = [:]
        var forgetful = false
        var calls: [String] = []
        var moved: [ChargeKey: Int64] = [:]
        var refundPlan: [RefundOutcome] = []
        var refunds: [RefundKey: RefundOutcome] = [:]
        var givenBack: [RefundKey: Int64] = [:]
    }

    private let memory = Mutex(Memory())

    package init() {}

    /// The outcomes of the next charges; when they run out, the usual one comes.
    package func expect(_ outcomes: ChargeOutcome...) {
        memory.withLock { $0.plan += outcomes }
    }

    /// What a charge comes to from here on when nothing else is expected.
    package func usually(_ outcome: ChargeOutcome) { memory.withLock { $0.usual = outcome } }

    /// From here on no charge or refund arrives or is remembered, as when the line is dead.
    package func losesCalls(_ loses: Bool) { memory.withLock { $0.forgetful = loses } }

    /// Every call so far, as `charge inv_1:1` and `query inv_1:1`.
    package var calls: [String] { memory.withLock(\.calls) }

    /// What each key has taken.
    package var moved: [ChargeKey: Int64] { memory.withLock(\.moved) }

    package func accepts(token: String) -> Bool { true }

    package func charge(_ requests: [ChargeRequest]) -> [ChargeOutcome] {
        memory.withLock { memory in
            requests.map { request in
                memory.calls.append("charge \(request.key)")
                if memory.forgetful { return .unknown }
                if let known = memory.answers[request.key], known != .unknown { return known }
                let outcome = memory.plan.isEmpty ? memory.usual : memory.plan.removeFirst()
                memory.answers[request.key] = outcome == .unknown ? .succeeded : outcome
                if outcome == .succeeded || outcome == .unknown {
                    memory.moved[request.key, default: 0] += request.amount.minorUnits
                }
                return outcome
            }
        }
    }

    package func query(_ requests: [ChargeRequest]) -> [QueryAnswer] {
        memory.withLock { memory in
            requests.map { request in
                memory.calls.append("query \(request.key)")
                if memory.forgetful { return .unknown }
                switch memory.answers[request.key] {
                case .succeeded: return .succeeded
                case .declined(let kind, let code): return .declined(kind, code: code)
                case .unknown: return .unknown
                case nil: return .neverSeen
                }
            }
        }
    }

    // MARK: Refunds

    /// The outcomes of the next refunds; when they run out, refunds succeed.
    package func expectRefunds(_ outcomes: RefundOutcome...) {
        memory.withLock { $0.refundPlan += outcomes }
    }

    /// What each key has given back.
    package var givenBack: [RefundKey: Int64] { memory.withLock(\.givenBack) }

    package func fingerprint(token: String) -> String? { "\(name):\(token)" }

    package func refund(_ requests: [RefundRequest]) -> [RefundOutcome] {
        memory.withLock { memory in
            requests.map { request in
                memory.calls.append("refund \(request.key)")
                if memory.forgetful { return .unknown }
                if let known = memory.refunds[request.key], known != .unknown { return known }
                let outcome =
                    memory.refundPlan.isEmpty ? .succeeded : memory.refundPlan.removeFirst()
                memory.refunds[request.key] = outcome
                switch outcome {
                // The answer was lost, not the money.
                case .succeeded, .unknown:
                    memory.givenBack[request.key] = request.amount.minorUnits
                case .declined: break
                }
                return outcome
            }
        }
    }

    package func queryRefunds(_ requests: [RefundRequest]) -> [RefundAnswer] {
        memory.withLock { memory in
            requests.map { request in
                memory.calls.append("query \(request.key)")
                if memory.forgetful { return .unknown }
                return switch memory.refunds[request.key] {
                case nil: .neverSeen
                case .succeeded, .unknown: .succeeded
                case .declined(let code): .declined(code: code)
                }
            }
        }
    }
}

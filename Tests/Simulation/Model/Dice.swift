import Membership
import Payments
import Synchronization

/// What the nth charge of a card comes to; product and model throw the same dice.
enum Dice {
    enum Roll {
        case taken, soft, hard
        /// The money moves, and the answer is lost.
        case lateTaken
        case lateSoft
        /// The gateway never hears of it.
        case lost
    }

    /// Tokens that begin with `g` are good, with `b` mostly bad, and with `d` anything.
    static func charge(_ token: String, _ nth: Int) -> Roll {
        let value = number(token, nth, 1) % 100
        switch token.first {
        case "g": return .taken
        case "b": return value < 60 ? .soft : value < 75 ? .hard : .taken
        case _:
            switch value {
            case ..<62: return .taken
            case ..<76: return .soft
            case ..<82: return .hard
            case ..<90: return .lateTaken
            case ..<95: return .lateSoft
            case _: return .lost
            }
        }
    }

    /// Whether the nth refund to a card arrives; `nil` when nobody answers, and it has.
    static func refund(_ token: String, _ nth: Int) -> Bool? {
        switch number(token, nth, 2) % 8 {
        case 0: false
        case 1: nil
        case _: true
        }
    }

    private static func number(_ token: String, _ nth: Int, _ salt: UInt64) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 &+ salt
        for byte in Array(token.utf8) + [UInt8(truncatingIfNeeded: nth)] {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return (hash ^ (hash >> 31)) >> 7
    }
}

/// A gateway that throws the dice once for each key it takes in.
final class DiceGateway: PaymentGateway {
    static let gatewayName = "dice"

    let name = DiceGateway.gatewayName
    let collects = Payments.Collection.atOnce

    private struct Memory {
        var charges: [String: Int] = [:]
        var refunds: [String: Int] = [:]
        var outcomes: [ChargeKey: ChargeOutcome] = [:]
        var given: [RefundKey: Bool] = [:]
        var taken: [ChargeKey: Int64] = [:]
        var back: Int64 = 0
    }

    private let memory = Mutex(Memory())

    /// What each key took, as `inv_1:1 1000`.
    var taken: Set<String> {
        memory.withLock { memory in Set(memory.taken.map { "\($0.key) \($0.value)" }) }
    }

    /// All money that it took, less what it gave back.
    var balance: Int64 {
        memory.withLock { $0.taken.values.reduce(0, +) - $0.back }
    }

    func accepts(token: String) -> Bool { true }

    func fingerprint(token: String) -> String? { nil }

    func charge(_ requests: [ChargeRequest]) -> [ChargeOutcome] {
        memory.withLock { memory in
            requests.map { request in
                if let known = memory.outcomes[request.key] { return known }
                memory.charges[request.token, default: 0] += 1
                let outcome: ChargeOutcome
                var answer: ChargeOutcome?
                switch Dice.charge(request.token, memory.charges[request.token] ?? 0) {
                case .taken: outcome = .succeeded
                case .soft: outcome = .declined(.soft, code: "insufficient_funds")
                case .hard: outcome = .declined(.hard, code: "stolen_card")
                case .lateTaken: (outcome, answer) = (.succeeded, .unknown)
                case .lateSoft:
                    (outcome, answer) = (.declined(.soft, code: "insufficient_funds"), .unknown)
                case .lost: return .unknown
                }
                memory.outcomes[request.key] = outcome
                if outcome == .succeeded {
                    memory.taken[request.key] = request.amount.minorUnits
                }
                return answer ?? outcome
            }
        }
    }

    func query(_ requests: [ChargeRequest]) -> [QueryAnswer] {
        memory.withLock { memory in
            requests.map { request in
                switch memory.outcomes[request.key] {
                case .succeeded: .succeeded
                case .declined(let kind, let code): .declined(kind, code: code)
                case .unknown: .unknown
                case nil: .neverSeen
                }
            }
        }
    }

    func refund(_ requests: [RefundRequest]) -> [RefundOutcome] {
        memory.withLock { memory in
            requests.map { request in
                if let known = memory.given[request.key] {
                    return known ? .succeeded : .declined(code: "closed_account")
                }
                memory.refunds[request.token, default: 0] += 1
                let roll = Dice.refund(request.token, memory.refunds[request.token] ?? 0)
                memory.given[request.key] = roll ?? true
                if roll ?? true { memory.back += request.amount.minorUnits }
                switch roll {
                case true?: return .succeeded
                case false?: return .declined(code: "closed_account")
                case nil: return .unknown
                }
            }
        }
    }

    func queryRefunds(_ requests: [RefundRequest]) -> [RefundAnswer] {
        memory.withLock { memory in
            requests.map { request in
                switch memory.given[request.key] {
                case true?: .succeeded
                case false?: .declined(code: "closed_account")
                case nil: .neverSeen
                }
            }
        }
    }
}

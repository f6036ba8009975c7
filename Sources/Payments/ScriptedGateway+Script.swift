import Membership

extension ScriptedGateway.Script {
    /// The script of a token, whose label says nothing about what happens.
    /// - Returns: `nil` for a script that does not exist, and for a colon without a label.
    init?(token: String) {
        guard let colon = token.firstIndex(of: ":") else {
            self.init(rawValue: token)
            return
        }
        guard token.index(after: colon) < token.endIndex else { return nil }
        self.init(rawValue: String(token[..<colon]))
    }

    /// What this attempt's charge is told to come to.
    func outcome(attempt: Int) -> ChargeOutcome {
        switch self {
        case .ok, .refundRefused, .refundTimeout: .succeeded
        case .insufficientFunds: .declined(.soft, code: "insufficient_funds")
        case .stolenCard: .declined(.hard, code: "stolen_card")
        case .timeout, .unanswered: .unknown
        case .failTwiceThenOK: attempt <= 2 ? Self.notYet : .succeeded
        case .declineThenTimeout: attempt <= 1 ? Self.notYet : .unknown
        }
    }

    /// What asking for this attempt's charge tells.
    func answer(attempt: Int) -> QueryAnswer {
        switch outcome(attempt: attempt) {
        case .succeeded: .succeeded
        case .declined(let kind, let code): .declined(kind, code: code)
        // The answer was lost, not the money: the trap a second charge would fall into.
        case .unknown: self == .unanswered ? .unknown : .succeeded
        }
    }

    func refundOutcome(of charge: ChargeKey) -> RefundOutcome {
        switch refundAnswer(of: charge) {
        case .succeeded: self == .refundTimeout ? .unknown : .succeeded
        case .declined(let code): .declined(code: code)
        case .neverSeen, .unknown: .unknown
        }
    }

    /// What asking for a refund of this charge tells: nothing goes back that never came.
    func refundAnswer(of charge: ChargeKey) -> RefundAnswer {
        switch answer(attempt: charge.attempt) {
        case .succeeded: self == .refundRefused ? .declined(code: "refund_refused") : .succeeded
        case .declined, .neverSeen: .declined(code: "nothing_to_refund")
        case .unknown: .unknown
        }
    }

    private static let notYet = ChargeOutcome.declined(.soft, code: "try_again_later")
}

import JSONText
import Membership

/// What the program answered to one request, whatever its kind.
enum ExecAnswer: Hashable, Sendable {
    case succeeded
    /// Charges are declined with a kind, refunds without.
    case declined(DeclineKind?, code: String)
    case neverSeen
    case unknown

    /// Reads an answer as a reply to this question.
    /// - Throws: ``Contradiction`` for an answer this question cannot have.
    init(_ answer: JSONObject, to question: ExecQuestion) throws(Contradiction) {
        guard case .string(let outcome) = answer["outcome"] else {
            throw Contradiction("it has no \"outcome\"")
        }
        switch outcome {
        case "succeeded": self = .succeeded
        case "unknown": self = .unknown
        case "never_seen":
            guard question.isQuery else {
                throw Contradiction("only a query may be answered \"never_seen\"")
            }
            self = .neverSeen
        case "declined":
            let kind = question.isAboutRefund ? nil : try Self.kind(answer)
            self = .declined(kind, code: try Self.code(answer))
        default: throw Contradiction("there is no outcome \"\(outcome.excerpt)\"")
        }
    }

    /// Why an answer is none to its question.
    struct Contradiction: Error {
        let sentence: String

        init(_ sentence: String) { self.sentence = sentence }
    }

    private static func kind(_ answer: JSONObject) throws(Contradiction) -> DeclineKind {
        guard case .string(let text) = answer["kind"], let kind = DeclineKind(rawValue: text) else {
            throw Contradiction("a decline needs the \"kind\" soft or hard")
        }
        return kind
    }

    private static func code(_ answer: JSONObject) throws(Contradiction) -> String {
        // A code is kept, printed and compared, so it is spelled like everything else that is.
        guard case .string(let code) = answer["code"], MemberKey.isWellFormed(code) else {
            throw Contradiction("a decline needs a \"code\", 1 to 64 of A-Z a-z 0-9 . _ : -")
        }
        return code
    }
}

extension ExecAnswer {
    var chargeOutcome: ChargeOutcome {
        switch self {
        case .succeeded: .succeeded
        case .declined(let kind?, let code): .declined(kind, code: code)
        case .declined(nil, _), .neverSeen, .unknown: .unknown
        }
    }

    var queryAnswer: QueryAnswer {
        switch self {
        case .succeeded: .succeeded
        case .declined(let kind?, let code): .declined(kind, code: code)
        case .neverSeen: .neverSeen
        case .declined(nil, _), .unknown: .unknown
        }
    }

    var refundOutcome: RefundOutcome {
        switch self {
        case .succeeded: .succeeded
        case .declined(_, let code): .declined(code: code)
        case .neverSeen, .unknown: .unknown
        }
    }

    var refundAnswer: RefundAnswer {
        switch self {
        case .succeeded: .succeeded
        case .declined(_, let code): .declined(code: code)
        case .neverSeen: .neverSeen
        case .unknown: .unknown
        }
    }
}

extension ExecQuestion {
    fileprivate var isQuery: Bool {
        switch self {
        case .charge, .refund: false
        case .chargeQuery, .refundQuery: true
        }
    }

    fileprivate var isAboutRefund: Bool {
        switch self {
        case .charge, .chargeQuery: false
        case .refund, .refundQuery: true
        }
    }
}

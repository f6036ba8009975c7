import JSONText
import Membership
import Store

extension RPCFailure {
    /// The failure a caller is told for an error of the engine.
    init(_ error: any Error) {
        switch error {
        case let failure as RPCFailure: self = failure
        case let refused as Refused: self.init(refused)
        case let error as StoreError: self.init(error)
        case let error as MoneyError: self.init(Refused(.amountTooLarge, "\(error)"))
        default:
            // The text stays here: it may hold SQL or paths.
            Diagnostics.note("internal error: \(error)")
            self = .internalError()
        }
    }

    private init(_ refused: Refused) {
        let refusal = refused.refusal
        var data: [JSONObject.Member] = [
            .init(key: "code", value: .string(refusal.rawValue)),
            .init(key: "retryable", value: .bool(refusal.isRetryable)),
            .init(key: "remedy", value: .string(refusal.remedy)),
        ]
        if let detail = refused.detail {
            data.append(.init(key: "detail", value: .string(detail)))
        }
        self = .refusal(
            code: refusal.rpcCode,
            message: refused.problem,
            data: .object(JSONObject(data))
        )
    }

    private init(_ error: StoreError) {
        switch error {
        case .busy: self.init(Refused(.busy))
        case .missing, .alreadyExists, .notADatabase, .newerVersion, .notWritable, .unsafe, .full,
            .io, .corrupt, .durability, .constraint:
            Diagnostics.note(error.description)
            self = .internalError()
        }
    }
}

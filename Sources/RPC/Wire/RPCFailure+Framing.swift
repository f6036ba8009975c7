import JSONText

/// The failures of lines that never became a request.
extension RPCFailure {
    /// The scanner gave up on a line.
    ///
    /// A duplicate key is well-formed JSON, so it is an invalid request and no parse error.
    static func unreadable(
        _ error: JSONSyntaxError,
        line: UnsafeBufferPointer<UInt8>
    ) -> RPCFailure {
        let offset = JSONObject.Member(key: "offset", value: .integer(Int64(error.offset)))
        if case .duplicateKey = error.problem {
            return .invalidRequest(error.description, details: [offset])
        }
        // The header of the Language Server Protocol, which many libraries send unless told not
        // to; without a clear answer such a client hangs until it times out.
        if line.starts(with: "Content-Length:".utf8) {
            return .parseError(
                "this service does not take Content-Length headers; send one message a line",
                details: [.init(key: "framing", value: "one JSON message a line, ended by LF")]
            )
        }
        return .parseError(error.description, details: [offset])
    }

    static func oversized(_ size: Int) -> RPCFailure {
        .parseError(
            "the line has \(size) bytes; send at most \(LineReader.lineLimit)",
            details: [limit(LineReader.lineLimit)]
        )
    }

    static func cut(_ size: Int) -> RPCFailure {
        .parseError(
            "the input ended inside a line, after \(size) bytes; nothing of it was executed,"
                + " and a whole line ends with LF"
        )
    }

    static func batch(of size: Int, limit: Int) -> RPCFailure {
        if size == 0 { return .invalidRequest("the batch is empty; send one request or more") }
        return .invalidRequest(
            "the batch has \(size) items; send at most \(limit)",
            details: [self.limit(limit)]
        )
    }

    static func batchReply(limit: Int) -> RPCFailure {
        .invalidRequest(
            "the replies of this batch are over \(limit) bytes; this item was not executed, send it"
                + " in another batch",
            details: [self.limit(limit)]
        )
    }

    private static func limit(_ limit: Int) -> JSONObject.Member {
        .init(key: "limit", value: .integer(Int64(limit)))
    }
}

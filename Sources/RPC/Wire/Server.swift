import JSONText

/// The loop of the service: reads the lines that have arrived, answers each in order, lets the
/// service commit them together, then writes all replies at once.
///
/// - Order: replies come in the order of the requests. A reply is never written before its commit.
/// - Backpressure: one thread does everything, so while the client does not read, we do not either.
/// - Batches: a batch is answered as one line. It is no transaction: its items succeed and fail
///   one by one.
package struct Server: ~Copyable {
    /// The most items a batch may have.
    package static let batchLimit = 1_000

    /// Once the replies of one batch take this many bytes, its other items are refused unexecuted.
    package static let batchReplyLimit = 16 << 20

    /// Once this many bytes of replies wait, they are committed and written before going on.
    private static let outputLimit = 1 << 20

    private let role: Role
    private let table: MethodTable
    private let hooks: Hooks
    private let writer: LineWriter
    private var reader: LineReader
    private var replies = ReplyBuffer()

    /// Whether a method has run since the last commit.
    private var hasWork = false

    /// - Parameters:
    ///   - input: the descriptor to read requests from.
    ///   - output: the descriptor to write replies to; nothing else may write to it.
    package init(input: Int32, output: Int32, role: Role, table: MethodTable, hooks: Hooks) {
        self.role = role
        self.table = table
        self.hooks = hooks
        reader = LineReader(descriptor: input)
        writer = LineWriter(descriptor: output)
    }

    /// Serves until the input ends or one of the streams fails.
    package mutating func run() -> ExitReason {
        do throws(StreamFailure) {
            while true {
                let progress = try reader.nextDrain()
                let wasCut = try answerDrain()
                try settle()
                if progress == .ended {
                    return wasCut && !hooks.isStopping() ? .cutLine : .endOfInput
                }
            }
        } catch {
            return ExitReason(error)
        }
    }

    /// - Returns: whether the drain ended in half a line.
    private mutating func answerDrain() throws(StreamFailure) -> Bool {
        var wasCut = false
        for index in reader.items.indices {
            switch reader.items[index] {
            case .line(let range):
                try answer(line: reader.bytes(of: range))
            case .oversized(let size):
                replies.refuse(.oversized(size))
            case .cutTail(let size):
                replies.refuse(.cut(size))
                wasCut = true
            }
            if replies.count > Self.outputLimit { try settle() }
        }
        return wasCut
    }

    private mutating func answer(line: UnsafeBufferPointer<UInt8>) throws(StreamFailure) {
        let value: JSONValue
        do throws(JSONSyntaxError) {
            value = try JSONScanner.parse(line)
        } catch {
            replies.refuse(.unreadable(error, line: line))
            return
        }
        guard case .array(let items) = value else {
            return try answer(value, inBatch: false)
        }
        guard !items.isEmpty, items.count <= Self.batchLimit else {
            replies.refuse(.batch(of: items.count, limit: Self.batchLimit))
            return
        }
        replies.beginBatch()
        let start = replies.count
        for item in items {
            guard replies.count - start <= Self.batchReplyLimit else {
                replies.refuseItem(item, with: .batchReply(limit: Self.batchReplyLimit))
                continue
            }
            try answer(item, inBatch: true)
        }
        replies.endBatch()
    }

    private mutating func answer(_ value: JSONValue, inBatch: Bool) throws(StreamFailure) {
        let request: RPCRequest
        do throws(InvalidRequest) {
            request = try RPCRequest(value)
        } catch {
            replies.refuse(error.failure, id: error.id)
            return
        }
        let method: Method
        do throws(RPCFailure) {
            method = try table.method(named: request.method, for: role)
        } catch {
            fail(request, with: error)
            return
        }
        guard method.standsAlone else {
            perform(method, request)
            return
        }
        // Kept apart from what came before and what follows. Inside a batch only the commits are:
        // the batch's replies are one line, which goes out whole.
        if inBatch { commit() } else { try settle() }
        perform(method, request)
        if inBatch { commit() } else { try settle() }
    }

    private mutating func perform(_ method: Method, _ request: RPCRequest) {
        do throws(RPCFailure) {
            if request.isPositional {
                throw .invalidParams(
                    pointer: "",
                    message: "params must be an object: parameters go by name"
                )
            }
            let params = request.params ?? JSONObject()
            try method.check(params)
            hasWork = true
            let call = Call(method: method, role: role, params: params)
            try replies.answer(id: request.id) { (result) throws(RPCFailure) in
                try method.handler(call, &result)
            }
        } catch {
            fail(request, with: error)
        }
    }

    private mutating func fail(_ request: RPCRequest, with failure: RPCFailure) {
        if let id = request.id {
            replies.fail(failure, id: id)
        } else {
            hooks.notificationFailed(request.method.excerpt, failure)
        }
    }

    /// Lets the service make its work durable; if it cannot, no reply may claim otherwise.
    private mutating func commit() {
        if hasWork {
            do throws(RPCFailure) {
                try hooks.flush()
            } catch {
                replies.replaceUncommitted(with: error)
            }
        }
        hasWork = false
        replies.markCommitted()
    }

    private mutating func settle() throws(StreamFailure) {
        commit()
        guard replies.count > 0 else { return }
        try writer.write(replies.bytes)
        replies.removeAll()
    }
}
